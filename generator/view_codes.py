"""View codes: facts of an operation, or of all of them, as the code that says them to the run time."""

from __future__ import annotations

from .pycode import literal
from .spec import Security
from .walk import is_list, is_map


def security_code(security: Security) -> str:
    """Give the code of where a key goes."""
    said = [security.kind, security.name, security.prefix, *([security.key] if security.key else [])]
    return f"Security({', '.join(map(literal, said))})"


def poll_code(fact: dict[str, object]) -> str:
    """Give the code of an operation's polling facts."""
    said: list[str] = []
    for key, value in fact.items():
        name = key.replace("-", "_")
        if is_map(value):
            said += [f"{name}_{part}={literal(pointer)}" for part, pointer in value.items()]
        else:
            said.append(f"{name}={literal(tuple(value) if is_list(value) else value)}")
    return f"Poll({', '.join(said)})"
