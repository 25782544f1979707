#!/usr/bin/env bash
# Prints the vendors as `list=["a","b"]`, as a job's output takes them: the folders under specs/ that have a source.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
names=()
for listing in specs/*/source.toml; do
  name="$(basename "$(dirname "$listing")")"
  [[ "$name" =~ ^[a-z0-9_]+$ ]] || { echo "not the name of a vendor: $name" >&2; exit 1; }
  names+=("\"$name\"")
done
(IFS=,; echo "list=[${names[*]}]")
