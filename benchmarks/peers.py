"""The packages that are measured beside ours: each in an environment of its own, made from PyPI by these pins."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PINS = {
    "httpx": "httpx==0.28.1",
    "cartesia": "cartesia==4.2.0",
    "cozepy": "cozepy==0.20.0",
    "elevenlabs": "elevenlabs==2.78.0",
    "mistralai": "mistralai==3.7.0",
    "openai": "openai==3.52.0",
    "supertone": "supertone==0.2.3",
    "httpx2": "httpx2==2.16.2",
    "pyreqwest": "pyreqwest==0.15.1",
}
NEWER = {"supertone": "3.12"}
"""Packages that need a later Python than ours, and which."""
OURS = ("voxwright", "voxwright (typed)")


def python_of(version: str) -> str | None:
    """Return an interpreter of a version, from the path or from pyenv."""
    found = shutil.which(f"python{version}")
    homes = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    return str(homes[-1]) if homes else found


def environment(name: str) -> tuple[Path | None, str]:
    """Return the Python of a package's environment, made where it is not there yet; or None and why there is none."""
    if name in OURS:
        return Path(sys.executable), ""
    folder = Path(sys.prefix) / "peers" / name
    python, stamp = folder / "bin" / "python", folder / "installed.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == PINS[name]:
        return python, ""
    interpreter = python_of(NEWER[name]) if name in NEWER else sys.executable
    if interpreter is None:
        return None, f"needs Python {NEWER[name]}, which is not here"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", PINS[name]]
    for command in ([interpreter, "-m", "venv", "--clear", str(folder)], pip):
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode:
            return None, f"can not be installed: {(done.stderr.strip().splitlines() or ['no word why'])[-1][:160]}"
    # Without bytecode on disk each import would be a compilation.
    subprocess.run([str(python), "-m", "compileall", "-q", str(folder / "lib")], capture_output=True, check=False)
    stamp.write_text(PINS[name], encoding="utf-8")
    return python, ""
