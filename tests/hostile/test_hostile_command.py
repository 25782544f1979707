"""The command, on hostile documents and arguments: exit 0 or 2, a line for each finding, nothing elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from generate import command, make, probe
from hostile_oracle import differences
from hostile_parts import code, friendly

from generator.findings import GeneratorError
from generator.project import _read_back
from generator.tree import finish

SHARED = (
    *("h01_info_title_description", "h03_path_traversal_tag_opid", "h05_triple_quotes_docs", "h06_defaults_const"),
    *("h08_property_names", "h09_content_types_status", "h12_param_names", "h13_schema_names"),
    *("s15_colliding_operation_ids", "s22_control_bidi_chars", "s27_const_bool_optional", "s28_default_with_quotes"),
)
MADE = {
    *("h01_info_title_description", "h03_path_traversal_tag_opid", "h05_triple_quotes_docs", "h13_schema_names"),
    *("s15_colliding_operation_ids", "s22_control_bidi_chars", "s27_const_bool_optional", "s28_default_with_quotes"),
}


def files_below(folder: Path) -> list[str]:
    """List the files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", SHARED)
def test_the_shared_documents_do_no_harm(shared: Path, tmp_path: Path, name: str) -> None:
    """Each ends in a package that imports and says what the document says, or in findings; never in anything else."""
    source = shared / "hostile" / f"{name}.yaml"
    work = tmp_path / "work"
    (work / "pwned").mkdir(parents=True)
    done = command("client", str(source), "--name", "hostile", "--out", "out", folder=work)

    assert ("", name in MADE) == (done.stderr if done.returncode == 0 else "", done.returncode == 0), done.stderr
    assert "Traceback" not in done.stderr
    made = [path for path in files_below(tmp_path) if not path.startswith("work/out/hostile/")]
    assert [] == made
    if done.returncode == 0:
        out = work / "out" / "hostile"
        files = {path: (out / path).read_text("utf-8") for path in files_below(out)}
        facts = probe({"made_shared": files}, tmp_path / "call")["made_shared"]
        document = json.loads(source.read_text("utf-8"))
        assert [] == differences(document, facts)
        assert [] == files_below(tmp_path / "call" / "canary")
    else:
        assert done.returncode == 2
        lines = done.stderr.splitlines()
        assert all(line.startswith(f"{name}.yaml") for line in lines[:-1]), done.stderr
        assert "nothing was written" in lines[-1]


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "a.b", "", "class", "a b", "a\nimport os", "A", "1a", "__init__", "\ufb01le", "x" * 300],
)
def test_a_package_is_not_written_elsewhere(tmp_path: Path, name: str) -> None:
    """A name that is a path, code, a keyword or no identifier is refused."""
    (tmp_path / "fine.json").write_text(json.dumps(friendly()))
    done = command("client", "fine.json", f"--name={name}", "--out", "out", folder=tmp_path)

    assert 2 == done.returncode
    assert "Traceback" not in done.stderr
    assert ["fine.json"] == files_below(tmp_path)


def test_the_name_of_a_document_is_no_code(tmp_path: Path) -> None:
    """A file name that holds lines of code, or characters that turn text round, stands in comments as escapes."""
    name = f"a\n{code('name').replace('/', '_')}\n\u202e{{{{ 7 * 7 }}}}.json"
    (tmp_path / name).write_text(json.dumps(friendly()))
    done = command("client", name, "--name", "hostile", "--out", "out", folder=tmp_path)

    assert (0, "") == (done.returncode, done.stderr)
    first = (tmp_path / "out/hostile/client.py").read_text("utf-8").splitlines()[0]
    assert first.startswith("# Generated from")
    assert r"\n__import__" in first
    assert r"\u202e{{ 7 * 7 }}" in first


def test_a_document_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8, a folder and a missing file are refused without a traceback."""
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{\0")
    (tmp_path / "folder.json").mkdir()
    for name in ("bytes.json", "folder.json", "missing.json"):
        done = command("client", name, "--name", "hostile", "--out", "out", folder=tmp_path)

        assert (2, False) == (done.returncode, "Traceback" in done.stderr), done.stderr
    assert ["bytes.json"] == files_below(tmp_path)


def test_the_trial_takes_the_stages_of_the_command(tmp_path: Path) -> None:
    """What the tests of the corpus look at is, byte for byte, what the command writes."""
    (tmp_path / "document.json").write_text(json.dumps(friendly()))
    done = command("client", "document.json", "--name", "hostile", "--out", "out", folder=tmp_path)
    out = tmp_path / "out" / "hostile"
    written = {path: (out / path).read_bytes() for path in files_below(out)}
    made = finish(make(json.dumps(friendly())).files)

    assert 0 == done.returncode, done.stderr
    assert {**made, "py.typed": b""} == written


def test_a_folder_that_holds_something_else_stays(tmp_path: Path) -> None:
    """Only a package that the command wrote is replaced: not a folder of somebody's, and not what a link leads to."""
    (tmp_path / "fine.json").write_text(json.dumps(friendly()))
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "precious.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "src")
    for name in ("src", "link"):
        done = command("client", "fine.json", "--name", name, "--out", ".", folder=tmp_path)

        assert (2, ["src/precious.txt"]) == (done.returncode, files_below(tmp_path)[1:]), done.stderr
    for _ in range(2):
        assert 0 == command("client", "fine.json", "--name", "new", "--out", ".", folder=tmp_path).returncode


def test_a_shipped_document_is_not_believed_unread() -> None:
    """What is read back from a generated folder, to list a vendor that is not rebuilt, is held to the same rules."""
    tree = {"openapi.json": json.dumps(friendly() | {"x-voxwright-vendor": {"class": code("class")}}).encode()}
    with pytest.raises(GeneratorError, match="is no name of a class"):
        _read_back("hostile", tree)
