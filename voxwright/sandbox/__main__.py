"""`python -m voxwright.sandbox [--port N]`: run the sandbox in the foreground and show each request as it comes."""

from __future__ import annotations

import argparse

from . import run


def main() -> None:
    """Read the command line and run until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m voxwright.sandbox", description="Stand in for every vendor.")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; a free one if left out")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--api-key", default="sandbox-key", help="the key that every vendor accepts")
    parser.add_argument("--rate-limits", action="store_true", help="enforce the documented rate limits")
    parser.add_argument("--task-polls", type=int, default=3, help="how often a task is asked for until it is done")
    parser.add_argument("--callback-to", help="address of this machine that callbacks go to; none are sent if left out")
    parser.add_argument("--callback-scale", type=float, default=1.0, help="seconds that a second of a callback takes")
    parser.add_argument("--page-size", type=int, help="how many voices a page of a list holds at most")
    parser.add_argument("--clone-polls", type=int, default=1, help="how many lists show a new clone as unfinished")
    parser.add_argument("--speech-pace", type=float, default=0.0, help="seconds between the pieces of speech")
    given = parser.parse_args()
    run(
        given.port,
        host=given.host,
        api_key=given.api_key,
        rate_limits=given.rate_limits,
        task_polls=given.task_polls,
        callback_to=given.callback_to,
        callback_scale=given.callback_scale,
        page_size=given.page_size,
        clone_polls=given.clone_polls,
        speech_pace=given.speech_pace,
    )


if __name__ == "__main__":
    main()
