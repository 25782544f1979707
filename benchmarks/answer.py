"""Answers every request with the same voice, as cheaply as asyncio can, so that what is measured is the client."""

from __future__ import annotations

import asyncio
import json
import sys

VOICE = {
    "id": "v",
    "user_id": "u",
    "is_public": False,
    "name": "Ada",
    "description": "",
    "created_at": "2026-01-01T00:00:00Z",
    "language": "en",
}
BODY = json.dumps(VOICE).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read requests until the client goes."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = head.lower().partition(b"content-length:")[2].partition(b"\r")[0]
            await reader.readexactly(int(length))
            writer.write(ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main() -> None:
    """Say on which port it listens, and serve until it is ended."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
