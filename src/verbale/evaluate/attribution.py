"""`verbale evaluate attribution`: source, cue and content on PolNeAR's annotated articles.

Token F1: every word that stands in some annotated source (cue, content) of an article, against
every word that stands in one of ours. Strict span F1: a source (cue, content) whose pieces have
the very same words as an annotated one. Statements are read broadly, since PolNeAR annotates
attitudes and bare objects as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verbale.actors import Knowledge, resolve
from verbale.errors import DataError
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.language.stage import Parser
from verbale.speech import read_statements
from verbale.types import Article, Parsed, Span, Statement

KINDS = ("Content", "Source", "Cue")
BARS = {"Content": 0.73, "Source": 0.60, "Cue": 0.69}
Pieces = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its annotated spans by kind."""

    name: str
    text: str
    spans: dict[str, list[Pieces]]


def read_polnear(folder: Path) -> list[Annotated]:
    """Articles of a part of PolNeAR: text/*.txt beside attributions/*.ann.

    Raises:
        DataError: the folders or a text are missing.
    """
    found = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        # The end of the name is the annotator's; the text is there once.
        text_path = folder / "text" / f"{path.stem.rpartition('_')[0]}.txt"
        if not text_path.is_file():
            raise DataError(str(path), f"its text {text_path.name} is missing. Fetch it again.")
        text = text_path.read_text(encoding="utf-8")
        spans: dict[str, list[Pieces]] = {kind: [] for kind in KINDS}
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if len(parts) < 2 or not parts[0].startswith("T"):
                continue
            kind, _, places = parts[1].partition(" ")
            if kind in spans:
                spans[kind].append(
                    tuple(Span(*map(int, piece.split())) for piece in places.split(";"))
                )
        found.append(Annotated(path.stem, text, spans))
    if not found:
        raise DataError(
            str(folder), "no attributions/*.ann there. Give PolNeAR's folder train or dev."
        )
    return found


def evaluate_attribution(folder: Path, parser: Parser, knowledge: Knowledge) -> Report:
    """Score the speech stage on a part of PolNeAR."""
    gold = read_polnear(folder)
    articles = (
        Article(one.name, one.name, None, None, None, None, None, None, None, "en", one.text)
        for one in gold
    )
    counts: Counter[str] = Counter()
    for one, parsed in zip(gold, parser.parse(articles), strict=True):
        ours = _spans(read_statements(resolve(parsed, knowledge), broad=True))
        words = _words(parsed)
        for kind in KINDS:
            _count(kind, words, one.spans[kind], ours[kind], counts)
    figures = []
    for kind in KINDS:
        figures += [
            Figure(f"{kind}: token precision", _share(counts, kind, "right", "given")),
            Figure(f"{kind}: token recall", _share(counts, kind, "right", "gold")),
            Figure(f"{kind}: token F1", _f1(counts, kind, ""), bar=BARS[kind]),
            Figure(f"{kind}: strict span F1", _f1(counts, kind, "span ")),
        ]
    files = [*(folder / "attributions").glob("*.ann"), *(folder / "text").glob("*.txt")]
    return Report(
        name="evaluate attribution",
        data=f"PolNeAR {folder.name}, {len(gold)} articles",
        data_hash=hash_files(files, folder),
        figures=tuple(figures),
        versions=versions("numpy", "onnxruntime"),
    )


def _spans(statements: Iterable[Statement]) -> dict[str, list[Pieces]]:
    found: dict[str, list[Pieces]] = {kind: [] for kind in KINDS}
    for one in statements:
        found["Content"].append(one.content)
        if one.cue:
            found["Cue"].append(one.cue)
            if one.source:
                found["Source"].append((one.source,))
    return found


def _words(parsed: Parsed) -> list[tuple[int, int]]:
    return [
        (word.start, word.end)
        for sentence in parsed.sentences
        for word in sentence.words
        if any(c.isalnum() for c in word.text)
    ]


def _covered(words: list[tuple[int, int]], pieces: Iterable[Span]) -> frozenset[int]:
    return frozenset(
        number
        for number, (start, end) in enumerate(words)
        if any(span.start < end and start < span.end for span in pieces)
    )


def _count(
    kind: str,
    words: list[tuple[int, int]],
    gold: list[Pieces],
    ours: list[Pieces],
    counts: Counter[str],
) -> None:
    theirs, given = (
        _covered(words, [span for pieces in rows for span in pieces]) for rows in (gold, ours)
    )
    counts[f"{kind} right"] += len(theirs & given)
    counts[f"{kind} given"] += len(given)
    counts[f"{kind} gold"] += len(theirs)
    wanted = {_covered(words, pieces) for pieces in gold}
    found = {_covered(words, pieces) for pieces in ours}
    counts[f"{kind} span right"] += len(wanted & found)
    counts[f"{kind} span given"] += len(found)
    counts[f"{kind} span gold"] += len(wanted)


def _share(counts: Counter[str], kind: str, part: str, whole: str) -> float | None:
    total = counts[f"{kind} {whole}"]
    return counts[f"{kind} {part}"] / total if total else None


def _f1(counts: Counter[str], kind: str, what: str) -> float | None:
    total = counts[f"{kind} {what}given"] + counts[f"{kind} {what}gold"]
    return 2 * counts[f"{kind} {what}right"] / total if total else None
