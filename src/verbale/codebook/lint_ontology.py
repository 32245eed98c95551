"""Checks of types, codes, crosswalks and quad maps, with each known defect of the sources.

The defects (a score without its sign, a type in two quads, a type that does not exist, contexts in
the place of modes, …) are those of the PLOVER manual and its 2021 crosswalk; the ontology records
our decision on each, and a table that goes back to the defect is named here.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.codebook.types import Codebook, Crossing, Finding, Ontology

LIMIT = 10
"""Scores lie between −LIMIT and LIMIT."""


def check_ontology(codebook: Codebook) -> Iterator[Finding]:
    """All findings about the tables of codes."""
    ontology = codebook.ontology
    yield from _quads(ontology)
    yield from _scores(ontology)
    yield from _rules(ontology)
    yield from _decisions(codebook)
    for row in (*codebook.from_cameo.values(), *codebook.to_cameo):
        yield from _crossing(row, codebook)
    if codebook.cameo:
        yield from _coverage(codebook)


def error(where: str, rule: str, message: str) -> Finding:
    """A finding of level error."""
    return Finding(where, rule, "error", message)


def _quads(ontology: Ontology) -> Iterator[Finding]:
    for entry in ontology.types:
        listed = [quad for quad in ontology.quads if entry.name in quad.types]
        if [quad.number for quad in listed] != [entry.quad]:
            where = ", ".join(f"{quad.number} ({quad.name})" for quad in listed) or "none"
            yield error(
                entry.where,
                "quad-conflict",
                f"type {entry.name} says quad {entry.quad}, but is listed in quad {where}. One "
                "type has one quad: make both places agree.",
            )
    for quad in ontology.quads:
        for name in quad.types:
            if ontology.type(name) is None:
                yield error(quad.where, "unknown-type", unknown(ontology, "type", name))


def _scores(ontology: Ontology) -> Iterator[Finding]:
    for entry in ontology.types:
        quad = ontology.quad(entry.quad)
        if quad is None:
            continue
        scores = [("type", entry.score), *((f"mode {m.name}", m.score) for m in entry.modes)]
        for what, score in scores:
            # A request to assist is the one conflict that PLOVER scores above nought.
            wrong = score * quad.sign < 0 and abs(score) >= 1
            if wrong or abs(score) > LIMIT:
                yield error(
                    entry.where,
                    "score-sign",
                    f"{entry.name}: {what} has score {score:g}, but quad {quad.number} "
                    f"({quad.name}) has sign {quad.sign:+d}; scores lie between -{LIMIT} and "
                    f"{LIMIT}. A lost minus is the usual reason: put it back.",
                )


def _rules(ontology: Ontology) -> Iterator[Finding]:
    for rule in ontology.rules:
        for name in rule.types:
            if ontology.type(name) is None:
                yield error(rule.where, "unknown-type", unknown(ontology, "type", name))


def unknown(ontology: Ontology, what: str, name: str) -> str:
    """Message for a name that the ontology lacks; tells the new name of a retired one."""
    new = ontology.retired.get((what, name))
    if new is not None:
        here = f"{ontology.name} {ontology.version}"
        return f"{what} {name!r} belongs to an older source and is not in {here}; {new}."
    allowed = {
        "type": [entry.name for entry in ontology.types],
        "mode": sorted({mode.name for entry in ontology.types for mode in entry.modes}),
        "context": sorted(ontology.contexts),
    }[what]
    return f"{what} {name!r} is unknown; allowed: {', '.join(allowed)}. Use one of these."


def coding_faults(
    ontology: Ontology, where: str, type_name: str, mode: str | None, contexts: tuple[str, ...]
) -> Iterator[Finding]:
    """What is wrong with a type, a mode and contexts that stand together in a row."""
    entry = ontology.type(type_name)
    if entry is None:
        yield error(where, "unknown-type", unknown(ontology, "type", type_name))
    if mode is not None and (entry is None or entry.mode(mode) is None):
        owners = [owner.name for owner in ontology.types if owner.mode(mode)]
        if mode in ontology.contexts:
            message = f"{mode!r} is a context and stands in the place of the mode. Move it."
            yield error(where, "context-as-mode", message)
        elif not owners:
            yield error(where, "unknown-mode", unknown(ontology, "mode", mode))
        elif entry is not None:
            own = ", ".join(m.name for m in entry.modes) or "none"
            message = (
                f"mode {mode!r} belongs to {', '.join(owners)}, not to {type_name}; modes of "
                f"{type_name}: {own}. Change the mode or the type."
            )
            yield error(where, "foreign-mode", message)
    for context in contexts:
        if context not in ontology.contexts:
            yield error(where, "unknown-context", unknown(ontology, "context", context))


def _crossing(row: Crossing, codebook: Codebook) -> Iterator[Finding]:
    if row.cameo not in codebook.cameo:
        message = f"CAMEO code {row.cameo!r} is not in cameo.tsv. Mend the code or add it there."
        yield error(row.where, "unknown-code", message)
    if row.cameo.startswith("01") and row.type is not None:
        yield error(
            row.where,
            "statement-code",
            f"CAMEO {row.cameo} is a public statement; it has no type (statements have a layer "
            f"of their own), but is sent to {row.type}. Write - as its type.",
        )
    elif row.cameo.startswith("02") and row.type not in (None, "REQUEST"):
        yield error(
            row.where,
            "statement-code",
            f"CAMEO {row.cameo} is an appeal; its type is REQUEST or none (-), not {row.type}.",
        )
    if row.type is not None:
        yield from coding_faults(codebook.ontology, row.where, row.type, row.mode, row.contexts)


def _coverage(codebook: Codebook) -> Iterator[Finding]:
    for code in codebook.cameo.values():
        if codebook.from_cameo and code.code not in codebook.from_cameo:
            message = f"CAMEO {code.code} has no row in cameo_to_plover.tsv. Add one."
            yield error(code.where, "uncovered", message)
    for entry in codebook.ontology.types:
        for mode in (None, *(mode.name for mode in entry.modes)):
            rows = [r for r in codebook.to_cameo if r.type == entry.name and r.mode == mode]
            if not any(not row.contexts for row in rows):
                name = f"{entry.name}:{mode}" if mode else entry.name
                message = f"{name} has no row without context in plover_to_cameo.tsv. Add one."
                yield error(entry.where, "uncovered", message)
    roots = sorted({code[:2] for code in codebook.cameo})
    for publisher, table in codebook.quad_maps.items():
        for root in roots:
            if root not in table:
                message = f"publisher {publisher} has no quad for CAMEO root {root}. Add the row."
                yield error("quads.tsv:1", "quad-map", message)


def _decisions(codebook: Codebook) -> Iterator[Finding]:
    for decision in codebook.ontology.decisions:
        value, where = actual_value(codebook, decision.subject)
        if value is None:
            message = (
                f"decision about {decision.subject!r}, which does not exist. Mend its subject."
            )
            yield error(decision.where, "decision", message)
        elif value != decision.value:
            yield error(
                where,
                "decision",
                f"{decision.subject} is {value}; decided is {decision.value} "
                f"({decision.source}; {decision.where}). Put the decided value back.",
            )


def actual_value(codebook: Codebook, subject: str) -> tuple[str | None, str]:
    """What a table says about the subject of a decision, and where.

    Subjects: `type.NAME.score|quad|recipient`, `type.NAME.modes.MODE` (its score),
    `quad_map.PUBLISHER.ROOT`, `crosswalk.CODE` (`TYPE`, `TYPE:mode` or `-`).
    """
    parts = subject.split(".")
    if parts[0] == "type" and len(parts) >= 3:
        entry = codebook.ontology.type(parts[1])
        if entry is None:
            return None, ""
        mode = entry.mode(parts[3]) if len(parts) == 4 else None
        values = {
            "score": f"{entry.score:g}",
            "quad": str(entry.quad),
            "recipient": entry.recipient,
            "modes": f"{mode.score:g}" if mode else None,
        }
        return values.get(parts[2]), entry.where
    if parts[0] == "quad_map" and len(parts) == 3:
        quad = codebook.quad_maps.get(parts[1], {}).get(parts[2])
        return (None if quad is None else str(quad)), "quads.tsv:1"
    if parts[0] == "crosswalk" and len(parts) == 2:
        row = codebook.from_cameo.get(parts[1])
        if row is None:
            return None, ""
        return (row.type or "-") + (f":{row.mode}" if row.mode else ""), row.where
    return None, ""
