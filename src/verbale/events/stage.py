"""The stage `Mentions → Events`: every political act that an article reports."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.codebook.types import Codebook
from verbale.events.calibrate import Calibration
from verbale.events.conditions import Scene
from verbale.events.contexts import Contexts
from verbale.events.dates import Dated, ahead, find_dates
from verbale.events.decide import Decided, Judge
from verbale.events.lexicon import Dropped, Lexicon
from verbale.events.proposals import Proposal, propose
from verbale.events.roles import Places
from verbale.tree import Tree
from verbale.types import Event, Mention, Mentions, Place, Sentence, Span, When

LINKED = 0.5
"""Share from which the model's link gives an act its date or place. Chosen on gold dev."""


@dataclass(frozen=True, slots=True)
class Traced:
    """One sentence as it was coded.

    Attributes:
        events: its events.
        dropped: what was considered and is no event.
        shares: for each event the shares behind it, as `Calibration.confidence` takes them.
    """

    sentence: Sentence
    events: tuple[Event, ...]
    dropped: tuple[Dropped, ...]
    shares: tuple[tuple[float, ...], ...] = ()


class EventCoder:
    """Codes articles with one codebook.

    Args:
        codebook: the codebook.
        types: types that the model was trained on; where they are not the codebook's, its entries
            and frames decide alone.
        calibration: from shares to confidence; the packaged one if `None`.
    """

    def __init__(
        self, codebook: Codebook, types: Sequence[str], calibration: Calibration | None = None
    ) -> None:
        self.codebook = codebook
        known = {kind.name for kind in codebook.ontology.types}
        self.lexicon = Lexicon(codebook)
        self.contexts = Contexts(codebook)
        self.judge = Judge(codebook, learned=bool(types) and set(types) <= known)
        self.calibration = calibration or Calibration.load()

    def code(self, mentions: Mentions) -> tuple[Event, ...]:
        """The events of an article, in the order of the text."""
        return tuple(event for traced in self.trace(mentions) for event in traced.events)

    def trace(self, mentions: Mentions) -> list[Traced]:
        """The same sentence by sentence, with what was dropped."""
        article = mentions.parsed.article
        sentences = mentions.parsed.sentences
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        trees = [Tree(self.lexicon.mended(sentence)) for sentence in sentences]
        weights = [self.contexts.weigh(tree) for tree in trees]
        title = frozenset((article.title or "").lower().split())
        traced = []
        for number, tree in enumerate(trees):
            around = self._around(article.text, sentences, weights, number)
            own = by_sentence.get(number, [])
            places = [p for p in mentions.places if _inside(p, sentences[number])]
            traced.append(
                self._sentence(mentions, tree, own, places, title, weights[number], around)
            )
        return traced

    def proposals(self, mentions: Mentions) -> list[tuple[Tree, list[Proposal]]]:
        """Everything that may be an act, sentence by sentence, before it is decided on."""
        found = []
        for number, sentence in enumerate(mentions.parsed.sentences):
            own = [mention for mention in mentions.mentions if mention.sentence == number]
            tree = Tree(self.lexicon.mended(sentence))
            scene = self._scene(tree, Places(tree, own), mentions.places, frozenset())
            matches, _ = self.lexicon.find(scene)
            found.append((tree, propose(tree, matches, learned=self.judge.learned)))
        return found

    @staticmethod
    def _scene(
        tree: Tree, standing: Places, places: Sequence[Place], title: frozenset[str]
    ) -> Scene:
        named = frozenset(
            at
            for at, word in enumerate(tree.words)
            if any(place.start <= word.start and word.end <= place.end for place in places)
        )
        return Scene(tree, standing.by_word, named, title)

    @staticmethod
    def _around(
        text: str, sentences: Sequence[Sentence], weights: Sequence[dict[str, float]], number: int
    ) -> list[dict[str, float]]:
        """The weights of the other sentences of the paragraph."""
        found = []
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(sentences):
                low, high = sorted((at, at - step))
                if "\n\n" in text[sentences[low].end : sentences[high].start]:
                    break
                found.append(weights[at])
                at += step
        return found

    def _sentence(
        self,
        mentions: Mentions,
        tree: Tree,
        own: Sequence[Mention],
        places: Sequence[Place],
        title: frozenset[str],
        weights: dict[str, float],
        around: Sequence[dict[str, float]],
    ) -> Traced:
        standing = Places(tree, own)
        scene = self._scene(tree, standing, places, title)
        matches, dropped = self.lexicon.find(scene)
        proposals = propose(tree, matches, learned=self.judge.learned)
        stopped = {at for one in dropped for at in one.words}
        proposals = [p for p in proposals if not p.words & stopped or p.sure >= STOPPED]
        decided, others = self.judge.decide(tree, standing, proposals)
        article = mentions.parsed.article
        dates = find_dates(article.text, tree.sentence.start, tree.sentence.end, article.published)
        events = tuple(
            self._event(mentions, tree, one, places, dates, weights, around) for one in decided
        )
        shares = tuple(one.sure for one in decided)
        return Traced(tree.sentence, events, (*dropped, *others), shares)

    def _event(
        self,
        mentions: Mentions,
        tree: Tree,
        one: Decided,
        places: Sequence[Place],
        dates: Sequence[Dated],
        weights: dict[str, float],
        around: Sequence[dict[str, float]],
    ) -> Event:
        article = mentions.parsed.article
        kind = self.codebook.ontology.type(one.type)
        own = one.proposal.act.contexts if one.proposal.act else ()
        contexts = self.contexts.choose(own, weights, around)
        act = one.proposal.act
        cameo = act.cameo if act and act.cameo and act.type == one.type else None
        trigger = _pieces(tree, one.proposal.words)
        parties = [f"{m.start}" for m in (*one.roles.actors, *one.roles.recipients)]
        content = f"{article.article_id} {trigger} {one.type} {parties}"
        return Event(
            event_id=hashlib.sha256(content.encode()).hexdigest()[:20],
            article_id=article.article_id,
            trigger=trigger,
            sentence=Span(tree.sentence.start, tree.sentence.end),
            type=one.type,
            mode=one.mode,
            contexts=contexts,
            cameo=cameo or self.codebook.cameo_for(one.type, one.mode, contexts),
            quad=kind.quad if kind else 0,
            intensity=self.codebook.intensity(one.type, one.mode),
            factuality=one.factuality,
            actors=one.roles.actors,
            recipients=one.roles.recipients,
            when=self._when(mentions, tree, one, dates),
            place=self._place(tree, one.proposal, places),
            statement_id=None,
            confidence=self.calibration.confidence(one.sure),
            why=one.why,
        )

    def _when(
        self, mentions: Mentions, tree: Tree, one: Decided, dates: Sequence[Dated]
    ) -> When | None:
        published = mentions.parsed.article.published
        dated = _linked_date(tree, one.proposal, dates) or _hanging_date(tree, one.proposal, dates)
        if dated is None:
            return None if published is None else When(published, "published", None)
        if one.factuality == "planned" or one.type in ("AGREE", "THREATEN"):
            dated = ahead(dated, published)
        return When(dated.value, dated.precision, Span(dated.start, dated.end))

    def _place(self, tree: Tree, proposal: Proposal, places: Sequence[Place]) -> Place | None:
        """The place that the model links, else the one in a phrase of the act with in, at, near."""
        rows = proposal.links.get("place", {})
        best, share = None, LINKED
        for word, found in rows.items():
            for place in places:
                if place.start <= tree.words[word].start < place.end and found >= share:
                    best, share = place, found
        if best is not None:
            return best
        if proposal.by_model:
            return None
        for child in tree.having(proposal.head, "obl", "nmod"):
            if tree.case(child) in ("in", "at", "near", "outside", "inside", "across"):
                for place in places:
                    if place.start <= tree.words[child].start < place.end:
                        return place
        return None


