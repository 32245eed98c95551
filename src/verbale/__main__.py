"""`python -m verbale` is the command `verbale`."""

from verbale.cli.main import main

if __name__ == "__main__":
    main()
