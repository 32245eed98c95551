"""Who is meant: actors, roles and places on the date of the text.

    knowledge = Knowledge.open()             the shipped tables, and a user's own beside them
    found = resolve(parsed, knowledge)       Parsed → Mentions

docs/actors.md describes the tables and the rules.
"""

from verbale.actors.stage import resolve
from verbale.actors.store import Knowledge

__all__ = ["Knowledge", "resolve"]
