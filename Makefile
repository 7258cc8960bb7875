# Everything a fresh machine needs: Python 3.11-3.13 with pip and venv, and make.
# uv is used when it is on PATH. `make help` lists the commands.

VENV ?= .venv
BIN := $(VENV)/bin
# The first interpreter that runs and is supported; override with `make PYTHON=/path/to/python`.
PYTHON ?= $(shell .ci/find-python 3.11 3.12 3.13)
CORES := $(shell nproc 2>/dev/null || echo 1)
WORKERS ?= $(if $(filter 1,$(CORES)),0,2)
export HYPOTHESIS_PROFILE ?= ci

INSTALL = $(if $(shell command -v uv 2>/dev/null),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)

.DEFAULT_GOAL := help
.PHONY: help demo test check docs bench badinput browser fuzz data dist lock clean

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 10

demo: $(VENV)/.core  ## Set up .venv and run the main job on the example feeds
	$(BIN)/dxmatch demo

test: $(VENV)/.test  ## Set up .venv and run the whole test suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

check: $(VENV)/.dev  ## Format, lint, types, import layers, shape, requirements
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/shape.py
	$(BIN)/python tools/check_requirements.py

docs: $(VENV)/.dev  ## Build the documentation into docs/_build/html
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

SIZES ?= 10000,100000,1000000
bench: $(VENV)/.bench  ## Compare with other tools in one run (SIZES=10000,100000 prints only)
	@$(BIN)/python -m benchmarks --sizes $(SIZES) $(if $(findstring command,$(origin SIZES)),,--write)

TIER ?= ci
badinput: $(VENV)/.test  ## Bad input: one table of classes and counters, all 0 (TIER=fast|ci|nightly)
	@$(BIN)/python -m tests.badinput --tier $(TIER)

NODE_PACKAGES := axe-core@4.14.1 playwright-core@1.65.1
browser:  ## Chromium, a CJK font and node packages, so that pages are tested in a browser
	@command -v chromium >/dev/null && command -v node >/dev/null || \
		{ apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium fonts-noto-cjk nodejs npm; } || \
		echo "no Chromium here: the tests of pages in a browser will be skipped"
	@test -d out/node/node_modules/axe-core -a -d out/node/node_modules/playwright-core || \
		npm install --prefix out/node --no-save --no-audit --no-fund --ignore-scripts $(NODE_PACKAGES) || \
		echo "no node packages here: the tests of pages in a browser will be skipped"

SECONDS ?= 60
FUZZ := .fuzz-venv
fuzz: $(FUZZ)/.ready  ## Fuzz every reader for SECONDS each (atheris, in an environment of its own)
	PYTHONPATH=src $(FUZZ)/bin/python -m fuzz --seconds $(SECONDS)

$(FUZZ)/.ready: requirements/core.txt requirements/fuzz.txt pyproject.toml
	$(PYTHON) -m venv $(FUZZ)
	$(if $(shell command -v uv 2>/dev/null),uv pip install --quiet --python $(FUZZ)/bin/python,$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check) --require-hashes \
		-r requirements/core.txt -r requirements/fuzz.txt
	@touch $@

data: $(VENV)/.test  ## Make the committed data tables again from their sources
	$(INSTALL) --require-hashes -r requirements/data.txt
	@for script in $(wildcard tools/build_*.py examples/make_*.py); do echo $$script; $(BIN)/python $$script || exit 1; done

dist: $(VENV)/.core  ## Build sdist and wheel into dist/ and check what is inside
	PATH="$(abspath $(BIN)):$$PATH" python tools/dist.py dist

# `make lock UPGRADE=--upgrade` takes the newest versions; without it the pins stay where they can.
COMPILE = uv pip compile --no-config --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-annotate --quiet $(UPGRADE)
lock: $(VENV)/.core  ## Write requirements/*.txt again from pyproject.toml
	@command -v uv >/dev/null || { echo "make lock needs uv on PATH (pip install uv)"; exit 1; }
	$(COMPILE) --group build -o requirements/build.txt
	$(COMPILE) pyproject.toml -o requirements/core.txt
	$(COMPILE) pyproject.toml --group test -c requirements/core.txt -o requirements/test.txt
	$(COMPILE) pyproject.toml --group dev -c requirements/test.txt -o requirements/dev.txt
	$(COMPILE) pyproject.toml --group bench -c requirements/test.txt -o requirements/bench.txt
	$(COMPILE) --group data -o requirements/data.txt
	$(COMPILE) --group fuzz -o requirements/fuzz.txt

clean:  ## Remove what the other commands made
	rm -rf $(VENV) $(FUZZ) build dist out docs/_build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# Stamps: a step runs again only when its requirements or pyproject.toml changed.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 found; set PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: requirements/build.txt requirements/core.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/build.txt -r requirements/core.txt
	PATH="$(abspath $(BIN)):$$PATH" $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.core
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.test
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.test
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
