"""What the formats that are built on CAMEO share: codes, scores, quads, actor codes."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.codebook.types import Codebook
from verbale.record.export.lines import Role
from verbale.types import Event

ROLES = {
    "AGR": "AGR",
    "BUS": "BUS",
    "COP": "COP",
    "CRM": "CRM",
    "CVL": "CVL",
    "EDU": "EDU",
    "ELI": "ELI",
    "GOV": "GOV",
    "JRN": "MED",
    "JUD": "JUD",
    "LAB": "LAB",
    "LEG": "LEG",
    "MED": "HLH",
    "MIL": "MIL",
    "OPP": "OPP",
    "PTY": "PTY",
    "REB": "REB",
    "REF": "REF",
    "SPY": "SPY",
    "UAF": "UAF",
}
"""Sector of PLOVER → role code of CAMEO. The others (PRM, PRE, REL, SOC) have none that means the
same; note that MED means media there and health workers here."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An event on the scale of CAMEO; all `None` if it has no CAMEO code.

    Attributes:
        code: the whole code.
        base: its first three digits.
        root: its first two.
        quad: the quad as the publisher counts it.
        score: Goldstein score.
        label: what the code means.
    """

    code: str | None
    base: str | None
    root: str | None
    quad: int | None
    score: float | None
    label: str | None


def scale(event: Event, codebook: Codebook, publisher: str) -> Scale:
    """The CAMEO side of an event, with the quad map of a publisher."""
    code = event.cameo
    if code is None:
        return Scale(None, None, None, None, None, None)
    entry = codebook.cameo.get(code)
    quad = codebook.quad_maps.get(publisher, {}).get(code[:2])
    score = None if entry is None else float(entry.score)
    return Scale(code, code[:3], code[:2], quad, score, None if entry is None else entry.label)


def role_codes(role: Role | None) -> tuple[str, ...]:
    """Role codes of CAMEO for the sectors of a party."""
    if role is None:
        return ()
    return tuple(dict.fromkeys(ROLES[s] for s in role.sectors if s in ROLES))


def actor_code(role: Role | None) -> str | None:
    """Country and role codes in one word ("PAKGOV")."""
    if role is None:
        return None
    return (role.country or "") + "".join(role_codes(role)[:3]) or None
