# `make run` serves the demo district; `make test` checks everything. The rest is for daily work.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= python3
# One more than two processors: some tests wait for a browser or a server, and another works meanwhile.
WORKERS ?= 3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt

# Whatever the machine says of bytecode: without it, every process that a test starts compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run install test test-explore test-postgres test-durability test-api-fuzz bench texts clean

help:
	@echo "make run          serve the demo district at http://$(HOST):$(PORT)  (PORT=9000 moves it)"
	@echo "make test         style, types and every test, in the browser too"
	@echo "make test-postgres  the tests again on a PostgreSQL server that is started for them  (TESTS=tests/store for some)"
	@echo "make test-explore  ask everything that takes made-up examples for examples that nobody tried yet"
	@echo "make test-durability  kill the server under load, 20 rounds; nothing acknowledged may be lost"
	@echo "make test-api-fuzz  ask the API at random for some minutes; nothing may break"
	@echo "make install      prepare $(VENV) with the command $(BIN)/yikou"
	@echo "make bench        measure against raw SQLite, a generic form macro, a bare page, and with a million cases (6 GB, some minutes)"
	@echo "make texts        bring ui/locale/en.po up to date with the texts of the interface"
	@echo "make clean        remove $(VENV) and caches; var/ with its data stays"

run: $(VENV)/.installed
	@$(BIN)/yikou init --demo
	@$(BIN)/yikou serve --host $(HOST) --port $(PORT)

install: $(VENV)/.installed

test: $(VENV)/.installed-test
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	@$(BIN)/python tests/chromium.py
	$(BIN)/pytest -q -rs -n $(WORKERS) --dist worksteal

test-postgres: $(VENV)/.installed-test-postgres
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m tests.postgres -q -rs -n $(WORKERS) $(TESTS)

test-explore: $(VENV)/.installed-test
	YIKOU_EXAMPLES=default $(BIN)/pytest -q -rs -n $(WORKERS) $$(grep -rl hypothesis tests --include='test_*.py')

test-durability: $(VENV)/.installed-test
	@$(BIN)/python -m tests.durability $(ROUNDS) $(SEED)

test-api-fuzz: $(VENV)/.installed-test
	YIKOU_FUZZ=$(or $(EXAMPLES),200) $(BIN)/pytest -q -rs tests/web/api/test_fuzz.py

bench: $(VENV)/.installed-test
	@$(BIN)/python -m tests.bench

texts: $(VENV)/.installed-test
	@$(BIN)/python -m tests.texts

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis platform/*.egg-info
	find platform tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp files are older than what they depend on when something has to be installed again.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(PIP) --editable '.[test]'
	@touch $@

$(VENV)/.installed-test-postgres: $(VENV)/.installed-test
	@echo "Installing a PostgreSQL server for the tests ..."
	@$(PIP) --editable '.[test-postgres]'
	@touch $@

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; '$(PYTHON)' is not. Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $@ || { rm -rf $@; echo "Python lacks the module venv (Debian: apt-get install python3-venv)."; exit 1; }
