"""Which blocks of a page are its article's text: the region they stand in, then one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set

from verbale.read.dates import is_date_line
from verbale.read.html.meta import Meta
from verbale.read.html.tree import Block, Page
from verbale.read.html.zones import CAPTION, FOR_READERS, HIDDEN
from verbale.read.plain.bylines import is_byline
from verbale.read.plain.captions import is_caption
from verbale.read.plain.lines import COMMENTS, RELATED, clutter_kind

_WORD = re.compile(r"\w+")
TEXT = "text"
TITLE = "title"
OUTSIDE = "outside the article"

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CREDIT = re.compile(
    r"(?:^|[.!?)\s])(?:image |photo |picture )?credits?:? ?[:/] ?\S.{0,60}$", re.IGNORECASE
)
_STANDFIRST = re.compile(
    r"(?<![^ ])(?:dek|deck|stand ?first|strap ?line|strap|sub ?titles?|sub ?head(?:line|ing)?|"
    r"summary|excerpt|lede|abstract|intro)(?![^ ])"
)
_ENDS = re.compile(r"[.!?…:;。！？؟।۔][\"”’»')\]」』]*$")

# A block is prose if it is this long, mostly outside links, and ends like a sentence. Text F1 on
# the 58 pages of `verbale evaluate pages` does not move (0.953) for lengths of 30 to 100 characters
# and shares of links of 0.25 to 0.6, so both were set in the middle.
_PROSE = 60
_PROSE_LINKS = 0.4
# Share of the prose around it that an element must hold for the article to be sought within it. F1
# is 0.956, 0.954, 0.953, 0.953 and 0.953 at 0.65, 0.75, 0.85, 0.9 and 0.95, recall 0.985 up to 0.85
# and 0.988 from 0.9 on: too flat to choose by. 0.85 keeps articles that stand in two elements, one
# of them short. To be measured again when the figures fall.
_SHARE = 0.85
# Share of the page's prose above which an element is the article whatever its names say. F1 is the
# same from 0.45 to 0.75 and falls to 0.937 at 0.9.
_MOST = 0.6
# What no share of prose makes an article.
_NEVER = frozenset((HIDDEN, FOR_READERS, "reader comments", "script-less fallback"))


def regions(page: Page, title: int | None) -> tuple[int, list[str | None]]:
    """Find the element that holds the article, and the kind of clutter each element is in.

    Args:
        page: the page.
        title: index of the block of the headline, if it is shown.

    Returns:
        The index of the element (0 if none stands out), and for each element the kind of clutter
        that it stands in, `None` for one that may hold text.
    """
    around = frozenset(page.above(page.blocks[title].node)) if title is not None else frozenset()
    zones = _inherit(page, around)
    mass = _mass(page, zones)
    # An element that holds most of the prose is the article, whatever its names say: "newsletter"
    # on the body of a page, a form around it all.
    shown = _mass(page, _inherit(page, around, only=_NEVER))
    most = {node for node, held in shown.items() if held > _MOST * shown[0]}
    if most - around:
        zones = _inherit(page, around | most)
        mass = _mass(page, zones)
    return _descend(page, mass, around) if mass.get(0) else 0, zones


def _inherit(page: Page, void: Set[int], only: frozenset[str] | None = None) -> list[str | None]:
    """For each element the outermost kind of clutter around it; `void` elements are none."""
    zones: list[str | None] = []
    for index, node in enumerate(page.nodes):
        above = zones[node.parent] if node.parent >= 0 else None
        own = node.zone
        if own is not None and (
            (only is not None and own not in only) or (index in void and own not in _NEVER)
        ):
            own = None
        zones.append(above or own)
    return zones


def is_prose(block: Block) -> bool:
    return (
        len(block.text) >= _PROSE
        and block.links < _PROSE_LINKS
        and _ENDS.search(block.text) is not None
    )


def _mass(page: Page, zones: list[str | None], *, teasers: bool = False) -> dict[int, int]:
    """Characters of prose in each element, without those in clutter; repeated words count once.

    Teasers count only where asked for, or where there is no other prose.
    """
    mass: dict[int, int] = defaultdict(int)
    seen: set[str] = set()
    boxes = _boxes(page)
    for block in page.blocks:
        if zones[block.node] is None and is_prose(block) and block.text not in seen:
            seen.add(block.text)
            if teasers or not _is_teaser(page, block, boxes):
                mass[block.node] += len(block.text)
    for index in range(len(page.nodes) - 1, 0, -1):  # children come after their parents
        if index in mass:
            mass[page.nodes[index].parent] += mass[index]
    return mass if mass or teasers else _mass(page, zones, teasers=True)


def _boxes(page: Page) -> list[list[int]]:
    """For each element how many blocks, prose blocks and linked headings stand in it."""
    boxes = [[0, 0, 0] for _ in page.nodes]
    for block in page.blocks:
        box = boxes[block.node]
        box[0] += 1
        box[1] += is_prose(block)
        box[2] += block.links > 0.8 and len(block.text) >= 20
    for index in range(len(page.nodes) - 1, 0, -1):
        above, box = boxes[page.nodes[index].parent], boxes[index]
        for part in range(3):
            above[part] += box[part]
    return boxes


def _is_teaser(page: Page, block: Block, boxes: list[list[int]]) -> bool:
    """Whether prose stands alone in a box with a linked heading: a story announced, not told."""
    box = next((boxes[node] for node in page.above(block.node) if boxes[node][0] > 1), None)
    return box is not None and box[1] == 1 and box[2] >= 1


def _descend(page: Page, mass: dict[int, int], around: frozenset[int]) -> int:
    """Go down from the top while one element holds the article's share of the prose."""
    children: dict[int, list[int]] = defaultdict(list)
    for index in mass:
        if index > 0:
            children[page.nodes[index].parent].append(index)
    here = 0
    while True:
        inner = children[here]
        best = max(inner, key=lambda node: mass[node], default=None)
        if best is None:
            return here
        # Pages that go on with further articles: the one with the headline is meant.
        titled = next((node for node in inner if node in around), None)
        articles = [node for node in inner if page.nodes[node].tag == "article"]
        if titled is not None and len(articles) > 1 and titled in articles:
            best = titled
        elif mass[best] < _SHARE * mass[here]:
            return here
        here = best


