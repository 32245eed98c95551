"""`verbale evaluate parse`: how well sentences, words, parts of speech, lemmas and trees are found.

With gold words, each annotated sentence is parsed by itself and compared word by word. From raw
text, the comparison is that of the CoNLL 2018 shared task (Zeman et al., 2018, "Multilingual
Parsing from Raw Text to Universal Dependencies"): system words are aligned with gold words, and
precision and recall give F1. Punctuation counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.evaluate.conllu import GoldSentence, raw_text, read_conllu
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.language.stage import Parser
from verbale.types import Article, Sentence, Word

DOCUMENT = 400
"""Gold sentences given to the parser at once, for memory; the result does not depend on it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with its place in the text without white space, where gold and system agree.

    Attributes:
        start, end: span in characters that are no white space; of the whole surface token where
            the token holds several words.
        form: the word's characters, lower-cased, for alignment inside such a token.
        several: whether its token holds several words.
        pos, lemma, relation: as annotated or found.
        head: index of its head in the list of all words; its own index for a root.
    """

    start: int
    end: int
    form: str
    several: bool
    pos: str
    lemma: str
    relation: str
    head: int


def evaluate_parse(path: Path, parser: Parser, raw: bool) -> Report:
    """Score the parser on a CoNLL-U file.

    Args:
        path: the file.
        parser: what to score.
        raw: parse the raw text instead of the gold words.

    Raises:
        DataError: the file is not CoNLL-U.
    """
    gold = read_conllu(path)
    figures = raw_figures(gold, parser) if raw else word_figures(gold, parser)
    count = sum(len(sentence.words) for sentence in gold)
    inventories = parser.encoder.inventories
    return Report(
        name="evaluate parse" + " --raw" * raw,
        data=f"{path.name}, {len(gold):,} sentences, {count:,} words",
        data_hash=hash_files([path], path.parent),
        figures=figures,
        versions=(*versions("numpy", "onnxruntime"), ("model", inventories.model[:16])),
        notes=(
            "Raw text: F1 over aligned words, as in the CoNLL 2018 shared task."
            if raw
            else "Gold sentences and words: share of words that are right.",
            "Universal relations leave out what follows the colon (nmod:poss counts as nmod).",
        ),
    )


def word_figures(gold: Sequence[GoldSentence], parser: Parser) -> tuple[Figure, ...]:
    """Accuracies over gold words."""
    total = upos = lemma = uas = las = full = 0
    for first in range(0, len(gold), DOCUMENT):
        part = gold[first : first + DOCUMENT]
        found = parser.parse_words([[word.form for word in sentence.words] for sentence in part])
        for sentence, parsed in zip(part, found, strict=True):
            for at, (right, word) in enumerate(zip(sentence.words, parsed.words, strict=True)):
                total += 1
                upos += right.pos == word.pos
                lemma += right.lemma == word.lemma
                head = 0 if word.head == at else word.head + 1
                if right.head == head:
                    uas += 1
                    las += universal(right.relation) == universal(word.relation)
                    full += right.relation == word.relation
    return (
        Figure("UPOS", upos / total),
        Figure("lemmas", lemma / total),
        Figure("UAS", uas / total),
        Figure("LAS, universal relations", las / total),
        Figure("LAS, with subtypes", full / total),
    )


def raw_figures(gold: Sequence[GoldSentence], parser: Parser) -> tuple[Figure, ...]:
    """F1 figures from raw text."""
    text = raw_text(list(gold))
    parsed = next(parser.parse([_article(text)]))
    right, right_sentences = _place_gold(gold)
    found, found_sentences = _place_found(text, parsed.sentences)
    pairs = list(align(right, found))
    match = dict(pairs)

    def f1(matched: int, a: int = len(right), b: int = len(found)) -> float:
        return 2 * matched / (a + b) if a + b else 0.0

    def heads_agree(i: int, j: int) -> bool:
        if right[i].head == i or found[j].head == j:
            return right[i].head == i and found[j].head == j
        return match.get(right[i].head) == found[j].head

    attached = [(right[i], found[j]) for i, j in pairs if heads_agree(i, j)]
    same = len(set(right_sentences) & set(found_sentences))
    return (
        Figure("sentence F1", f1(same, len(right_sentences), len(found_sentences))),
        Figure("word F1", f1(len(pairs))),
        Figure("UPOS F1", f1(sum(right[i].pos == found[j].pos for i, j in pairs))),
        Figure(
            "lemma F1",
            f1(sum(right[i].lemma in (found[j].lemma, "_") for i, j in pairs)),
        ),
        Figure("UAS F1", f1(len(attached))),
        Figure(
            "LAS F1, universal relations",
            f1(sum(universal(a.relation) == universal(b.relation) for a, b in attached)),
        ),
        Figure("LAS F1, with subtypes", f1(sum(a.relation == b.relation for a, b in attached))),
    )


def universal(relation: str) -> str:
    """The relation without its subtype."""
    return relation.partition(":")[0]


def align(gold: Sequence[Placed], found: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of words that are the same word.

    Words with the same span are. Where a gold token holds several words, all words of either side
    inside its span are aligned by the longest common subsequence of their forms.
    """
    i = j = 0
    while i < len(gold) and j < len(found):
        if gold[i].several or found[j].several:
            i_end, j_end = _token_end(gold, found, i, j)
            if i_end > i and j_end > j:
                yield from _subsequence(gold, found, (i, i_end), (j, j_end))
            i, j = i_end, j_end
        elif (gold[i].start, gold[i].end) == (found[j].start, found[j].end):
            yield i, j
            i, j = i + 1, j + 1
        elif gold[i].start <= found[j].start:
            i += 1
        else:
            j += 1


