"""Parts of a page that hold nothing of its article, told by tag, role and class names."""

from __future__ import annotations

import re
from functools import lru_cache

HIDDEN = "hidden on the page"
CAPTION = "caption"
FOR_READERS = "for screen readers"

_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page footer",
    "aside": "aside",
    "form": "form",
    "fieldset": "form",
    "button": "button",
    "select": "form",
    "label": "form",
    "dialog": "dialog",
    "noscript": "script-less fallback",
    "figure": CAPTION,
    "figcaption": CAPTION,
    "caption": CAPTION,
}

_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "aside",
    "search": "form",
    "form": "form",
    "button": "button",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "alert": "dialog",
    "tooltip": "dialog",
    "tablist": "navigation",
}

# Class and id names, split at humps, hyphens and underscores and compared as whole words, so that
# "ad" does not fire on "lead" nor "share" on "shareholder". The first kind that matches counts.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "reader comments",
        r"comments?(?! count| number| link| open| closed)|commentlist|disqus|respond|"
        r"replies|discussion|livefyre|coral talk",
    ),
    (
        "cookie notice",
        r"cookies?|consent|gdpr|ccpa|onetrust|cmp|privacy (?:banner|notice|popup)",
    ),
    (
        "newsletter or subscription",
        r"newsletters?|subscribe|subscription|sign ?up|signup|mailing list|paywall prompt|"
        r"donate|donation|regwall|email capture|mailchimp|membership|registration|"
        r"support (?:us|message|banner|box|our \w+)|favou?rites?|follow",
    ),
    (
        "share bar",
        r"shar(?:e|es|ing)(?: \w+){0,2}|sharebar|sharedaddy|social(?: \w+){0,2}|addthis|"
        r"addtoany|socials|follow us|followus|share(?:bar|tools|links|buttons)",
    ),
    (
        "related stories",
        r"related\w*|recirc\w*|recommend\w*|read (?:more|next|also)|readmore|"
        r"more (?:from|on|stories|news|articles|posts|like)|trending|"
        r"most (?:read|popular|viewed|commented|recent)|mostread|popular|promos?|up next|"
        r"upnext|outbrain|taboola|zergnet|revcontent|also like|you may|similar|"
        r"next (?:post|article|story)|prev(?:ious)? (?:post|article|story)|"
        r"post navigation|jp relatedposts|teasers?|latest (?:news|posts|stories|articles)|"
        r"see also|must read|editors picks?|in other news|further reading|internal links?|"
        r"recent posts",
    ),
    (
        "about the author",
        r"(?:about|bio) (?:the )?authors?|"
        r"authors? (?:bio|box|info|card|details|profile|about|description|tooltip|section bottom|"
        r"block)|"
        r"author ?bio|authorbox|author ?profile|bio(?:graphy)?|contributor (?:bio|info)|"
        r"abio|article ?authors? ?bio|contributors|post author(?! name)",
    ),
    (
        "advertisement",
        r"ads?|advert\w*|adsense|adslot|ad ?unit|sponsor(?:ed|s)?|promoted|dfp|gpt ad|"
        r"native ad|affiliate|commerce|shop|shopping|product (?:card|list|box)",
    ),
    (
        "navigation",
        r"nav|navbar|navigation|menus?|breadcrumbs?|pagination|pager|skip (?:link|to)\w*|"
        r"toc|table of contents|mega ?menu|offcanvas|hamburger|jump ?links?",
    ),
    (
        "page footer",
        r"(?:site |page |global |main )footer|footer (?:nav|links|menu)|colophon|"
        r"copyright",
    ),
    (
        "page header",
        r"(?:site|global|main|top) (?:header|bar)|masthead|topbar",
    ),
    (
        "tag list",
        r"tags|tag list|taglist|post tags|tags links|tag cloud|categories|keywords|"
        r"topics list|article tags|topic list|filed under",
    ),
    (
        "aside",
        r"sidebar|side bar|right rail|rail|widget area",
    ),
    (
        "dialog",
        r"modals?|popups?|popovers?|overlays?|lightbox|tooltips?|toast|snackbar|dialog",
    ),
    (
        "picture gallery",
        r"photo ?gallery(?: \w+)?|slideshow|carousel|slider",
    ),
    (
        "media player",
        r"closed captions?(?: \w+)?|video player|jwplayer|audio player|"
        r"player (?:controls|wrapper)|transcript toggle",
    ),
    (
        FOR_READERS,
        r"(?:sr|screen reader|visually|visually hidden) (?:only|text|hidden)|"
        r"visuallyhidden|visually hidden|screenreader|offscreen|print only",
    ),
    (
        "embedded post",
        r"twitter tweet|instagram media|fb post|tiktok embed|reddit (?:card|embed)",
    ),
)

_ZONE = re.compile(
    "|".join(
        f"(?P<k{index}>(?<![^ ])(?:{words})(?![^ ]))" for index, (_, words) in enumerate(_NAMES)
    )
)
_CAPTION = re.compile(
    r"(?<![^ ])(?:(?:wp |image |photo |media |figure |img )?caption(?: text| wrapper| container)?|"
    r"(?:image|photo|media|picture) (?:credits?|description|source|attribution|legend)|cutline|"
    r"photo ?credits?|credits?)(?![^ ])"
)
_LOOSE = frozenset(("aside", "dialog"))  # kinds of which the names may tell more
_WHOLE = frozenset(("article", "main", "section"))  # never a caption, whatever their names
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[\s_\-:./]+")


@lru_cache(maxsize=8192)  # pages repeat their class names
def spread(names: str) -> str:
    """Class and id names as lower-case words: `articleBody_main` becomes `article body main`."""
    return _JOINT.sub(" ", _HUMP.sub(" ", names)).lower().strip()


@lru_cache(maxsize=8192)
def zone_of(tag: str, role: str | None, words: str) -> str | None:
    """The kind of clutter that an element declares itself to be, or `None`.

    Args:
        tag: its tag, lower case.
        role: its ARIA role, if any.
        words: its class and id names as `spread` gives them.
    """
    zone = _TAGS.get(tag) or (_ROLES.get(role) if role else None)
    if not words or (zone is not None and zone not in _LOOSE):
        return zone
    match = _ZONE.search(words)
    if match is not None and match.lastgroup is not None:
        return _NAMES[int(match.lastgroup[1:])][0]
    if zone is None and tag not in _WHOLE and _CAPTION.search(words):
        return CAPTION
    return zone
