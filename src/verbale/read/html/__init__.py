"""HTML pages: parsed once, walked once, and sorted into text, captions and all the rest."""
