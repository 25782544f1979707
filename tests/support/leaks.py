"""Look for the key of the invented vendor in whatever a program could show."""

from __future__ import annotations

import pickle
import traceback

from acme import KEY

SECRETS = (KEY, KEY.encode().decode("latin-1"), "very+secret", "0123456789/")


def assert_no_secret(result: object, logged: str) -> None:
    """Look for the key in everything that a program, a log or a crash reporter could show of a result."""
    shown = [logged, repr(result), str(result)]
    shown += [repr(part) for part in walk(getattr(result, "__dict__", {}), set(), 0)]
    if isinstance(result, BaseException):
        shown.append(repr(pickle.dumps(result)))
        error: BaseException | None = result
        while error is not None:
            shown += traceback.format_exception(error)
            shown += frames(error)
            error = error.__cause__ or error.__context__
    text = "\n".join(shown)
    assert [secret for secret in SECRETS if secret in text] == []


def frames(error: BaseException) -> list[str]:
    """Return what the locals of the frames of an error show; those of the test's own helpers hold the key openly."""
    shown: list[str] = []
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if "voxwright" in str(frame.f_globals.get("__name__")) or "http" in str(frame.f_globals.get("__name__")):
            shown += [f"{name}={value!r}" for name, value in frame.f_locals.items()]
            shown += [repr(part) for value in frame.f_locals.values() for part in walk(value, set(), 0)]
    return shown


def walk(value: object, seen: set[int], depth: int) -> list[object]:
    """Return a value and what it holds, by attributes, slots and items."""
    if id(value) in seen or depth > 6 or isinstance(value, (type, str, bytes, int)):
        return [value] if isinstance(value, (str, bytes)) else []
    seen.add(id(value))
    inner: list[object] = []
    if isinstance(value, dict):
        inner += [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        inner += list(value)
    elif type(value).__module__.startswith(("voxwright", "http")):
        names = {name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())}
        names |= set(getattr(value, "__dict__", {}))
        inner += [getattr(value, name, None) for name in names]
    return [value, *(part for item in inner for part in walk(item, seen, depth + 1))]
