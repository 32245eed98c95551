"""The stage `Article → Parsed`: one pass of the encoder, then trees, lemmas and names.

The same article gives the same `Parsed`, byte for byte, whatever stands beside it: its windows
depend on its words alone, each window's scores on that window alone, and nothing is carried from
one article to the next but caches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from verbale.errors import LanguageError
from verbale.language.boundaries import after_dateline
from verbale.language.decode import Codes, Decoder
from verbale.language.encoder import Encoder
from verbale.language.lemmas import Lemmatizer, in_context
from verbale.language.meaning import moved, moved_run
from verbale.language.names import spans_of, tidied
from verbale.language.windows import Window, plan, sure_ends
from verbale.language.words import Splitter, Words
from verbale.settings import LanguageSettings
from verbale.types import Article, Name, Parsed, Sentence, Spotted, Stretch, Word

Refusal = Callable[[Article, LanguageError], None]
"""What to do with an article that cannot be parsed."""

_CONTEXT = ("AUX", "PRON")
"""Parts of speech with words whose lemma depends on their head."""

MARKS = 2
"""Pieces of a window that the encoder adds itself, at its two ends."""

_BREAK = re.compile(
    r"""
      (?:\r?\n[^\S\n]*){2,}                                  # an empty line
    | [\f\u2029]                                             # a new page, a paragraph separator
    | \r?\n(?=[^\S\n]*(?:[-*•▪◦·–—]|\d{1,2}[.)])[^\S\n])     # a line that is an item of a list
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Job:
    """One article on its way: its words, what is known of them, windows still to come back."""

    article: Article
    words: Words
    codes: Codes
    windows: deque[Window] = field(default_factory=deque)


