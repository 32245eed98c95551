"""The gold corpus: its notation, its converter, its checks and its counts."""
