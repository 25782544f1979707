# Every target installs what it needs into .venv from the hashed pins in requirements/, once per change of them.
VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check install --quiet
IS_PYTHON := import sys; sys.exit(sys.version_info < (3, 11))
BASE ?= origin/main
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$python -c '$(IS_PYTHON)' >/dev/null 2>&1; then echo $$python; break; fi; done)

.DEFAULT_GOAL := help
.PHONY: help demo test regen check lint types judges judged coverage fuzz upstream regenerate surface release bench format pins clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.demo ## Create a voice at every vendor, in the embedded sandbox
	$(BIN)/voxwright demo

test: lint types check judges ## Everything a change must pass: lint, types, check, then the tests and how much they run
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 3 --dist loadfile --no-loadscope-reorder
	@$(MAKE) --no-print-directory coverage

coverage: $(VENV)/.dev ## Say how much of the code the last `make test` ran, and hold it to 95 percent
	@if ls .coverage.* >/dev/null 2>&1; then $(BIN)/coverage combine --quiet; fi
	@mkdir -p build
	@$(BIN)/coverage json --quiet -o build/coverage.json
	@$(BIN)/python scripts/coverage_gate.py build/coverage.json

regen: $(VENV)/.dev ## Write generated/ anew from specs/ and overlays/
	$(BIN)/python -m generator build
	$(BIN)/python scripts/operations_table.py

check: $(VENV)/.dev ## Compare generated/ with its inputs, byte for byte
	$(BIN)/python -m generator check --rebuild

lint: $(VENV)/.dev ## Lint and check the formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

judges: $(VENV)/.dev ## Install the judges that come from npm, as tests/judges pins them
	PYTHON=$(BIN)/python scripts/judges.sh

judged: judges ## Ask the judges alone
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder tests/judges tests/upstream/test_diff.py

fuzz: $(VENV)/.dev ## Look for longer: every hostile document, and thousands made up
	PYTHON=$(BIN)/python scripts/fuzz.sh

upstream: $(VENV)/.dev ## Ask the vendors' sites whether a document moved, and what it means (VENDORS="vox coze")
	$(BIN)/python -m generator upstream $(VENDORS)

regenerate: $(VENV)/.dev ## What the weekly workflow runs for one vendor (VENDOR=vox)
	scripts/regenerate.sh $(VENDOR) build/drift

surface: $(VENV)/.dev ## Say whether the Python surface breaks against BASE without a word in the changelog
	$(BIN)/python -m generator.drift.surface_check $(BASE)

release: $(VENV)/.dev ## Build the distributions and test the wheel that would be published
	scripts/release.sh dist

types: $(VENV)/.dev ## Check types, strictly
	$(BIN)/basedpyright --pythonpath $(BIN)/python

format: $(VENV)/.dev ## Mend what the linter can mend, and format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.dev ## Measure against bare httpx, on loopback; then the generator, on documents of npm
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/documents.py

pins: $(VENV)/bin/python ## Write requirements/ anew with today's releases
	PYTHON=$(BIN)/python scripts/pin_requirements.sh

clean: ## Remove what the other targets made
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .hypothesis .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found; name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c '$(IS_PYTHON)' || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not that; name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV) || { rm -rf $(VENV); echo "no venv could be made; on Debian it needs the package python3-venv" >&2; exit 1; }

# pip takes no "-e" among hashed requirements, hence two steps; hatchling is in the pins, so no build environment is fetched.
$(VENV)/.demo $(VENV)/.dev: $(VENV)/.%: requirements/%.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r $<
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
