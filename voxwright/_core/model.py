"""`Model`: the base of generated model classes."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from voxwright._core.schema.objects import Object

from voxwright._core.schema.objects import object_of

__all__ = ["Model"]


class Model:
    """A value of a vendor, decoded: immutable, with the fields that its document describes and all others besides.

    A generated class says how it looks in JSON (`schema`); reading and writing are here.
    """

    __slots__ = ()

    @classmethod
    def schema(cls) -> Object:
        """Return how this class looks in JSON."""
        raise NotImplementedError

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """Return the model of a decoded JSON object.

        Args:
            data: the object; unknown fields and unknown enum values in it are kept.

        Raises:
            DecodeError: a field has the wrong type, or a required one is missing.
        """
        return object_of(cls).decode(data)

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object of this model, with everything that the vendor sent; it is a copy."""
        return object_of(type(self)).dump(self)
