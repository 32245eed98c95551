"""A codebook in words: one entry spelled out, and the counts of what it holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from verbale.codebook.types import Act, Codebook, Condition, Example, Frame


def find(codebook: Codebook, term: str) -> list[Act]:
    """Entries whose words include all words of `term` in order, or whose id is `term`."""
    wanted = term.split()
    return [
        act
        for act in codebook.acts
        if act.act_id == term or _holds([set(position) for position in act.term.words], wanted)
    ]


def _holds(positions: list[set[str]], wanted: list[str]) -> bool:
    size = len(wanted)
    return any(
        all(wanted[step] in positions[start + step] for step in range(size))
        for start in range(len(positions) - size + 1)
    )


def describe(codebook: Codebook, act: Act) -> str:
    """An entry in a few lines: coding, frame, conditions, examples, and where it stands."""
    code = f"{act.type}:{act.mode}" if act.mode else act.type
    cameo = act.cameo or codebook.cameo_for(act.type, act.mode, act.contexts)
    lines = [
        f"{act.act_id}   ({act.where})",
        f"  {act.kind} → {code}, intensity {codebook.intensity(act.type, act.mode):g}"
        + (f", CAMEO {cameo}" if cameo else "")
        + (f", contexts {', '.join(act.contexts)}" if act.contexts else ""),
        f"  frame: {frame_text(act.frame)}",
    ]
    lines += [f"  if {condition_text(condition)}" for condition in act.conditions]
    lines += [f"  e.g. {example.text}   [{coding_text(example)}]" for example in act.examples]
    return "\n".join(lines)


def frame_text(frame: Frame) -> str:
    """A frame in its notation."""
    sides = ["|".join(slots) or "-" for slots in (frame.actors, frame.recipients)]
    return (" <> " if frame.mutual else " > ").join(sides)


def condition_text(condition: Condition) -> str:
    """A condition in its notation, long classes cut short."""
    if condition.present is not None:
        return f"{condition.slot}={'*' if condition.present else '-'}"
    words = [*sorted(condition.builtins), *sorted(condition.lemmas)]
    shown = "|".join(words[:8]) + ("|…" if words[8:] else "")
    return f"{condition.slot}{'!=' if condition.negated else '='}{shown}"


def coding_text(example: Example) -> str:
    """The coding of an example in its notation."""
    parts: list[str] = []
    for event in example.events:
        arrow = "<>" if event.mutual else ">"
        code = f"{event.type}:{event.mode}" if event.mode else event.type
        sides = [" & ".join(names) or "-" for names in (event.actors, event.recipients)]
        fact = "" if event.factuality == "actual" else f" ! {event.factuality}"
        parts.append(f"{sides[0]} {arrow} {code} {arrow} {sides[1]}{fact}")
    return "; ".join(parts) or "none"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a codebook.

    Attributes:
        types: type → entries.
        modes: `TYPE:mode` → entries; modes without any are there with 0.
        kinds: kind → entries.
        tables: other tables → rows.
        digest: hash of the files that were read.
    """

    name: str
    version: str
    types: dict[str, int]
    modes: dict[str, int]
    kinds: dict[str, int]
    tables: dict[str, int]
    digest: str

    @property
    def acts(self) -> int:
        """Entries of all types."""
        return sum(self.types.values())

    def as_dict(self) -> dict[str, object]:
        """The figures for JSON."""
        return {
            "codebook": self.name,
            "version": self.version,
            "digest": self.digest,
            "acts": self.acts,
            "types": self.types,
            "modes": self.modes,
            "kinds": self.kinds,
            "tables": self.tables,
        }

    def as_text(self) -> str:
        """The figures for people."""
        lines = [f"{self.name} {self.version}   {self.acts} acts   {self.digest[:12]}", ""]
        for name, count in self.types.items():
            modes = {m: n for m, n in self.modes.items() if m.startswith(f"{name}:")}
            listed = ", ".join(f"{mode.split(':')[1]} {number}" for mode, number in modes.items())
            lines.append(f"{name:<12}{count:>6}   {listed}".rstrip())
        lines += ["", *(f"{what:<24}{count:>6}" for what, count in self.kinds.items())]
        lines += ["", *(f"{what:<24}{count:>6}" for what, count in self.tables.items())]
        return "\n".join(lines)


def statistics(codebook: Codebook) -> Figures:
    """Counts by type, mode, kind and table."""
    types = Counter(act.type for act in codebook.acts)
    modes = Counter(f"{act.type}:{act.mode}" for act in codebook.acts if act.mode)
    kinds = Counter[str](act.kind for act in codebook.acts)
    ontology = codebook.ontology
    return Figures(
        name=codebook.name,
        version=codebook.version,
        types={entry.name: types[entry.name] for entry in ontology.types},
        modes={
            f"{entry.name}:{mode.name}": modes[f"{entry.name}:{mode.name}"]
            for entry in ontology.types
            for mode in entry.modes
        },
        kinds=dict(sorted(kinds.items())),
        tables={
            "examples": sum(len(act.examples) for act in codebook.acts),
            "word classes": len(codebook.classes),
            "context terms": len(codebook.contexts),
            "factuality cues": len(codebook.cues),
            "stops": len(codebook.stops),
            "CAMEO codes": len(codebook.cameo),
            "CAMEO to type": len(codebook.from_cameo),
            "type to CAMEO": len(codebook.to_cameo),
        },
        digest=codebook.digest,
    )
