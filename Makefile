# `make demo` and `make test` do all the set-up they need, given Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed

.PHONY: help demo test test-train lint setup scores clean
help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: $(STAMP) ## make the virtual environment and install Verbale into it

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Verbale needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(STAMP) ## run the main job on examples/
	$(BIN)/verbale code examples

test: $(STAMP) ## run the whole suite
	$(BIN)/python -m pytest -n 2 -m "not train"

test-train: $(STAMP) ## run the tests of training, which need the extra verbale[train]
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,train]'
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m train # two threads wait for each other on a busy machine

lint: $(STAMP) ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

scores: $(STAMP) ## run every evaluate and bench command, and write docs/scores.md (takes long; goes on where it stopped)
	$(BIN)/verbale evaluate all --out docs/scores.md --readme README.md
	$(BIN)/python scripts/run_notebook.py docs/tour.ipynb

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
