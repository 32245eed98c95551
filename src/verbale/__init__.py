"""Verbale: who said or did what to whom, in political and diplomatic news."""

__version__ = "0.1.0"

__all__ = ["__version__"]
