"""The language room: `Article → Parsed` in one pass of an encoder.

`Parser` and `parse_articles` do the work, `parse_in_processes` spreads it over processes; see
docs/language.md.
"""
