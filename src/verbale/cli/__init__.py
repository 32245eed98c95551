"""The command line: thin shells over plain functions, one file a command."""
