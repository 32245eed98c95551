"""Who says what: `Mentions → Statements`.

statements = read_statements(mentions)
"""

from verbale.speech.stage import read_statements

__all__ = ["read_statements"]
