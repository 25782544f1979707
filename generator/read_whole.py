"""Read whole: what only the whole of a document says: which way its models travel, and where most operations are."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

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
