"""A server for the benchmarks: reads each request whole, keeps none of it, and gives the answer that its path wants.

Blocking sockets and a thread a connection, so that it costs little and an upload of 200 MB nothing but its time. Run as
`python answer.py [certificate.pem]`; it says its port.
"""

from __future__ import annotations

import json
import socket
import ssl
import sys
import threading

VOICE = {
    "id": "v1",
    "voice_id": "v1",
    "requires_verification": False,
    "user_id": "u1",
    "is_public": False,
    "access": "private",
    "name": "Ada",
    "description": "",
    "created_at": "2026-01-01T00:00:00Z",
    "language": "en",
    "text": "",
    "code": 0,
    "msg": "",
    "data": {
        "voice_id": "v1",
        "name": "Ada",
        "is_system_voice": False,
        "language_code": "en",
        "language_name": "English",
        "preview_text": "",
        "preview_audio": "",
        "available_training_times": 1,
        "create_time": 0,
        "update_time": 0,
        "model_type": "big",
        "state": "cloned",
    },
}
"""What every package that is measured takes for a voice."""
FILE = {
    "id": "00000000-0000-0000-0000-000000000000",
    "object": "file",
    "bytes": 44,
    "created_at": 0,
    "filename": "clip.wav",
    "purpose": "ocr",
    "sample_type": "ocr_input",
    "source": "upload",
}
"""For the one SDK without voices to clone, which uploads a file instead."""


def answer(document: object) -> bytes:
    """Return an answer as bytes."""
    body = json.dumps(document, separators=(",", ":")).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


SPEECH = 200 << 20
"""Bytes of sound."""
BLOCK = bytes(1 << 20)


def speak(connection: socket.socket) -> None:
    """Answer with sound: a WAV header, and silence."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: {SPEECH}\r\n\r\n".encode()
    connection.sendall(head + b"RIFF\x24\x00\x00\x00WAVEfmt " + BLOCK[16:])
    for _ in range(1, SPEECH // len(BLOCK)):
        connection.sendall(BLOCK)


PLAIN = ("id", "user_id", "is_public", "access", "name", "description", "created_at", "language")
ANSWERS = {
    b"/voices/clone": answer({name: VOICE[name] for name in PLAIN}),
    b"/v1/files": answer(FILE),
}
OTHER = answer(VOICE)


def serve(connection: socket.socket) -> None:
    """Answer until the client goes."""
    buffer = bytearray(1 << 20)
    view = memoryview(buffer)
    filled = 0
    with connection:
        while True:
            end = buffer.find(b"\r\n\r\n", 0, filled)
            if end < 0:
                count = connection.recv_into(view[filled:])
                if not count:
                    return
                filled += count
                continue
            head = bytes(view[:end])
            filled = drain(connection, view, end + 4, filled, length_of(head))
            path = head.split(b" ", 2)[1]
            if path == b"/tts/bytes":
                speak(connection)
            else:
                connection.sendall(ANSWERS.get(path, OTHER))


def length_of(head: bytes) -> int | None:
    """Return the Content-Length of a request; None where its body comes in chunks."""
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        return None
    return int(lower.partition(b"content-length:")[2].partition(b"\r")[0] or 0)


def drain(connection: socket.socket, view: memoryview, start: int, filled: int, length: int | None) -> int:
    """Read the rest of a body and drop it; no client here sends two requests at once."""
    if length is None:
        tail = bytes(view[start:filled])[-7:]
        while not tail.endswith(b"\r\n0\r\n\r\n"):
            count = connection.recv_into(view)
            if not count:
                raise ConnectionError("the client went in the middle of a body")
            tail = (tail + bytes(view[max(0, count - 7) : count]))[-7:]
        return 0
    rest = length - (filled - start)
    while rest > 0:
        count = connection.recv_into(view)
        if not count:
            raise ConnectionError("the client went in the middle of a body")
        rest -= count
    return 0


def handle(connection: socket.socket, context: ssl.SSLContext | None) -> None:
    """Serve a connection, whatever becomes of it."""
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        serve(connection if context is None else context.wrap_socket(connection, server_side=True))
    except (OSError, ValueError):
        connection.close()


def main() -> None:
    """Say on which port it listens, and serve until it is ended."""
    context = None
    if len(sys.argv) > 1:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1])
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listener:
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=handle, args=(connection, context), daemon=True).start()


if __name__ == "__main__":
    main()
