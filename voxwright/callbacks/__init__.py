"""Being called back when a task has ended, instead of asking for it: for vendors that take a `callback_url`.

    client = voxwright.AsyncClient("evolink")

    async def on_done(task: voxwright.AsyncVoiceTask) -> None:
        print(task.id, task.status, task.voice)

    app = callbacks.Receiver(client, on_done, path="/callbacks/7Hq2")   # any ASGI server: uvicorn module:app

Callbacks are not signed: nothing in one proves who sent it. So a `Receiver` takes the task's id from the body and
nothing else, asks the vendor how that task stands, and calls your function with the vendor's own answer. A path that
nobody can guess keeps strangers from costing you queries.

Nothing is lost on the way: a callback is answered with 2xx only when your function has returned, and the vendor
repeats one that is answered otherwise. Where your framework receives the request, `Receiver.handle(body)` returns the
status to answer with; `read_task_id(body)` of `voxwright.callbacks.evolink` does the checks alone.
"""

from __future__ import annotations

from ._receiver import OnDone, Receiver
from ._store import MemoryStore, Store

__all__ = ["MemoryStore", "OnDone", "Receiver", "Store"]
