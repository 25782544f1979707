"""The table of vendors, made from the registry and from what the adapters define."""

from __future__ import annotations

import attrs
from voxwright_clients._registry import VENDORS

from voxwright._adapters import offers

from .output import print_json
from .show import show_table

SHORT = {"clone_voice": "clone", "design_voice": "design", "retrain_voice": "retrain", "get_task": "tasks"}
"""The words of the command line for the operations of an adapter."""


@attrs.frozen(kw_only=True)
class Row:
    """One vendor."""

    provider: str
    title: str
    typed_client: str
    env: tuple[str, ...]
    operations: tuple[str, ...]
    base_url: str
    sunset: str | None
    """The last day of its API, if it has announced one."""
    docs: str

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON types."""
        facts = attrs.asdict(self)
        return {
            "provider": facts.pop("provider"),
            "title": facts.pop("title"),
            "class": facts.pop("typed_client"),
            **facts,
        }


def rows() -> list[Row]:
    """Return the vendors."""
    return [
        Row(
            provider=name,
            title=entry["title"],
            typed_client=f"voxwright_clients.{name}.{entry['class']}",
            env=entry["env"],
            operations=tuple(SHORT[operation] for operation in offers(name) if operation in SHORT),
            base_url=entry["base_url"],
            sunset=entry["sunset"],
            docs=entry["docs"],
        )
        for name, entry in VENDORS.items()
    ]


def show(*, as_json: bool) -> None:
    """Print the vendors."""
    found = rows()
    if as_json:
        print_json([row.to_dict() for row in found])
        return
    show_table(
        ("provider", "vendor", "class", "key", "operations", "last day"),
        (
            (row.provider, row.title, row.typed_client, ", ".join(row.env), ", ".join(row.operations), row.sunset)
            for row in found
        ),
    )
