"""The linter finds every defect that is put in, and none where none is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.codebook import lint
from verbale.codebook.lint import RULES

Damage = Callable[[str, str, str], Path]
HEAD = "term\tkind\tmode\tcameo\tframe\twhen\texample\tcoding\talso\n"
OK = "zing\t\tmeet\t\t\t\tPeru zinged Chile at noon.\tPeru > Chile\n"


def row(*cells: str) -> str:
    return "\t".join(cells) + "\n"


def test_default_codebook_is_clean() -> None:
    assert [f"{f.where} {f.rule}" for f in lint()] == []


# Each: what it is called in the issue and the design, file, what stands there, what is put in,
# the rule that must be named and a piece of its message.
ACTS = "acts/REQUEST.tsv"
SEEDED = {
    # Defects of the sources, as the design lists them.
    "ACCUSE printed with score 3": (
        "ontology.toml",
        "quad = 3\nscore = -3\n",
        "quad = 3\nscore = 3\n",
        "score-sign",
        "ACCUSE",
    ),
    "SANCTION verbal in its section": (
        "ontology.toml",
        "[type.SANCTION]\nquad = 4",
        "[type.SANCTION]\nquad = 3",
        "quad-conflict",
        "SANCTION",
    ),
    "SANCTION verbal, against the decision": (
        "ontology.toml",
        "[type.SANCTION]\nquad = 4",
        "[type.SANCTION]\nquad = 3",
        "decision",
        "type.SANCTION.quad",
    ),
    "PROTEST with a recipient that is required": (
        "ontology.toml",
        "[type.PROTEST]\nquad = 4",
        '[type.PROTEST]\nrecipient = "required"\nquad = 4',
        "decision",
        "type.PROTEST.recipient",
    ),
    "CAMEO 20 is FIGHT": (
        "cameo_to_plover.tsv",
        "\n20\tASSAULT\tunconventional",
        "\n20\tFIGHT\t",
        "unknown-type",
        "ASSAULT",
    ),
    "a context that 2.0 lacks (humanitarian)": (
        "cameo_to_plover.tsv",
        "073\tAID\t\thuman_security",
        "073\tAID\t\thumanitarian",
        "unknown-context",
        "human_security",
    ),
    "a context that 2.0 lacks (democracy)": (
        "cameo_to_plover.tsv",
        "082\tCONCEDE\t\tpro_democracy",
        "082\tCONCEDE\t\tdemocracy",
        "unknown-context",
        "pro_democracy",
    ),
    **{
        f"a mode that 2.0 lacks ({mode})": (
            "cameo_to_plover.tsv",
            old,
            old.replace(was, mode),
            "unknown-mode",
            mode,
        )
        for mode, old, was in (
            ("return", "0842\tRETREAT\trelease", "release"),
            ("ease", "0841\tRETREAT\trelease", "release"),
            ("ban", "1722\tCOERCE\trestrict", "restrict"),
            ("political", "1321\tTHREATEN\trestrict", "restrict"),
            ("assassinate", "186\tASSAULT\ttargeted", "targeted"),
            ("cleansing", "1822\tASSAULT\ttorture", "torture"),
            ("massacre", "1821\tASSAULT\tsexual", "sexual"),
        )
    },
    "a context in the mode slot of 175": (
        "cameo_to_plover.tsv",
        "175\tASSAULT\tcrowd-control",
        "175\tASSAULT\tpro_autocracy",
        "context-as-mode",
        "pro_autocracy",
    ),
    "CAMEO 01 with a type": (
        "cameo_to_plover.tsv",
        "\n015\t-",
        "\n015\tSUPPORT",
        "statement-code",
        "015",
    ),
    "CAMEO 02 with a type other than REQUEST": (
        "cameo_to_plover.tsv",
        "\n022\tREQUEST\tassist",
        "\n022\tAGREE\t",
        "statement-code",
        "022",
    ),
    "Phoenix's quad of root 16": (
        "quads.tsv",
        "phoenix\t16\t3",
        "phoenix\t16\t4",
        "decision",
        "quad_map.phoenix.16",
    ),
    "a publisher's quad map with a hole": ("quads.tsv", "gdelt\t07\t2\n", "", "quad-map", "07"),
    "a crosswalk that pairs ASSAULT with seize": (
        "cameo_to_plover.tsv",
        "1712\tASSAULT\tdestroy",
        "1712\tASSAULT\tseize",
        "foreign-mode",
        "COERCE",
    ),
    "a code that stands twice in a crosswalk": (
        "cameo_to_plover.tsv",
        "\n175\t",
        "\n175\tASSAULT\n175\t",
        "duplicate",
        "175",
    ),
    "a code without a row": ("cameo_to_plover.tsv", "\n019\t-\n", "\n", "uncovered", "019"),
    "a decision about nothing": (
        "ontology.toml",
        'subject = "crosswalk.163"',
        'subject = "crosswalk.999"',
        "decision",
        "999",
    ),
    # Defects of entries.
    "unknown CAMEO code": (
        ACTS,
        HEAD,
        HEAD + row("zing", "", "meet", "1999", "", "", "Peru zinged Chile.", "Peru > Chile"),
        "unknown-code",
        "1999",
    ),
    "unknown mode": (ACTS, HEAD, HEAD + OK.replace("meet", "coffee"), "unknown-mode", "coffee"),
    "mode outside its type": (
        ACTS,
        HEAD,
        HEAD + OK.replace("meet", "curfew"),
        "foreign-mode",
        "COERCE",
    ),
    "unknown context": (
        ACTS,
        HEAD,
        HEAD + OK[:-1] + "\tcontext:weather\n",
        "unknown-context",
        "weather",
    ),
    "unknown class": (
        ACTS,
        HEAD,
        HEAD + row("zing", "", "meet", "", "", "o=@nonsense", "Peru zinged Chile.", "Peru > Chile"),
        "notation",
        "@nonsense",
    ),
    "class defined by itself": (
        "classes.tsv",
        "class\tmembers\n",
        "class\tmembers\n@loop\t@loop, x\n",
        "unknown-class",
        "@loop",
    ),
    "class misnamed": (
        "classes.tsv",
        "class\tmembers\n",
        "class\tmembers\nloop\tx\n",
        "class-name",
        "loop",
    ),
    "contradiction": (
        ACTS,
        HEAD,
        HEAD
        + OK
        + row("zing", "", "yield", "", "", "", "Togo zinged Benin again.", "Togo > Benin"),
        "contradiction",
        "zing",
    ),
    "contradiction between two types": (
        ACTS,
        HEAD,
        HEAD + row("arrest", "", "meet", "", "", "", "Peru arrested Chile.", "Peru > Chile"),
        "contradiction",
        "COERCE:arrest",
    ),
    "contradiction through a shared word": (
        ACTS,
        HEAD,
        HEAD
        + row("zing", "", "yield", "", "", "o=fox|hen", "Togo zinged a hen.", "Togo > -")
        + row("zing", "", "meet", "", "", "o=hen|cow", "Mali zinged the hen twice.", "Mali > -"),
        "contradiction",
        "o=hen",
    ),
    "shadowed by rank": (
        ACTS,
        HEAD,
        HEAD
        + row("zing", "", "yield", "", "", "", "Togo zinged Benin again.", "Togo > Benin", "rank:2")
        + row("zing", "", "meet", "", "", "o=hen", "Mali zinged the hen twice.", "Mali > -"),
        "shadowed",
        "never",
    ),
    "shadowed by a twin": (
        ACTS,
        HEAD,
        HEAD + OK + OK.replace("noon", "ten"),
        "shadowed",
        "same coding",
    ),
    "entry without example": (ACTS, HEAD, HEAD + "zing\t\tmeet\n", "no-example", "zing"),
    "example without the trigger": (
        ACTS,
        HEAD,
        HEAD + OK.replace("zinged", "praised"),
        "example-trigger",
        "zing",
    ),
    "example without the word of the condition": (
        ACTS,
        HEAD,
        HEAD + row("zing", "", "meet", "", "", "o=hen", "Mali zinged Togo.", "Mali > Togo"),
        "example-condition",
        "hen",
    ),
    "coding with an unknown type": (
        ACTS,
        HEAD,
        HEAD + OK.replace("Peru > Chile", "Peru > PRAISE > Chile"),
        "example-coding",
        "PRAISE",
    ),
    "coding with a name that is not there": (
        ACTS,
        HEAD,
        HEAD + OK.replace("Peru > Chile", "Peru > Malta"),
        "notation",
        "Malta",
    ),
    "the same example, names aside": (
        ACTS,
        HEAD,
        HEAD
        + OK
        + row("zing at", "", "yield", "", "", "", "Laos zinged Fiji at noon.", "Laos > Fiji"),
        "same-example",
        "zing",
    ),
    "padded with filler": (
        ACTS,
        HEAD,
        HEAD
        + OK
        + row(
            "strongly *zing",
            "idiom",
            "meet",
            "",
            "s > o",
            "",
            "Fiji strongly zinged Laos.",
            "Fiji > Laos",
        ),
        "padded",
        "filler",
    ),
    "padded by inflection": (
        ACTS,
        HEAD,
        HEAD + OK + row("zinged", "", "meet", "", "", "", "Fiji then zinged Laos.", "Fiji > Laos"),
        "padded",
        "form of",
    ),
    "padded by light verbs": (
        ACTS,
        HEAD,
        HEAD
        + "".join(
            row(
                f"{verb} zing",
                "light",
                "meet",
                "",
                "",
                "",
                f"Laos {verb} a zing to {place}.",
                f"Laos > {place}",
            )
            for verb, place in zip(
                ("make", "send", "give", "take", "lodge"),
                ("Oslo", "Rome", "Bonn", "Kyiv", "Lima"),
                strict=True,
            )
        ),
        "padded",
        "light verb",
    ),
    "bad frame": (
        ACTS,
        HEAD,
        HEAD + row("zing", "", "meet", "", "s > moon", "", "Peru zinged Chile.", "Peru > Chile"),
        "notation",
        "moon",
    ),
    "surplus tab": (ACTS, HEAD, HEAD + OK[:-1] + "\t\tx\n", "row-form", "cells"),
    "empty cell": (ACTS, HEAD, HEAD + "\t\tmeet\n", "row-form", "term"),
}


@pytest.mark.parametrize("name", SEEDED)
def test_seeded_defect_is_named_with_file_and_line(name: str, damaged: Damage) -> None:
    file, old, new, rule, words = SEEDED[name]
    found = [f for f in lint(damaged(file, old, new)) if f.rule == rule and words in f.message]
    assert found, name
    path, _, line = found[0].where.rpartition(":")
    assert path.endswith((".tsv", ".toml")) and int(line) >= 1


def test_each_rule_is_documented_and_every_seeded_rule_exists() -> None:
    page = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"`{rule}`" not in page] == []
    assert {entry[3] for entry in SEEDED.values()} <= set(RULES)