def _token_end(gold: Sequence[Placed], found: Sequence[Placed], i: int, j: int) -> tuple[int, int]:
    """Where the words end that lie in a token of several words, on both sides."""
    if gold[i].several:
        end = gold[i].end
        if not found[j].several and found[j].start < gold[i].start:
            return i, j + 1
    else:
        end = found[j].end
        if gold[i].start < found[j].start:
            return i + 1, j
    while True:
        if i < len(gold) and gold[i].start < end:
            if gold[i].several:
                end = max(end, gold[i].end)
            i += 1
        elif j < len(found) and found[j].start < end:
            if found[j].several:
                end = max(end, found[j].end)
            j += 1
        else:
            return i, j


def _subsequence(
    gold: Sequence[Placed],
    found: Sequence[Placed],
    rows: tuple[int, int],
    columns: tuple[int, int],
) -> Iterator[tuple[int, int]]:
    """Longest common subsequence of forms, as pairs of indices."""
    a = [word.form for word in gold[slice(*rows)]]
    b = [word.form for word in found[slice(*columns)]]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            best[i][j] = (
                1 + best[i + 1][j + 1] if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
            )
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            yield rows[0] + i, columns[0] + j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1


def _place_gold(gold: Sequence[GoldSentence]) -> tuple[list[Placed], list[tuple[int, int]]]:
    words: list[Placed] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in gold:
        begin, base = at, len(words)
        for token in sentence.tokens:
            end = at + len("".join(token.form.split()))
            for number in range(token.first, token.last):
                word = sentence.words[number]
                head = base + (word.head - 1 if word.head else number)
                words.append(
                    Placed(
                        at,
                        end,
                        word.form.lower(),
                        token.last - token.first > 1,
                        word.pos,
                        word.lemma,
                        word.relation,
                        head,
                    )
                )
            at = end
        spans.append((begin, at))
    return words, spans


def _place_found(
    text: str, sentences: Sequence[Sentence]
) -> tuple[list[Placed], list[tuple[int, int]]]:
    visible = [0]  # visible[k]: characters that are no white space before offset k
    for letter in text:
        visible.append(visible[-1] + (not letter.isspace()))
    words: list[Placed] = []
    for sentence in sentences:
        base = len(words)
        words += [_placed(word, visible, base) for word in sentence.words]
    return words, [(visible[sentence.start], visible[sentence.end]) for sentence in sentences]


def _placed(word: Word, visible: Sequence[int], base: int) -> Placed:
    return Placed(
        visible[word.start],
        visible[word.end],
        word.text.lower(),
        False,
        word.pos,
        word.lemma,
        word.relation,
        base + word.head,
    )


def _article(text: str) -> Article:
    return Article("", "", None, None, None, None, None, None, None, None, text)
