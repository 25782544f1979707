"""The vendors by what they offer, made from the registry and from what the adapters define."""

from __future__ import annotations

import attrs
import typer
from voxwright_clients._registry import VENDORS

from voxwright._adapters import manner_of, offers

from .output import print_json
from .show import show_table

WORDS = {
    "clone_voice": "clone",
    "design_voice": "design",
    "retrain_voice": "retrain",
    "list_voices": "list",
    "get_voice": "get",
    "update_voice": "rename",
    "delete_voice": "delete",
    "speak": "speak",
    "get_task": "tasks",
}
"""The words of the command line for the operations of an adapter; the others are parts of these."""


@attrs.frozen(kw_only=True)
class Row:
    """One vendor."""

    provider: str
    title: str
    typed_client: str
    env: tuple[str, ...]
    operations: tuple[str, ...]
    base_url: str
    versions: tuple[str, ...]
    """Of its API, newest last; empty where there is but one."""
    default_version: str | None
    """The one that is taken where none is named."""
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
            operations=tuple(word for operation, word in WORDS.items() if operation in offers(name)),
            base_url=entry["base_url"],
            versions=tuple(entry["versions"]),
            default_version=entry["default"],
            sunset=entry["sunset"],
            docs=entry["docs"],
        )
        for name, entry in VENDORS.items()
    ]


def show(*, as_json: bool) -> None:
    """Print what each vendor offers, then how it is reached."""
    found = rows()
    if as_json:
        print_json([row.to_dict() for row in found])
        return
    words = tuple(WORDS.values())
    show_table(
        ("provider", *words),
        ((row.provider, *(manner_of(row.provider, operation) for operation in WORDS)) for row in found),
    )
    typer.echo()
    show_table(
        ("provider", "vendor", "key", "last day", "API versions"),
        ((row.provider, row.title, " or ".join(row.env), row.sunset, versions_of(row)) for row in found),
    )


def versions_of(row: Row) -> str:
    """Return the versions of a vendor's API in words."""
    return ", ".join(f"{each} (default)" if each == row.default_version else each for each in row.versions)
