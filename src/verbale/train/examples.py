"""The examples of the codebook as training text: short sentences, one act each, as its row says.

Only what a row tells is taught: the words of the act, its type, mode and factuality, and which
words stand for its parties. Whatever else the sentence holds stays unsaid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.codebook.types import Act, Codebook, Coded
from verbale.events.terms import matches
from verbale.language.stage import Parser
from verbale.train.corpora import ABSENT, Gold, Meaning
from verbale.train.meaning import NO_MODE, head_of
from verbale.tree import Tree
from verbale.types import Article

_NAMING = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")


def read_examples(codebook: Codebook, parser: Parser) -> list[Gold]:
    """Every example with one event whose words are found in its parse."""
    rows = [
        (act, example.text, example.events[0])
        for act in codebook.acts
        for example in act.examples
        if len(example.events) == 1 and not example.events[0].mutual
    ]
    none = None
    articles = (
        Article(str(n), "", none, none, none, none, none, none, none, "en", text)
        for n, (_, text, _) in enumerate(rows)
    )
    found: list[Gold] = []
    for (act, _, coded), parsed in zip(rows, parser.parse(articles), strict=True):
        if len(parsed.sentences) == 1:
            found += _gold(act, coded, Tree(parsed.sentences[0]))
    return found


def _gold(act: Act, coded: Coded, tree: Tree) -> Iterator[Gold]:
    trigger = next(
        (
            words
            for at in range(len(tree.words))
            if (words := matches(tree, act.term, act.kind, at))
        ),
        None,
    )
    if trigger is None or coded.type != act.type:
        return
    if act.kind == "light":
        # As in the gold corpus the noun alone is the trigger.
        trigger = frozenset(at for at in trigger if tree.words[at].pos in ("NOUN", "PROPN"))
    sides = [_heads(tree, names) for names in (coded.actors, coded.recipients)]
    if not trigger or any(side is None for side in sides):
        return
    actors, recipients = (set(side or ()) for side in sides)
    size = len(tree.words)
    mode = f"{coded.type}:{coded.mode}" if coded.mode else NO_MODE
    yield Gold(
        words=tuple(word.text for word in tree.words),
        document=act.act_id,
        paragraph=0,
        meaning=Meaning(
            acts=_row(size, trigger, coded.type),
            modes=_row(size, trigger, mode),
            facts=_row(size, trigger, coded.factuality),
            mentions=(ABSENT,) * size,
            sectors=(ABSENT,) * size,
            cues=(ABSENT,) * size,
            sources=(ABSENT,) * size,
            contents=(ABSENT,) * size,
            links=tuple(_links(tree, trigger, actors, recipients)),
        ),
    )


def _row(size: int, words: Iterable[int], label: str) -> tuple[str, ...]:
    chosen = set(words)
    return tuple(label if at in chosen else ABSENT for at in range(size))


def _links(
    tree: Tree, trigger: Iterable[int], actors: set[int], recipients: set[int]
) -> Iterator[tuple[int, int, str, bool]]:
    others = [
        at
        for at, word in enumerate(tree.words)
        if word.pos in ("NOUN", "PROPN", "PRON") or at in actors | recipients
    ]
    for word in sorted(trigger):
        for other in others:
            if other not in trigger:
                yield word, other, "actor", other in actors
                yield word, other, "recipient", other in recipients


def _heads(tree: Tree, names: Sequence[str]) -> list[int] | None:
    """The head of each named phrase; `None` if one is not found."""
    found = []
    for name in names:
        words = _run(tree, name.split())
        if words is None:
            return None
        found.append(head_of(tree.sentence, words))
    return found


def _run(tree: Tree, words: Sequence[str]) -> list[int] | None:
    """The places of some words in a row, however the parser cut them."""
    wanted = "".join(words).lower()
    for first in range(len(tree.words)):
        text = ""
        for last in range(first, len(tree.words)):
            text += tree.texts[last]
            if text == wanted:
                return list(range(first, last + 1))
            if not wanted.startswith(text):
                break
    return None
