# Everything a newcomer needs: `make run` and `make test`. Only Python 3.11 or newer, make and git have to be there.
.DEFAULT_GOAL := help
.PHONY: help run check test coverage lint types style layers loaded fix check-content guessing review-sheet import-review bench bench-daily bench-copy soak pictures lock audit wheel sbom

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help:  ## Show what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(VENV)/.run  ## Start the bot: in this terminal, or on the platforms whose tokens are in .env
	@$(BIN)/python -m bot

check: $(VENV)/.run  ## Look at content, settings, database and tokens, and say how to mend what is wrong
	@$(BIN)/python -m bot check

test: $(VENV)/.dev  ## Run every check and every test
	@$(MAKE) --no-print-directory --jobs=2 lint loaded
	@$(BIN)/python -m pytest -n 5 --dist worksteal

coverage: $(VENV)/.dev  ## Run every test and see that they reach nearly every line and branch: takes longer, and tries more examples
	@$(BIN)/coverage erase
	@HYPOTHESIS_PROFILE=thorough $(BIN)/coverage run -m pytest -n 5 --dist worksteal
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

lint: types check-content style layers  ## Check style, types, layers and content

types: $(VENV)/.dev
	@$(BIN)/mypy

style: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

layers: $(VENV)/.dev
	@$(BIN)/lint-imports

loaded: $(VENV)/.dev  # Python compiles code and tests while mypy has the other core; what is wrong with them pytest tells
	@$(BIN)/python -m pytest --collect-only >/dev/null 2>&1 || true

fix: $(VENV)/.dev  ## Mend what can be mended by itself: style, format, schema
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python -m content.schema

check-content: $(VENV)/.dev  ## Check every fact, question and source, and show how far the translations are
	@$(BIN)/python -m content.check

guessing: $(VENV)/.dev  ## Measure how far the right choices can be guessed, each rule of thumb beside chance
	@$(BIN)/python -m content.guessing

review-sheet: $(VENV)/.dev  ## Write review-sheet.xlsx: every text in three languages with sources and room for remarks
	@$(BIN)/python -m content.review_sheet

import-review: $(VENV)/.dev  ## Print what a filled-in review sheet would change: make import-review FILE=review-sheet.xlsx
	@$(BIN)/python -m content.import_review $(if $(FILE),"$(FILE)")

bench: $(VENV)/.dev  ## Measure on SQLite and PostgreSQL, each figure beside a raw limit of the same run
	@$(BIN)/python -m bench.startup
	@$(BIN)/python -m bench.answers
	@$(BIN)/python -m bench.leaderboard
	@$(BIN)/python -m bench.discord
	@$(BIN)/python -m bench.slack
	@$(BIN)/python -m bench.class_quiz

soak: $(VENV)/.dev  ## Kill the bot in class quizzes, one of three processes too, tell it to stop, deploy it under a class: takes a quarter of an hour
	@$(BIN)/python -m tests.soak
	@$(BIN)/python -m tests.soak.processes
	@$(BIN)/python -m tests.soak.stops
	@$(BIN)/python -m tests.soak.deploys

bench-daily: $(VENV)/.dev  ## Measure thousands of daily facts due at once: takes ten minutes
	@$(BIN)/python -m bench.daily

bench-copy: $(VENV)/.dev  ## Measure a million answers copied from SQLite to PostgreSQL and back, saved and restored
	@$(BIN)/python -m bench.copy

pictures: $(VENV)/.dev  ## Draw the pictures of the README anew
	@$(BIN)/python -m docs.pictures
	@$(BIN)/python -m docs.discord
	@$(BIN)/python -m docs.daily
	@$(BIN)/python -m docs.lesson
	@$(BIN)/python -m docs.slack

audit: $(VENV)/.dev  ## Look the locked libraries up among known holes, and look over the workflows: asks PyPI
	@$(BIN)/zizmor --offline --persona=auditor .github
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.lock

wheel: $(VENV)/.dev  ## Build the wheel into dist/: the same files give the same wheel, byte for byte
	@$(BIN)/python -m hatchling build -t wheel -d dist

sbom: $(VENV)/.dev  ## Write dist/sbom.json: every library that the bot is made of, as CycloneDX
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o dist/sbom.json

lock: $(VENV)/.dev  ## Resolve the newest versions that pyproject.toml allows into the lock files (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

$(VENV)/.run: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 run" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV), once ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing the tools for tests and checks, once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
