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
- `serve(rate_limits=True)` enforces the documented rate limits.
- `serve(callback_to="http://127.0.0.1:8000")` really makes the callbacks of tasks that end, there and nowhere else:
  vendors refuse a `callback_url` that is not public, so hand one in (`https://hooks.example/evolink`) and that port
  stands in for its scheme and host. A task with a callback ends by itself unless its prompt orders looks;
  `sandbox.deliveries` has each attempt.

It needs the extra: `pip install 'voxwright[sandbox]'`.
"""

from __future__ import annotations

from voxwright.errors import ConfigurationError

try:
    import python_multipart as _python_multipart
    import starlette as _starlette
    import uvicorn as _uvicorn
except ImportError as _missing:
    _message = f"the sandbox needs {_missing.name or 'more packages'}: pip install 'voxwright[sandbox]'"
    raise ConfigurationError(_message) from _missing

from .app import create_app
from .journal import Seen, SeenPart
from .outbox import Delivery
from .server import Sandbox, run, serve

__all__ = ["Delivery", "Sandbox", "Seen", "SeenPart", "create_app", "run", "serve"]

del _python_multipart, _starlette, _uvicorn
