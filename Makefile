# `make site` and `make test` do everything on a fresh Debian or Ubuntu machine; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
SITE_READY := .venv/.site-ready
DEV_READY := .venv/.dev-ready

.PHONY: help site test serve lint bench bench-full eval figures audit valid check format golden pictures lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

site: $(SITE_READY) ## build the whole site into site/
	$(BIN)/kehoach build --strict
	$(BIN)/kehoach export

test: $(DEV_READY) lint ## lint, types and every test on all cores, in a real browser where Chromium is installed
	$(BIN)/python -m pytest -n auto --dist loadfile

serve: $(SITE_READY) ## preview on http://127.0.0.1:8000/, rebuilt on every change
	$(BIN)/kehoach serve

lint: $(DEV_READY) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(DEV_READY) ## what 500, 2,000 and 10,000 synthetic plans cost, beside other generators, as a table (ten minutes)
	$(BIN)/python -m tests.bench.scale

bench-full: bench ## the same, each step of the work on a plan, each finder, and what a search costs
	$(BIN)/python -m tests.bench.build_stages
	$(BIN)/python -m tests.bench.search_bytes

eval: $(SITE_READY) ## how well the annotated papers are read, what is missed and wrong, what changed
	$(BIN)/kehoach eval tests/gold

figures: $(SITE_READY) ## store that measurement and write its table into the README
	$(BIN)/kehoach eval tests/gold --save --docs README.md

audit: $(DEV_READY) ## html-validate and Lighthouse over the built site, where Node is installed
	$(BIN)/python -m tests.audit.gates

valid: $(DEV_READY) ## html-validate alone, half a minute
	$(BIN)/python -m tests.audit.gates --html

check: $(SITE_READY) ## examine the plans without building
	$(BIN)/kehoach check

format: $(DEV_READY) ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(DEV_READY) ## rewrite tests/golden/site after an intended change; read the diff
	$(BIN)/python -m tests.golden.rewrite

pictures: $(DEV_READY) ## take the pictures of the clerk's guide anew
	$(BIN)/python -m tests.browser.pictures

lock: $(DEV_READY) ## pin dependencies anew
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --all-build-deps --output-file .ci/requirements-site.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --all-build-deps --extra dev --output-file .ci/requirements-dev.txt pyproject.toml

clean: ## remove what was made
	rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@command -v git >/dev/null || { echo "Thiếu git. Cài bằng: sudo apt-get install git"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên. Cài bằng: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Thiếu gói venv của Python. Cài bằng: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

$(SITE_READY): .ci/requirements-site.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): .ci/requirements-dev.txt $(SITE_READY)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-dev.txt
	@touch $@
