"""How well pages are read: text, title, date and byline against annotated pages.

Text is scored in the way of the article-extraction benchmark: a text is the bag of its shingles of
four words; per page true positives, false positives and false negatives are divided by their sum,
and precision and recall are averaged over the pages. The F1 is that of the two averages.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.errors import DataError, MissingExtraError, ReadError, UsageError
from verbale.evaluate.report import Figure, Report, hash_files, versions
from verbale.read.html.page import read_page
from verbale.settings import ReadSettings

SHINGLE = 4
"""Words a shingle."""

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("‘’‚‛“”„‟–—−", "''''\"\"\"\"---")
_NAME_SIGNS = re.compile(r"[^\w\s]")
_SPLIT = re.compile(r"[,;]")
BARS = {"text F1": 0.93, "title": 0.93, "date": 0.90, "byline": 0.75}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated page; `authors` as the annotation writes them, `date` in ISO form."""

    key: str
    html: bytes
    text: str
    title: str
    authors: str
    date: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a page; `None` for what it did not find."""

    text: str
    title: str | None
    authors: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """One page's scores; the last three are exact matches."""

    precision: float
    recall: float
    title: bool
    date: bool
    byline: bool

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall; 0 if both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def load(folder: Path) -> tuple[list[Gold], str]:
    """Read `articles.json` and the pages in `html/`.

    Returns:
        The pages in order of their keys, and the hash of all files read.

    Raises:
        UsageError: there is no such folder.
        DataError: a file is missing or not in its format.
    """
    index = folder / "articles.json"
    if not index.is_file():
        raise UsageError(
            f"{folder} holds no articles.json. Give the folder of the annotated pages: "
            "articles.json and html/*.html."
        )
    try:
        entries = json.loads(index.read_text(encoding="utf-8"))
        pages, paths = [], [index]
        for key, entry in sorted(entries.items()):
            path = folder / "html" / f"{key}.html"
            paths.append(path)
            pages.append(
                Gold(key, path.read_bytes(), entry["articleBody"], entry["title"],
                     entry.get("authors") or "", entry.get("date") or "")
            )  # fmt: skip
    except OSError as error:
        raise DataError(str(error.filename), "a page is missing. Copy the data again.") from error
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise DataError(
            str(index), f"not in the format of the page set ({error!r}). Copy the data again."
        ) from error
    return pages, hash_files(paths, folder)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The bag of a text's shingles; a text of fewer words than one is a single shingle."""
    words = _WORD.findall(text)
    if 0 < len(words) < SHINGLE:
        return Counter([tuple(words)])
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def text_score(gold: str, answer: str) -> tuple[float, float]:
    """Precision and recall of a text; both are 1 where both texts are empty."""
    wanted, given = shingles(gold), shingles(answer)
    both = sum((wanted & given).values())
    extra, missed = sum(given.values()) - both, sum(wanted.values()) - both
    if extra == missed == 0:
        return 1.0, 1.0
    precision = both / (both + extra) if both + extra else 0.0
    recall = both / (both + missed) if both + missed else 0.0
    return precision, recall


def same_title(text: str | None) -> str:
    """A title for comparing: one form of quotation marks and dashes, blanks collapsed."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_QUOTES)
    return " ".join(plain.split())


def same_names(names: str | None) -> frozenset[str]:
    """Authors for comparing: a set of names, without case and punctuation."""
    parts = (_NAME_SIGNS.sub("", part) for part in _SPLIT.split(names or ""))
    return frozenset(" ".join(part.casefold().split()) for part in parts if part.strip())


def score(gold: Gold, answer: Answer) -> Score:
    """Compare one answer with the annotation."""
    precision, recall = text_score(gold.text, answer.text)
    return Score(
        precision,
        recall,
        same_title(answer.title) == same_title(gold.title),
        (answer.date or "") == gold.date,
        same_names(answer.authors) == same_names(gold.authors),
    )


def ours(page: Gold) -> Answer:
    """Verbale's reading of a page."""
    try:
        draft = read_page(page.html, where=page.key, settings=ReadSettings())
    except ReadError:
        return Answer("", None, None, None)
    day = draft.published.isoformat() if draft.published is not None else None
    return Answer("\n".join(draft.paragraphs), draft.title, draft.byline, day)


def bare(html: str) -> Answer:
    """Trafilatura's reading of a page with its defaults and metadata: the measure beside ours."""
    found = _trafilatura()(html, with_metadata=True)
    if found is None:
        return Answer("", None, None, None)
    return Answer(found.text or "", found.title, found.author, found.date)


def _trafilatura() -> Any:
    """`trafilatura.bare_extraction`; it is needed for comparing only, so it is loaded here."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingExtraError("Comparing with trafilatura", "evaluate") from error

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of each page it drops
    return bare_extraction


def evaluate(folder: Path) -> tuple[Report, list[str]]:
    """Score Verbale and bare trafilatura on the annotated pages of a folder.

    Returns:
        The report, and one line for each miss.

    Raises:
        UsageError, DataError: as `load`.
    """
    pages, data_hash = load(folder)
    mine, theirs, misses = [], [], []
    for page in pages:
        answer = ours(page)
        mine.append(score(page, answer))
        theirs.append(score(page, bare(page.html.decode("utf-8", "replace"))))
        misses += _misses(page, answer, mine[-1])
    figures = []
    baseline = dict(_figures(theirs))
    for name, value in _figures(mine):
        figures.append(Figure(name, value, "fraction", baseline[name], BARS.get(name)))
    report = Report(
        name="evaluate pages",
        data=f"{len(pages)} pages",
        data_hash=data_hash,
        figures=tuple(figures),
        baseline="trafilatura",
        versions=versions("lxml", "trafilatura", "htmldate"),
        notes=("Title, date and byline: share of pages with exactly the annotated value.",),
    )
    return report, misses


def _figures(scores: list[Score]) -> list[tuple[str, float]]:
    count = max(len(scores), 1)
    precision = sum(item.precision for item in scores) / count
    recall = sum(item.recall for item in scores) / count
    return [
        ("text precision", precision),
        ("text recall", recall),
        ("text F1", harmonic(precision, recall)),
        ("text F1, mean of pages", sum(item.f1 for item in scores) / count),
        ("title", sum(item.title for item in scores) / count),
        ("date", sum(item.date for item in scores) / count),
        ("byline", sum(item.byline for item in scores) / count),
    ]


def _misses(page: Gold, answer: Answer, result: Score) -> list[str]:
    lines = []
    if result.f1 < 0.95:
        lines.append(
            f"{page.key}: text precision {result.precision:.2f}, recall {result.recall:.2f}"
        )
    for name, right, given, wanted in (
        ("title", result.title, answer.title, page.title),
        ("date", result.date, answer.date, page.date),
        ("byline", result.byline, answer.authors, page.authors),
    ):
        if not right:
            lines.append(f"{page.key}: {name} is {given!r}, annotated {wanted!r}")
    return lines
