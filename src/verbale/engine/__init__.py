"""The engine: the only room that knows the order of the stages.

    line = Line.load()                        everything loaded once
    for outcome in line.code(articles): …     CodedArticle or Rejected, in order

    code(sources, jobs=2)                    the same from sources, in processes
    Recording(record, coder).code(articles)              the same into a record

docs/engine.md describes the order, the processes, and what a break leaves.
"""

from verbale.engine.coding import Recording, Tally, code, open_coder, setup_for
from verbale.engine.line import Line, Outcome, Setup
from verbale.engine.sources import Sources
from verbale.engine.stages import Stage

__all__ = [
    "Line",
    "Outcome",
    "Recording",
    "Setup",
    "Sources",
    "Stage",
    "Tally",
    "code",
    "open_coder",
    "setup_for",
]
