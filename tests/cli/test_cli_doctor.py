"""`voxwright doctor`: what is set up, what a recording is, who takes it, who answers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

import pytest
from conformance_calls import operation_of
from fault_server import FaultServer, drips_headers, hangs_up, is_silent, replies
from typer.testing import CliRunner
from voxwright_clients._registry import VENDORS

from voxwright._adapters import offers
from voxwright._core.operation import Operation
from voxwright._core.schema import File
from voxwright.cli import doctor, surroundings
from voxwright.cli.app import app
from voxwright.cli.reach import Reach, reach, reach_all
from voxwright.cli.recording import look_at

if TYPE_CHECKING:
    from pathlib import Path

    from voxwright.sandbox import Sandbox

KEY = "secret-key-of-a-doctor"
FIRST = next(iter(VENDORS))
LIVE = next(name for name, entry in VENDORS.items() if entry["sunset"] is None)
CLONING = [name for name in VENDORS if "clone_voice" in offers(name)]
NO_KEYS = {name: "" for entry in VENDORS.values() for name in entry["env"]}
ALL_KEYS = dict.fromkeys(NO_KEYS, KEY)


def run(*arguments: object, **env: str) -> Any:
    """Run the doctor; no key shows."""
    words = ["doctor", *(str(argument) for argument in arguments)]
    result = CliRunner().invoke(app, words, env={"COLUMNS": "250", **NO_KEYS, **env})
    assert KEY not in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    return result


def test_keys_are_named_and_never_shown() -> None:
    """Every variable is listed as set or not; a key that is not set is no fault."""
    shown, data, without = run(**ALL_KEYS), run("--json", **ALL_KEYS), run("--json")
    vendors = {vendor["provider"]: vendor for vendor in json.loads(data.stdout)["vendors"]}

    assert (0, 0, 0) == (shown.exit_code, data.exit_code, without.exit_code)
    assert list(VENDORS) == list(vendors)
    for name, entry in VENDORS.items():
        keys = vendors[name]["keys"]
        assert [(variable, True, None) for variable in entry["env"]] == [tuple(key.values()) for key in keys]
        assert all(f"{variable} is set" in shown.stdout for variable in entry["env"])
        assert (entry["base_url"], entry["sunset"]) == (vendors[name]["base_url"], vendors[name]["sunset"])
        assert vendors[name]["online"] is None
        assert (entry["sunset"] or "") in shown.stdout
    unset = [key["set"] for vendor in json.loads(without.stdout)["vendors"] for key in vendor["keys"]]
    assert {False} == set(unset)


@pytest.mark.parametrize("wrong", [f"{KEY}\n{KEY}", f" {KEY} ", f"{KEY}\u20ac"])
def test_a_key_that_can_not_be_one_is_said(wrong: str) -> None:
    """White space, line breaks and what no header carries end with 3 and a reason."""
    variable = VENDORS[FIRST]["env"][0]
    shown, data = run(**{variable: wrong}), run("--json", **{variable: wrong})
    key = json.loads(data.stdout)["vendors"][0]["keys"][0]

    assert (3, 3) == (shown.exit_code, data.exit_code)
    assert (variable, True) == (key["name"], key["set"])
    assert key["problem"]
    assert f"{variable}: {key['problem']}" in shown.stdout


def test_versions_and_extras_are_those_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions come from what is installed, extras from what the distribution declares; what is missing is said."""
    declared = [
        "attrs>=23", "httpx<1", 'typer>=0.2; extra == "cli"', "rich; extra == 'cli'", "no-such-thing>1; extra == 'x'"
    ]  # fmt: skip
    monkeypatch.setattr(surroundings.metadata, "requires", lambda _: declared)
    shown, data = run(), json.loads(run("--json").stdout)

    assert {"voxwright", "python", "attrs", "httpx"} == set(data["versions"])
    assert metadata.version("httpx") == data["versions"]["httpx"]
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in data["versions"]["python"]
    assert {"typer": metadata.version("typer"), "rich": metadata.version("rich")} == data["extras"]["cli"]["packages"]
    assert {"installed": False, "packages": {"no-such-thing": None}} == data["extras"]["x"]
    assert data["extras"]["cli"]["installed"]
    assert "no-such-thing is missing: install voxwright with its extra [x]" in shown.stdout


