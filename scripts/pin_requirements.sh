#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml: one version of each package for all Pythons and systems, with hashes
# and without addresses, so that the files say what to install and never from where. Run by `make pins`.
set -euo pipefail
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv

pin() { # pin NAME WHAT ARGUMENTS...: requirements/NAME.txt
  local target="requirements/$1.txt" what="$2"
  shift 2
  echo "# $what Written from pyproject.toml by \`make pins\`; do not edit." >"$tool/pins"
  "$tool/bin/uv" pip compile --quiet --no-config --upgrade --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --no-header --no-annotate "$@" >>"$tool/pins"
  mv "$tool/pins" "$target"
}

pin dev "All that \`make test\` needs." pyproject.toml --extra cli --extra sandbox --group dev
echo hatchling | pin demo "All that \`make demo\` needs: the same versions as dev.txt." \
  pyproject.toml - --extra cli --extra sandbox --constraint requirements/dev.txt
