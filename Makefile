# The two commands: `make try` shows a web page to talk to the bot without Telegram, `make test` runs the tests.
# `make run` puts it on Telegram.
# Both make .venv themselves; PYTHON says with which Python (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: try test run lint format check pictures pins clean

try: $(VENV)/run
	@$(BIN)/verbatim try

run: $(VENV)/run
	@$(BIN)/verbatim run

test: $(VENV)/dev
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: $(VENV)/run
	$(BIN)/verbatim check

# Takes the README's pictures again; needs Debian's chromium.
pictures: $(VENV)/dev
	$(BIN)/python -m tests.browser.pictures

# Renews the pins: the newest releases that work on Python 3.11 to 3.13.
pins: $(VENV)/dev
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --no-header --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --no-header --no-emit-index-url --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Verbatim needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/python requirements.txt pyproject.toml
	$(PIP) install -r requirements.txt
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	$(PIP) install -r requirements-dev.txt
	@touch $@
