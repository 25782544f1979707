"""What a type checker must find in a request that streams. Never run."""

from typing import Never, assert_type

from voxwright._core.client import AsyncClient, SyncClient
from voxwright._core.flow import Flow, call
from voxwright._core.link import aopen_link, link_request, open_link
from voxwright._core.operation import Operation, StreamOperation, StreamRequest
from voxwright._core.stream import AsyncByteStream, ByteStream


async def sending(
    client: SyncClient,
    awaited: AsyncClient,
    speak: StreamOperation[Never],
    either: StreamOperation[int],
    plain: Operation[int],
) -> None:
    """A stream is that of the client; what else may be answered stands beside it."""
    assert_type(speak.request(text="x"), StreamRequest[Never])
    assert_type(client.send(speak.request(text="x")), ByteStream)
    assert_type(await awaited.send(speak.request(text="x")), AsyncByteStream)
    assert_type(client.send(speak.request().with_extra({"x": 1})), ByteStream)
    assert_type(client.send(either.request()), ByteStream | int)
    assert_type(await awaited.send(either.request()), AsyncByteStream | int)
    assert_type(client.send(plain.request()), int)
    assert_type(await awaited.send(plain.request()), int)
    assert_type(client.send(link_request("https://x")), ByteStream)
    assert_type(open_link("https://x"), ByteStream)
    assert_type(await aopen_link("https://x"), AsyncByteStream)
    assert_type(client.run(lambda: passing(speak)), AsyncByteStream | ByteStream)


def passing(speak: StreamOperation[Never]) -> Flow[AsyncByteStream | ByteStream]:
    """A flow passes on the stream of the client that runs it."""
    found = yield from call(speak.request(text="x"))
    assert_type(found, AsyncByteStream | ByteStream)
    return found


async def reading(stream: ByteStream, awaited: AsyncByteStream) -> None:
    """Pieces are bytes."""
    for piece in stream:
        assert_type(piece, bytes)
    async for piece in awaited:
        assert_type(piece, bytes)
    assert_type(stream.read(), bytes)
    assert_type(await awaited.read(), bytes)
    assert_type(stream.media_type, str | None)
