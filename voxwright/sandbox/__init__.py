"""A stand-in for every vendor behind one real socket, as strict as the vendors' own documents.

    import voxwright, voxwright.sandbox

    with voxwright.sandbox.serve() as sandbox:
        client = voxwright.Client("cartesia", base_url=sandbox.url("cartesia"), api_key=sandbox.api_key)
        voice = client.clone_voice("ada.wav", name="Ada", language="en")
        sandbox.requests[0].checked    # what was verified on the wire

It is driven by the normalized documents that ship with the generated clients. What it refuses, and how it answers, is
what those documents say. To see another answer than the usual one:

- `Prefer: code=429` on a valid request gives the documented answer of that status, `Prefer: example=NAME` a named
  example (`code=200, example=NAME` both); `sandbox.force_next(vendor, code=429)` does the same from outside.
- `sandbox.fail_next_task(code="content_policy_violation")` lets the next task fail, `status="cancelled"` ends it so. On
  the wire a prompt that holds `[sandbox:fail=CODE]`, `[sandbox:cancel]` or `[sandbox:polls=N]` does it.
- Voices are an account: what is created is listed, changed and deleted. `sandbox.add_voices(vendor, 1000)` fills it,
  `serve(page_size=3)` makes every page small, `sandbox.after_page(vendor, call)` changes a list while it is read, and
  `serve(clone_polls=2)` lets a clone take two lists to be ready, at vendors where it takes time.
- Speech is a tone, silence in Ogg Opus, of 60 ms for each character, in the format that was asked for.
  `serve(speech_pace=0.1)` sends it slowly. Links to results work for 24 hours: `sandbox.forward(seconds)`.
- A task is done the third time that it is asked for; with `serve(task_polls=1)` the first time, which is quicker.
- `sandbox.set(task_polls=..., page_size=..., clone_polls=..., speech_pace=...)` changes these until `sandbox.reset()`.
- `serve(rate_limits=True)` enforces the documented rate limits.
- `serve(callback_to="http://127.0.0.1:8000")` really makes the callbacks of tasks that end, there and nowhere else:
  vendors refuse a `callback_url` that is not public, so hand one in (`https://hooks.example/evolink`) and that port
  stands in for its scheme and host. A task with a callback ends by itself unless its prompt orders looks;
  `sandbox.deliveries` has each attempt.

`voxwright_sandbox`, `voxwright_client` and `voxwright_clip` are fixtures for your own tests, in
`voxwright.sandbox.pytest_plugin`. `voxwright.sandbox.clip("ada.wav")` is the path of a recording that ships for them.

It needs the extra `sandbox`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .app import create_app as create_app
    from .control import Sandbox as Sandbox
    from .journal import Seen as Seen
    from .journal import SeenPart as SeenPart
    from .outbox import Delivery as Delivery
    from .recordings import clip as clip
    from .server import run as run
    from .server import serve as serve

__all__ = ["Delivery", "Sandbox", "Seen", "SeenPart", "clip", "create_app", "run", "serve"]

_HOMES = {
    "Delivery": "outbox",
    "Sandbox": "control",
    "Seen": "journal",
    "SeenPart": "journal",
    "clip": "recordings",
    "create_app": "app",
}

if not TYPE_CHECKING:  # hidden from type checkers, which would take any misspelt name for an object

    def __getattr__(name: str) -> object:
        if name not in __all__:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = _load(name)
        globals()[name] = value
        return value


def _load(name: str) -> object:
    """Return a public name: late, since pytest loads this package wherever voxwright is installed."""
    from importlib import import_module

    from voxwright.errors import ConfigurationError

    try:
        for needed in ("jsonschema", "python_multipart", "starlette", "uvicorn"):
            import_module(needed)
    except ImportError as missing:
        msg = f"the sandbox needs {missing.name or 'more packages'}: install voxwright with its extra [sandbox]"
        raise ConfigurationError(msg) from missing
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'server')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
