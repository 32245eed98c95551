"""`verbale evaluate relation`: the type of event between two marked phrases of a sentence.

For PLV's tables (gold_root, gold_penta, and beside them the saved answers of ZSP, root_L2 and
penta_L2) and AW's (gold_binary: does the pair take part in a political interaction). Every row
gets an answer, the type whose acts join the pair most strongly.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.actors import Knowledge, resolve
from verbale.errors import DataError
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.events import EventCoder
from verbale.events.pairs import pair_scores
from verbale.events.proposals import Proposal
from verbale.language.stage import Parser
from verbale.tree import Tree
from verbale.types import Article, Parsed

YIELD = frozenset(("CONCEDE", "RETREAT"))
"""PLV's older ontology has one type for both."""
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
"""Quad of each of PLV's 15 types, as its own labels have it."""
LEAST_JOINED = 0.15
"""Strength from which a pair counts as one that interacts (AW). Chosen on PLV's pairs."""


Span = tuple[int, int]
_TAG = re.compile(r"<(?P<close>/?)(?P<side>[st])>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: sentence, offsets of source and target (none if not marked), and the row as read."""

    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    row: dict[str, str]


def read_pairs(path: Path) -> list[Pair]:
    """The rows of a table with a column marked_sentence (``<s>…</s>``, ``<t>…</t>``).

    Raises:
        DataError: the file is no such table, or a row lacks a mark.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"cannot be read ({error}). Give a table with tabs.") from error
    if not rows or "marked_sentence" not in rows[0]:
        raise DataError(str(path), "has no column marked_sentence. Give PLV's or AW's table.")
    return [_pair(path, number, row) for number, row in enumerate(rows, 2)]


def _pair(path: Path, number: int, row: dict[str, str]) -> Pair:
    """Some rows mark a phrase at every place where it stands, and some mark one side only."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    at = 0
    for match in _TAG.finditer(row["marked_sentence"]):
        text += row["marked_sentence"][at : match.start()]
        at = match.end()
        side = match["side"]
        if not match["close"]:
            opened[side] = len(text)
        elif side in opened:
            spans[side].append((opened.pop(side), len(text)))
    text += row["marked_sentence"][at:]
    if opened or not (spans["s"] or spans["t"]):
        raise DataError(f"{path}:{number}", "a mark is open, or none is there. Mend the row.")
    return Pair(text, tuple(spans["s"]), tuple(spans["t"]), row)


@dataclass(frozen=True, slots=True)
class Answer:
    """The type that joins a pair most, with the strength of every type."""

    type: str
    scores: dict[str, float]


class Relator:
    """Answers pairs.

    Args:
        parser, knowledge, coder: the stages that read a sentence.
    """

    def __init__(self, parser: Parser, knowledge: Knowledge, coder: EventCoder) -> None:
        self.parser, self.knowledge, self.coder = parser, knowledge, coder

    def answers(self, pairs: Sequence[Pair]) -> Iterator[Answer]:
        """An answer for each pair, in order."""
        articles = (
            Article(str(n), "", None, None, None, None, None, None, None, "en", pair.text)
            for n, pair in enumerate(pairs)
        )
        for pair, parsed in zip(pairs, self.parser.parse(articles), strict=True):
            yield self._answer(pair, parsed)

    def _answer(self, pair: Pair, parsed: Parsed) -> Answer:
        mentions = resolve(parsed, self.knowledge)
        scores: dict[str, float] = {}
        anywhere: dict[str, float] = {}
        for tree, proposals in self.coder.proposals(mentions):
            source, target = _words(tree, pair.source), _words(tree, pair.target)
            called = Older(tree).name
            whole = bool(source) == bool(pair.source) and bool(target) == bool(pair.target)
            for name, score in pair_scores(tree, proposals, source, target, called).items():
                anywhere[name] = anywhere.get(name, 0.0) + score
                if whole:
                    scores[name] = scores.get(name, 0.0) + score
        scores = scores or anywhere or {"ACCUSE": 0.0}
        return Answer(max(scores, key=lambda name: (scores[name], name)), scores)


class Older:
    """What PLV's labels, made with the ontology of 2021, call an act of PLOVER 2.0.

    CONCEDE and RETREAT are one, YIELD, and what is announced of it is an AGREE; a conviction is an
    ACCUSE, sanctions that are imposed and warrants are COERCE, and taking a place is ASSAULT.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def name(self, proposal: Proposal, kind: str) -> str:
        """The label of an act of that type."""
        if kind in YIELD:
            return "AGREE" if self._ahead(proposal.head) else "YIELD"
        mode = self._mode(proposal, kind)
        if kind == "SANCTION":
            if mode == "convict":
                return "ACCUSE"
            if any("sanction" in self.tree.lemmas[at] for at in proposal.words):
                return "COERCE"
        if kind == "THREATEN" and mode == "arrest":
            return "COERCE"
        if kind == "COERCE" and mode == "seize" and self._takes_place(proposal):
            return "ASSAULT"
        return kind

    @staticmethod
    def _mode(proposal: Proposal, kind: str) -> str | None:
        shares = {
            name.partition(":")[2]: share
            for name, share in proposal.modes.items()
            if name.startswith(kind + ":")
        }
        act = proposal.act
        if act is not None and act.type == kind and act.mode:
            shares[act.mode] = shares.get(act.mode, 0.0) + 0.35
        return max(shares, key=lambda name: shares[name]) if shares else None

    def _ahead(self, head: int) -> bool:
        """Whether the act is one to come: will release, is willing to withdraw."""
        tree = self.tree
        if any(tree.texts[aux] in _AHEAD for aux in tree.having(head, "aux")):
            return True
        above = tree.head(head)
        return (
            tree.relation(head) in ("xcomp", "ccomp", "acl")
            and above is not None
            and tree.lemmas[above] in _PROMISING
        )

    def _takes_place(self, proposal: Proposal) -> bool:
        """Whether what is seized is ground: a town, a field, control of a place."""
        tree = self.tree
        below = {tree.lemmas[at] for at in tree.below(proposal.head)}
        return bool(below & _GROUND)


_AHEAD = frozenset(("will", "would", "'ll", "’ll", "shall", "can", "could"))
_PROMISING = frozenset(("agree", "willing", "ready", "promise", "pledge", "offer", "plan", "vow"))
_GROUND = frozenset(
    "city town village territory area control field base airport region province district island"
    " hill post border".split()
)


def _words(tree: Tree, spans: Sequence[Span]) -> list[int]:
    return [
        at
        for at, word in enumerate(tree.words)
        if any(word.start < end and start < word.end for start, end in spans)
    ]


def evaluate_relation(path: Path, relator: Relator, out: Path | None = None) -> Report:
    """Score answers on PLV or AW; write them to `out`, one row each, if it is given."""
    pairs = read_pairs(path)
    answers = list(relator.answers(pairs))
    if out is not None:
        _write(out, pairs, answers)
    binary = "gold_binary" in pairs[0].row
    figures = _binary(pairs, answers) if binary else _types(pairs, answers)
    return Report(
        name="evaluate relation",
        data=f"{path.name}, {len(pairs):,} pairs",
        data_hash=hash_files([path], path.parent),
        figures=figures,
        baseline="always yes" if binary else "ZSP",
        versions=versions("numpy", "onnxruntime"),
    )


def _types(pairs: Sequence[Pair], answers: Sequence[Answer]) -> tuple[Figure, ...]:
    gold = [pair.row["gold_root"] for pair in pairs]
    zsp = [pair.row.get("root_L2", "") for pair in pairs]
    ours = [answer.type for answer in answers]
    quads = [pair.row["gold_penta"] for pair in pairs]
    zsp_quads = [pair.row.get("penta_L2", "") for pair in pairs]
    our_quads = [QUADS.get(name, "0") for name in ours]
    figures = [
        Figure("types: macro F1", macro_f1(gold, ours), "fraction", macro_f1(gold, zsp), 0.78),
        Figure("types: accuracy", _accuracy(gold, ours), "fraction", _accuracy(gold, zsp)),
        Figure("quads: macro F1", macro_f1(quads, our_quads), "fraction",
               macro_f1(quads, zsp_quads), 0.90),
        Figure("quads: accuracy", _accuracy(quads, our_quads), "fraction",
               _accuracy(quads, zsp_quads)),
    ]  # fmt: skip
    for name in sorted(set(gold)):
        figures.append(Figure(f"{name}: F1", f1(gold, ours, name), baseline=f1(gold, zsp, name)))
    return tuple(figures)


def _binary(pairs: Sequence[Pair], answers: Sequence[Answer]) -> tuple[Figure, ...]:
    gold = [pair.row["gold_binary"] for pair in pairs]
    ours = ["1" if sum(a.scores.values()) >= LEAST_JOINED else "0" for a in answers]
    constant = ["1"] * len(gold)
    return (
        Figure("interacts: macro F1", macro_f1(gold, ours), baseline=macro_f1(gold, constant)),
        Figure("interacts: accuracy", _accuracy(gold, ours), baseline=_accuracy(gold, constant)),
    )


def _write(out: Path, pairs: Sequence[Pair], answers: Sequence[Answer]) -> None:
    key = "sentence_id" if "sentence_id" in pairs[0].row else "uid"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow([key, "source", "target", "answer", "strength"])
        for pair, answer in zip(pairs, answers, strict=True):
            source, target = (
                pair.text[slice(*spans[0])] if spans else "" for spans in (pair.source, pair.target)
            )
            strength = f"{sum(answer.scores.values()):.4f}"
            writer.writerow([pair.row[key], source, target, answer.type, strength])


def f1(gold: Sequence[str], given: Sequence[str], label: str) -> float:
    """F1 of one label."""
    right = sum(a == b == label for a, b in zip(gold, given, strict=True))
    total = sum(a == label for a in gold) + sum(b == label for b in given)
    return 2 * right / total if total else 0.0


def macro_f1(gold: Sequence[str], given: Sequence[str]) -> float:
    """Mean F1 over the labels of the gold answers."""
    labels = sorted(set(gold))
    return sum(f1(gold, given, label) for label in labels) / len(labels)


def _accuracy(gold: Sequence[str], given: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(gold, given, strict=True)) / len(gold)
