"""The sandbox as a server of its own, with a live log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs
import typer

import voxwright

if TYPE_CHECKING:
    from voxwright.sandbox import Delivery, Sandbox, Seen


def run_sandbox(port: int, *, callback_to: str | None, callback_scale: float, as_json: bool) -> None:
    """Serve until Ctrl-C; print where it is, then a line for each request and each attempt at a callback.

    If asked for JSON, each of them is an object in one line.
    """
    voxwright.sandbox.run(
        port,
        callback_to=callback_to,
        callback_scale=callback_scale,
        on_start=introduce_json if as_json else None,
        on_request=log_json if as_json else None,
        on_callback=log_json if as_json else None,
    )


def introduce_json(server: Sandbox) -> None:
    """Print addresses and key."""
    urls = {vendor: server.url(vendor) for vendor in server.vendors}
    typer.echo(json.dumps({"address": server.address, "api_key": server.api_key, "vendors": urls}))


def log_json(record: Seen | Delivery) -> None:
    """Print one request, or one attempt at a callback."""
    typer.echo(json.dumps(attrs.asdict(record), ensure_ascii=False, default=str))
