"""Names of authors out of a byline's words."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:(?:written|reported|posted|published|story|text|words|report|news|analysis|opinion|review|"
    r"column|feature)?\s*by\b|authors?\b|reporters?\b|from\b)[\s:—–-]*",
    re.IGNORECASE,
)
# Where the names end: a date, a role, the outlet, a bar or dot between the parts of a byline.
_END = re.compile(
    r"\s*(?:[|•·@/(\[]|\s[-–—]+\s|\bcontributions? from\b|"
    r"\b(?i:published|updated|posted|published on|last updated|on|for|archive page|is an?|"
    r"follow)\b\s?|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+[0-9]|\b[0-9]{1,4}\b).*",
    re.DOTALL,
)
_HELPERS = re.compile(
    r"\s*\b(?:illustrations?|photo\w*|pictures?|videos?|graphics?|art\w*)\s+by\b.*", re.I | re.S
)
_AGAIN = re.compile(r"\s+\b[Bb][Yy]\b[\s:—–-]+")
_SPLIT = re.compile(r"\s*(?:;|,?\s+(?:and|with|&)\s+|,(?!\s*(?:Jr|Sr|II|III|IV)\b))\s*")
_DEGREE = re.compile(
    r"(?:[\s,]+(?:MS|MA|MD|MBA|MPH|RDN?|LD|BSc?|MSc|Ph\.?D\.?|Esq\.?|CPA|RN|JD))+\.?$"
)
_ROLE = re.compile(
    r"(?:^|\s)(?:staff|senior|chief|deputy|political|national|foreign|special|contributing|associate|"
    r"editor(?:ial)?|reporter|writer|correspondent|columnist|contributor|producer|journalist|bureau|"
    r"analyst|manager|director|desk)(?:\s|$)",
    re.IGNORECASE,
)
_ROLE_TAIL = re.compile(
    r"(?<=[a-z.])(?:\s*,\s*|\s+|(?=[A-Z]))(?:(?:Senior|Chief|Deputy|Staff|Political|National|Special|Contributing|"
    r"Associate|Managing|Executive) )*(?:Staff|Editor|Reporter|Writer|Correspondent|Columnist|"
    r"Contributor|Producer)\b.*$"
)
_PARTICLE = r"(?:de|del|della|di|da|van|von|der|den|bin|ibn|al|el|la|le|du|dos|ter|y)"
_PERSON = re.compile(
    rf"(?:[^\W\d_a-z][\w'’.-]*)(?:\s+(?:{_PARTICLE}\s+)*[^\W\d_a-z][\w'’.-]*){{1,4}}"
    r"(?:,? (?:Jr|Sr)\.?| I{2,3}| IV)?"
)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Press|Reuters|AFP|AP|Staff|Team|Desk|Agency|Agencies|Media|Magazine|Tribune|"
    r"Herald|Journal|Guardian|Today|TODAY|University|Institute|Company|Inc|Ltd|Network|Service|Bureau|"
    r"Editorial|Redaction|Redazione|Admin|Office|Ministry|Department|Newsroom|Wire|Broadcasting|USA)\b"
)


def clean_names(words: str) -> list[str]:
    """The names in a byline: without "By", dates, roles, degrees and outlets.

    An outlet is kept only where no person is named: "Reuters", "The Associated Press".
    """
    if "://" in words or words.startswith(("www.", "@")):
        return []  # the address of a profile
    names: list[str] = []
    for line in _AGAIN.split(_HELPERS.sub("", words.strip())):
        rest = _END.sub("", _LEAD.sub("", line, count=1))
        for part in _SPLIT.split(_DEGREE.sub("", rest)):
            name = _one_name(part)
            if 2 < len(name) <= 60 and name[0].isalpha() and not name.islower():
                names.append(name)
    people = [name for name in names if is_person(name)]
    return people or [name for name in names if len(name.split()) <= 6]


def _one_name(part: str) -> str:
    name = _LEAD.sub("", _DEGREE.sub("", part.strip(" ,.:-–—")), count=1).strip()
    short = _ROLE_TAIL.sub("", name).strip()
    if " " in short:  # "News Staff" is a name of its own: a role is cut only from a person's
        name = short
    half = len(name) // 2
    return name[:half] if name[:half] == name[half + 1 :] else name  # once for the eye, once hidden


def is_person(name: str) -> bool:
    """Whether some words look like the name of a person, not of an outlet or a role."""
    return (
        _PERSON.fullmatch(name) is not None
        and _OUTLET.search(name) is None
        and _ROLE.search(name) is None
    )
