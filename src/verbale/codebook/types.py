"""What a codebook is made of: frozen data types and nothing else.

Every entry carries `where`, the `file:line` it was read from, so that a finding of the linter, a
refusal of the loader and the `why` of an event can all point to the row that is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Factuality = Literal["actual", "negated", "planned", "hypothetical", "historical"]
Kind = Literal["verb", "phrasal", "light", "idiom", "noun", "adj"]
Layering = Literal["extend", "override", "replace"]

FACTUALITIES: tuple[Factuality, ...] = (
    "actual",
    "negated",
    "planned",
    "hypothetical",
    "historical",
)
KINDS: tuple[Kind, ...] = ("verb", "phrasal", "light", "idiom", "noun", "adj")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or doubtful, in a codebook.

    Attributes:
        where: `file:line`.
        rule: name of the check, kebab-case (see docs/codebook.md).
        level: `error` (the codebook is refused) or `warning` (it works, and should be mended).
        message: what is there, what is allowed, what to do.
    """

    where: str
    rule: str
    level: Literal["error", "warning"]
    message: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of an event type, with its own intensity (−10 … 10)."""

    name: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the ontology.

    Attributes:
        name: upper-case name ("REQUEST").
        quad: number of its quad in `Ontology.quads`.
        score: intensity, −10 (worst) … 10 (best).
        recipient: whether an event of this type must have a recipient.
        text: what it is, in one or two sentences.
        modes: its modes, empty if it has none.
    """

    name: str
    quad: int
    score: float
    recipient: Literal["required", "optional"]
    text: str
    modes: tuple[Mode, ...]
    where: str

    def mode(self, name: str) -> Mode | None:
        """The mode of that name, or `None`."""
        return next((mode for mode in self.modes if mode.name == name), None)


@dataclass(frozen=True, slots=True)
class Quad:
    """A quarter of the ontology: its number, name, sign (−1 or 1) and the types it holds."""

    number: int
    name: str
    sign: int
    types: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of coding that is not a row of a table (recipients, precedence), in words.

    Attributes:
        name: short name that the event stage and `why` refer to.
        text: what it says.
        types: the types it is about.
    """

    name: str
    text: str
    types: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a source contradicts itself: what it says, and what holds here.

    Attributes:
        subject: what is decided, as a path (`type.ACCUSE.score`, `quad_map.phoenix.16`,
            `crosswalk.20`).
        value: what it must be; the linter compares it with the tables.
        source: what the source says, in our words.
    """

    subject: str
    value: str
    source: str
    where: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types, contexts, sectors and entity classes, with the rules and decisions about them.

    Attributes:
        retired: names that older sources use and this ontology lacks, as
            (`type` | `mode` | `context`, name) → what to write instead.
    """

    name: str
    version: str
    quads: tuple[Quad, ...]
    types: tuple[EventType, ...]
    contexts: Mapping[str, str]
    sectors: Mapping[str, str]
    entity_classes: Mapping[str, str]
    special_countries: Mapping[str, str]
    breakaway: Mapping[str, str]
    rules: tuple[Rule, ...]
    decisions: tuple[Decision, ...]
    retired: Mapping[tuple[str, str], str]

    def type(self, name: str) -> EventType | None:
        """The event type of that name, or `None`."""
        return next((entry for entry in self.types if entry.name == name), None)

    def quad(self, number: int) -> Quad | None:
        """The quad of that number, or `None`."""
        return next((quad for quad in self.quads if quad.number == number), None)


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of CAMEO 1.1b3 with our label and its Goldstein score (−10 … 10)."""

    code: str
    score: float
    label: str
    where: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """One row of a crosswalk, in either direction.

    Attributes:
        cameo: CAMEO code.
        type: event type; `None` where the code has none (statements).
        mode: mode, or `None` for any or none.
        contexts: contexts that the code implies, or that choose the code.
    """

    cameo: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where actor and recipient stand, seen from the trigger in the active voice.

    Attributes:
        actors: slots to look in, first filled slot wins; empty for none.
        recipients: likewise.
        mutual: each side is actor and recipient of the other ("met with").
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A demand on what stands in a slot.

    Attributes:
        slot: name of the slot.
        lemmas: the filler's head lemma (or phrase) must be one of these.
        builtins: or its mention must be of one of these kinds (`actor`, `person`, …).
        present: `True` any filler will do, `False` the slot must be empty, `None` not asked.
        negated: the condition must not hold.
    """

    slot: str
    lemmas: frozenset[str] = frozenset()
    builtins: frozenset[str] = frozenset()
    present: bool | None = None
    negated: bool = False

    @property
    def weight(self) -> int:
        """How specific it is: 2 for positive words, 1 for a kind, a presence or a negation."""
        return 2 if self.lemmas and not self.negated else 1


@dataclass(frozen=True, slots=True)
class Coded:
    """An expected event of an example; names are the words of the example."""

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    factuality: Factuality
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and all that should be coded from it (nothing, if empty)."""

    text: str
    events: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """The words of an entry: lemmas with alternatives, and which of them is the head.

    Attributes:
        text: the notation as written.
        words: alternatives for each position, classes already filled in.
        head: index of the word that the others depend on in the parse.
    """

    text: str
    words: tuple[tuple[str, ...], ...]
    head: int


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the lexicon of acts.

    Attributes:
        act_id: `TYPE.term`, with the kind and the condition where they tell entries apart.
        rank: explicit priority, 0 by default; beats everything else.
        layer: 0 for the default codebook, 1 for a user's own; breaks ties.
    """

    act_id: str
    term: Term
    kind: Kind
    type: str
    mode: str | None
    cameo: str | None
    frame: Frame
    conditions: tuple[Condition, ...]
    contexts: tuple[str, ...]
    rank: int
    layer: int
    examples: tuple[Example, ...]
    where: str

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Of several acts that match at one word, the one with the greatest `order` is meant."""
        weight = sum(condition.weight for condition in self.conditions)
        return (self.rank, len(self.term.words), weight, self.layer)


