"""What a call would send, seen before it is sent."""

from __future__ import annotations

import inspect
import io
import os
import pickle
import re
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from conformance_calls import operation_of
from conformance_results import form_of
from packages import shared_by
from voxwright_clients._registry import VENDORS

import voxwright
from voxwright._adapters import offers
from voxwright._core.flow import CallStep, PauseStep, RemainingStep, ReportStep
from voxwright._core.request import Request
from voxwright._preview import Preview, first_request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:9/elsewhere"
KEY = "secret-key-of-a-preview"
OF_THE_CALL_ALONE = {"timeout", "retries", "on_progress"}
CREATING = [
    name
    for name, member in inspect.getmembers(voxwright.Client)
    if callable(member) and not name.startswith("_") and "extra" in inspect.signature(member).parameters
]
EVERY = [(name, call) for name in VENDORS for call in CREATING if call in offers(name)]
CLONING = [name for name, call in EVERY if call == "clone_voice"]
WITH_SETTINGS = [name for name in VENDORS if shared_by(name).settings]


def arguments(provider: str, call: str, clips: Path) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments that every vendor takes, and the format of one that has not the usual."""
    if call == "update_voice":
        return ["12345"], {"name": "Ada"}
    if call == "speak":
        form = form_of(operation_of(provider, call)) if call in offers(provider) else {}
        return ["12345", "Good evening."], {"language": "en", **form}
    named: dict[str, Any] = {"name": "Ada", "language": "en"}
    if "design" in call:
        return ["calm and low"], {**named, "preview_text": "Good evening."}
    clip = clips / "ada.wav"
    return (["12345", clip] if call == "retrain_voice" else [clip]), named


def make(client: Any, call: str, clips: Path, **more: Any) -> Any:
    """Preview a call."""
    first, named = arguments(client.provider, call, clips)
    return getattr(client.preview, call)(*first, **{**named, **more})


@pytest.mark.parametrize("call", CREATING)
def test_a_preview_takes_what_its_call_takes(call: str) -> None:
    """Every call that creates has a preview with its parameters, in their order, save those that are about sending."""
    wanted = inspect.signature(getattr(voxwright.Client, call)).parameters.values()
    given = inspect.signature(getattr(Preview, call)).parameters.values()

    assert [str(p) for p in wanted if p.name not in OF_THE_CALL_ALONE] == [str(p) for p in given]
    assert f"`{call}`" in (getattr(Preview, call).__doc__ or "").splitlines()[0]


@pytest.mark.parametrize(("provider", "call"), [(name, call) for name, call in EVERY if call != "speak"])
async def test_a_preview_sends_nothing_and_can_be_sent(
    provider: str, call: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """No request reaches the server before the preview itself is sent through the typed client."""
    own_sandbox.add_voice(provider, "12345")
    async with both.open(provider, own_sandbox) as client:
        request = make(client, call, clips)
        assert isinstance(request, Request)
        assert [] == own_sandbox.requests
        await both(client.vendor.send(request))

    assert [(request.method, True)] == [(seen.method, seen.problem is None) for seen in own_sandbox.requests]
    assert own_sandbox.requests[0].path.endswith(request.path)


@pytest.mark.parametrize(("provider", "call"), EVERY)
async def test_a_preview_is_what_the_call_sends(provider: str, call: str, both: Any, clips: Path) -> None:
    """Method, address and body are, boundary aside, those of the call; so are the headers that the preview names."""
    sent: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(400, json={})

    async with both.open(provider, api_key=KEY, base_url=HERE, transport=both.transport(handle)) as client:
        other = client.with_options(headers={"X-Team": "ada"})
        request = make(other, call, clips, extra_headers={"X-Trace": "1"})
        first, named = arguments(provider, call, clips)
        with pytest.raises(voxwright.APIStatusError):
            await both(getattr(other, call)(*first, **named, extra_headers={"X-Trace": "1"}))
    with request.open_body() or nullcontext() as body:
        content = b"" if body is None else b"".join(body.chunks()).replace(request.boundary.encode(), b"")
    boundary = sent[0].headers.get("content-type", "").partition("boundary=")[2]

    assert (request.method, f"{HERE}{request.path}") == (sent[0].method, str(sent[0].url))
    assert content == (sent[0].content.replace(boundary.encode(), b"") if boundary else sent[0].content)
    assert {"X-Team": "ada", "X-Trace": "1"} == dict(request.headers)
    assert all(value == sent[0].headers[name] for name, value in request.headers)


@pytest.mark.parametrize(("provider", "call"), EVERY)
def test_the_curl_line_is_the_clients_own(provider: str, call: str, both: Any, clips: Path) -> None:
    """curl() shows the client's address, settings and headers, and the key as ***."""
    client = both.client_class(provider, api_key=KEY, base_url=HERE).with_options(
        headers={"X-Team": "ada", "X-Proxy-Token": "hidden"}
    )
    request = make(client, call, clips)
    line = request.curl()

    assert f"curl -X {request.method} {HERE}{request.path}" in line
    assert all(text in line for text in ("***", "X-Team: ada", "X-Proxy-Token: ***"))
    assert "https://example.com" in request.curl("https://example.com")
    assert not [text for text in (KEY, "hidden") if text in line or text in repr(request)]
    assert KEY not in repr(client.preview)


