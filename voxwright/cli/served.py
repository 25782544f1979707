"""The sandbox as a server of its own, with a live log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs
import typer

import voxwright

if TYPE_CHECKING:
    from voxwright.sandbox import Sandbox, Seen


def run_sandbox(port: int, *, as_json: bool) -> None:
    """Serve until Ctrl-C; print where it is, then a line for each request: as JSON, one object a line, if asked."""
    if as_json:
        voxwright.sandbox.run(port, on_start=introduce_json, on_request=log_json)
    else:
        voxwright.sandbox.run(port)


def introduce_json(server: Sandbox) -> None:
    """Print addresses and key."""
    urls = {vendor: server.url(vendor) for vendor in server.vendors}
    typer.echo(json.dumps({"address": server.address, "api_key": server.api_key, "vendors": urls}))


def log_json(seen: Seen) -> None:
    """Print one request."""
    typer.echo(json.dumps(attrs.asdict(seen), ensure_ascii=False, default=str))
