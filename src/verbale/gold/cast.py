"""Who is who in one item: the codes of phrases, and the labels that make them corefer."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.gold.locate import Finder
from verbale.gold.notation import LISTED, MEANS, Note
from verbale.gold.parties import Spec, read_specs
from verbale.gold.types import GoldMention, Span, Who
from verbale.gold.values import LineError


@dataclass(slots=True)
class Cast:
    """The parties of one item.

    Every line is read twice: `define` takes the codes wherever they are written, then `mention`
    answers for any phrase, so that the order of lines does not matter.

    Attributes:
        text: text of the item.
        mentions: the phrases that `mention` was asked for, by span.
    """

    text: str
    mentions: dict[Span, GoldMention] = field(default_factory=dict)
    _specs: dict[Span, tuple[Spec, ...]] = field(default_factory=dict)
    _labels: dict[str, Spec] = field(default_factory=dict)

    def define(self, part: str, finder: Finder) -> None:
        """Take the codes of one phrase, if it gives any.

        Raises:
            LineError: they contradict what is known.
            NotFoundError: the phrase is not in the text.
            PartyError: the codes cannot be read.
        """
        span, specs = self._written(part, finder)
        if specs is None:
            return
        for spec in specs:
            self._label(spec)
        if self._specs.setdefault(span, specs) != specs:
            raise LineError(
                f"{self.text[span.start : span.end]!r} has other codes in another line of this "
                "item. Give one phrase one coding; a second time it needs no codes at all."
            )

    def mention(self, part: str, finder: Finder) -> GoldMention:
        """The mention that a phrase is.

        Raises:
            LineError: neither here nor elsewhere are there codes for it.
            NotFoundError: the phrase is not in the text.
            PartyError: the codes cannot be read.
        """
        span, _ = self._written(part, finder)
        if span in self.mentions:
            return self.mentions[span]
        if span not in self._specs:
            raise LineError(
                f"{part.strip()!r} has no codes. Write: {part.strip()} = USA/GOV or = @label"
            )
        who = tuple(self.who(spec, span, number) for number, spec in enumerate(self._specs[span]))
        self.mentions[span] = GoldMention(span, who)
        return self.mentions[span]

    def mentioned(self, words: str, finder: Finder) -> tuple[GoldMention, ...]:
        """The mentions of a list; raises as `mention` does."""
        return tuple(self.mention(part, finder) for part in words.split(LISTED) if part.strip())

    def who(self, spec: Spec, span: Span, number: int = 0) -> Who:
        """The party that codes or a label stand for.

        Args:
            number: which of the parties of the phrase at `span` it is.

        Raises:
            LineError: the label is defined nowhere.
        """
        if spec.label is None:
            return Who(f"{span.start}-{span.end}.{number}", spec.country, spec.sectors)
        if spec.label not in self._labels:
            raise LineError(
                f"@{spec.label} is defined nowhere. Write it once with codes: RUS/GOV @name"
            )
        known = self._labels[spec.label]
        return Who(spec.label, known.country, known.sectors)

    def _label(self, spec: Spec) -> None:
        if spec.label is None or not spec.coded:
            return
        if self._labels.setdefault(spec.label, spec) != spec:
            raise LineError(f"@{spec.label} is defined twice with different codes. Define it once.")

    def _written(self, part: str, finder: Finder) -> tuple[Span, tuple[Spec, ...] | None]:
        part = part.strip()
        if part.startswith("@"):
            raise LineError(
                f"{part!r} has no words. A party that the text does not name is left out; only the "
                "S of a Q may be a label alone."
            )
        words, means, specs = part.rpartition(MEANS)
        if not means:
            return finder.find(part), None
        return finder.find(words.strip()), read_specs(specs)


def parties(note: Note) -> list[str]:
    """The phrases of parties in a line, each with its codes if it gives them."""
    lists = [note.head] if note.mark == "M" else []
    if note.mark == "E":
        lists = [note.fields.get("A", ""), note.fields.get("R", "")]
    if note.mark == "Q":
        source = note.fields.get("S", "")
        bare = source.startswith("@") or source.endswith(MEANS + "-")
        lists = [note.fields.get("A", ""), "" if bare else source]
    return [part for words in lists for part in words.split(LISTED) if part.strip()]