class Parser:
    """Parses articles with one encoder; keeps the caches of words and lemmas.

    Args:
        encoder: the loaded encoder.
        settings: limits of the room.
    """

    def __init__(self, encoder: Encoder, settings: LanguageSettings | None = None) -> None:
        self.encoder = encoder
        self.settings = settings or LanguageSettings()
        self._splitter = Splitter()
        self._lemmatizer = Lemmatizer.load()
        self._decoder = Decoder(encoder)

    def parse(self, articles: Iterable[Article], refuse: Refusal | None = None) -> Iterator[Parsed]:
        """Parse articles, in order, one or many at a time.

        Windows are gathered over articles until they hold `settings.batch_words`, so memory is
        bounded by that and by the longest article.

        Args:
            articles: any number of articles.
            refuse: called with each article that cannot be parsed, which is then left out; without
                it the error is raised.

        Raises:
            LanguageError: an article cannot be parsed and there is no `refuse`.
        """
        jobs: deque[_Job] = deque()
        waiting: deque[tuple[_Job, Window]] = deque()
        held = 0
        for article in articles:
            try:
                job = self._prepare(article)
            except LanguageError as error:
                if refuse is None:
                    raise
                refuse(article, error)
                continue
            jobs.append(job)
            waiting.extend((job, window) for window in job.windows)
            held += sum(window.last - window.first for window in job.windows)
            while held >= self.settings.batch_words:
                held -= self._run(waiting)
            while jobs and not jobs[0].windows:
                yield self._assemble(jobs.popleft())
        while waiting:
            self._run(waiting)
        for job in jobs:
            yield self._assemble(job)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Sentence]:
        """Parse sentences whose words are given; offsets count as if one space were between words.

        Raises:
            LanguageError: a sentence has no word, or a word has no character.
        """
        words = Words()
        breaks: list[int] = []
        at = 0
        for sentence in sentences:
            breaks.append(len(words))
            for text in sentence:
                words.starts.append(at)
                words.ends.append(at + len(text))
                words.texts.append(text)
                at += len(text) + 1
        if len(set(breaks)) < len(breaks) or breaks[-1:] == [len(words)] or "" in words.texts:
            raise LanguageError(
                "A sentence without words, or a word without characters, was given. Leave it out."
            )
        job = self._job(_bare(" ".join(words.texts)), words, breaks, fixed=True)
        waiting = deque((job, window) for window in job.windows)
        while waiting:
            self._run(waiting)
        return list(self._sentences(job))

    def parse_words_names(
        self, sentences: Sequence[Sequence[str]]
    ) -> list[list[tuple[int, int, str]]]:
        """Names in sentences whose words are given: first word, index after the last, kind."""
        found: list[list[tuple[int, int, str]]] = []
        tags = self.encoder.inventories.name_tags
        for sentence in sentences:
            words = Words(list(range(len(sentence))), list(range(len(sentence))), list(sentence))
            job = self._job(_bare(""), words, [0], fixed=True)
            waiting = deque((job, window) for window in job.windows)
            while waiting:
                self._run(waiting)
            spans = tidied(spans_of(job.codes.tags.tolist(), tags), words.texts)
            found.append([*spans])
        return found

    def _prepare(self, article: Article) -> _Job:
        text = article.text
        if len(text) > self.settings.max_characters:
            raise LanguageError(
                f"The text of article {article.article_id} has {len(text):,} characters; at most "
                f"{self.settings.max_characters:,} are parsed. Split it, or raise the setting "
                "max_characters."
            )
        words = Words()
        breaks: list[int] = []
        for start, end in _paragraphs(text):
            part = self._splitter.split(text, start, end)
            if part.texts:
                at = len(words)
                dateline = after_dateline(part)
                breaks += [at] if dateline is None else [at, at + dateline]
                words.starts += part.starts
                words.ends += part.ends
                words.texts += part.texts
        turns = (bisect_left(words.starts, turn.start) for turn in article.turns)
        breaks = sorted({*breaks, *(at for at in turns if at < len(words))})
        return self._job(article, words, breaks)

    def _job(self, article: Article, words: Words, breaks: list[int], fixed: bool = False) -> _Job:
        ends = [] if fixed else sure_ends(words)
        codes = Codes.empty(words, breaks, ends, fixed)
        if not breaks:
            return _Job(article, words, codes)
        most = self.encoder.inventories.max_pieces - MARKS
        sizes = self.encoder.pieces(words.texts)
        return _Job(article, words, codes, deque(plan(sizes, breaks, ends, most)))

    def _run(self, waiting: deque[tuple[_Job, Window]]) -> int:
        """Run the encoder over one batch from the front; return how many words it held."""
        batch: list[tuple[_Job, Window]] = []
        held = 0
        while waiting and (not batch or held < self.settings.batch_words):
            job, window = waiting.popleft()
            batch.append((job, window))
            held += window.last - window.first
        texts = [job.words.texts[window.first : window.last] for job, window in batch]
        for (job, window), scores in zip(batch, self.encoder.run(texts), strict=True):
            self._decoder.fill(job.codes, window, scores)
            job.windows.popleft()
        return held

    def _assemble(self, job: _Job) -> Parsed:
        starts, ends = job.words.starts, job.words.ends
        tags = self.encoder.inventories.name_tags
        names = tuple(
            Name(starts[first], ends[last - 1], kind)
            for first, last, kind in tidied(
                spans_of(job.codes.tags.tolist(), tags), job.words.texts
            )
        )
        return Parsed(job.article, tuple(self._sentences(job)), names)

    def _sentences(self, job: _Job) -> Iterator[Sentence]:
        codes, inventories = job.codes, self.encoder.inventories
        starts, ends, texts = job.words.starts, job.words.ends, job.words.texts
        heads = codes.heads.tolist()
        relations = [inventories.relations[number] for number in codes.relations.tolist()]
        tags = [inventories.upos[number] for number in codes.pos.tolist()]
        opens = codes.starts.nonzero()[0].tolist()
        lemma = self._lemmatizer.lemma
        meant = deque(codes.meant)
        for first, last in zip(opens, [*opens, len(texts)][1:], strict=True):
            words = []
            for at in range(first, last):
                text, pos, relation, head = texts[at], tags[at], relations[at], heads[at]
                base = in_context(text, pos, relation, texts[head]) if pos in _CONTEXT else None
                words.append(
                    Word(
                        starts[at],
                        ends[at],
                        text,
                        base or lemma(text, pos),
                        pos,
                        head - first,
                        relation,
                    )
                )
            spotted: list[Spotted] = []
            stretches: list[Stretch] = []
            while meant and meant[0][0] < last:
                at, seen, runs = meant.popleft()
                spotted += (moved(one, at - first) for one in seen)
                stretches += (moved_run(one, at - first) for one in runs)
            yield Sentence(
                starts[first], ends[last - 1], tuple(words), tuple(spotted), tuple(stretches)
            )


def parse_articles(
    articles: Iterable[Article],
    encoder: Encoder,
    settings: LanguageSettings | None = None,
    refuse: Refusal | None = None,
) -> Iterator[Parsed]:
    """Parse articles in order; see `Parser.parse`."""
    return Parser(encoder, settings).parse(articles, refuse)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _bare(text: str) -> Article:
    return Article("", "", None, None, None, None, None, None, None, None, text)
