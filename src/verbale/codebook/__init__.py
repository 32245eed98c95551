"""Meaning as data: ontologies, crosswalks and lexicons; their loader and linter.

    codebook = load()                        the default, PLOVER 2.0
    codebook = load(Path("my_codebook"))     a user's own folder, alone or on top of it

docs/codebook.md describes every table.
"""

from verbale.codebook.lint import lint
from verbale.codebook.load import load

__all__ = ["lint", "load"]
