"""schemathesis asks the sandbox what no test here thought of: anything that a vendor's document allows or forbids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from judged import DOCUMENTS, ROOT, document, operations
from packages import vendor_of

import voxwright.sandbox
from voxwright.sandbox import Sandbox

EXAMPLES = 50
"""Fuzzed requests of each operation, valid and not; a path with one parameter has not many more that are not."""
LIMIT_SECONDS = 150
VOICES = 1000
"""Voices of the account; some requests delete one."""
FEWEST = {"accepted": 3, "refused": 3}
"""Requests of each operation without which a run proves nothing; there are few where nothing is sent."""
BY_STATUS = (
    "negative_data_rejection",
    "positive_data_acceptance",
    "missing_required_header",
    "ignored_auth",
)
"""Checks that take a 200 for a success; where errors come in a 200, a check of ours stands in for the first two."""


@pytest.mark.parametrize("vendor", DOCUMENTS)
def test_the_sandbox_keeps_to_the_document(vendor: str, schemathesis: None, tmp_path: Path) -> None:
    """What is valid is accepted, what is not is refused, and every answer is a documented one."""
    with voxwright.sandbox.serve() as sandbox:
        add_voices(vendor, sandbox, tmp_path)
        run = judge(vendor, sandbox, tmp_path)
        seen = Counter(
            (request.operation, "refused" if request.problem else "accepted")
            for request in sandbox.requests
            if request.operation
        )

    assert 0 == run.returncode, readable(run.stdout + run.stderr)
    names = [operation.name for operation in operations() if operation.vendor == vendor]
    assert [] == [
        f"{name}: {seen[name, how]} {how}"
        for name in names
        for how, fewest in FEWEST.items()
        if seen[name, how] < fewest
    ]


def add_voices(vendor: str, sandbox: Sandbox, folder: Path) -> None:
    """Let the sandbox have voices, and tell the hooks of them: what is deleted must have been there."""
    made = sandbox.add_voices(vendor_of(vendor), VOICES)
    for schema in (schema for each in operations() if each.vendor == vendor for schema in each.inputs.values()):
        if schema.get("x-voxwright-argument") == "voice":
            for voice in schema.get("examples", ()):
                sandbox.add_voice(vendor_of(vendor), voice)
    folder.joinpath("voices.json").write_text(json.dumps(made), encoding="utf-8")


def judge(vendor: str, sandbox: Sandbox, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run schemathesis in a process of its own, the same way each time."""
    file = folder / "openapi.json"
    script = (
        "import json, sys; from schemathesis_hooks import plain; json.dump(plain(json.load(sys.stdin)), sys.stdout)"
    )
    paths = os.pathsep.join(str(ROOT / name) for name in (".", "generated", "tests/support"))
    environment = {**os.environ, "PYTHONPATH": paths}
    mended = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(document(vendor)),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT_SECONDS,
    )
    file.write_text(mended.stdout, encoding="utf-8")
    in_band = "in-band" in document(vendor)["x-voxwright-vendor"]
    excluded = ["--exclude-checks", ",".join(BY_STATUS)] if in_band else []
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", str(file)),
        *("--url", sandbox.url(vendor_of(vendor)), "--header", key_header(vendor, sandbox)),
        *("--phases", "examples,coverage,fuzzing,stateful", "--max-examples", str(EXAMPLES)),
        *("--generation-deterministic", "--continue-on-failure", "--no-color"),
        # How fast a loaded machine makes up data says nothing about the sandbox.
        *("--suppress-health-check", "all"),
        *excluded,
    ]
    return subprocess.run(
        command,
        cwd=folder,
        env={**environment, "SCHEMATHESIS_HOOKS": "schemathesis_hooks"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=LIMIT_SECONDS,
    )


def key_header(vendor: str, sandbox: Sandbox) -> str:
    """Return the header line that carries the key."""
    (scheme,) = document(vendor)["components"]["securitySchemes"].values()
    name, prefix = ("Authorization", "Bearer ") if scheme["type"] == "http" else (scheme["name"], "")
    return f"{name}: {prefix}{sandbox.api_key}"


def readable(text: str) -> str:
    """Return a report without the bytes of clips."""
    return "\n".join("".join(c if c.isprintable() else "?" for c in line)[:400] for line in text.splitlines())