@dataclass(frozen=True, slots=True)
class ContextTerm:
    """A word that speaks for a context; `weight` is added up over sentence and paragraph."""

    term: Term
    kind: str
    context: str
    weight: float
    conditions: tuple[Condition, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that decides whether an act in its scope is a fact.

    Attributes:
        sense: why (`negation`, `modal`, `attempt`, …), for `why` and for counting.
        scope: where the act stands seen from the cue (`clause`, `object`, `head`, `subject`,
            `sentence`).
        effect: factuality of an act in scope.
        negated_effect: the same when the cue itself is negated ("did not forget to").
    """

    term: Term
    kind: str
    sense: str
    scope: str
    effect: Factuality
    negated_effect: Factuality
    example: Example
    where: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A use of a trigger that is no political act (sport, markets, weather, metaphor, …)."""

    term: Term
    kind: str
    sense: str
    conditions: tuple[Condition, ...]
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """An ontology with its lexicons, ready for use; nothing in it changes after loading.

    Attributes:
        acts_by_head: head lemma → acts, the strongest `order` first.
        stops_by_head: head lemma → stops.
        quad_maps: publisher → CAMEO root → that publisher's quad code.
        digest: hash of all files it was read from, for `Run`.
    """

    name: str
    version: str
    ontology: Ontology
    cameo: Mapping[str, CameoCode]
    from_cameo: Mapping[str, Crossing]
    to_cameo: tuple[Crossing, ...]
    quad_maps: Mapping[str, Mapping[str, int]]
    classes: Mapping[str, frozenset[str]]
    acts: tuple[Act, ...]
    contexts: tuple[ContextTerm, ...]
    cues: tuple[Cue, ...]
    stops: tuple[Stop, ...]
    digest: str
    acts_by_head: Mapping[str, tuple[Act, ...]] = field(repr=False)
    stops_by_head: Mapping[str, tuple[Stop, ...]] = field(repr=False)

    def intensity(self, type_name: str, mode_name: str | None) -> float:
        """Score of a mode, or of its type where there is no mode. Raises `KeyError`."""
        entry = self.ontology.type(type_name)
        if entry is None:
            raise KeyError(type_name)
        mode = entry.mode(mode_name) if mode_name else None
        return entry.score if mode is None else mode.score

    def cameo_for(
        self, type_name: str, mode_name: str | None, contexts: tuple[str, ...] = ()
    ) -> str | None:
        """The CAMEO code of a PLOVER coding: the most specific row of the crosswalk that fits."""
        best: Crossing | None = None
        for row in self.to_cameo:
            fits = row.type == type_name and row.mode in (None, mode_name)
            if not fits or not set(row.contexts) <= set(contexts):
                continue
            if best is None or _specific(row) > _specific(best):
                best = row
        return None if best is None else best.cameo


def _specific(row: Crossing) -> tuple[bool, int]:
    return (row.mode is not None, len(row.contexts))
