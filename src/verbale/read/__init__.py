"""The reading room: any source of news becomes clean, dated articles."""
