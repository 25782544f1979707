"""The calls of the common clients, by what they are about; `Client` and `AsyncClient` are made of them.

| about | sync | async |
|---|---|---|
| making a voice | `making` | `async_making` |
| voices that there are | `keeping` | `async_keeping` |
| speaking with a voice | `speaking` | `async_speaking` |

`asked` is what sync calls, async calls and previews share.
"""

from __future__ import annotations


class Generic:
    """Stands in for `typing.Generic` at run time, where the type of `raw` is of no use and typing is slow to load."""

    def __class_getitem__(cls, _: object) -> type:
        return cls
