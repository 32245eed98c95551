"""Plain text, also copied from web pages: sorted line by line into text and clutter."""
