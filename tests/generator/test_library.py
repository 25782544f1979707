"""`generator.library` and `generator.engine`: what is loaded, when, and what is kept between runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def said(code: str, folder: Path = ROOT, **environment: str) -> str:
    """Give what *code* prints in a process of its own that begins in *folder*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


def test_the_library_loads_no_http_client_until_it_fetches() -> None:
    """Neither httpx nor httpcore is there when it is loaded; asked for, both are the real ones."""
    code = (
        "import sys, generator.engine, openapi_python_client as library\n"
        "print({'httpx', 'httpcore'} & {*sys.modules})\n"
        "print(issubclass(library.httpx.HTTPError, Exception), library.httpcore.NetworkError.__module__)\n"
        "import httpx; print(library.httpx.get is httpx.get)"
    )

    assert ["set()", "True httpcore", "True"] == said(code).splitlines()[:3]


def test_what_is_loaded_already_stays() -> None:
    """A process that has httpx keeps its own."""
    code = "import httpx, sys, generator.library; print(sys.modules['httpx'] is httpx)"

    assert "True" == said(code)


def test_compiled_templates_are_kept_like_compiled_modules(tmp_path: Path) -> None:
    """Beside these where Python writes them, nowhere where it must not; a changed template is compiled anew."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        "from generator import engine\n"
        "print(engine.environment().get_template('header.jinja').render(origin='here', command='this')[:20])"
    )
    cache = tmp_path / "generator/__pycache__"

    said(code, tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not cache.exists()
    first = said(code, tmp_path)
    assert 1 == len(list(cache.glob("*.jinja")))
    assert first == said(code, tmp_path)
    template = tmp_path / "generator/templates/header.jinja"
    template.write_text(template.read_text().replace("# Generated", "# Changed"))
    assert "# Changed" in said(code, tmp_path)
