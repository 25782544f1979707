"""A vendor written by hand, small, with what the runtime has to know of one; and how to call it, sync and async."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Never

from attrs import field, frozen

from voxwright._core import schema as s
from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.model import Model
from voxwright._core.operation import Answer, Field, InBand, Operation, Poll, Security, StreamOperation, Vendor
from voxwright._core.stream import AsyncByteStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from voxwright._core.flow import Flow
    from voxwright._core.request import Request

KEY = "sk-acme-0123456789/very+secret="
VENDOR = Vendor(
    name="acme",
    title="Acme",
    base_url="https://acme.invalid",
    env=("ACME_API_KEY", "ACME_TOKEN"),
    security=Security("header", "Authorization", "Bearer "),
    request_id_headers=("x-acme-id",),
    request_id_pointers=("/detail/logid",),
    error_code=("/error/code", "/code"),
    error_message=("/error/message", "/msg"),
    in_band=InBand("/code", (0,), "APIStatusError", {"4000": "BadRequestError", "4100": "AuthenticationError"}),
)


@frozen(kw_only=True)
class Voice(Model):
    """A voice."""

    id: str
    name: str | None = None
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how it looks in JSON."""
        return s.Object(
            cls, (s.Prop("id", "id", s.Str(identifier=True), required=True), s.Prop("name", "name", s.Str()))
        )


@frozen(kw_only=True)
class Task(Model):
    """A task."""

    id: str
    status: str
    progress: int | None = None
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how it looks in JSON."""
        return s.Object(
            cls,
            (
                s.Prop("id", "id", s.Str(identifier=True), required=True),
                s.Prop("status", "status", s.Str(), required=True),
                s.Prop("progress", "progress", s.Int()),
            ),
        )


@frozen(kw_only=True)
class Refusal(Model):
    """A documented error."""

    error: Mapping[str, object]
    additional_properties: Mapping[str, object] = field(factory=dict[str, object])

    @classmethod
    def schema(cls) -> s.Object:
        """Say how it looks in JSON."""
        return s.Object(cls, (s.Prop("error", "error", s.Map(s.Any()), required=True),))


VOICE = Answer("200", "application/json", s.Model(lambda: Voice))
REFUSAL = Answer("400", "application/json", s.Model(lambda: Refusal))

CLONE: Operation[Voice] = Operation(
    vendor=VENDOR,
    name="voices.clone",
    method="POST",
    path="/voices/clone",
    fields=(
        Field("clip", "part", s.File(), required=True, argument="clip"),
        Field("name", "part", s.Str(), required=True, argument="name"),
    ),
    answers=(VOICE, REFUSAL),
    body_type="multipart/form-data",
    billed=True,
    not_executed=(503,),
)
DESIGN: Operation[Voice] = Operation(
    vendor=VENDOR,
    name="voices.design",
    method="POST",
    path="/voices/design",
    fields=(Field("prompt", "body", s.Str(), required=True, argument="prompt"),),
    answers=(VOICE,),
    body_type="application/json",
    billed=True,
)
GET: Operation[Voice] = Operation(
    vendor=VENDOR,
    name="voices.get",
    method="GET",
    path="/voices/{id}",
    fields=(Field("id", "path", s.Str(), required=True),),
    answers=(VOICE,),
)
DELETE: Operation[None] = Operation(
    vendor=VENDOR,
    name="voices.delete",
    method="DELETE",
    path="/voices/{id}",
    fields=(Field("id", "path", s.Str(), required=True),),
    answers=(Answer("204"),),
)
UPDATE: Operation[Voice] = Operation(
    vendor=VENDOR,
    name="voices.update",
    method="PATCH",
    path="/voices/{id}",
    fields=(Field("id", "path", s.Str(), required=True), Field("name", "body", s.Str())),
    answers=(VOICE,),
    body_type="application/json",
)
SPEAK: StreamOperation[Never] = StreamOperation(
    vendor=VENDOR,
    name="speech.create",
    method="POST",
    path="/speech",
    fields=(Field("text", "body", s.Str(), required=True),),
    answers=(Answer("200", "audio/*", s.Binary(), stream=True),),
    body_type="application/json",
    billed=True,
)
EITHER: StreamOperation[Voice] = StreamOperation(
    vendor=VENDOR,
    name="speech.either",
    method="GET",
    path="/speech",
    answers=(VOICE, Answer("200", "audio/*", s.Binary(), stream=True)),
)
SUBMIT: Operation[Task] = Operation(
    vendor=VENDOR,
    name="tasks.submit",
    method="POST",
    path="/tasks",
    fields=(Field("prompt", "body", s.Str(), required=True, argument="prompt"),),
    answers=(Answer("200", "application/json", s.Model(lambda: Task)),),
    body_type="application/json",
    billed=True,
    poll=Poll(
        operation="tasks.get",
        id="/id",
        status="/status",
        progress="/progress",
        estimate="/estimate",
        interval=1.0,
        running=("running",),
        done=("done",),
        failed=("failed",),
        error_code="/error/code",
        error_message="/error/message",
        retryable=("busy",),
    ),
)
GET_TASK: Operation[Task] = Operation(
    vendor=VENDOR,
    name="tasks.get",
    method="GET",
    path="/tasks/{id}",
    fields=(Field("id", "path", s.Str(), required=True),),
    answers=(Answer("200", "application/json", s.Model(lambda: Task)),),
)

CLIP = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(256)) * 4
MODES = ("sync", "async")


def clone(clip: Any = CLIP) -> Request[Voice]:
    """Return a billed multipart request."""
    return CLONE.request(clip=clip, name="Ada")


def call(mode: str, request: Request[Any], url: str, **options: Any) -> Any:
    """Send a request from a fresh client and return the answer; `options` are the client's, and `on_progress`."""
    on_progress = options.pop("on_progress", None)
    options = {"api_key": KEY, "base_url": url, "timeout": 5.0, **options}
    if mode == "sync":
        with SyncClient(VENDOR, **options) as client:
            return client.send(request, on_progress=on_progress)

    async def main() -> Any:
        async with AsyncClient(VENDOR, **options) as client:
            return await client.send(request, on_progress=on_progress)

    return asyncio.run(main())


def run(mode: str, make_flow: Callable[[], Flow[Any]], url: str, **options: Any) -> Any:
    """Run a flow in a fresh client and return what it returns."""
    on_progress = options.pop("on_progress", None)
    options = {"api_key": KEY, "base_url": url, "timeout": 5.0, **options}
    if mode == "sync":
        with SyncClient(VENDOR, **options) as client:
            return client.run(make_flow, on_progress=on_progress)

    async def main() -> Any:
        async with AsyncClient(VENDOR, **options) as client:
            found = await client.run(make_flow, on_progress=on_progress)
            if isinstance(found, AsyncByteStream):
                await found.aclose()  # nobody could once the loop has ended
            return found

    return asyncio.run(main())


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that `work` took, and what it returned or raised."""
    begun = time.monotonic()
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - what is judged
        result = error
    return time.monotonic() - begun, result
