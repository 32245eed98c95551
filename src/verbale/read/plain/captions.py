"""Captions of pictures in copied pages: glued to a paragraph, or on a line of their own."""

from __future__ import annotations

import re

from verbale.read.datelines import find_dateline

# A file name or image slug run into the first word of a paragraph: lower-case words joined by
# hyphens or underscores, with the paragraph's capital or quotation mark right behind. A prefix such
# as "pro-" or "al-" before a capital is not matched, since its last part must be lower-case.
_SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*[-_](?:[a-z]{3,}[0-9]*|[0-9]+[a-z]?)"
_FILE = r"[\w-]{2,80}\.(?:jpe?g|png|gif|webp|avif)"
_GLUED_SLUG = re.compile(rf"({_FILE}(?=\s?[A-Z\"“‘'])|{_SLUG}(?=[A-Z\"“‘']))")
_LONE_SLUG = re.compile(rf"(?:{_FILE}|{_SLUG})")

_AGENCY = (
    r"(?:AFP|AP(?: Photo)?|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Getty(?: Images)?|PTI|ANI|Xinhua|TASS|"
    r"Anadolu(?: Agency)?|Shutterstock|iStock|Alamy|Bloomberg|Yonhap|Kyodo|Press Association|"
    r"PA(?: Wire| Media)?|dpa|DPA|Twitter|Facebook|Wikimedia(?: Commons)?|Handout|Supplied|File)"
)
_GLUED_CREDIT = re.compile(
    r"((?:(?i:(?:file )?(?:photo|image|picture|credit|source)s?)\b.{0,160}?|[^.!?]{10,200}?"
    rf"(?:/|\(|\|\s?))(?:{_AGENCY})\)?)(?=[A-Z][a-z]|[A-Z]{{4}}|[\"“])"
)
_LINE = re.compile(
    r"(?:file )?(?:photo|image|picture|pic|video)(?: (?:credit|caption|courtesy|source|copyright|by))?"
    r"\s?[:|/,–-]\s?\S.{0,250}"
    r"|(?:photo|image|picture) (?:by|courtesy(?: of)?|from)\s.{2,120}"
    r"|(?:a |an |this |in this )?(?:undated |recent |handout )*(?:file )"
    r"(?:photo|photograph|picture|image)\b.{0,250}"
    r"|image (?:source|caption|copyright)\b.{0,250}",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf".{{0,300}}(?:[(\[|/©]|(?:photo|image|picture|credit|courtesy|by)\b[:\s])\s?"
    rf"(?:[\w .’'-]{{0,60}}[/|]\s?)?{_AGENCY}(?:/[\w .’'-]{{2,40}}|(?: via)? [\w .’'-]{{2,40}})?[)\]]?"
)
_LABEL = re.compile(r"(?:image|photo|picture|media|video) caption:?|caption:?", re.IGNORECASE)

# A capital or a quotation mark right behind a small letter, or a word in capitals that goes on in
# small ones. It opens with a set of rare characters, for which the search is ten times as fast.
_GLUE = re.compile(r"[A-Z\"“](?:(?<=[a-z0-9)].)\w|(?<=[A-Z]{3})[a-z])")
# The word before a glued dateline. In "McCain: …" and "BlackRock – …" a capitalised word is glued
# too: after such a word only a strong dateline counts.
_GLUED_WORD = re.compile(r"(?<=\s)(?:[a-z]{2,}|[0-9]{2,4}|[A-Z][a-z]{2,})(?=[A-Z])")
# `_GLUE` over the shapes of characters: "a" for small letters, digits and brackets, "A" for capitals
# and quotation marks; a search in them is twice as fast.
_SHAPE = bytes(
    97 if byte in b"abcdefghijklmnopqrstuvwxyz0123456789)" else 65 if byte in b'"ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    else byte
    for byte in range(256)
)  # fmt: skip
_GLUED_SHAPE = re.compile(rb"A(?:(?<=aA)|(?<=AAAA)a)")
_FILES = (b".jp", b".png", b".gif", b".webp", b".avif")
_LOOK = 220  # characters from the start of a paragraph in which a glued caption is looked for


def may_be_glued(text: str) -> bool:
    """Whether captions may be glued anywhere in a text; asked once a text, for speed."""
    data = text.encode("utf-8", "surrogatepass")
    shape = data.translate(_SHAPE)
    if _GLUED_SHAPE.search(shape) is not None or b"a\xe2\x80\x9c" in shape:
        return True
    return any(map(data.__contains__, _FILES))


def unglue(paragraph: str) -> tuple[str | None, str]:
    """Split a caption off the start of a paragraph.

    Returns:
        The caption (`None` if there is none) and the rest.
    """
    head = paragraph[:_LOOK]
    match = _GLUED_SLUG.match(head)
    if match is None and _GLUE.search(head):
        match = _GLUED_CREDIT.match(head)
        if match is None:
            return _unglue_dateline(paragraph, head)
    if match is None or match.end() >= len(paragraph):
        return None, paragraph
    return match.group(1).strip(), paragraph[match.end() :].lstrip()


def _unglue_dateline(paragraph: str, head: str) -> tuple[str | None, str]:
    """Alternative text run into a dateline: "Students at a rallyDHAKA: …"."""
    for glue in _GLUED_WORD.finditer(head):
        caption = head[: glue.end()]
        dateline = find_dateline(paragraph[glue.end() :])
        if dateline is None or re.search(r"[.!?]\s", caption):
            continue
        if glue.group()[0].islower() or dateline.strong:
            return caption, paragraph[glue.end() :]
    return None, paragraph


def is_caption(line: str) -> bool:
    """Whether a whole line is a caption: a slug, a file name, or words with a picture credit."""
    if len(line) > 400:
        return False
    if " " not in line:
        return _LONE_SLUG.fullmatch(line) is not None
    if _LINE.fullmatch(line) is not None:
        return True
    # A credit ends without a full stop, which spares most lines the slow look for one.
    return not line.endswith((".", "”", '"', "?")) and _CREDIT_END.fullmatch(line) is not None


def is_caption_label(line: str) -> bool:
    """Whether a line only announces that the next one is a caption ("Image caption")."""
    return len(line) < 20 and _LABEL.fullmatch(line) is not None
