"""The stage `Mentions → Statements`: what the article says that somebody said."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from verbale.speech.cues import Found, SentenceReader
from verbale.speech.quotes import holding, quoted
from verbale.speech.turns import Turn, turns_of
from verbale.tree import Tree
from verbale.types import Form, Mention, Mentions, Parsed, Span, Statement

CARRIED = 0.6
"""Mean share above which a stretch without cue goes on with what the last speaker says."""


def read_statements(mentions: Mentions, *, broad: bool = False) -> tuple[Statement, ...]:
    """The statements of an article, in the order of their contents.

    Args:
        mentions: who is meant where.
        broad: count attitudes, findings and bare objects too ("criticised the plan"), as corpora
            of attribution do; without, a statement attributes a clause, a quotation or an
            infinitive.
    """
    return _Reader(mentions, broad=broad).read()


class _Reader:
    def __init__(self, mentions: Mentions, *, broad: bool) -> None:
        self.mentions, self.broad = mentions, broad
        self.parsed: Parsed = mentions.parsed
        self.text = self.parsed.article.text
        self.quotes = quoted(self.text)
        self.turns = turns_of(self.parsed)
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions.mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.found: list[Statement] = []
        self.speaker: tuple[Span | None, Mention | None] | None = None
        self.question: Span | None = None

    def read(self) -> tuple[Statement, ...]:
        before = 0
        for number, sentence in enumerate(self.parsed.sentences):
            turn = self._turn_at(sentence.start, sentence.end)
            opens = turn is not None and sentence.start <= turn.body.start < sentence.end
            if "\n\n" in self.text[before : sentence.start] and not turn:
                self._paragraph(sentence.start)
            before = sentence.end
            tree = Tree(sentence)
            marks = [holding(self.quotes, w.start, w.end) is not None for w in sentence.words]
            own = SentenceReader(tree, marks, broad=self.broad).read()
            if turn is not None:
                self._turn(number, turn, opens)
            for one in own:
                self._attributed(number, tree, one)
            if not own and turn is None:
                self._carried(number, tree)
        return tuple(sorted(self.found, key=lambda one: (one.content[0].start, one.content[0].end)))

    def _paragraph(self, start: int) -> None:
        """A new paragraph ends what a speaker says, unless it opens with his quotation."""
        if self.text[start : start + 1] not in '“"':
            self.speaker = None if not self._goes_on(start) else self.speaker

    def _goes_on(self, start: int) -> bool:
        return holding(self.quotes, start, start + 1) is not None

    def _turn_at(self, start: int, end: int) -> Turn | None:
        place = bisect_right(self.turns, start, key=lambda turn: turn.body.end)
        if place < len(self.turns):
            turn = self.turns[place]
            low = turn.label.start if turn.label else turn.body.start
            if low < end:
                return turn
        return None

    def _turn(self, number: int, turn: Turn, opens: bool) -> None:
        """What is said in a transcript: questions, answers, and the rest of a turn."""
        sentence = self.parsed.sentences[number]
        start = max(turn.body.start, sentence.start)
        end = min(turn.body.end, sentence.end)
        if start >= end:
            return
        if not opens:
            self._goes_on_with(Span(start, end))
            return
        label = turn.label
        speaker = self._mention_in(number, label) if label else None
        self.speaker = (label, speaker)
        form: Form = "unmarked"
        reply = None
        if turn.is_question:
            self.question = Span(start, end)
        elif self.question is not None:
            form, reply, self.question = "answer", self.question, None
        self._add(form, (Span(start, end),), (), label, speaker, None, reply)

    def _goes_on_with(self, span: Span) -> None:
        """A further sentence of a turn: part of an answer, or a statement of its own."""
        spoken = [number for number, one in enumerate(self.found) if not one.cue]
        if not spoken or self.speaker is None:
            return
        last = self.found[spoken[-1]]
        if last.form == "answer":
            content = (Span(last.content[0].start, span.end),)
            self.found[spoken[-1]] = self._made(
                "answer", content, (), last.source, last.speaker, None, last.reply_to
            )
            return
        source, speaker = self.speaker
        if self.question is not None:
            self.question = Span(self.question.start, span.end)
        self._add("unmarked", (span,), (), source, speaker, None, None)

    def _attributed(self, number: int, tree: Tree, one: Found) -> None:
        cue = self._spans(tree, one.cue)
        source = None
        if one.source:
            source = Span(tree.words[one.source[0]].start, tree.words[one.source[-1]].end)
        speaker = self._mention_in(number, source) if source else None
        addressee = None
        if one.addressee is not None:
            word = tree.words[one.addressee]
            addressee = self._mention_in(number, Span(word.start, word.end))
        content = tuple(self._whole(tree, run) for run in one.content)
        self.speaker = (source, speaker)
        self._add(self._form(content), content, cue, source, speaker, addressee, None)

    def _carried(self, number: int, tree: Tree) -> None:
        """A sentence without cue that goes on with a quotation, or with what was being said."""
        sentence = self.parsed.sentences[number]
        quote = next(iter(self._quotes_over(sentence.start, sentence.end)), None)
        inside = [
            one for one in sentence.stretches if one.kind == "content" and one.share >= CARRIED
        ]
        words = sum(one.last - one.first for one in inside)
        if quote is not None:
            start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
            if end - start > 20 and (self.speaker is not None or words * 2 > len(tree.words)):
                source, speaker = self.speaker or (None, None)
                whole = end - start > 0.9 * (sentence.end - sentence.start)
                form: Form = "direct" if whole else "mixed"
                self._add(form, (Span(start, end),), (), source, speaker, None, None)
        elif self.speaker is not None and words * 3 > 2 * len(tree.words):
            source, speaker = self.speaker
            content = (Span(sentence.start, sentence.end),)
            self._add("unmarked", content, (), source, speaker, None, None)
        elif words * 3 <= len(tree.words):
            self.speaker = None if not quote else self.speaker

    def _form(self, content: Sequence[Span]) -> Form:
        inside = outside = 0
        for span in content:
            size = span.end - span.start
            overlap = sum(
                min(q.end, span.end) - max(q.start, span.start)
                for q in self._quotes_over(span.start, span.end)
            )
            inside += overlap
            outside += size - overlap
        if not inside:
            return "indirect"
        return "direct" if outside <= 2 else "mixed"

    def _quotes_over(self, start: int, end: int) -> Sequence[Span]:
        """The quotations that have a character in a stretch."""
        first = bisect_right(self.quotes, start, key=lambda quote: quote.end)
        last = bisect_left(self.quotes, end, key=lambda quote: quote.start)
        return self.quotes[first:last]

    def _whole(self, tree: Tree, run: tuple[int, int]) -> Span:
        """The run with the quotation marks around it, and the stop that stands within them."""
        start, end = tree.words[run[0]].start, tree.words[run[1] - 1].end
        for quote in self._quotes_over(start - 1, end + 2):
            if quote.start + 1 == start and quote.start < end:
                start = quote.start
            if start <= quote.start < end and 0 < quote.end - end <= 2:
                tail = self.text[end : quote.end - 1]
                if not tail.strip(".,!?;: "):
                    end = quote.end
        return Span(start, end)

    def _spans(self, tree: Tree, words: Sequence[int]) -> tuple[Span, ...]:
        found: list[list[int]] = []
        for at in words:
            if found and at == found[-1][-1] + 1:
                found[-1].append(at)
            else:
                found.append([at])
        return tuple(Span(tree.words[run[0]].start, tree.words[run[-1]].end) for run in found)

    def _mention_in(self, number: int, span: Span | None) -> Mention | None:
        """The mention that a span is or holds, the largest one."""
        if span is None:
            return None
        inside = [
            one
            for one in self.by_sentence.get(number, ())
            if one.start < span.end and span.start < one.end
        ]
        return max(inside, key=lambda one: (one.end - one.start, -one.start), default=None)

    def _add(
        self,
        form: Form,
        content: tuple[Span, ...],
        cue: tuple[Span, ...],
        source: Span | None,
        speaker: Mention | None,
        addressee: Mention | None,
        reply_to: Span | None,
    ) -> None:
        if content:
            self.found.append(self._made(form, content, cue, source, speaker, addressee, reply_to))

    def _made(
        self,
        form: Form,
        content: tuple[Span, ...],
        cue: tuple[Span, ...],
        source: Span | None,
        speaker: Mention | None,
        addressee: Mention | None,
        reply_to: Span | None,
    ) -> Statement:
        article = self.parsed.article
        known = f"{article.article_id} {content} {cue} {source}"
        return Statement(
            statement_id=hashlib.sha256(known.encode()).hexdigest()[:20],
            article_id=article.article_id,
            form=form,
            content=content,
            cue=cue,
            source=source,
            speaker=speaker,
            addressee=addressee,
            reply_to=reply_to,
        )
