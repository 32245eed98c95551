"""Who speaks where, as far as the first person needs it (the speech room says it in full)."""

from __future__ import annotations

import re

from verbale.types import Parsed, Sentence

_LABEL = re.compile(r"(?m)^[A-Z][A-Z .,'’\-]{0,40}:")
_FIRST = frozenset("i me my we us our".split())


class Speakers:
    """The source of the statement that a word stands in.

    Args:
        parsed: the article, with the stretches that the model sees.
    """

    def __init__(self, parsed: Parsed) -> None:
        self._sources: list[dict[int, tuple[int, int]]] = []
        current: tuple[int, int] | None = None
        text = parsed.article.text
        labelled = self._labelled(text)
        for number, sentence in enumerate(parsed.sentences):
            label = _LABEL.match(text[sentence.start : sentence.end])
            if label is not None:
                last = sum(word.end < sentence.start + label.end() for word in sentence.words)
                current = (number, max(0, last - 1))
            elif "\n\n" in text[parsed.sentences[number - 1].end : sentence.start] and number:
                current = current if labelled else None
            found, said = self._of_sentence(number, sentence, current)
            self._sources.append(found)
            current = said

    @staticmethod
    def _labelled(text: str) -> bool:
        return len(_LABEL.findall(text)) > 1

    def of(self, sentence: int, word: int) -> tuple[int, int] | None:
        """Sentence and word of the source whose statement holds this word."""
        return self._sources[sentence].get(word)

    @staticmethod
    def _of_sentence(
        number: int, sentence: Sentence, current: tuple[int, int] | None
    ) -> tuple[dict[int, tuple[int, int]], tuple[int, int] | None]:
        spotted = {one.word: one for one in sentence.spotted}
        source = None
        for stretch in sentence.stretches:
            if stretch.kind != "cue":
                continue
            links = [
                link
                for at in range(stretch.first, stretch.last)
                if at in spotted
                for link in spotted[at].links
                if link.relation == "source"
            ]
            if links:
                word = max(links, key=lambda link: link.share).word
                own = sentence.words[word].text.lower() in _FIRST
                source = current if own else (number, word)
        speaker = source or current
        found = {}
        if speaker is not None:
            contents = [s for s in sentence.stretches if s.kind == "content"]
            for stretch in contents:
                found.update(dict.fromkeys(range(stretch.first, stretch.last), speaker))
            if source is None and current is not None:
                found = dict.fromkeys(range(len(sentence.words)), current)
        return found, speaker
