#!/usr/bin/env bash
# Looks at one vendor's documents, and takes in what moved. Writes OUT/report.md, OUT/grade (unchanged, cosmetic,
# additive, breaking or not-checked) and, where something was taken in, OUT/change.patch. Needs no secret.
# Ends with 2 where not everything could be checked or taken in: that is no all-clear.
# usage: scripts/regenerate.sh VENDOR OUT [OPTIONS of `python -m generator upstream`]
set -euo pipefail
cd "$(dirname "$0")/.."
vendor="$1"
out="$2"
shift 2
python="${PYTHON:-.venv/bin/python}"
mkdir -p "$out"

code=0
"$python" -m generator upstream "$vendor" --markdown --accept "$@" >"$out/report.md" 2>"$out/log" || code=$?
cat "$out/report.md"
cat "$out/log" >&2
case "$code" in
  0) grade=unchanged ;;
  3 | 4) grade="$(sed -nE '1s/^## [a-z0-9_]+: (cosmetic|additive|breaking).*/\1/p' "$out/report.md")" ;;
  *) grade=not-checked ;;
esac
echo "${grade:?the report has no grade}" >"$out/grade"
if [[ "$grade" == not-checked ]]; then
  echo "$vendor: not everything could be checked and taken in (exit $code)" >&2
  exit 2
fi

# An index of its own, so that files that are new are in the patch and yours stays as it is.
index="$(mktemp)"
trap 'rm -f "$index"' EXIT
cp "$(git rev-parse --git-path index)" "$index"
GIT_INDEX_FILE="$index" git add --all -- specs overlays generated
GIT_INDEX_FILE="$index" git diff --cached --binary -- specs overlays generated >"$out/change.patch"
if [[ ! -s "$out/change.patch" ]]; then
  rm "$out/change.patch"
  exit 0
fi
"$python" -m generator check --rebuild