def test_run_from_its_sources_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an installed distribution there are no extras, and what voxwright stands on is still listed."""

    def missing(name: str) -> Any:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(surroundings.metadata, "requires", missing)
    data = json.loads(run("--json").stdout)

    assert {} == data["extras"]
    assert {"voxwright", "python", "attrs", "httpx", "httpcore"} == set(data["versions"])


def test_proxies_and_certificates_in_force_are_shown(tmp_path: Path) -> None:
    """Proxies show without who logs in; certificates that can not be loaded and unknown proxies end with 3."""
    proxy = {"HTTPS_PROXY": f"http://ada:{KEY}@proxy.example.com:3128", "NO_PROXY": "localhost"}
    good = run("--json", **proxy)
    bad = run("--json", SSL_CERT_FILE=str(tmp_path / "none.pem"))
    odd = run(ALL_PROXY=f"socks5://ada:{KEY}@127.0.0.1:9")
    network = json.loads(good.stdout)["network"]

    assert (0, 3, 3) == (good.exit_code, bad.exit_code, odd.exit_code)
    assert {"https": "http://***@proxy.example.com:3128", "no": "localhost"} == network["proxies"]
    assert [] == network["problems"]
    assert str(tmp_path / "none.pem") in json.loads(bad.stdout)["network"]["problems"][0]
    assert all(text in odd.stdout for text in ("socks5://***@127.0.0.1:9", "problem 1"))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://a:9", "http://a:9"),
        ("http://u:p@a:9", "http://***@a:9"),
        ("http://u:p@q@a:9", "http://***@a:9"),
        ("u:p@a:9", "***@a:9"),
    ],
)
def test_a_login_is_masked(url: str, shown: str) -> None:
    """Name and password of a proxy never show, however odd they are."""
    assert shown == surroundings.without_login(url)


@pytest.mark.parametrize("name", ["ada.wav", "ada.mp3"])
def test_a_clip_is_described_and_judged(name: str, clips: Path) -> None:
    """Format, seconds, rate, channels and bytes; and of every vendor whether it takes the clip, and as what."""
    shown, data = run(clips / name), run(clips / name, "--json")
    clip = json.loads(data.stdout)["clip"]

    assert (0, 0) == (shown.exit_code, data.exit_code)
    assert (name[-3:], 16000, 1, None) == tuple(clip[k] for k in ("format", "sample_rate", "channels", "unknown"))
    assert 3.5 < clip["seconds"] < 4.0
    assert (clips / name).stat().st_size == clip["size"]
    assert {"clip"} == set(json.loads(data.stdout))
    verdicts = {vendor["provider"]: vendor for vendor in clip["vendors"]}
    assert {vendor: vendor in CLONING or None for vendor in VENDORS} == {v: verdicts[v]["accepted"] for v in verdicts}
    assert {name} == {verdicts[vendor]["filename"] for vendor in CLONING}
    assert all(text in shown.stdout for text in (*VENDORS, "takes it", "16000 Hz", str(clip["size"]), name))


def formats_of(provider: str) -> tuple[str, ...]:
    """Return the formats that a vendor lists for a clip."""
    field = operation_of(provider, "clone_voice").argument("clip")
    assert field is not None
    return field.schema.formats


def test_a_clip_that_nobody_takes_ends_with_2(tmp_path: Path) -> None:
    """What is no audio is refused with its reason by each vendor that says what it takes; the others judge it there."""
    (tmp_path / "ada.wav").write_bytes(b"dear diary")
    shown, data = run(tmp_path / "ada.wav"), run(tmp_path / "ada.wav", "--json")
    clip = json.loads(data.stdout)["clip"]

    open_ones = [name for name in CLONING if not formats_of(name)]
    assert [0 if open_ones else 2] * 2 == [shown.exit_code, data.exit_code]
    assert (None, None) == (clip["format"], clip["seconds"])
    expected = {False: len(CLONING) - len(open_ones), True: len(open_ones), None: len(VENDORS) - len(CLONING)}
    assert expected == {each: [v["accepted"] for v in clip["vendors"]].count(each) for each in expected}
    assert all(vendor["reason"] for vendor in clip["vendors"] if not vendor["accepted"])
    assert "refused" in shown.stdout


@pytest.mark.parametrize("provider", CLONING)
def test_a_clip_is_judged_as_the_call_would(provider: str, tmp_path: Path, clips: Path) -> None:
    """A clip beyond the vendor's own limit is refused by it; --provider asks one vendor alone."""
    operations = vars(import_module(f"voxwright_clients.{provider}").operations.voices).values()
    limits = [
        field.schema.max_bytes
        for operation in operations
        if isinstance(operation, Operation)
        for field in operation.fields
        if isinstance(field.schema, File)
    ]
    big = tmp_path / "big.wav"
    big.write_bytes((clips / "ada.wav").read_bytes())
    if limits[0] is None:
        assert json.loads(run(big, "-p", provider, "--json").stdout)["clip"]["vendors"][0]["accepted"]
        return
    os.truncate(big, limits[0] + 1)
    result = run(big, "-p", provider, "--json")
    (verdict,) = json.loads(result.stdout)["clip"]["vendors"]

    assert (2, provider, False) == (result.exit_code, verdict["provider"], verdict["accepted"])
    assert str(limits[0]) in verdict["reason"]