def standfirsts(
    page: Page, title: int | None, zones: list[str | None], meta: Meta
) -> dict[int, str]:
    """The lines under a headline that sum up the article: they belong to its text.

    A line counts if the page's own description says the same, if its class names it so, or if it
    stands in the same element as the headline.
    """
    if title is None:
        return {}
    said = [_plain(item.words) for item in meta.descriptions]
    around = list(page.above(page.blocks[title].node))[1:3]  # the heading's element, and that one's
    for index in range(title + 1, min(title + 12, len(page.blocks))):
        block = page.blocks[index]
        text, node = block.text, page.nodes[block.node]
        if not 25 <= len(text) <= 450 or block.links > 0.3 or len(text.split()) < 5:
            continue
        if zones[block.node] in _NEVER or zones[block.node] == CAPTION:
            continue
        if clutter_kind(text) or is_date_line(text) or is_byline(text) or is_caption(text):
            continue
        words = _plain(text)
        named = any(
            _STANDFIRST.search(page.nodes[n].words) for n in list(page.above(block.node))[:2]
        )
        if words in said or (
            zones[block.node] is None
            and (
                named
                or (node.tag in ("h2", "h3", "p", "div") and around_of(page, block) & set(around))
            )
        ):
            return {index: TEXT}
    return {}


def around_of(page: Page, block: Block) -> set[int]:
    """The element of a block and the one around it."""
    return set(list(page.above(block.node))[:2])


def label(page: Page, region: int, zones: list[str | None], known: dict[int, str]) -> list[str]:
    """Say of each block what it is: `TEXT`, `CAPTION`, or the reason for which it is left out.

    Args:
        page: the page.
        region: the element that holds the article.
        zones: the kind of clutter each element stands in.
        known: labels of blocks that are settled already (headline, byline, standfirst).
    """
    inside = _inside(page, region)
    prose = any(is_prose(block) and inside[block.node] for block in page.blocks)
    title = next((index for index, kind in known.items() if kind == TITLE), 0)
    labels = []
    for index, block in enumerate(page.blocks):
        kind = known.get(index) or _label(page, block, inside, zones)
        if kind == TEXT and (
            (not prose and not _is_brief(block)) or (index < title and not is_prose(block))
        ):
            kind = OUTSIDE  # a list, or a line above the headline: section, logo, kicker
        labels.append(kind)
    _cut_tail(page, labels, known)
    _drop_lone_headings(page, labels)
    return labels


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _is_brief(block: Block) -> bool:
    """Whether a block may be a text of one line, on a page without any prose."""
    return block.links < _PROSE_LINKS and len(block.text) >= 25 and len(block.text.split()) >= 5


def _inside(page: Page, region: int) -> list[bool]:
    inside: list[bool] = []
    for index, node in enumerate(page.nodes):
        inside.append(index == region or (node.parent >= 0 and inside[node.parent]))
    return inside


def _label(page: Page, block: Block, inside: list[bool], zones: list[str | None]) -> str:
    zone = zones[block.node]
    if zone is not None:
        return zone
    text, tag = block.text, page.nodes[block.node].tag
    kind = clutter_kind(text)
    if kind is not None and not (tag in HEADINGS and kind in ("navigation", "copyright")):
        return kind
    if _WORD.search(text) is None:
        return "signs without words"
    if is_date_line(block.apart) or is_byline(block.apart):
        return "byline or date"
    if not inside[block.node]:
        return OUTSIDE
    if is_caption(text) or (len(text) < 240 and _CREDIT.search(text)):
        return CAPTION
    if tag in ("td", "th", "dt", "dd") and len(text) < _PROSE * 2:
        return "table"
    if block.links > 0.8 and tag not in HEADINGS and not (tag == "p" and _ENDS.search(text)):
        return "related stories"
    return TEXT


def _cut_tail(page: Page, labels: list[str], known: dict[int, str]) -> None:
    """After a heading of related stories or comments in the article's last part, all is cut."""
    text = [index for index, kind in enumerate(labels) if kind == TEXT]
    total = sum(len(page.blocks[index].text) for index in text)
    seen = 0
    why: str | None = None
    for index in text:
        words = page.blocks[index].text
        if why is None and len(words) < 80 and seen > 0.5 * total:
            if RELATED.fullmatch(words):
                why = "related stories"
            elif COMMENTS.fullmatch(words):
                why = "reader comments"
        if why is not None and index not in known:
            labels[index] = why
        seen += len(words)


def _drop_lone_headings(page: Page, labels: list[str]) -> None:
    """A heading after which no text comes heads something that was left out."""
    for index in range(len(labels) - 1, -1, -1):
        if labels[index] == TEXT:
            if page.nodes[page.blocks[index].node].tag not in HEADINGS:
                return
            labels[index] = "heading without text"
