"""What was done to whom, and is it a fact: `Mentions → Events`.

coder = EventCoder(codebook, types)
events = coder.code(mentions)
"""

from verbale.events.stage import EventCoder

__all__ = ["EventCoder"]
