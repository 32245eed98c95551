"""The reading room: any source of news becomes clean, dated articles."""

from verbale.read.out import article_json, rejected_json
from verbale.read.reader import read

__all__ = ["article_json", "read", "rejected_json"]