@pytest.mark.parametrize("provider", WITH_SETTINGS)
def test_a_setting_of_a_typed_client_shows(provider: str, both: Any, clips: Path) -> None:
    """The version, or whatever a vendor has as a setting, is the client's and not the document's."""
    name = VENDORS[provider]["class"]
    kind = getattr(import_module(f"voxwright_clients.{provider}"), f"Async{name}" if both.asynchronous else name)
    setting = shared_by(provider).settings[0]
    for given in ({}, {setting.name: "other"}):
        line = make(both.client_class(kind(KEY, **given)), "clone_voice", clips).curl()

        assert f"{setting.header}: {given.get(setting.name, setting.default)}" in line
        assert VENDORS[provider]["base_url"] in line


@pytest.mark.parametrize("provider", CLONING)
@pytest.mark.parametrize("wrong", [{"name": 7}, {"name": "A\x00" * 3000}, {"language": "xx"}, {"extra": {"no": 1}}])
async def test_a_preview_refuses_what_the_call_refuses(
    provider: str, wrong: dict[str, Any], both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """The same InvalidRequestError, or none, before anything is sent."""
    first, named = arguments(provider, "clone_voice", clips)
    seen: list[tuple[object, ...]] = []
    async with both.open(provider, own_sandbox) as client:
        for call in (client.clone_voice, client.preview.clone_voice):
            try:
                await both(call(*first, **{**named, **wrong}))
            except voxwright.InvalidRequestError as error:
                seen.append((str(error), error.field, error.argument, error.reason, error.allowed))
            except voxwright.APIStatusError:
                pass  # what the vendor alone refuses
        sent = len(own_sandbox.requests)

    assert len(set(map(repr, seen))) <= 1
    assert (2, 0) == (len(seen), sent) or (not seen and sent == 1)


@pytest.mark.parametrize("provider", CLONING)
def test_a_preview_refuses_a_clip_that_is_none(provider: str, both: Any, tmp_path: Path) -> None:
    """A clip that is not there is refused under the common argument's name."""
    client = both.client_class(provider, api_key=KEY, base_url=HERE)
    with pytest.raises(voxwright.InvalidRequestError) as caught:
        client.preview.clone_voice(tmp_path / "none.wav", name="Ada", language="en")

    assert ("clip", provider) == (caught.value.field, caught.value.provider)


@pytest.mark.parametrize(
    ("provider", "call"), [(name, call) for name in VENDORS for call in CREATING if call not in offers(name)]
)
def test_a_preview_of_what_is_not_offered_is_refused(provider: str, call: str, both: Any, clips: Path) -> None:
    """UnsupportedOperationError, as for the call."""
    client = both.client_class(provider, api_key=KEY, base_url=HERE)
    with pytest.raises(voxwright.UnsupportedOperationError):
        make(client, call, clips)


async def test_a_closed_client_previews_nothing(both: Any, clips: Path) -> None:
    """After it was closed a client says so."""
    client = both.client_class(CLONING[0], api_key=KEY, base_url=HERE)
    await both.close(client)
    with pytest.raises(voxwright.ConfigurationError, match="closed"):
        make(client, "clone_voice", clips)


@pytest.mark.parametrize("provider", CLONING)
def test_previews_of_one_client_share_their_operation(provider: str, both: Any, clips: Path) -> None:
    """Two previews are equal, and what the runtime keeps for an operation is kept once."""
    client = both.client_class(provider, api_key=KEY, base_url=HERE)
    one, two = make(client, "clone_voice", clips), make(client, "clone_voice", clips)

    assert one == two
    assert one.operation is two.operation


@pytest.mark.parametrize("provider", CLONING)
def test_a_pickled_preview_still_shows(provider: str, both: Any, clips: Path) -> None:
    """A preview goes to another process as what can be shown; of a clip's path that is the name."""
    request = make(both.client_class(provider, api_key=KEY, base_url=HERE), "clone_voice", clips)

    shown = re.sub(r"=@[^;']*/", "=@", request.curl())
    assert shown == pickle.loads(pickle.dumps(request)).curl()  # noqa: S301 - our own


class Pipe(io.BytesIO):
    """Bytes that can be read once."""

    def seekable(self) -> bool:
        """Say that it can not seek."""
        return False

    def tell(self) -> int:
        """Refuse."""
        raise OSError

    def seek(self, *_: int) -> int:
        """Refuse."""
        raise OSError


@pytest.mark.parametrize("provider", CLONING)
async def test_a_pipe_is_previewed_and_sent_whole(provider: str, both: Any, own_sandbox: Sandbox, clips: Path) -> None:
    """What was read of a pipe for its preview is kept, so that sending the preview sends all of it."""
    content = (clips / "ada.wav").read_bytes()
    async with both.open(provider, own_sandbox) as client:
        request = client.preview.clone_voice(Pipe(content), name="Ada", language="en")
        assert "=@clip" in request.curl()
        await both(client.vendor.send(request))

    assert len(content) in [part.size for part in own_sandbox.requests[0].parts]


def test_a_flow_may_wait_and_ask_before_its_first_request() -> None:
    """Pauses and reports before the first request are answered, not carried out; the flow is closed behind it."""
    request: Any = object()
    heard: list[object] = []

    def flow() -> Iterator[Any]:
        try:
            heard.append((yield PauseStep(3600)))
            heard.append((yield ReportStep(1, 2)))
            heard.append((yield RemainingStep()))
            yield CallStep(request)
        finally:
            heard.append(os.getpid())

    assert request is first_request(flow())  # type: ignore[arg-type]
    assert [True, True, float("inf"), os.getpid()] == heard


def test_a_flow_without_a_request_is_a_bug() -> None:
    """An adapter that sends nothing has nothing to preview."""
    with pytest.raises(TypeError, match="without a request"):
        first_request(iter_nothing())


def iter_nothing() -> Any:
    """Be a flow without a step."""
    yield from ()


@pytest.mark.parametrize("provider", [name for name, call in EVERY if call == "retrain_voice"])
async def test_the_sandbox_can_have_a_voice_from_the_start(
    provider: str, both: Any, own_sandbox: Sandbox, clips: Path
) -> None:
    """`add_voice` makes an id known: it can be trained anew, an unknown one can not; reset forgets it."""
    own_sandbox.add_voice(provider, "777")
    clip = clips / "ada.wav"
    async with both.open(provider, own_sandbox) as client:
        with pytest.raises(voxwright.APIStatusError):
            await both(client.retrain_voice("778", clip, name="Ada"))
        voice = await both(client.retrain_voice("777", clip, name="Ada"))

    assert "777" == voice.id
    assert ["777"] == [shown["voice_id"] for shown in own_sandbox.voices(provider)]
    own_sandbox.reset()
    assert [] == own_sandbox.voices(provider)
