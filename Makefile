# Two commands on a fresh machine with Python 3.11: `make serve` shows the site, `make test` proves it.

PYTHON ?= python3
# Processes of `make test`.
JOBS   ?= auto
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

export LANG ?= C.UTF-8
export NO_MKDOCS_2_WARNING = 1
# Each process would compile each module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve build test lint types check dist forks audit tables oracle growth current pictures screenshots clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml package.json
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

serve: $(READY)  ## the site on http://127.0.0.1:8000, built anew at each change
	$(BIN)/python -m mkdocs serve

build: $(READY)  ## the site into site/; a warning is a failure
	$(BIN)/python -m mkdocs build --strict

test: $(READY)  ## all tests; those that ask Jekyll or open Chromium are skipped where these are missing
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

lint: $(READY)  ## rules and form, imports between packages, imports of what is declared
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry plugins

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

check: lint types test  ## everything a change has to pass

dist: $(READY)  ## wheel and sdist in dist/, tried in a clean environment
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python tools/check_dist.py

forks: $(READY)  ## site and tests with ProperDocs and Material, and with MaterialX, in environments of their own
	$(BIN)/python tools/check_forks.py

audit: $(READY)  ## ask for known vulnerabilities of what is installed and of what pages load
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[audit]'
	$(BIN)/pip-audit --skip-editable
	cd "$$(mktemp -d)" && cp $(CURDIR)/package.json . && export PATH="$(CURDIR)/$(BIN):$$PATH" \
		&& npm install --silent --package-lock-only --ignore-scripts && npm audit

tables: $(READY)  ## write the documentation's tables of dependencies, themes, problems, comment systems and kramdown's options anew
	$(BIN)/python tools/dependency_table.py
	$(BIN)/python tools/theme_table.py
	$(BIN)/python tools/problem_table.py
	$(BIN)/python tools/kramdown_tables.py
	$(BIN)/python tools/comment_tabs.py

oracle: $(READY)  ## record the expected output of all cases anew from kramdown and Jekyll (see CONTRIBUTING.md)
	$(BIN)/python tests/oracle/record_kramdown.py
	$(BIN)/python tests/oracle/record_jekyll.py
	ruby tests/oracle/record_liquid.rb

growth: $(READY)  ## fail if the time of a text without ends grows faster than its length
	$(BIN)/python benchmarks/kramdown.py --growth-only --sizes 10000 80000 --ceiling 30

current: $(READY)  ## fail if a record is not what kramdown and Jekyll say today
	$(BIN)/python tests/oracle/record_kramdown.py --check
	$(BIN)/python tests/oracle/record_jekyll.py --check
	ruby tests/oracle/record_liquid.rb --check

pictures: $(READY)  ## draw the example blog's pictures anew
	$(BIN)/python tools/make_pictures.py

screenshots: $(READY)  ## photograph the built site for the documentation
	$(BIN)/python tools/make_screenshots.py

clean:  ## remove what was made
	rm -rf $(VENV) site dist build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf overrides/assets/gitalk overrides/assets/katex overrides/assets/mermaid
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
