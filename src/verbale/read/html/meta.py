"""What a page says about itself: JSON-LD, meta tags, its address and title element."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from verbale.read.html.tree import Tree, collapse

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Interview|Statement|PressRelease)$")
_MOST_OBJECTS = 2000  # JSON-LD objects looked at; article pages have fewer than fifty
_MOST_BYTES = 2_000_000  # longest JSON-LD script that is read


@dataclass(frozen=True, slots=True)
class Said:
    """One value that the page gives for a field, and the place where it stands."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Meta:
    """A page's metadata, each list with the most trustworthy place first.

    Attributes:
        titles, dates, descriptions, addresses, sites: values as they stand.
        people: authors that the page marks as persons or names in an author field.
        bodies: authors that are organisations.
        language: the language that the page declares, if any.
    """

    titles: tuple[Said, ...]
    dates: tuple[Said, ...]
    descriptions: tuple[Said, ...]
    addresses: tuple[Said, ...]
    sites: tuple[Said, ...]
    people: tuple[Said, ...]
    bodies: tuple[Said, ...]
    language: str | None


_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title",
           "dcterms.title", "citation_title", "title")  # fmt: skip
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "og:datepublished", "parsely-pub-date", "sailthru.date", "pub_date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_at", "publication_date", "publicationdate",
    "dcterms.created", "dcterms.date", "dcterms.issued", "dc.date", "dc.date.issued",
    "date.release",
    "published", "article_date_original", "originalpublicationdate", "cxenseparse:publishtime",
    "citation_publication_date", "citation_date", "pdate", "rnews:datepublished", "dc.created",
)  # fmt: skip
_AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
            "article:author", "citation_author", "article:author_name",
            "cxenseparse:author")  # fmt: skip
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")


def read_meta(tree: Tree) -> Meta:
    """Collect a page's metadata; damaged JSON-LD is passed over."""
    tags, named = _meta_tags(tree)
    objects = _json_ld(tree)
    by_id = {str(item["@id"]): item for item in objects if "@id" in item and len(item) > 1}
    articles = [item for item in objects if _is_a(item, _ARTICLE)]
    article = next((item for item in articles if item.get("datePublished")), None)
    if article is None:
        article = articles[0] if articles else {}
    people, bodies = _authors(article, by_id)
    for name in _AUTHORS:
        people += [Said(f"meta {name}", value) for value in tags.get(name, ())]
    title = tree.findtext(".//title")
    headline = _strings(article.get("headline")) or _strings(article.get("name"))
    canonical = tree.xpath("string(.//link[@rel='canonical']/@href)")
    publisher = _resolve(article.get("publisher"), by_id)
    site = [Said("json-ld publisher", name) for entry in publisher for name in _names(entry)]
    return Meta(
        titles=_pick(_TITLES, tags, [Said("json-ld headline", text) for text in headline])
        + ((Said("title element", collapse(title)),) if title and title.strip() else ()),
        dates=_pick(_DATES, tags, _said("json-ld datePublished", article.get("datePublished")))
        + tuple(named),
        descriptions=_pick(
            _DESCRIPTIONS, tags, _said("json-ld description", article.get("description"))
        ),
        addresses=_pick(("og:url",), tags, _said("link canonical", canonical)),
        sites=_pick(_SITES[:1], tags, []) + tuple(site) + _pick(_SITES[1:], tags, []),
        people=tuple(people),
        bodies=tuple(bodies),
        language=_language(tree, tags),
    )  # fmt: skip


def _pick(
    names: tuple[str, ...], tags: dict[str, list[str]], first: list[Said]
) -> tuple[Said, ...]:
    rest = [Said(f"meta {name}", value) for name in names for value in tags.get(name, ())]
    return tuple(first + rest)


def _said(where: str, value: Any) -> list[Said]:
    return [Said(where, text) for text in _strings(value)]


def _meta_tags(tree: Tree) -> tuple[dict[str, list[str]], list[Said]]:
    """Meta tags by name; dates that stand in the page as microdata."""
    tags: dict[str, list[str]] = {}
    named: list[Said] = []
    for element in tree.iter("meta"):
        value = element.get("content")
        if not value or not value.strip():
            continue
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name:
                tags.setdefault(name.lower(), []).append(collapse(html.unescape(value)))
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            value = element.get("datetime") or element.get("content")
            if value:
                named.append(Said("time datePublished", value))
    return tags, named


def _json_ld(tree: Tree) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD that describe the page itself, in order."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if not text.strip() or len(text) > _MOST_BYTES:
            continue
        try:
            todo = [json.loads(text.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue  # damaged by the site's own templates: the meta tags must do
        while todo and len(objects) < _MOST_OBJECTS:
            item = todo.pop(0)
            if isinstance(item, list):
                todo = item + todo
            elif isinstance(item, dict):
                objects.append(item)
                todo += [item[key] for key in ("@graph", "mainEntity") if key in item]
    return objects


def _is_a(item: dict[str, Any], kind: re.Pattern[str]) -> bool:
    return any(kind.search(name) for name in _strings(item.get("@type")))


def _strings(value: Any) -> list[str]:
    """The non-empty strings in a JSON value that should be a string or a list of them."""
    values = value if isinstance(value, list) else [value]
    texts = (collapse(html.unescape(text)) for text in values if isinstance(text, str))
    return [text for text in texts if text]


def _resolve(value: Any, by_id: dict[str, dict[str, Any]]) -> list[Any]:
    """A JSON-LD value as a list, references by `@id` replaced by what they name."""
    values = value if isinstance(value, list) else [value]
    found = []
    for entry in values:
        if isinstance(entry, dict) and "name" not in entry and "@id" in entry:
            entry = by_id.get(str(entry["@id"]), entry)
        found.append(entry)
    return found


def _names(entry: Any) -> list[str]:
    return _strings(entry.get("name")) if isinstance(entry, dict) else _strings(entry)


def _authors(
    article: dict[str, Any], by_id: dict[str, dict[str, Any]]
) -> tuple[list[Said], list[Said]]:
    """Authors of the article: persons, and organisations."""
    people: list[Said] = []
    bodies: list[Said] = []
    for key in ("author", "creator"):
        for entry in _resolve(article.get(key), by_id):
            kinds = _strings(entry.get("@type")) if isinstance(entry, dict) else []
            target = bodies if any("Organization" in kind for kind in kinds) else people
            target += [Said(f"json-ld {key}", name) for name in _names(entry)]
        if people:
            break
    return people, bodies


def _language(tree: Tree, tags: dict[str, list[str]]) -> str | None:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    for value in (declared, *tags.get("og:locale", ()), *tags.get("language", ())):
        match = re.match(r"([a-zA-Z]{2})(?:[-_].*)?$", (value or "").strip())
        if match is not None:
            return match.group(1).lower()
    return None
