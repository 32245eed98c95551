"""The line: everything loaded once, and articles through all stages in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from verbale.actors import Knowledge
from verbale.codebook import load
from verbale.engine.runs import run_of
from verbale.engine.stages import (
    Draft,
    Stage,
    actors_stage,
    check_order,
    events_stage,
    known,
    language_stage,
    links_stage,
    speech_stage,
)
from verbale.errors import LanguageError
from verbale.events import EventCoder
from verbale.language.encoder import Encoder
from verbale.language.stage import Parser
from verbale.record.rows import CodedArticle
from verbale.record.run import Run, Value
from verbale.settings import LanguageSettings
from verbale.types import Article, Rejected

Outcome = CodedArticle | Rejected
"""What comes of one article, or of one piece of a source."""

LANGUAGES = (None, "en")
"""Languages that the model reads; articles in others are kept with nothing coded."""

SLIPS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a slip in a rule can raise on a text that nobody has thought of.

It costs that article, with a reject that names the place, and not the other million. Errors that
any article would meet (memory, disk, a damaged table) are not among them and stop the run.
"""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a line is made of; small, so that every process can make the same line.

    Attributes:
        model: folder of a model; the packaged one if `None`.
        codebook: folder of a user's codebook; the default one if `None`.
        actors: folder of a user's tables of actors; the shipped ones alone if `None`.
        min_confidence: events below it are left out.
        language: limits of the language room.
        given: further settings that change what articles say (`published`, `source`), for `Run`.
    """

    model: Path | None = None
    codebook: Path | None = None
    actors: Path | None = None
    min_confidence: float = 0.0
    language: LanguageSettings = field(default_factory=LanguageSettings)
    given: tuple[tuple[str, Value], ...] = ()


class Line:
    """Codes articles in this process, one after the other.

    Args:
        stages: the stages in order.
        run: what the line is made of.

    Raises:
        UsageError: the stages do not fit together.
    """

    def __init__(self, stages: Sequence[Stage], run: Run) -> None:
        check_order(stages)
        self.stages = tuple(stages)
        self.run = run

    @classmethod
    def load(cls, setup: Setup | None = None) -> Line:
        """Load the encoder, the tables of actors and the codebook, and put the line together.

        Raises:
            ModelError: the model is missing or damaged.
            DataError: a table of the codebook or of actors is not in its format.
        """
        setup = setup or Setup()
        encoder = Encoder.load(setup.model)
        knowledge = Knowledge.open(setup.actors)
        codebook = load(setup.codebook)
        stages = (
            language_stage(Parser(encoder, setup.language)),
            actors_stage(knowledge),
            events_stage(EventCoder(codebook, types_of(encoder))),
            speech_stage(),
            links_stage(setup.min_confidence),
        )
        settings: tuple[tuple[str, Value], ...] = (
            *setup.given,
            ("min_confidence", setup.min_confidence),
        )
        return cls(stages, run_of(encoder, codebook, knowledge, settings))

    def code(self, items: Iterable[Article | Rejected]) -> Iterator[Outcome]:
        """Code articles, in order; a reject on the way stays where it stands.

        Yields:
            A `CodedArticle` for each article, or the `Rejected` that says why there is none.
        """
        for item in items:
            yield item if isinstance(item, Rejected) else self.outcome(item)

    def outcome(self, article: Article) -> Outcome:
        """What comes of one article."""
        if not is_coded(article):
            return CodedArticle(article)
        draft = Draft(article)
        for stage in self.stages:
            try:
                draft = stage.work(draft)
            except LanguageError as error:
                return Rejected(article.source_id, "unparsed", str(error))
            except SLIPS as error:
                return _slipped(article, stage, error)
        return CodedArticle(article, known(draft.events), known(draft.statements))


def is_coded(article: Article) -> bool:
    """Whether the line reads the language of an article, or takes it to be one that it reads."""
    return article.language in LANGUAGES


def types_of(encoder: Encoder) -> tuple[str, ...]:
    """The types of event that a model was trained on; none if it has no heads of meaning."""
    return encoder.reader.labels.acts[1:] if encoder.reader else ()


def _slipped(article: Article, stage: Stage, error: Exception) -> Rejected:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    message = (
        f"stage {stage.name} failed on article {article.article_id} "
        f"({type(error).__name__}{place}: {error}). This is a fault of Verbale; the other "
        "articles are not touched. Please report it with the text."
    )
    return Rejected(article.source_id, "failed", " ".join(message.split()))
