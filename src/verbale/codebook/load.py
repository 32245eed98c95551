"""From a folder to a `Codebook`: the default one, a user's own, or both in layers.

A user's folder says in its `codebook.toml` how it stands to the default: `extend` adds (an entry
that the default already has is refused), `override` adds and wins where both have an entry,
`replace` stands alone. Whatever could be read two ways is refused with file and line.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from verbale.codebook import lexicon, ontology
from verbale.codebook.table import read_text
from verbale.codebook.types import (
    Act,
    CameoCode,
    Codebook,
    ContextTerm,
    Crossing,
    Cue,
    Finding,
    Layering,
    Ontology,
    Stop,
    Term,
)
from verbale.errors import DataError

DEFAULT = Path(__file__).parent / "data" / "plover"
LAYERINGS: tuple[Layering, ...] = ("extend", "override", "replace")
MOST_FORMS = 512
"""Alternatives of one term that are compared for being the same; beyond, the first ones stand."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Folder:
    """All that one folder holds, in the order of its files."""

    name: str
    version: str
    layering: Layering
    remove: tuple[str, ...]
    manifest: str
    ontology: Ontology | None
    cameo: tuple[CameoCode, ...]
    from_cameo: tuple[Crossing, ...]
    to_cameo: tuple[Crossing, ...]
    quad_maps: Mapping[str, Mapping[str, int]]
    classes: Mapping[str, frozenset[str]]
    acts: tuple[Act, ...]
    contexts: tuple[ContextTerm, ...]
    cues: tuple[Cue, ...]
    stops: tuple[Stop, ...]
    digest: str


def load(folder: Path | None = None) -> Codebook:
    """The default codebook, or a user's own folder laid over it or put in its place.

    Args:
        folder: the user's folder; `None` for the default alone.

    Raises:
        DataError: a file is not in its format, or the codebook is ambiguous or names what does
            not exist; the message is that of the first error, with the number of further ones.
    """
    codebook, found = assemble(folder)
    errors = [finding for finding in found if finding.level == "error"]
    if codebook is None or errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more: verbale codebook lint)" if errors[1:] else ""
        raise DataError(first.where, first.message + more)
    return codebook


def assemble(folder: Path | None = None) -> tuple[Codebook | None, list[Finding]]:
    """The codebook as far as it can be read, with all that is wrong with its form and layers.

    Raises:
        DataError: a file cannot be read at all.
    """
    found: list[Finding] = []
    manifest = _manifest(folder) if folder else None
    if folder and manifest and manifest[2] == "replace":
        layers = [_read(folder, manifest, 1, {}, found)]
    else:
        layers = [_read(DEFAULT, _manifest(DEFAULT), 0, {}, found)]
        if folder and manifest:
            layers.append(_read(folder, manifest, 1, layers[0].classes, found))
    codebook = _merge(layers, found)
    return codebook, found


