"""A page as blocks: every visible piece of its text, in page order, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from verbale.read.html.zones import FOR_READERS, HIDDEN, spread, zone_of

_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "picture", "source", "label",
))  # fmt: skip
# Elements whose content is never shown as text of the page.
_UNSEEN = frozenset((
    "head", "script", "style", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "datalist", "title", "meta", "link", "noembed", "noframes", "applet",
))  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The names by which the common style sheets hide an element, unless another name of the element
# shows it again from some width of the screen on.
_HIDDEN_NAME = re.compile(r"(?<!\S)(?:hidden|is-hidden|d-none|hide|display-none|uk-hidden)(?!\S)")
_SHOWN_NAME = re.compile(
    r"(?<!\S)(?:d-)?(?:xs|sm|md|lg|xl|xxl|2xl|tablet|desktop)[:-](?!hidden|none)"
)
_SHORT = 300  # characters up to which a block may be a byline or date line
Tree: TypeAlias = HtmlElement
"""A parsed page; lxml is imported here alone."""

_BLANKS = re.compile(r"\s+")
_AUTHOR = re.compile(r"(?<![^ ])(?:by ?lines?|authors?|reporters?|contributors?)(?![^ ])")


@dataclass(frozen=True, slots=True)
class Node:
    """One element above blocks: its parent's index (-1 at the top), tag, names and zone."""

    parent: int
    tag: str
    words: str
    zone: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One visible piece of text between two block boundaries.

    Attributes:
        text: its words, blanks collapsed.
        node: index of the innermost element around it that is not inline.
        links: share of its characters that stand in links, 0 to 1.
        apart: the same words with a blank wherever an element ends or starts: style sheets set
            the parts of a byline apart that markup runs together ("Ada BellMay 3, 2021").
    """

    text: str
    node: int
    links: float
    apart: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that names itself an author's or a byline: its text, and the block before it."""

    text: str
    block: int
    words: str
    node: int


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: the tree, its elements and blocks in page order, and its author marks."""

    tree: Tree
    nodes: tuple[Node, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]

    def above(self, node: int) -> Iterator[int]:
        """The indices of an element and of all elements around it, from the inside out."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent


def parse(markup: str) -> tuple[Tree | None, bool]:
    """Parse a page.

    Returns:
        The tree, `None` if there is no element in it; and whether it nests too deep: the parser
        stops at 2,048 open elements and drops what is further in.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but blanks or comments
        return None, False
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return tree, any(entry.type == limit for entry in parser.error_log)


def collapse(text: str) -> str:
    """A text with runs of blanks and line ends made one blank."""
    return _BLANKS.sub(" ", text).strip()


class _Walk:
    """Collects nodes and blocks while the tree is walked once; no recursion, any depth."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.open: list[int] = [-1]
        self.parts: list[str] = []
        self.unseen: list[tuple[str, str]] = []
        self.linked = 0
        self.links = 0  # depth of links around the current place

    def text(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            if self.links:
                self.linked += len(words.strip())

    def flush(self) -> None:
        if self.parts:
            text = collapse("".join(self.parts))
            if text:
                share = min(1.0, self.linked / len(text))
                short = len(self.parts) > 1 and len(text) < _SHORT
                apart = collapse(" ".join(self.parts)) if short else text
                self.blocks.append(Block(text, max(self.open[-1], 0), share, apart))
            self.parts.clear()
        self.linked = 0
        for words, zone in self.unseen:
            self.node("span", "", zone)
            self.blocks.append(Block(words, self.open.pop(), 0.0, words))
        self.unseen.clear()

    def line_break(self) -> None:
        """One break goes on in the paragraph; a second one ends it, as old pages write it."""
        if self.parts and self.parts[-1] == "\n":
            self.flush()
        else:
            self.parts.append("\n")

    def hide(self, element: Tree, zone: str) -> None:
        """Keep words that are not shown, out of the line in which they stand."""
        text = collapse("".join(element.itertext()))
        if text:
            self.unseen.append((text, zone))

    def node(self, tag: str, words: str, zone: str | None) -> None:
        self.open.append(len(self.nodes))
        self.nodes.append(Node(self.open[-2], tag, words, zone))

    def mark(self, element: Tree, words: str) -> None:
        parts, length = [], 0
        for part in element.itertext():  # only as far as a byline may go: marks may be nested
            parts.append(part)
            length += len(part.strip())
            if length > _SHORT:
                return
        text = collapse(" ".join(parts))
        if len(text) > 2:
            self.marks.append(Mark(text, len(self.blocks), words, max(self.open[-1], 0)))


def walk(tree: Tree) -> Page:
    """Split a tree into blocks; text that scripts, styles and pictures hold is left out."""
    state = _Walk()
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if not isinstance(tag, str):  # comments and the like: only what follows them is text
            if event == "end":
                state.text(element.tail)
            continue
        if event == "end":
            _leave(state, element, tag)
        elif tag in _UNSEEN:
            events.skip_subtree()
        elif tag == "span" and (zone := _unseen_span(element)):
            state.hide(element, zone)
            events.skip_subtree()
        else:
            _enter(state, element, tag)
    state.flush()
    return Page(tree, tuple(state.nodes), tuple(state.blocks), tuple(state.marks))


def _enter(state: _Walk, element: Tree, tag: str) -> None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = spread(names) if len(names) > 1 else ""
    own = f"{words} {element.get('itemprop') or ''} {element.get('rel') or ''}"
    if tag == "br":
        state.line_break()
    elif tag not in _INLINE:
        state.flush()
        zone = HIDDEN if _is_hidden(element) else zone_of(tag, element.get("role"), words)
        if tag in ("html", "body"):
            zone = None  # their names describe the layout ("has-sidebar"), not what they hold
        state.node(tag, words, zone)
    elif tag == "a":
        state.links += 1
    if _AUTHOR.search(own):
        state.mark(element, own)
    state.text(element.text)


def _leave(state: _Walk, element: Tree, tag: str) -> None:
    if tag in _UNSEEN:
        pass
    elif tag not in _INLINE:
        if tag != "br":
            state.flush()
            state.open.pop()
    elif tag == "a":
        state.links -= 1
    state.text(element.tail)


def _unseen_span(element: Tree) -> str | None:
    if _is_hidden(element):
        return HIDDEN
    names = element.get("class")
    return FOR_READERS if names and zone_of("span", None, spread(names)) == FOR_READERS else None


def _is_hidden(element: Tree) -> bool:
    if element.get("hidden") is not None:
        return True
    style, names = element.get("style"), element.get("class")
    return (style is not None and _HIDDEN_STYLE.search(style) is not None) or (
        names is not None
        and _HIDDEN_NAME.search(names) is not None
        and _SHOWN_NAME.search(names) is None
    )
