#!/usr/bin/env bash
# Builds the sdist and the wheel once, into OUT, and tests that wheel: what is published is what was tested.
# With a tag it also checks that the tag is the version and that CHANGELOG.md tells of it.
# usage: scripts/release.sh OUT [TAG]
set -euo pipefail
cd "$(dirname "$0")/.."
out="$1"
tag="${2:-}"
python="${PYTHON:-.venv/bin/python}"

version="$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')"
if [[ -n "$tag" && "$tag" != "v$version" ]]; then
  echo "the tag $tag is not v$version of pyproject.toml" >&2
  exit 1
fi
grep -qE "^## \[${version//./\\.}\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md ||
  { echo "CHANGELOG.md has no entry \"## [$version] - DATE\"" >&2; exit 1; }

rm -rf "$out"
"$python" -m build --no-isolation --outdir "$out" . >/dev/null
wheel=("$out"/voxwright-"$version"-py3-none-any.whl)
[[ -f "${wheel[0]}" ]] || { echo "no wheel of $version in $out" >&2; exit 1; }

# The wheel alone, with the dependencies of the pins: the checkout is not on the path.
home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
"$python" -m venv --without-pip "$home/venv"
"$python" -m pip --disable-pip-version-check --python "$home/venv/bin/python" install --quiet --no-deps --no-index --no-compile "${wheel[0]}"
"$python" -c 'import sysconfig; print(sysconfig.get_path("purelib")); print(sysconfig.get_path("platlib"))' |
  sort -u >"$(echo "$home"/venv/lib/python*/site-packages)/borrowed.pth"
cd "$home"
"$home/venv/bin/python" -I - "$version" <<'PYTHON'
import importlib
import pathlib
import sys
from importlib.metadata import version

import voxwright
import voxwright_clients
from voxwright_clients._registry import VENDORS

home = pathlib.Path(sys.prefix).resolve()
assert version("voxwright") == voxwright.__version__ == sys.argv[1], voxwright.__version__
for package in (voxwright, voxwright_clients):
    assert pathlib.Path(package.__file__).resolve().is_relative_to(home), package.__file__
for name, entry in VENDORS.items():
    client = getattr(importlib.import_module(f"voxwright_clients.{name}"), entry["class"])
    with client(api_key="none", base_url="http://127.0.0.1:9") as made:
        assert "none" not in repr(made)
print(f"voxwright {sys.argv[1]}: {len(VENDORS)} clients import and can be made")
PYTHON
"$home/venv/bin/python" -I -m voxwright demo >/dev/null
echo "the demo of the wheel ran"
