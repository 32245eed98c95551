"""What flows through Verbale: frozen, slotted data types and nothing else.

Spans are character offsets into `Article.text` (Python string indices, end exclusive). Sets are
tuples, dates are dates, and what is absent is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Origin = Literal["meta", "text", "argument"]
"""Where a field of an article was found.

`meta`: in what describes the text (page metadata, feed entry, table column, archive header).
`text`: in the words of the page. `argument`: given by the user.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The proof of one field of an article.

    Attributes:
        field: name of the field (`title`, `byline`, `dateline`, `published`, `language`, `url`).
        origin: where it comes from.
        where: the exact place, in words (`json-ld datePublished`, `line 3`, `column published`).
        words: the value as it stood there, before any normalising.
    """

    field: str
    origin: Origin
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is not part of `Article.text`, and why it was taken out."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript.

    Attributes:
        start: offset of the first character of what is said (after the speaker's label).
        end: offset after its last character.
        speaker: the label as printed, without the colon ("MR TONER", "Q"); `None` if unnamed.
        kind: `question`, `answer` (a turn that follows a question), or `speech`.
    """

    start: int
    end: int
    speaker: str | None
    kind: Literal["question", "answer", "speech"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source, cleaned, with the proof of what is known about it.

    Attributes:
        article_id: hash of the content; the same content has the same id in every run.
        source_id: the `id` that a table gave, or the file's name, the address or the entry's id.
        url: address of the article, if known.
        source: who published it (site or outlet name), if known.
        title: headline, if found.
        byline: authors as printed, joined by ", ", without "By".
        dateline: place that opens the report ("Washington"), without agency or date.
        published: day of publication, never guessed.
        published_from: origin of `published`.
        language: ISO 639-1 code, or `None` where the text is too short to tell.
        text: paragraphs joined by two line feeds; no captions, no clutter.
        captions: captions of pictures, kept apart from the text.
        removed: everything else that was taken out, in the order of the page.
        turns: the turns of a transcript, in order; empty for other texts.
        found: the proof of title, byline, dateline, published and others.
    """

    article_id: str
    source_id: str
    url: str | None
    source: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: date | None
    published_from: Origin | None
    language: str | None
    text: str
    captions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    turns: tuple[Turn, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source, or a piece of one, that gave no article.

    Attributes:
        where: the file, address or row ("reports.jsonl line 37").
        reason: one word for counting (`empty`, `binary`, `malformed`, …).
        message: what happened and what to do, for people.
    """

    where: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of a sentence, in the way of Universal Dependencies.

    Attributes:
        start: offset of its first character in `Article.text`.
        end: offset after its last character.
        text: its characters, as they stand there.
        lemma: dictionary form, lower-cased unless it is a name.
        pos: universal part of speech (UPOS).
        head: index of its head in `Sentence.words`; its own index means that it is the root.
        relation: universal dependency relation to the head (`root` for the root).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its span, and its kind (`PER`, `ORG`, `LOC` or `MISC`)."""

    start: int
    end: int
    kind: Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class Likely:
    """One label out of several, and the share that the model gives it (0 … 1)."""

    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Link:
    """How far one word of a sentence stands in a relation to another.

    Attributes:
        word: index of the other word in `Sentence.words`. For `same` and `home` it may lie in
            another sentence nearby: below 0 it counts back from the first word of this one, above
            the last it counts on.
        relation: `actor`, `recipient`, `date`, `place` (of an act), `source`, `content`,
            `addressee` (of a cue), `same` (party as that earlier phrase), `home` (the word names
            the country of the phrase).
        share: how sure the model is (0 … 1).
    """

    word: int
    relation: str
    share: float


@dataclass(frozen=True, slots=True)
class Spotted:
    """What the model sees at one word of a sentence that may carry meaning.

    Each list is cut where the model is all but sure of the contrary; nothing is decided here.

    Attributes:
        word: index in `Sentence.words`.
        acts: types of event that the word may report, the likeliest first.
        modes: modes of these, as `TYPE:mode`, the likeliest first.
        facts: factualities of the act, the likeliest first.
        sectors: sectors of the actor that the word may stand for, the likeliest first.
        links: words that may stand in a role to it.
    """

    word: int
    acts: tuple[Likely, ...] = ()
    modes: tuple[Likely, ...] = ()
    facts: tuple[Likely, ...] = ()
    sectors: tuple[Likely, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that the model takes for one thing.

    Attributes:
        first: index of its first word in `Sentence.words`.
        last: index after its last word.
        kind: `mention` (stands for an actor), `cue`, `source`, `content` (of a statement).
        share: mean share of its words.
    """

    first: int
    last: int
    kind: Literal["mention", "cue", "source", "content"]
    share: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its words, which form one tree, and what the model sees in it."""

    start: int
    end: int
    words: tuple[Word, ...]
    spotted: tuple[Spotted, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its sentences, words and names, in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a mention stands for, on the date of the article.

    Attributes:
        entity: the same for all mentions of one party in an article (`e3`), in order of the text.
        actor_id: id in the tables of actors, if it is one of theirs.
        name: its name there, or the fullest form that the article gives.
        country: ISO 3166 alpha-3 code or entity class; `None` where nothing tells.
        sectors: sector codes, the most specific first.
    """

    entity: str
    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for one political actor or several ("both sides").

    Attributes:
        start: offset of its first character in `Article.text`.
        end: offset after its last character.
        sentence: index in `Parsed.sentences`.
        head: index of its head word in the sentence.
        kind: `name` (holds a proper name), `noun` (a common noun), `pronoun`.
        parties: whom it stands for; empty where that stays open ("they").
        how: the way it was resolved, in words ("table persons: obama-barack, president").
        score: how sure that is (0 … 1).
    """

    start: int
    end: int
    sentence: int
    head: int
    kind: Literal["name", "noun", "pronoun"]
    parties: tuple[Party, ...]
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names.

    Attributes:
        start: offset of its first character in `Article.text`.
        end: offset after its last character.
        name: its name in the gazetteer, or as the text has it.
        country: ISO 3166 alpha-3 code, if known.
        latitude: degrees north.
        longitude: degrees east.
        geonames_id: its number at GeoNames.
    """

    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who and where is meant in an article, in the order of the text."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Article.text`: offset of its first character, offset after its last."""

    start: int
    end: int


Factuality = Literal["actual", "negated", "planned", "hypothetical", "historical"]
Form = Literal["direct", "indirect", "mixed", "unmarked", "answer"]
DatePrecision = Literal["day", "month", "year", "published"]


@dataclass(frozen=True, slots=True)
class When:
    """When an act took place.

    Attributes:
        date: first day of what is meant; `None` where it cannot be reckoned.
        precision: how exact it is; `published` where only the article's date is known.
        span: the words that date it; `None` with `published`.
    """

    date: date | None
    precision: DatePrecision | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """One act that an article reports.

    Attributes:
        event_id: hash of article, trigger, type and parties.
        article_id: the article that reports it.
        trigger: the words that report it, in one piece or several.
        sentence: span of the sentence it stands in.
        type: code of the codebook, with its quad and intensity (−10 … 10).
        mode: mode of the type, where the words tell it.
        contexts: contexts of the codebook, the strongest first.
        cameo: CAMEO code, by the act's own entry or the crosswalk.
        factuality: whether it is told as done.
        actors: who does it; empty where the text does not say.
        recipients: whom it is aimed at or hits.
        when: its date; `None` where neither words nor publication date it.
        place: where it happened.
        statement_id: the innermost statement that reports it.
        confidence: calibrated share of such events that are right (0 … 1).
        why: the codebook entry, the roles and the rules that applied, in words.
    """

    event_id: str
    article_id: str
    trigger: tuple[Span, ...]
    sentence: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    factuality: Factuality
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    when: When | None
    place: Place | None
    statement_id: str | None
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that an article says that somebody said.

    Attributes:
        statement_id: hash of article and content.
        article_id: the article that reports it.
        form: direct (all in quotation marks), mixed (a part), indirect (none), unmarked (the
            speaker's own words without marks or cue), answer (a reply in question and answer).
        content: what is said, in one piece or several.
        cue: the words that attribute; empty for unmarked speech and answers.
        source: the phrase that names the speaker; `None` where only `speaker` is known.
        speaker: who says it; `None` where the source is no political actor.
        addressee: whom it is said to, if named.
        reply_to: the question that an answer answers.
    """

    statement_id: str
    article_id: str
    form: Form
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span | None
    speaker: Mention | None
    addressee: Mention | None
    reply_to: Span | None