@pytest.mark.parametrize("what", ["nothing", "folder", "empty", "pipe"])
def test_a_clip_that_can_not_be_read_ends_with_2(what: str, tmp_path: Path) -> None:
    """What is no file with something in it is one line on stderr."""
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what == "empty":
        path.touch()
    elif what == "pipe":
        os.mkfifo(path)
    result = run(path)

    assert (2, "") == (result.exit_code, result.stdout)
    assert 1 == len(result.stderr.splitlines())


def flac(*, rate: int, channels: int, samples: int) -> bytes:
    """Return the head of a FLAC file."""
    facts = rate << 44 | (channels - 1) << 41 | 15 << 36 | samples
    info = (4096).to_bytes(2, "big") * 2 + bytes(6) + facts.to_bytes(8, "big") + bytes(16)
    return b"fLaC\x80" + len(info).to_bytes(3, "big") + info


def aac(*, rate: int, channels: int, frames: int) -> bytes:
    """Return frames of raw AAC."""
    index = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000).index(rate)
    length = 7 + 9
    head = [0xFF, 0xF1, 1 << 6 | index << 2 | channels >> 2, (channels & 3) << 6 | length >> 11, length >> 3 & 255]
    frame = bytes([*head, (length & 7) << 5 | 31, 0xFC]) + bytes(9)
    return frame * frames


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (flac(rate=48000, channels=2, samples=96000), "a.flac", ("flac", 2.0, 48000, 2)),
        (flac(rate=48000, channels=2, samples=96000), "a.wav", ("flac", 2.0, 48000, 2)),
        (aac(rate=16000, channels=1, frames=125), "a.aac", ("aac", 8.0, 16000, 1)),
        (aac(rate=48000, channels=2, frames=3)[:-3], "a.aac", ("aac", 0.064, 48000, 2)),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x88webm" + bytes(99), "a.webm", ("webm", None, None, None)),
        (bytes(4800), "a.pcm", ("pcm", None, None, None)),
        (b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff", "a.wav", ("wav", None, None, None)),
        (b"fLaC", "a.flac", ("flac", None, None, None)),
        (b"no audio", "a.wav", (None, None, None, None)),
        (b"\xff\xf1\x60\x00\x00\x00\x00", "a.aac", ("aac", None, None, None)),
    ],
)
def test_what_is_in_a_file_is_told_by_its_content(
    data: bytes, name: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    """The content decides, not the name; what can not be told is None, and why is said."""
    (tmp_path / name).write_bytes(data)
    found = look_at(tmp_path / name)

    assert expected == (found.format, found.seconds, found.sample_rate, found.channels)
    assert len(data) == found.size
    assert (found.unknown is None) == (found.seconds is not None)


def test_without_tinytag_the_rest_is_told(monkeypatch: pytest.MonkeyPatch, clips: Path) -> None:
    """Where the library is missing, format and size and the vendors' verdicts remain."""
    monkeypatch.setitem(sys.modules, "tinytag", None)
    result = run(clips / "ada.wav", "--json")
    clip = json.loads(result.stdout)["clip"]

    assert (0, "wav", None) == (result.exit_code, clip["format"], clip["seconds"])
    assert "its extra [cli]" in clip["unknown"]


def test_online_asks_once_without_a_key(sandbox: Sandbox) -> None:
    """--online sends one HEAD and no key; any answer counts as one."""
    with FaultServer((replies(404, ends=True),)) as server:
        where = ("--online", "-p", LIVE, "--base-url", f"{server.url}/v9", "--json")
        result = run(*where, **ALL_KEYS)
    (vendor,) = json.loads(result.stdout)["vendors"]

    assert (0, LIVE, f"{server.url}/v9") == (result.exit_code, vendor["provider"], vendor["base_url"])
    assert (True, 404, None) == tuple(vendor["online"][name] for name in ("reachable", "status", "problem"))
    assert [("HEAD", "/v9", b"")] == [(seen.method, seen.target, seen.body) for seen in server.received]
    assert not [value for _, value in server.received[0].headers if KEY in value]


def test_online_and_a_clip_can_be_asked_together(clips: Path, sandbox: Sandbox) -> None:
    """A clip and --online give both reports, and the text has both tables."""
    where = (clips / "ada.wav", "--online", "-p", LIVE, "--base-url", sandbox.url(LIVE))
    shown, data = run(*where), run(*where, "--json")

    assert (0, 0) == (shown.exit_code, data.exit_code)
    assert {"clip", "vendors", "versions", "extras", "network"} == set(json.loads(data.stdout))
    assert all(text in shown.stdout for text in ("takes it", "online", "answers in "))


def test_nobody_answers_through_a_proxy_that_is_down() -> None:
    """Where no vendor is reached the doctor ends with 5, says why, and who had ended anyway."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        proxy = f"http://ada:{KEY}@127.0.0.1:{free.getsockname()[1]}"
    shown, data = run("--online", HTTPS_PROXY=proxy), run("--online", "--json", HTTPS_PROXY=proxy)
    vendors = json.loads(data.stdout)["vendors"]

    assert (5, 5) == (shown.exit_code, data.exit_code)
    assert [False] * len(VENDORS) == [vendor["online"]["reachable"] for vendor in vendors]
    assert all(vendor["online"]["problem"] in shown.stdout for vendor in vendors)
    assert {name: entry["sunset"] for name, entry in VENDORS.items()} == {
        vendor["provider"]: vendor["sunset"] for vendor in vendors
    }


@pytest.mark.parametrize(("sunset", "code"), [(None, 5), ("2999-01-01", 5), ("2001-01-01", 0)])
def test_a_vendor_that_has_ended_may_be_silent(sunset: str | None, code: int) -> None:
    """Only a vendor whose last day has not passed is missed."""
    vendor = doctor.VendorFacts(
        provider=FIRST, title="", base_url="", keys=(), sunset=sunset, online=Reach(reachable=False, problem="gone")
    )
    network = surroundings.Network(certificates={}, proxies={}, problems=())
    setup = doctor.Setup(versions={}, extras=[], network=network, vendors=[vendor])

    assert code == setup.exit_code()
    assert (sunset == "2001-01-01") == ("has passed" in str(doctor.vendor_cells(vendor)))


@pytest.mark.parametrize("behaviour", [hangs_up, is_silent, drips_headers])
def test_no_vendor_is_waited_for_longer_than_the_total(behaviour: Any) -> None:
    """Whatever a server does, the answer for all is there in time; the others' answers are kept."""
    with FaultServer((replies(200, ends=True),)) as good, FaultServer((behaviour,)) as bad:
        started = time.monotonic()
        found = reach_all({"good": good.url, "bad": bad.url}, total=1.0)
        seconds = time.monotonic() - started

    assert (True, False) == (found["good"].reachable, found["bad"].reachable)
    assert found["bad"].problem
    assert seconds < 3


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http://[bad", "http://127.0.0.1:x"])
def test_a_proxy_that_can_not_be_used_is_a_problem(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of an unknown kind, or whose address is none, is said in words."""
    monkeypatch.setenv("ALL_PROXY", proxy)
    found = reach("http://vendor.example.com")

    assert not found.reachable
    assert found.problem


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (2, ["--base-url", "https://a.example.com"]),
        (3, ["-p", FIRST, "--base-url", "http://a.example.com"]),
        (3, ["-p", "nobody"]),
    ],
)
def test_what_does_not_fit_is_refused(code: int, arguments: list[str]) -> None:
    """An address without its vendor, one that would show a key, and an unknown vendor are errors."""
    result = run(*arguments)

    assert (code, "") == (result.exit_code, result.stdout)


def test_the_doctor_as_a_process(clips: Path) -> None:
    """From outside it prints JSON on stdout, nothing on stderr, no key, and ends with 0."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **ALL_KEYS}
    for words in (["doctor", "--json"], ["doctor", str(clips / "ada.wav"), "--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "voxwright", *words],
            capture_output=True,
            text=True,
            timeout=60,
            env=env,
            check=False,
        )

        assert (0, "") == (done.returncode, done.stderr)
        assert json.loads(done.stdout)
        assert KEY not in done.stdout


def test_help_tells_the_doctors_exit_codes() -> None:
    """Its help says what 2, 3 and 5 mean here."""
    result = run("--help")

    assert all(text in " ".join(result.stdout.split()) for text in ("2 if the clip", "3 if a key", "5 if a vendor"))
