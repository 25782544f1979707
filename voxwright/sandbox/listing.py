"""Pages of a list by each vendor's own rules: by number, by token, or by the id of the voice that one begins behind."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

from .values import Refused, as_object

Row: TypeAlias = tuple[str, Mapping[str, object] | None]
"""A voice by its key; None in its place is one that was deleted, which a page may still begin behind."""


@attrs.frozen(kw_only=True)
class Listing:
    """How a vendor's list is asked for and answered.

    Attributes:
        items: JSON pointer to the voices in an answer.
        size: The query parameter that says how many voices a page may hold.
        default: How many it holds if nothing is said.
        by: What says where a page begins: its `number`, counted from 1, an opaque `token`, or an `id`.
        at: The query parameter that says so.
        before: The query parameter that says where a page ends, by id.
        next: JSON pointer to what the next page is asked for with; null there on the last page.
        more: JSON pointer to whether there is another page.
        total: JSON pointer to how many voices there are on all pages.
    """

    items: str
    size: str
    default: int
    by: Literal["number", "token", "id"]
    at: str
    before: str = ""
    next: str = ""
    more: str = ""
    total: str = ""


def page(
    listing: Listing,
    rows: Sequence[Row],
    query: Mapping[str, str],
    *,
    keep: Callable[[Mapping[str, object]], bool],
    most: int | None,
) -> tuple[list[Mapping[str, object]], dict[str, object]]:
    """Return the voices of the page that is asked for, and what an answer says beside them, by JSON pointer.

    Args:
        listing: The vendor's rules.
        rows: All voices in their order.
        query: What was asked for.
        keep: Whether a voice is one of those that were asked for.
        most: How many voices a page holds at most, whatever was asked for.
    """
    places = {key: place for place, (key, _) in enumerate(rows)}
    found = [(place, key, voice) for place, (key, voice) in enumerate(rows) if voice is not None and keep(voice)]
    size = int(float(query.get(listing.size, listing.default)))
    size = size if most is None else min(size, most)
    is_backwards = bool(listing.before) and listing.before in query and listing.at not in query
    if listing.by == "number":
        first = (int(query.get(listing.at, 1)) - 1) * size
        rest = found[first:]
    else:
        after = -1 if listing.at not in query else _place(listing, places, query[listing.at], listing.at)
        until = (
            len(rows) if listing.before not in query else _place(listing, places, query[listing.before], listing.before)
        )
        rest = [row for row in found if after < row[0] < until]
    here = rest[-size:] if is_backwards else rest[:size]
    is_more = len(rest) > size
    said: dict[str, object] = {}
    if listing.next:
        last = here[-1][1] if here and is_more else None
        said[listing.next] = _token(last) if last and listing.by == "token" else last
    if listing.more:
        said[listing.more] = is_more
    if listing.total:
        said[listing.total] = len(found)
    return [voice for _, _, voice in here], said


def place_all(body: dict[str, object], said: Mapping[str, object]) -> None:
    """Put values where their JSON pointers say, the objects in between made where there are none."""
    for pointer, value in said.items():
        *path, last = pointer.split("/")[1:]
        here = body
        for name in path:
            here = as_object(here.setdefault(name, {}))
        here[last] = value


def _place(listing: Listing, places: Mapping[str, int], value: str, name: str) -> int:
    key = _key(value) if listing.by == "token" else value
    if key is None or key not in places:
        what = "is no cursor of this list" if listing.by == "token" else "is the id of no voice"
        raise Refused("query", what, field=name)
    return places[key]


def _token(key: str) -> str:
    return base64.urlsafe_b64encode(f"after={key}".encode()).decode().rstrip("=")


def _key(token: str) -> str | None:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except ValueError:
        return None
    name, _, key = text.partition("=")
    return key if name == "after" else None
