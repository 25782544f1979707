"""`voxwright tasks`: what a vendor accepted and works on."""

from __future__ import annotations

import typer

from .options import ApiVersion, AsJson, BaseUrl, Output, Provider, Retries, TaskId, Timeout
from .progress import Progress
from .show import show_task, show_voice
from .sound import Sink
from .target import Target
from .waiting import wait_for

tasks = typer.Typer(help="Look at a task that a vendor accepted, or wait for it.", no_args_is_help=True)


@tasks.command("get")
def get_task(
    task_id: TaskId,
    provider: Provider,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    as_json: AsJson = False,
) -> None:
    """Say how a task stands."""
    target = Target(provider=provider, version=api_version, base_url=base_url, timeout=timeout, retries=retries)
    with target.errors(as_json=as_json), target.client() as client:
        show_task(client.get_task(task_id), as_json=as_json)


@tasks.command("wait")
def wait_task(
    task_id: TaskId,
    provider: Provider,
    output: Output = None,
    timeout: Timeout = 120.0,
    retries: Retries = 2,
    api_version: ApiVersion = None,
    base_url: BaseUrl = None,
    as_json: AsJson = False,
) -> None:
    """Wait until a task has made its voice; or, with -o, what `speak` left to it."""
    target = Target(
        provider=provider, version=api_version, base_url=base_url, timeout=timeout, retries=retries, output=output
    )
    with target.errors(as_json=as_json), target.client() as client:
        if output is not None:
            sink = Sink.of(output)
            with (
                Progress(f"waiting for {provider}") as progress,
                client.get_speech(task_id, on_progress=progress) as speech,
            ):
                written = sink.take(speech)
            written.show(as_json=as_json)
            return
        with Progress(f"waiting for {provider}") as progress:
            voice = wait_for(client.get_task(task_id), timeout=timeout, progress=progress)
        show_voice(voice, as_json=as_json)
