"""Annotate: the types that only strangers' documents need: recursive ones, and JSON as text.

Their run-time nodes are in the package itself (`_nodes.py`), made of what the run time gives.
"""

from __future__ import annotations

from . import names
from .pycode import Annotator
from .spec import JsonTextType, RecursiveType, Type


class FullAnnotator(Annotator):
    """Writes every type of `spec.py`; *bare* names recursive ones as their own module does."""

    bare = False

    def annotation(self, kind: Type, *, request: bool) -> str:
        """Give the annotation of *kind*; in an answer (not *request*) an enumeration is open."""
        match kind:
            case RecursiveType(name=name):
                return f"{'' if self.bare else 'models.'}{names.class_name(name)}{'Input' if request else ''}"
            case JsonTextType(inner=inner):
                return self.annotation(inner, request=request)
            case _:
                return super().annotation(kind, request=request)

    def node(self, kind: Type) -> str:
        """Give the run-time node of *kind*."""
        match kind:
            case RecursiveType(name=name):
                return f"Named(lambda: {'' if self.bare else 'models.'}{names.constant_name(name)}_NODE)"
            case JsonTextType(inner=inner):
                return f"JsonText({self.node(inner)})"
            case _:
                return super().node(kind)
