#!/bin/sh
# Look for longer than `make test` does: every hostile document, and thousands of documents made up, other ones each time.
# Usage: scripts/fuzz.sh [PYTEST ARGUMENT ...]; PYTHON names the interpreter.
set -eu
cd "$(dirname "$0")/.."
VOXWRIGHT_FUZZ=1 exec "${PYTHON:-.venv/bin/python}" -m pytest tests/hostile tests/fuzz "$@"
