"""Scorers and benchmarks: each figure that the documents quote is printed by one of these."""
