"""Bytes to text: encodings found and repaired, control characters taken out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy
from charset_normalizer import from_bytes

from verbale.read.reject import Reason, reject

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file", "save its text (pdftotext) and read that"),
    (b"\x89PNG", "a PNG picture", "give text"),
    (b"\xff\xd8\xff", "a JPEG picture", "give text"),
    (b"GIF8", "a GIF picture", "give text"),
    (b"RIFF", "a media file", "give text"),
    (b"\x7fELF", "a program", "give text"),
    (b"MZ\x90", "a program", "give text"),
    (b"SQLite format 3", "an SQLite database", "export its articles as CSV or JSONL"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
)

# Control characters, and the invisible ones that break words for a reader of characters.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BINARY = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)})
# In UTF-8: printable ASCII with tab and line feed; all bytes above ASCII; and what opens or makes
# up every other character that `_LINE_ENDS`, `_DROPPED` and the no-break space stand for.
_COMMON_BYTES = bytes({0x09, 0x0A, *range(0x20, 0x7F)})
_HIGH_BYTES = bytes(range(0x80, 0x100))
_UNTIDY_PIECES = (
    b"\xc2", b"\xe2\x80\x8b", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xe2\x81\xa0",
    b"\xed", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf",
)  # fmt: skip
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
# Letters that open a UTF-8 sequence which was read as Latin-1 or Windows-1252; without one of
# them followed by a further non-ASCII character there is nothing for ftfy to repair.
_MOJIBAKE_LEADS = "\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00e2\u00ef\u00f0"
_MOJIBAKE = re.compile("[\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00e2\u00ef\u00f0][^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Damage in a text that was read all the same; it is listed among the rejects."""

    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text from bytes: the text, the encoding that was used, and what was damaged."""

    text: str
    encoding: str
    flaws: tuple[Flaw, ...] = ()


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Decode one text file.

    Args:
        data: the whole file.
        where: its name, for messages.
        declared: encoding that the source names (an HTTP header), used if UTF-8 does not fit.

    Raises:
        ReadError: empty, binary, or in no encoding that fits.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise reject(where, "empty", "the file is empty. Check that it was saved in full.")
    for magic, what, mend in _MAGIC:
        if data.startswith(magic):
            raise reject(where, "binary", f"this is {what}, not text. To use it, {mend}.")
    text, encoding, flaws = _decode(data, where, declared)
    return Decoded(tidy(text), encoding, tuple(flaws))


def tidy(text: str) -> str:
    """Repair doubly encoded text; unify line ends and blanks; drop control characters."""
    if any(map(text.__contains__, _MOJIBAKE_LEADS)) and _MOJIBAKE.search(text):
        text = ftfy.fix_encoding(text)
    if _is_tidy(text):
        return text
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    text = text.replace("\u00a0", " ")
    return _DROPPED.sub("", text)


def _is_tidy(text: str) -> bool:
    """Whether nothing is to be mended in the characters of a text, as in most texts."""
    # What is left without common characters is short, and looked through fast. Bytes of two
    # characters that come to stand together there can only call for a closer look.
    rare = text.encode("utf-8", "surrogatepass").translate(None, _COMMON_BYTES)
    return not rare or not (
        rare.translate(None, _HIGH_BYTES) or any(map(rare.__contains__, _UNTIDY_PIECES))
    )


def _decode(data: bytes, where: str, declared: str | None) -> tuple[str, str, list[Flaw]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_flaws(data[len(bom) :], encoding)
    wide = _wide_encoding(data)
    if wide is not None:
        return _with_flaws(data, wide)
    flaws: list[Flaw] = []
    head = data[:65536]
    if len(head) - len(head.translate(None, _BINARY)) > max(8, len(head) // 50):
        raise reject(where, "binary", "this is not text in any encoding. Give a text file.")
    if b"\x00" in data:
        flaws.append(
            Flaw(
                "malformed",
                f"{data.count(0)} NUL bytes in a text; it was read without them. "
                "Check how the file was written.",
            )
        )
        data = data.replace(b"\x00", b"")
    try:
        return data.decode("utf-8"), "utf-8", flaws
    except UnicodeDecodeError as error:
        text, encoding, more = _not_utf8(data, error, where, declared)
        return text, encoding, flaws + more


def _with_flaws(data: bytes, encoding: str) -> tuple[str, str, list[Flaw]]:
    """Decode in a known encoding; what does not fit is replaced, and reported."""
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError as error:
        flaw = Flaw(
            "encoding",
            f"not valid {encoding.upper()} at byte {error.start}; the text was read without the "
            "damaged part. Save the file again as UTF-8.",
        )
        return data.decode(encoding, "ignore"), encoding, [flaw]


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    head = data[:4096]
    half = len(head) // 2
    if half < 2 or head.count(0) < half * 0.7:
        return None
    if head[1::2].count(0) > half * 0.7 and head[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _not_utf8(
    data: bytes, error: UnicodeDecodeError, where: str, declared: str | None
) -> tuple[str, str, list[Flaw]]:
    """Text that is not valid UTF-8: damaged UTF-8, or another encoding."""
    ignored = data.decode("utf-8", "ignore")
    good = sum(map(len, re.findall("[^\x00-\x7f]+", ignored)))
    bad = len(data) - len(ignored.encode("utf-8"))
    cut = error.end == len(data) and error.reason == "unexpected end of data"
    high = sum(byte >= 0x80 for byte in data[:65536])
    western = high < 0.12 * min(len(data), 65536)
    # Valid sequences of two bytes or more do not come about by chance in Western text, and rarely
    # in other text: with them the file is UTF-8 that was damaged. A lone half character at the
    # very end is a file cut short.
    if (cut and bad <= 3) or good > 2 * bad or (good and western):
        what = "half a UTF-8 character" if cut else "bytes that are not UTF-8"
        flaw = Flaw(
            "encoding",
            f"{what} at byte {error.start}; the text was read without the damaged part. "
            "Save the file again as UTF-8.",
        )
        return ignored, "utf-8", [flaw]
    if declared is not None:
        try:
            return data.decode(declared), declared, []
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the source names a wrong or unknown encoding: look at the bytes instead
    if western:
        try:
            return data.decode("cp1252"), "cp1252", []
        except UnicodeDecodeError:
            pass  # bytes that Windows-1252 leaves undefined: ask the detector
    best = from_bytes(data[:65536]).best()
    if best is None:
        raise reject(where, "encoding", "no text encoding fits its bytes. Save the file as UTF-8.")
    return _with_flaws(data, best.encoding)
