"""`python -m generator build` and `check`, run as a maintainer runs them, on a copy of this checkout."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.tree import read_tree, replace_tree

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("specs", "overlays", "generator", "generated", "voxwright")
CLIENTS = "generated/voxwright_clients"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what the generator reads and writes."""
    top = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        shutil.copytree(ROOT / part, top / part, ignore=shutil.ignore_patterns("__pycache__"))
    return top


@pytest.fixture
def checkout(pristine: Path) -> Iterator[Path]:
    """Give the copy, and mend afterwards what a test did to it."""
    before = {part: read_tree(pristine / part) for part in PARTS}
    yield pristine
    for part, tree in before.items():
        if read_tree(pristine / part) != tree:
            replace_tree(pristine / part, tree)


def generator(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the generator of *checkout*."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def flip(path: Path, old: bytes, new: bytes) -> None:
    """Change one place of a file, and make sure that there was one."""
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def test_an_unchanged_checkout_is_the_same(checkout: Path) -> None:
    """`check` exits 0 where everything follows from its inputs."""
    done = generator(checkout, "check")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("specs/vox/pages/vox-create-voice-model.md", b"6MB", b"7MB", "the document changed"),
        ("specs/vox/pages/vox-create-voice-model.md", b"openapi: 3.1.0", b"openapi: 9.1.0", "no longer builds"),
        ("specs/coze/clone-voice.yaml", b"openapi", b"openapi ", "the document changed"),
        ("specs/evolink/source.toml", b"evolink", b"evolinK", "the document changed"),
        ("overlays/cartesia/2024-11-13.yaml", b"2024-11-13", b"2024-11-14", "the overlay changed"),
        ("generator/templates/header.jinja", b"Do not", b"Do not ", "the template changed"),
        (f"{CLIENTS}/supertone/client.py", b"Supertone", b"SuperTone", "edited by hand"),
        (f"{CLIENTS}/supertone/openapi.json", b"3.1.0", b"3.1.1", "edited by hand"),
        (f"{CLIENTS}/_registry.py", b"COZE_API_KEY", b"COZE_API_KEX", "edited by hand"),
        ("generated/generated.lock", b"SHA-256", b"SHA-257", "generated.lock: edited by hand"),
        ("generated/generated.lock", b'"tools": {', b'"tools":  {', "generated.lock: edited by hand"),
        ("generated/generated.lock", b'calls.py.jinja": "', b'calls.py.jinja": "0', "generated.lock: edited by hand"),
        ("generated/generated.lock", b"{", b"[", "not readable"),
        ("generator/pycode.py", b"_DOC_WIDTH = 100", b"_DOC_WIDTH = 90", "generator/ now gives something else"),
    ],
)
def test_check_names_what_moved(checkout: Path, path: str, old: bytes, new: bytes, says: str) -> None:
    """One changed place makes `check` exit 1 and say which file it was in, and why that matters."""
    flip(checkout / path, old, new)
    done = generator(checkout, "check")

    assert done.returncode == 1, done.stderr
    assert says in done.stdout
    assert path in done.stdout or says.startswith("generator/ now")


def test_check_names_files_that_are_missing_or_too_many(checkout: Path) -> None:
    """A generated file that is gone, and one that nothing makes, are both drift."""
    (checkout / CLIENTS / "vox/client.py").unlink()
    (checkout / CLIENTS / "vox/handmade.py").write_text("")
    (checkout / "generated/stray.txt").write_text("")
    done = generator(checkout, "check")

    assert done.returncode == 1
    assert f"{CLIENTS}/vox/client.py: missing" in done.stdout
    assert f"{CLIENTS}/vox/handmade.py: no input makes this file" in done.stdout
    assert "generated/stray.txt: no input makes this file" in done.stdout


def test_a_stray_file_alone_is_drift(checkout: Path) -> None:
    """A file beside the clients is drift although every hash of the lock still holds."""
    (checkout / "generated/other").mkdir()
    (checkout / "generated/other/__init__.py").write_text("")
    done = generator(checkout, "check")

    assert done.returncode == 1
    assert "generated/other/__init__.py: no input makes this file" in done.stdout


def test_check_cannot_run_without_its_documents(checkout: Path) -> None:
    """A row without a document is no drift: it is exit 2, and says where."""
    (checkout / "specs/new").mkdir()
    (checkout / "specs/new/source.toml").write_text("[[document]\n")
    lock = json.loads((checkout / "generated/generated.lock").read_text())
    done = generator(checkout, "build", "new")

    assert done.returncode == 2
    assert "specs/new/source.toml" in done.stderr
    assert json.loads((checkout / "generated/generated.lock").read_text()) == lock


def test_two_builds_are_byte_identical(checkout: Path) -> None:
    """Building twice, once with another hash seed and from an empty folder, gives the same bytes."""
    before = read_tree(checkout / "generated")
    shutil.rmtree(checkout / "generated")
    done = generator(checkout, "build")

    assert done.returncode == 0, done.stderr
    assert read_tree(checkout / "generated") == before


def test_building_one_vendor_leaves_the_others(checkout: Path) -> None:
    """`build VENDOR` writes that vendor, and the registry, from its inputs and from what the others ship."""
    flip(checkout / CLIENTS / "coze/client.py", b"Coze", b"Cozy")
    done = generator(checkout, "build", "coze")

    assert done.returncode == 0, done.stderr
    assert f"{CLIENTS}/coze/client.py" in done.stdout
    assert generator(checkout, "check").returncode == 0


def test_a_broken_overlay_writes_nothing(checkout: Path) -> None:
    """A build that fails says what and where in one line, exits 2, and leaves the old tree."""
    before = read_tree(checkout / "generated")
    flip(checkout / "overlays/vox.yaml", b"target: ", b"target: $.nowhere #")
    done = generator(checkout, "build")

    assert done.returncode == 2
    assert "overlays/vox.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_tree(checkout / "generated") == before


def test_an_unknown_vendor_is_refused_with_the_known_ones(checkout: Path) -> None:
    """A typing error in a vendor's name is answered with the names there are."""
    done = generator(checkout, "build", "cartesai")

    assert done.returncode == 2
    assert "cartesia, coze, evolink, supertone, vox" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="folders are swapped in one step on Linux only")
def test_a_killed_swap_leaves_the_old_tree_or_the_new(tmp_path: Path) -> None:
    """Killed again and again while it replaces a tree, the writer never leaves a mixture."""
    target = tmp_path / "tree"
    old = {f"f{i}": b"old" for i in range(60)}
    new = {f"f{i}": b"new" for i in range(60)}
    replace_tree(target, old)
    script = (
        "import sys; from pathlib import Path; from generator.tree import replace_tree\n"
        "trees = [{f'f{i}': text for i in range(60)} for text in (b'new', b'old')]\n"
        "print('ready', flush=True)\n"
        "for turn in range(10**6): replace_tree(Path(sys.argv[1]), trees[turn % 2])\n"
    )
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(target)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            while read_tree(target) == old:
                assert writer.poll() is None
            writer.send_signal(signal.SIGKILL)
            writer.wait(timeout=10)

        assert read_tree(target) in (old, new)
        replace_tree(target, old)