def _manifest(folder: Path) -> tuple[str, str, Layering, tuple[str, ...]]:
    path = folder / "codebook.toml"
    name = f"{folder.name}/codebook.toml"
    if not path.is_file():
        raise DataError(
            str(folder),
            "is no codebook: it has no codebook.toml. Give the folder of a codebook, or add the "
            'file with name, version and layering = "extend", "override" or "replace".',
        )
    try:
        data = tomllib.loads(read_text(path, name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(name, f"is not TOML: {error}. Mend the place it names.") from error
    unknown = set(data) - {"name", "version", "layering", "remove"}
    layering = next((kind for kind in LAYERINGS if kind == data.get("layering")), None)
    if unknown or layering is None or not data.get("name"):
        given = (
            f"unknown key {sorted(unknown)[0]}"
            if unknown
            else f"layering = {data.get('layering')!r}"
        )
        raise DataError(
            f"{name}:1",
            f"{given}; needed: name, version, layering (one of {', '.join(LAYERINGS)}); allowed "
            "too: remove. Mend the file.",
        )
    return str(data["name"]), str(data.get("version", "0")), layering, tuple(data.get("remove", ()))


def _read(
    folder: Path,
    manifest: tuple[str, str, Layering, tuple[str, ...]],
    layer: int,
    inherited: Mapping[str, frozenset[str]],
    found: list[Finding],
) -> _Folder:
    def at(file: str) -> tuple[Path, str]:
        return folder / file, f"{folder.name}/{file}"

    def has(file: str) -> bool:
        return (folder / file).is_file()

    rows = lexicon.read_classes(*at("classes.tsv"), found) if has("classes.tsv") else []
    if manifest[2] == "override":
        mine = {row.name for row in rows}
        inherited = {name: words for name, words in inherited.items() if name not in mine}
    base = [lexicon.ClassRow(name, tuple(words), "") for name, words in inherited.items()]
    classes = lexicon.resolve_classes([*base, *rows], found)
    acts: list[Act] = []
    for path in sorted((folder / "acts").glob("*.tsv")):
        acts += lexicon.read_acts(path, f"{folder.name}/acts/{path.name}", classes, layer, found)
    name, version, layering, remove = manifest
    return _Folder(
        name=name,
        version=version,
        layering=layering,
        remove=remove,
        manifest=f"{folder.name}/codebook.toml:1",
        ontology=ontology.read_ontology(*at("ontology.toml")) if has("ontology.toml") else None,
        cameo=tuple(ontology.read_cameo(*at("cameo.tsv"), found)) if has("cameo.tsv") else (),
        from_cameo=_crossings(folder, "cameo_to_plover.tsv", found),
        to_cameo=_crossings(folder, "plover_to_cameo.tsv", found),
        quad_maps=ontology.read_quad_maps(*at("quads.tsv"), found) if has("quads.tsv") else {},
        classes=classes,
        acts=tuple(acts),
        contexts=tuple(lexicon.read_contexts(*at("contexts.tsv"), classes, found))
        if has("contexts.tsv")
        else (),
        cues=tuple(lexicon.read_cues(*at("factuality.tsv"), classes, found))
        if has("factuality.tsv")
        else (),
        stops=tuple(lexicon.read_stops(*at("stops.tsv"), classes, found))
        if has("stops.tsv")
        else (),
        digest=_digest(folder),
    )


def _crossings(folder: Path, file: str, found: list[Finding]) -> tuple[Crossing, ...]:
    path = folder / file
    if not path.is_file():
        return ()
    return tuple(ontology.read_crossings(path, f"{folder.name}/{file}", found))


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.t*"), *folder.glob("acts/*.tsv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _merge(layers: list[_Folder], found: list[Finding]) -> Codebook | None:
    base, top = layers[0], layers[-1]
    whole = _merge_ontology(base, top, found)
    if whole is None:
        where = base.manifest
        found.append(
            Finding(where, "no-ontology", "error", "the codebook has no ontology.toml. Add it.")
        )
        return None
    own = [] if base is top else [top]
    acts = _merge_acts(base, top, found)
    stops = _keyed(
        "stop",
        [base, *own],
        lambda f: f.stops,
        lambda s: (s.term.text, s.kind, s.conditions),
        found,
    )
    cues = _keyed(
        "cue", [base, *own], lambda f: f.cues, lambda c: (c.term.text, c.kind, c.scope), found
    )
    contexts = _keyed(
        "context term",
        [base, *own],
        lambda f: f.contexts,
        lambda c: (c.term.text, c.kind, c.context, c.conditions),
        found,
    )
    cameo = _keyed("CAMEO code", [base, *own], lambda f: f.cameo, lambda c: c.code, found)
    crossings = _keyed("CAMEO code", [base, *own], lambda f: f.from_cameo, lambda c: c.cameo, found)
    back = _keyed(
        "crosswalk row",
        [base, *own],
        lambda f: f.to_cameo,
        lambda c: (c.type, c.mode, frozenset(c.contexts)),
        found,
    )
    return Codebook(
        name=top.name,
        version=top.version,
        ontology=whole,
        cameo=MappingProxyType({code.code: code for code in cameo}),
        from_cameo=MappingProxyType({row.cameo: row for row in crossings}),
        to_cameo=tuple(back),
        quad_maps=MappingProxyType({**base.quad_maps, **top.quad_maps}),
        classes=MappingProxyType(dict(top.classes)),
        acts=acts,
        contexts=tuple(contexts),
        cues=tuple(cues),
        stops=tuple(stops),
        digest=hashlib.sha256("".join(f.digest for f in layers).encode()).hexdigest(),
        acts_by_head=_index(acts, lambda act: act.term, lambda act: act.order),
        stops_by_head=_index(stops, lambda stop: stop.term, lambda stop: len(stop.conditions)),
    )


def _merge_ontology(base: _Folder, top: _Folder, found: list[Finding]) -> Ontology | None:
    below, above = base.ontology, top.ontology
    if below is None or above is None or base is top:
        return above or below
    have = {entry.name: entry for entry in below.types}
    if top.layering == "extend":
        for entry in above.types:
            if entry.name in have:
                found.append(_twice("type", entry.name, have[entry.name].where, entry.where))
    have.update({entry.name: entry for entry in above.types})
    quads = {quad.number: quad for quad in below.quads}
    for quad in above.quads:
        old = quads.get(quad.number)
        members = dict.fromkeys([*(old.types if old else ()), *quad.types])
        quads[quad.number] = replace(quad, types=tuple(members))
    moved = {entry.name: entry.quad for entry in above.types}
    return replace(
        above,
        quads=tuple(
            replace(q, types=tuple(t for t in q.types if moved.get(t, q.number) == q.number))
            for q in quads.values()
        ),
        types=tuple(have.values()),
        contexts=MappingProxyType({**below.contexts, **above.contexts}),
        sectors=MappingProxyType({**below.sectors, **above.sectors}),
        entity_classes=MappingProxyType({**below.entity_classes, **above.entity_classes}),
        special_countries=MappingProxyType({**below.special_countries, **above.special_countries}),
        breakaway=MappingProxyType({**below.breakaway, **above.breakaway}),
        rules=(*below.rules, *above.rules),
        decisions=(*below.decisions, *above.decisions),
        retired=MappingProxyType({**below.retired, **above.retired}),
    )


Key = tuple[tuple[str, ...], str, frozenset[Hashable], int]


def act_keys(act: Act) -> list[Key]:
    """What an entry answers to: every reading of its term, with kind, conditions and rank."""
    conditions: frozenset[Hashable] = frozenset(act.conditions)
    readings = islice(product(*act.term.words), MOST_FORMS)
    return [(words, act.kind, conditions, act.rank) for words in readings]


def _merge_acts(base: _Folder, top: _Folder, found: list[Finding]) -> tuple[Act, ...]:
    if base is top:
        return base.acts
    ids = {act.act_id for act in base.acts}
    for name in top.remove:
        if name not in ids:
            message = (
                f"remove names {name!r}, which the default codebook lacks. Take the id from "
                "verbale codebook show TERM."
            )
            found.append(Finding(top.manifest, "unknown-entry", "error", message))
    kept = [act for act in base.acts if act.act_id not in top.remove]
    mine = {key: act for act in top.acts for key in act_keys(act)}
    beaten: set[str] = set()
    for act in kept:
        keys = act_keys(act)
        rivals = [mine[key] for key in keys if key in mine]
        if rivals and top.layering == "extend":
            found.append(_twice("entry", act.act_id, act.where, rivals[0].where))
        elif len(rivals) == len(keys):
            beaten.add(act.act_id)
    return (*(act for act in kept if act.act_id not in beaten), *top.acts)


def _twice(what: str, name: str, first: str, second: str) -> Finding:
    return Finding(
        second,
        "ambiguous",
        "error",
        f"{what} {name} stands in {first} already, and layering is extend, so it is open which "
        'one holds. Set layering = "override" in codebook.toml, put the other one into its '
        "remove list, or take this one out.",
    )


def _keyed(
    what: str,
    folders: list[_Folder],
    items: Callable[[_Folder], tuple[Item, ...]],
    key: Callable[[Item], Hashable],
    found: list[Finding],
) -> list[Item]:
    """Items of all folders; one that stands twice is refused, or the upper one wins."""
    have: dict[Hashable, Item] = {}
    layer: dict[Hashable, int] = {}
    for number, folder in enumerate(folders):
        for item in items(folder):
            name = key(item)
            if name in have and (layer[name] == number or folder.layering == "extend"):
                first, second = (
                    str(getattr(have[name], "where", "")),
                    str(getattr(item, "where", "")),
                )
                if layer[name] == number:
                    message = f"{what} {name} stands in {first} already. Keep one of the two."
                    found.append(Finding(second, "duplicate", "error", message))
                else:
                    found.append(_twice(what, str(name), first, second))
                continue
            have[name], layer[name] = item, number
    return list(have.values())


def _index(
    items: Iterable[Item], term: Callable[[Item], Term], order: Callable[[Item], Any]
) -> Mapping[str, tuple[Item, ...]]:
    lists: dict[str, list[Item]] = {}
    for item in items:
        of = term(item)
        for lemma in of.words[of.head]:
            lists.setdefault(lemma, []).append(item)
    return MappingProxyType(
        {lemma: tuple(sorted(group, key=order, reverse=True)) for lemma, group in lists.items()}
    )
