"""Pages of many kinds, written for the tests: the words of the text, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

P1 = (
    "The government of Velmar signed an agreement with the rebels on Monday, its spokesman told "
    "reporters in the capital."
)
P2 = (
    "Foreign Minister Ana Kolar rejected calls for an early election and accused the opposition of "
    "walking out of the talks."
)
P3 = (
    "“We shall return to the table when the siege is lifted,” the leader of the Northern "
    "Front said, "
    "and named three conditions."
)
BODY = f"<p>{P1}</p><p>{P2}</p><p>{P3}</p>"
TEXT = (P1, P2, P3)
TITLE = "Velmar signs accord with northern rebels"


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what must come of it; `removed` are pieces that must be listed as removed."""

    name: str
    html: str
    text: tuple[str, ...] = TEXT
    title: str | None = TITLE
    byline: str | None = None
    published: date | None = None
    captions: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def page(body: str, head: str = "", attributes: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body {attributes}>{body}</body></html>"


def article(inside: str = "", after: str = "", head: str = "", before: str = "") -> str:
    """An article with something between its paragraphs, before or behind it."""
    return page(
        f"{before}<article><h1>{TITLE}</h1><div><p>{P1}</p><p>{P2}</p>{inside}<p>{P3}</p></div>"
        f"</article>{after}",
        head,
    )


def ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


DAY = date(2021, 5, 18)
STANDFIRST = "Both sides agreed to open the road to the besieged town of Harn."
TEASER = "The harvest has failed for the third year in a row, farmers say."

CASES = (
    Case("plain", page(f"<h1>{TITLE}</h1>{BODY}")),
    Case("heading in the text stays", article("<h2>The siege of Harn</h2>"),
         text=(P1, P2, "The siege of Harn", P3)),
    Case("navigation", article(before="<nav><a href=/>Home</a><a href=/w>World</a></nav>"),
         removed=("Home World",)),
    Case("menu told by its class", article(before='<div class="topMenu"><a>World desk</a></div>'),
         removed=("World desk",)),
    Case("footer", article(after="<footer><p>Published by Harbour House Ltd, 4 Quay Street."
         "</p></footer>"),
         removed=("Published by Harbour House Ltd, 4 Quay Street.",)),
    Case("cookie notice", article(before='<div class="cookie-bar"><p>We use cookies so that this '
         "page works as it should for you.</p></div>"),
         removed=("We use cookies so that this page works as it should for you.",)),
    Case("share bar inside", article('<ul class="share-tools"><li>Facebook</li><li>Post it'
         '</li></ul>'),
         removed=("Facebook", "Post it")),
    Case("related box inside", article(f'<div class="related"><h3><a>Drought</a></h3>'
         f'<p>{TEASER}</p></div>'),
         removed=("Drought", TEASER)),
    Case("related list behind a heading", page(
         f"<div><h1>{TITLE}</h1>{BODY}<h3>Related stories</h3><p>{TEASER}</p></div>"),
         removed=("Related stories", TEASER)),
    Case("newsletter box", article('<section class="newsletterSignup"><p>Get the best of our '
         'reporting '
         "every morning before you rise.</p></section>"),
         removed=("Get the best of our reporting every morning before you rise.",)),
    Case("reader comments longer than the text", article(after='<div id="comments">'
         + "<p>I do not believe a word of what the minister said about this accord.</p>" * 12 +
         "</div>"),
         removed=("I do not believe a word of what the minister said about this accord.",)),
    Case("comment form", article(after="<form><p>Leave your name and say what you think of it."
         "</p></form>"),
         removed=("Leave your name and say what you think of it.",)),
    Case("caption in a figure", article("<figure><img><figcaption>Ana Kolar at the talks"
         "</figcaption></figure>"),
         captions=("Ana Kolar at the talks",)),
    Case("caption told by its class", article('<div class="wp-caption-text">Ana Kolar at the '
         'talks</div>'),
         captions=("Ana Kolar at the talks",)),
    Case("tags", article(after='<div class="tag-list"><a>Velmar</a> <a>Rebels</a></div>'),
         removed=("Velmar Rebels",)),
    Case("author box", article('<div class="author-bio"><p>Ada Bell has reported from Velmar '
         'since 2011.</p></div>'),
         removed=("Ada Bell has reported from Velmar since 2011.",)),
    Case("hidden by style", article('<p style="display: none">Members read this article to '
         'the end.</p>'),
         removed=("Members read this article to the end.",)),
    Case("hidden by attribute", article("<p hidden>Members read this article to the end.</p>"),
         removed=("Members read this article to the end.",)),
    Case("script-less fallback", article("<noscript>Switch on scripts to see the map.</noscript>"),
         removed=("Switch on scripts to see the map.",)),
    Case("scripts and styles are no text", article("<script>var a = 'one two three four';</script>"
         "<style>p { color: red }</style>")),
    Case("standfirst", page(f"<header><h1>{TITLE}</h1><p class=dek>{STANDFIRST}</p></header>"
         f"<div>{BODY}</div>"),
         text=(STANDFIRST, *TEXT)),
    Case("standfirst told by the description", page(
         f"<div><h1>{TITLE}</h1></div><div><span>{STANDFIRST}</span></div><div>{BODY}</div>",
         f'<meta name="description" content="{STANDFIRST}">'), text=(STANDFIRST, *TEXT)),
    Case("paragraphs by double breaks", page(f"<h1>{TITLE}</h1><div>{P1}<br><br>{P2}<br>"
         f"<br>{P3}</div>")),
    Case("table layout of old pages", page(f"<table><tr><td><a>News</a></td><td><h1>{TITLE}"
         f"</h1>{BODY}"
         "</td></tr></table>"), removed=("News",)),
    Case("data table", article("<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2020</td>"
         "<td>311</td></tr></table>"),
         removed=("Year", "Dead", "2020", "311")),
    Case("form around the whole page", page(f"<form action=/page.aspx><h1>{TITLE}</h1>{BODY}"
         f"</form>")),
    Case("misleading names on the body", page(f"<h1>{TITLE}</h1>{BODY}",
         attributes='class="single has-sidebar newsletter-open with-comments"')),
    Case("misleading names on the article", page(f'<div class="content-and-sidebar">'
         f'<h1>{TITLE}</h1>{BODY}</div>')),
    Case("further article on the same page", page(
         f"<main><article><h1>{TITLE}</h1>{BODY}</article><article><h1>Drought in the south</h1>"
         f"<p>{TEASER}</p><p>{TEASER} Help has been promised by the republic of Sarn.</p>"
         f"</article></main>"),
         removed=("Drought in the south", TEASER)),
    Case("teasers in a side column", page(
         f"<div><div><h1>{TITLE}</h1>{BODY}</div><div>"
         + "".join(f"<div><h3><a>Farmers ask for help again, part {n}</a></h3><p>{TEASER} "
         f"({n}) And so on, "
                   "and so forth.</p></div>" for n in range(8)) + "</div></div>"),
         removed=("Farmers ask for help again, part 3",)),
    Case("logo as first heading", page(f"<h1>The Courier</h1><h1>{TITLE}</h1>{BODY}",
         f"<title>{TITLE} | The Courier</title>"), removed=("The Courier",)),
    Case("title without a heading", page(f"<div>{BODY}</div>",
         f'<title>{TITLE} | The Courier</title><meta property="og:site_name" content="The '
         f'Courier">')),
    Case("title that other words announce", page(f"<h1>{TITLE}</h1>{BODY}",
         '<meta property="og:title" content="Six things to know about the accord - The Courier">')),
    Case("fields from json-ld", page(f"<h1>{TITLE}</h1>{BODY}", ld(
         '{"@type":"NewsArticle","datePublished":"2021-05-18T08:00:00+02:00","author":[{"@type":"Person",'
         '"name":"Ada Bell"},{"@type":"Person","name":"Ben Orme"}]}')),
         byline="Ada Bell, Ben Orme", published=DAY),
    Case("authors by reference in a graph", page(f"<h1>{TITLE}</h1>{BODY}", ld(
         '{"@graph":[{"@type":"NewsArticle","datePublished":"2021-05-18","author":{"@id":"#ada"}},'
         '{"@type":"Person","@id":"#ada","name":"Ada Bell"}]}')), byline="Ada Bell", published=DAY),
    Case("damaged json-ld", page(f"<h1>{TITLE}</h1>{BODY}",
         ld('{"@type": "NewsArticle", ') +
         '<meta name="author" content="Ada Bell">'), byline="Ada Bell"),
    Case("fields from meta tags", page(f"<h1>{TITLE}</h1>{BODY}",
         '<meta property="article:published_time" content="2021-05-18T08:00:00+02:00">'
         '<meta name="author" content="By Ada Bell">'), byline="Ada Bell", published=DAY),
    Case("an address is no author", page(f"<h1>{TITLE}</h1>{BODY}",
         '<meta property="article:author" content="https://social.example/courier">')),
    Case("the outlet is no author", page(f'<h1>{TITLE}</h1><p class="byline">By Ada Bell</p>{BODY}',
         '<meta name="author" content="The Courier"><meta property="og:site_name" '
         'content="The Courier">'),
         byline="Ada Bell", removed=("By Ada Bell",)),
    Case("shown byline names more", page(
         f'<h1>{TITLE}</h1><div class="byline">By Ada Bell and Ben Orme</div>{BODY}',
         '<meta name="author" content="Ada Bell">'), byline="Ada Bell, Ben Orme"),
    Case("byline and date as words", page(
         f"<h1>{TITLE}</h1><div>By Ada Bell</div><div>May 18, 2021</div>{BODY}"),
         byline="Ada Bell", published=DAY, removed=("By Ada Bell", "May 18, 2021")),
    Case("byline run into its date", page(
         f"<h1>{TITLE}</h1><div><span>Ada Bell</span><span>May 18, 2021</span></div>{BODY}"),
         byline="Ada Bell", published=DAY),
    Case("hour in UTC of the day before", page(
         f"<h1>{TITLE}</h1><div>May 18, 2021</div>{BODY}",
         '<meta property="article:published_time" content="2021-05-17T23:10:00Z">'), published=DAY),
    Case("date in the address", page(f"<h1>{TITLE}</h1>{BODY}",
         '<link rel="canonical" href="https://courier.example/2021/05/18/accord">'), published=DAY),
    Case("a copyright year is no date", article(after="<footer>© 2021 The Courier</footer>")),
    Case("a date in the text is no date of publication", page(
         f"<h1>{TITLE}</h1>{BODY}<p>The last accord was signed on May 18, 2014, and it held "
         f"for only "
         "a year, as the archives of the republic show to everybody who looks for it in them.</p>"),
         text=(*TEXT, "The last accord was signed on May 18, 2014, and it held for only a "
         "year, as the "
         "archives of the republic show to everybody who looks for it in them.")),
    Case("truncated markup", f"<html><body><article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>"
         f"<p>{P3}</p><div cla"),
    Case("no tags but paragraphs", f"<p>{P1}<p>{P2}<p>{P3}", title=None),
    Case("other script", page("<p>Правительство подписало соглашение с повстанцами в понедельник, "
         "сообщил журналистам представитель.</p>"), title=None,
         text=("Правительство подписало соглашение с повстанцами в понедельник, сообщил "
         "журналистам "
         "представитель.",)),
)  # fmt: skip
