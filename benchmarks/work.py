"""One piece of work of one package, in a process of its own: `python work.py PACKAGE WORK COUNT URL`.

Works: `nothing`, `call` (small, one after the other), `gather` (small, 50 in flight), `clone` and `clone-gather` (1 MB,
one after the other and 4 in flight). What it costs is measured from outside.
"""

from __future__ import annotations

import sys

from subjects import SUBJECTS

WAV = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\0\0\0"
IN_FLIGHT = {"gather": 50, "clone-gather": 4}


def main() -> None:
    """Do the work."""
    name, work, count, url = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    if work == "nothing":
        return
    clip = WAV + bytes(1 << 20) if work.startswith("clone") else WAV
    if work in IN_FLIGHT:
        import asyncio

        asyncio.run(gather(name, url, clip, count, IN_FLIGHT[work]))
        return
    send = SUBJECTS[name].sync(url)
    for _ in range(count):
        send(clip)


async def gather(name: str, url: str, clip: bytes, count: int, at_once: int) -> None:
    """Send a clip many times, some at once."""
    import asyncio

    send = SUBJECTS[name].asynchronous(url)

    async def once() -> None:
        await send(clip)

    for _ in range(count // at_once):
        await asyncio.gather(*(once() for _ in range(at_once)))


if __name__ == "__main__":
    main()
