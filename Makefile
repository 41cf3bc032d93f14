# make find   sets everything up and runs callsheet: on the sample company, or SITE=https://... ROLE="..."
# make test   sets everything up and runs the linters, the type checker and the tests
# make bench  measures accuracy where a bench folder is there, and compares it with the floors

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE ?=
ROLE ?= Data Engineer
ARGS ?=
export SITE ROLE

.PHONY: help find setup setup-dev browser test lint bench clean

help:
	@sed -n 's/^# make/  make/p' Makefile

find: $(VENV)/installed
	@$(BIN)/callsheet find $(if $(SITE),"$$SITE",--sample) --role "$$ROLE" $(ARGS)

setup: $(VENV)/installed

setup-dev: $(VENV)/installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "callsheet needs Python 3.11 or newer: set PYTHON=..., for example make PYTHON=python3.12 find"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/installed: $(BIN)/python pyproject.toml
	@echo "Setting up (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev 2>/dev/null \
	  || { $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' && $(BIN)/python -m pip install --quiet --group dev; }
	@touch $@

browser: $(VENV)/installed-dev
	@sh tools/install_browser.sh $(BIN)/playwright

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

test: browser lint
	@$(BIN)/pytest

bench: $(VENV)/installed
	@$(BIN)/python tools/bench_gate.py $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
