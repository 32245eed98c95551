"""Statements that a cue attributes: cue, source and content in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from verbale.speech.words import ATTITUDES, NOUNS, SAYING, STRONG
from verbale.tree import Tree
from verbale.types import Spotted, Stretch

SURE = 0.5
"""Mean share above which the model's cue counts. Chosen on gold dev."""
LINKED = 0.3
"""Share of a link above which it ties a source or a content to its cue. Chosen on gold dev."""
_ABOUT = frozenset(("for", "on", "about", "of", "against", "to", "with"))
_GAP = 8
"""Words of a gap in a content that the model leaves open by mistake, at most. Chosen on gold dev
and PolNeAR dev by eye."""
_OCCASIONS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week"
    " month year statement interview speech tweet briefing conference rally debate post email"
    " letter report memo appearance hearing reporter".split()
)
"""Nouns of the when and where of saying, which a cue takes in where it is read broadly."""
_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—"))
_CLAUSES = ("ccomp", "xcomp", "parataxis", "acl", "advcl", "csubj")


@dataclass(frozen=True, slots=True)
class Found:
    """Words of one statement in a sentence, by index.

    Attributes:
        cue: words of the cue.
        source: words of the phrase that names the speaker.
        content: runs of words of what is said.
        addressee: head of the phrase that is spoken to.
        share: how sure it is.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    addressee: int | None
    share: float


class SentenceReader:
    """Finds the statements of one sentence.

    Args:
        tree: the sentence.
        marks: for each word whether it stands inside quotation marks.
        broad: count attitudes, findings and objects too ("criticised the plan", "a poll found").
    """

    def __init__(self, tree: Tree, marks: list[bool], *, broad: bool = False) -> None:
        self.tree, self.marks, self.broad = tree, marks, broad
        self.spotted = {one.word: one for one in tree.sentence.spotted}
        stretches = tree.sentence.stretches
        self.sources = [one for one in stretches if one.kind == "source"]
        self.contents = [one for one in stretches if one.kind == "content" and one.share >= 0.5]
        self.mentions = [one for one in stretches if one.kind == "mention"]

    def read(self) -> list[Found]:
        """Every statement with a cue, in order."""
        cues = self._cues()
        found = []
        for cue in cues:
            one = self._statement(cue, len(cues))
            if one is not None:
                found.append(one)
        return found

    def _cues(self) -> list[tuple[int, ...]]:
        found = [
            tuple(range(one.first, one.last))
            for one in self.tree.sentence.stretches
            if one.kind == "cue" and one.share >= SURE
        ]
        taken = {at for cue in found for at in cue}
        for at in range(len(self.tree.words)):
            if at not in taken and not any(near in taken for near in (at - 1, at + 1)):
                words = self._by_rule(at)
                if words:
                    found.append(words)
                    taken.update(words)
        return sorted(found)

    def _by_rule(self, at: int) -> tuple[int, ...]:
        """ "According to", a verb of saying with its clause, a noun of saying with its clause."""
        tree = self.tree
        lemma = tree.lemmas[at]
        if lemma == "accord" or tree.texts[at] == "according":
            following = at + 1 < len(tree.words) and tree.texts[at + 1] == "to"
            return (at, at + 1) if following else ()
        if tree.words[at].pos == "VERB" and lemma in SAYING:
            clause = tree.having(at, "ccomp") or (
                tree.having(at, "xcomp") if lemma not in STRONG else []
            )
            beside = tree.relation(at) == "parataxis" or tree.having(at, "parataxis")
            subject = tree.having(at, "nsubj")
            quoted = any(self.marks) and bool(subject)
            if (lemma in STRONG and (clause or beside) and subject) or (
                quoted and (clause or beside or tree.having(at, "obj"))
            ):
                return self._verb_group(at)
        if self.broad and tree.words[at].pos == "VERB" and lemma in SAYING | ATTITUDES:
            return self._broadly(at)
        if tree.words[at].pos == "NOUN" and lemma in NOUNS and tree.having(at, "nmod:poss"):
            clause = [
                child
                for child in tree.having(at, "acl", "ccomp")
                if any(tree.texts[mark] == "that" for mark in tree.having(child, "mark"))
            ]
            return (at,) if clause else ()
        return ()

    def _broadly(self, at: int) -> tuple[int, ...]:
        """A verb of saying or of attitude with whatever it is about, outside of quotations."""
        tree = self.tree
        if self.marks[at] and not tree.having(at, "nsubj"):
            return ()
        about = tree.having(at, "ccomp", "xcomp", "obj") or [
            one for one in tree.having(at, "obl") if tree.case(one) in _ABOUT
        ]
        subject = tree.having(at, "nsubj") or tree.relation(at) in ("advcl", "xcomp", "conj", "acl")
        if not about or not subject:
            return ()
        first_person = {"i", "we", "you"} & {tree.texts[one] for one in tree.having(at, "nsubj")}
        if first_person and self.marks[at]:
            return ()
        words = self._verb_group(at)
        case = [one for child in about for one in tree.having(child, "case")][:1]
        beside = [one for one in case if one == max(words) + 1]
        return (*words, *beside)

    def _verb_group(self, at: int) -> tuple[int, ...]:
        tree = self.tree
        aux = [one for one in tree.having(at, "aux", "aux:pass") if one < at]
        first = min([at, *aux])
        group = range(first, at + 1)
        return tuple(
            one for one in group if one in aux or one == at or tree.relation(one) == "advmod"
        )

    def _statement(self, cue: tuple[int, ...], cues: int) -> Found | None:
        head = next((at for at in cue if self.tree.words[at].head not in cue), cue[-1])
        source = self._source(cue, head)
        content = self._content(cue, head, source, cues)
        if not content:
            return None
        share = max((self._cue_share(at) for at in cue), default=0.0)
        if self.broad:
            source = self._whole_source(source, cue)
            content = tuple(piece for run in content for piece in self._without(run, set(source)))
            taken = {at for run in content for at in range(*run)} | set(source)
            cue = tuple(at for at in self._extended(cue) if at not in taken)
        return Found(cue, source, content, self._linked(cue, "addressee", SURE), share or 0.4)

    def _extended(self, cue: tuple[int, ...]) -> tuple[int, ...]:
        """The cue with its auxiliaries and adverbs before, its day and occasion behind."""
        tree = self.tree
        first, last = cue[0], cue[-1]
        while (
            first > 0
            and tree.words[first - 1].pos in ("AUX", "ADV", "PART")
            and (tree.words[first - 1].head in range(first - 1, last + 1))
        ):
            first -= 1
        heads = set(cue)
        step = last + 1
        while step < len(tree.words) and step - last <= 8:
            word = tree.words[step]
            root = step
            while tree.words[root].head > last and root != tree.words[root].head:
                root = tree.words[root].head
            hangs = tree.words[root].head in heads and root > last
            if not hangs or tree.relation(root) not in ("obl", "advmod") or word.pos == "PUNCT":
                break
            if tree.relation(root) == "obl" and tree.lemmas[root] not in _OCCASIONS:
                break
            step += 1
        return tuple(range(first, step))

    def _cue_share(self, at: int) -> float:
        for one in self.tree.sentence.stretches:
            if one.kind == "cue" and one.first <= at < one.last:
                return one.share
        return 0.0

    def _linked(self, cue: tuple[int, ...], relation: str, least: float) -> int | None:
        """The word that the cue is linked to most, if the link is strong enough."""
        best, share = None, least
        for at in cue:
            seen: Spotted | None = self.spotted.get(at)
            for link in seen.links if seen else ():
                if link.relation == relation and link.share >= share and link.word not in cue:
                    best, share = link.word, link.share
        return best

    def _source(self, cue: tuple[int, ...], head: int) -> tuple[int, ...]:
        linked = self._linked(cue, "source", LINKED)
        if linked is not None:
            for stretch in (*self.sources, *self.mentions):
                if stretch.first <= linked < stretch.last:
                    return self._trimmed(stretch)
        tree = self.tree
        subject: list[int] = []
        if tree.texts[head] == "according":
            subject = tree.having(head, "obl", "obj") or tree.having(cue[-1], "obl", "obj")
            if not subject and (above := tree.head(head)) is not None:
                subject = (
                    [above]
                    if "according" in (tree.texts[c] for c in tree.having(above, "case"))
                    else []
                )
        elif tree.words[head].pos == "NOUN":
            subject = tree.having(head, "nmod:poss")
        else:
            subject = [one for one in tree.having(head, "nsubj") if one not in cue]
            if not subject and tree.relation(head) in ("conj", "xcomp", "advcl"):
                above = tree.head(head)
                subject = tree.having(above, "nsubj") if above is not None else []
            if not subject and tree.is_passive(head):
                subject = [one for one in tree.having(head, "obl") if tree.case(one) == "by"]
        if not subject:
            return ()
        at = subject[0]
        for stretch in (*self.sources, *self.mentions):
            if stretch.first <= at < stretch.last:
                return self._trimmed(stretch)
        return self._phrase(at)

    def _whole_source(self, source: tuple[int, ...], cue: tuple[int, ...]) -> tuple[int, ...]:
        """The phrase with its appositions and relative clauses."""
        if not source:
            return source
        tree = self.tree
        inside = set(source)
        head = next((at for at in source if tree.words[at].head not in inside), source[0])
        words = [at for at in tree.below(head) if at not in cue]
        first, last = min(words), max(words)
        if cue[0] > source[0]:
            last = min(last, cue[0] - 1)
        else:
            first = max(first, cue[-1] + 1)
        while last > source[-1] and tree.words[last].pos == "PUNCT":
            last -= 1
        return tuple(range(min(first, source[0]), max(last, source[-1]) + 1))

    def _trimmed(self, stretch: Stretch) -> tuple[int, ...]:
        words = list(range(stretch.first, stretch.last))
        while words and self.tree.words[words[-1]].pos == "PUNCT":
            words.pop()
        return tuple(words)

    def _phrase(self, at: int) -> tuple[int, ...]:
        """A noun with what belongs to its phrase: no relative clause, nothing after a comma."""
        tree = self.tree
        words = [at]
        for child in tree.children[at]:
            relation = tree.relation(child)
            if relation in ("det", "amod", "compound", "flat", "nummod", "nmod", "appos"):
                if relation == "appos" and child > at:
                    continue
                words += tree.below(child)
        words = sorted(one for one in words if tree.relation(one) != "case" or one > min(words))
        last = max(words)
        return tuple(range(min(words), last + 1))

    def _content(
        self, cue: tuple[int, ...], head: int, source: tuple[int, ...], cues: int
    ) -> tuple[tuple[int, int], ...]:
        seen = self._by_model(cue, source, cues)
        clause = self._by_tree(cue, head, source)
        if not seen or not clause:
            return self._filled(seen or clause, {*cue, *source})
        words = {at for run in seen for at in range(*run)}
        if words & {at for run in clause for at in range(*run)}:
            return self._filled((*seen, *clause), {*cue, *source})
        return self._filled(seen, {*cue, *source})

    def _filled(
        self, runs: tuple[tuple[int, int], ...], taken: set[int]
    ) -> tuple[tuple[int, int], ...]:
        """Runs joined over short gaps in which neither cue nor source stands."""
        words = sorted({at for run in runs for at in range(*run)})
        gaps: set[int] = set()
        for one, other in pairwise(words):
            between = range(one + 1, other)
            if len(between) <= _GAP and not taken & set(between):
                gaps.update(between)
        return self._runs(sorted({*words, *gaps}))

    def _by_model(
        self, cue: tuple[int, ...], source: tuple[int, ...], cues: int
    ) -> tuple[tuple[int, int], ...]:
        linked = {
            link.word
            for at in cue
            if at in self.spotted
            for link in self.spotted[at].links
            if link.relation == "content" and link.share >= LINKED
        }
        chosen = [one for one in self.contents if one.first in linked]
        if not chosen and cues == 1:
            chosen = [one for one in self.contents if one.last - one.first > 1]
        runs = [self._without((one.first, one.last), {*cue, *source}) for one in chosen]
        return tuple(run for row in runs for run in row)

    def _by_tree(
        self, cue: tuple[int, ...], head: int, source: tuple[int, ...]
    ) -> tuple[tuple[int, int], ...]:
        tree = self.tree
        if tree.texts[head] == "according":
            own = set(tree.below(head)) | {*cue, *source}
            rest = [at for at in range(len(tree.words)) if at not in own]
            return self._runs(rest)
        clauses = tree.having(head, *_CLAUSES)
        if self.broad and not clauses:
            clauses = tree.having(head, "obj") or [
                one for one in tree.having(head, "obl") if tree.case(one) in _ABOUT
            ]
        words: set[int] = set()
        for clause in clauses[:1]:
            words = set(tree.below(clause))
        if not words and tree.relation(head) == "parataxis":
            above = tree.head(head)
            if above is not None:
                words = set(tree.below(above)) - set(tree.below(head))
        return self._runs(sorted(words - {*cue, *source}))

    def _without(self, run: tuple[int, int], words: set[int]) -> list[tuple[int, int]]:
        return list(self._runs([at for at in range(*run) if at not in words]))

    def _runs(self, words: list[int]) -> tuple[tuple[int, int], ...]:
        """Runs of words without punctuation at their edges, save quotation marks."""
        found: list[list[int]] = []
        for at in words:
            if found and at == found[-1][-1] + 1:
                found[-1].append(at)
            else:
                found.append([at])
        runs = []
        for run in found:
            while run and self._is_edge(run[0]):
                run.pop(0)
            while run and self._is_edge(run[-1]):
                run.pop()
            if run and any(self.tree.words[at].pos != "PUNCT" for at in run):
                runs.append((run[0], run[-1] + 1))
        return tuple(runs)

    def _is_edge(self, at: int) -> bool:
        return (
            self.tree.words[at].text in (",", ".", ";", ":", "-", "–", "—") and not self.marks[at]
        )
