"""What stands behind the equals sign of a mention: who it is, in codes.

RUS/GOV                 country and sector
RUS/GOV,MIL             two sectors, the more specific for the act first
RUS                     no sector
-/CVL                   country unknown
RUS/GOV @putin          and a name for later mentions
@putin                  whoever has that name
RUS/GOV+USA/GOV, @a @b  several parties in one phrase
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.gold import codes

_LABEL = re.compile(r"@[a-z0-9][a-z0-9_-]*$")


class PartyError(Exception):
    """The codes of a mention are wrong; `str(error)` says what is allowed."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One party as written.

    Attributes:
        coded: whether codes are given, and not a label alone.
    """

    country: str | None
    sectors: tuple[str, ...]
    label: str | None
    coded: bool


def read_specs(words: str) -> tuple[Spec, ...]:
    """The parties that `words` name.

    Raises:
        PartyError: an unknown country, sector or form.
    """
    specs: list[Spec] = []
    for part in words.split("+"):
        coded = [word for word in part.split() if not word.startswith("@")]
        labels = [word for word in part.split() if word.startswith("@")]
        for label in labels:
            if not _LABEL.match(label):
                raise PartyError(f"{label!r} is no label. Use lower-case letters and digits: @name")
        if len(coded) > 1 or (coded and len(labels) > 1) or not (coded or labels):
            raise PartyError(
                f"{words.strip()!r} cannot be read. Write COUNTRY/SECTOR, COUNTRY/SECTOR @label, "
                "@label, or several with + between."
            )
        if coded:
            specs.append(_coded(coded[0], labels[0][1:] if labels else None))
        else:
            specs += [Spec(None, (), label[1:], False) for label in labels]
    return tuple(specs)


def _coded(word: str, label: str | None) -> Spec:
    country, _, listed = word.partition("/")
    known = codes.event_codes()
    if country != "-" and not codes.is_country(country) and country not in known.entities:
        raise PartyError(
            f"{country!r} is no country or entity class. Use ISO 3166 alpha-3 (USA, KOS, PSE), one "
            f"of {' '.join(sorted(known.entities))}, or - where the text does not tell."
        )
    sectors = tuple(sector for sector in listed.split(",") if sector not in ("", "-"))
    for sector in sectors:
        if sector not in known.sectors:
            raise PartyError(
                f"{sector!r} is no sector; allowed: {' '.join(sorted(known.sectors))}."
            )
    if country == "-" and not sectors:
        raise PartyError("neither country nor sector. A party that is unknown in both is -/UNK.")
    return Spec(None if country == "-" else country, sectors, label, True)
