"""The sandbox as a server of its own, with a live log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import typer

import voxwright

if TYPE_CHECKING:
    from voxwright.sandbox import Delivery, Sandbox, Seen


def run_sandbox(port: int, *, as_json: bool, **settings: Any) -> None:
    """Serve until Ctrl-C; print where it is, then a line for each request and each attempt at a callback.

    If asked for JSON, each of them is an object in one line. The settings are those of `voxwright.sandbox.run`.
    """
    voxwright.sandbox.run(
        port,
        **settings,
        on_start=introduce_json if as_json else None,
        on_request=log_json if as_json else None,
        on_callback=log_json if as_json else None,
    )


def introduce_json(server: Sandbox) -> None:
    """Print addresses, the key, and the environment in which commands find it."""
    facts = {
        "address": server.address,
        "api_key": server.api_key,
        "vendors": {vendor: server.url(vendor) for vendor in server.vendors},
        "env": server.environment,
    }
    typer.echo(json.dumps(facts))


def log_json(record: Seen | Delivery) -> None:
    """Print one request, or one attempt at a callback."""
    typer.echo(json.dumps(attrs.asdict(record), ensure_ascii=False, default=str))
