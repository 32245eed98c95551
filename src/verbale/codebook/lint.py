"""The linter: everything that is wrong with a codebook, with file and line.

Errors of form and of layering come from the loader; `lint_ontology` checks the tables of codes,
`lint_lexicon` the entries. A codebook with an `error` is not loaded; a `warning` should be mended.
"""

from __future__ import annotations

import re
from pathlib import Path

from verbale.codebook.lint_lexicon import check_lexicon
from verbale.codebook.lint_ontology import check_ontology
from verbale.codebook.load import assemble
from verbale.codebook.types import Finding

RULES = {
    "row-form": "a row has too many cells, or an empty one that is needed",
    "notation": "a cell does not follow its notation",
    "class-name": "a word class is misnamed",
    "unknown-class": "a word class is not defined, or is defined by itself",
    "no-ontology": "the codebook has no types",
    "ambiguous": "a user's entry stands in the default codebook too, and neither is preferred",
    "unknown-entry": "remove names an entry that does not exist",
    "duplicate": "the same row stands twice",
    "unknown-type": "a type is not in the ontology",
    "unknown-mode": "a mode is in no type of the ontology",
    "foreign-mode": "a mode stands outside its type",
    "context-as-mode": "a context stands in the place of a mode",
    "unknown-context": "a context is not in the ontology",
    "unknown-code": "a CAMEO code does not exist",
    "score-sign": "a score has another sign than its quad",
    "quad-conflict": "a type's quad and the quad's list of types disagree",
    "decision": "a table contradicts a decision about a defect of the sources",
    "statement-code": "a code of statements or appeals is sent to a type",
    "uncovered": "a code, a type or a mode is missing from a crosswalk",
    "quad-map": "a publisher's quad map is incomplete or has a bad cell",
    "contradiction": "two entries match the same words and code them differently",
    "shadowed": "an entry can never be chosen",
    "no-example": "an entry has no example",
    "example-trigger": "the words of an entry do not occur in its example",
    "example-condition": "no word of the condition occurs in the example",
    "example-coding": "the coding names an unknown type or mode",
    "same-example": "two entries share an example, names aside",
    "padded": "an entry differs from another by filler, inflection or a light verb only",
}
"""Rule → what it finds; docs/codebook.md lists them and a test holds the two together."""


def lint(folder: Path | None = None) -> list[Finding]:
    """All findings, by file and line.

    Args:
        folder: a user's codebook; `None` for the default.

    Raises:
        DataError: a file cannot be read at all.
    """
    codebook, found = assemble(folder)
    if codebook is not None:
        found += check_ontology(codebook)
        found += check_lexicon(codebook)
    return sorted(set(found), key=_place)


def _place(finding: Finding) -> tuple[str, int, str]:
    match = re.fullmatch(r"(.*):(\d+)", finding.where)
    file, line = (match[1], int(match[2])) if match else (finding.where, 0)
    return (file, line, finding.message)
