"""View types: what the templates read, as finished pieces of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen


@frozen(kw_only=True)
class FieldView:
    """An attribute of a model, or an argument of a call."""

    name: str
    wire: str
    annotation: str
    default: str | None
    doc: str
    node: str
    required: bool
    code: str = ""


@frozen(kw_only=True)
class ModelView:
    """One model module."""

    class_name: str
    module: str
    doc: str
    fields: tuple[FieldView, ...]
    additional: str | None
    extra_annotation: str
    extra_factory: str


@frozen(kw_only=True)
class AliasView:
    """One type that holds itself."""

    class_name: str
    constant: str
    doc: str
    annotation: str
    input_annotation: str
    node: str


@frozen(kw_only=True)
class EnumView:
    """One enumeration module."""

    class_name: str
    module: str
    constant: str
    doc: str
    annotation: str
    values: str


@frozen(kw_only=True)
class OperationView:
    """One operation: its constant, its function and its methods.

    `result` is what it answers, decoded, apart from a stream; "Never" where a stream is all. `promise` is what the
    classes of its constant and its requests begin with: "Stream" or nothing.
    """

    name: str
    full_name: str
    constant: str
    method: str
    path: str
    arguments: tuple[FieldView, ...]
    fields: tuple[str, ...]
    answers: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    result: str
    streams: bool
    promise: str
    function_doc: str
    method_doc: str
    uploads: bool

    def given(self, flavour: str) -> str:
        """Give what the method of the client of this *flavour*, "" or "Async", returns."""
        if not self.streams:
            return self.result
        stream = f"{flavour}ByteStream"
        return stream if self.result == "Never" else f"{stream} | {self.result}"


def beside_list(views: Sequence[OperationView]) -> Iterator[OperationView]:
    """Yield the operations of a group; where one is called `list`, what Python calls so is named in full."""
    shadowed = any(view.name == "list" for view in views)
    for view in views:
        yield evolve(view, result=re.sub(r"\blist\[", "builtins.list[", view.result)) if shadowed else view


@frozen(kw_only=True)
class GroupView:
    """The operations of one group, which are one attribute of the client."""

    name: str
    class_name: str
    operations: tuple[OperationView, ...]