STOPPED = 0.9
"""Share of an act above which it stands although a stop sense of the codebook matches."""


def _inside(place: Place, sentence: Sentence) -> bool:
    return sentence.start <= place.start < sentence.end


def _pieces(tree: Tree, words: frozenset[int]) -> tuple[Span, ...]:
    """The words as few spans as may be."""
    found: list[list[int]] = []
    for at in sorted(words):
        if found and at == found[-1][-1] + 1:
            found[-1].append(at)
        else:
            found.append([at])
    return tuple(Span(tree.words[run[0]].start, tree.words[run[-1]].end) for run in found)


def _linked_date(tree: Tree, proposal: Proposal, dates: Sequence[Dated]) -> Dated | None:
    best, share = None, LINKED
    for word, found in proposal.links.get("date", {}).items():
        for dated in dates:
            if dated.start <= tree.words[word].start < dated.end and found >= share:
                best, share = dated, found
    return best


def _hanging_date(tree: Tree, proposal: Proposal, dates: Sequence[Dated]) -> Dated | None:
    """The date that hangs on the act or on the verb that holds it."""
    if proposal.by_model:
        return None
    heads = {proposal.head, tree.words[proposal.head].head}
    for dated in dates:
        for at, word in enumerate(tree.words):
            if dated.start <= word.start < dated.end and tree.words[at].head in heads:
                return dated
    return None
