"""The run-time schema nodes that generated models and operations are written in, under one name.

`node.decode(value)` makes a Python value of a vendor's JSON: unknown fields and enum values are kept, a wrong type is a
`DecodeError` with its place. `node.encode(value)` makes JSON of a user's value and holds it to the vendor's limits.
"""

from __future__ import annotations

from voxwright._core.schema.base import DecodeError, Node
from voxwright._core.schema.file import File
from voxwright._core.schema.nodes import Any, List, Map, Nullable
from voxwright._core.schema.numbers import Int, Num
from voxwright._core.schema.objects import Model, Object, Prop
from voxwright._core.schema.scalars import Binary, Bool, Const, Str
from voxwright._core.schema.times import Date, DateTime
from voxwright._core.schema.union import Union
from voxwright._core.schema.weburl import Url

__all__ = [
    "Any",
    "Binary",
    "Bool",
    "Const",
    "Date",
    "DateTime",
    "DecodeError",
    "File",
    "Int",
    "List",
    "Map",
    "Model",
    "Node",
    "Nullable",
    "Num",
    "Object",
    "Prop",
    "Str",
    "Union",
    "Url",
]
