"""Read whole: what it takes a whole to say: which way models travel, where most operations are, what streams."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import evolve

from .read_body import is_json
from .spec import Model, Operation, Type, named


def one_way(models: dict[str, Model], calls: tuple[Operation, ...]) -> dict[str, Model]:
    """Ask of no model what only the other way has: a read-only field of a request, a write-only field of an answer."""
    sent = _reached(models, [p.type for call in calls for p in call.parameters])
    got = _reached(models, [answer.type for call in calls for answer in call.answers if answer.type is not None])
    found: dict[str, Model] = {}
    for name, model in models.items():
        properties = tuple(
            evolve(p, required=False)
            if p.required and ((p.read_only and name in sent) or (p.write_only and name in got))
            else p
            for p in model.properties
        )
        found[name] = evolve(model, properties=properties) if properties != model.properties else model
    return found


def _reached(models: dict[str, Model], kinds: list[Type]) -> set[str]:
    reached: set[str] = set()
    waiting = list(kinds)
    while waiting:
        for name in named(waiting.pop()):
            if name in models and name not in reached:
                reached.add(name)
                waiting += [p.type for p in models[name].properties]
    return reached


def usual_server(calls: tuple[Operation, ...]) -> str:
    """Give the server of most operations, the first of those that tie."""
    counts = Counter(call.server for call in calls)
    return max(counts, key=lambda server: counts[server], default="")


def streams(media_type: str, schema: dict[str, Any]) -> bool:
    """Tell whether an answer is given out before it is read: sound, and bytes of any other kind that is no text."""
    kind = media_type.partition(";")[0].strip().lower()
    if is_json(kind) or kind.startswith("text/"):
        return False
    return kind.startswith("audio/") or kind == "application/octet-stream" or schema.get("format") == "binary"
