"""An address of a recording that may not work for ever: a text that knows when it ends, and can be saved."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from os import PathLike
    from typing import Self

DEFAULT_TIMEOUT = 60.0


class Link(str):
    """The address of a recording: a `str`, which also knows when it stops working and fetches what it leads to.

    It is fetched without any key, since it may lead to anybody's server, and over https only (plain http for this
    machine alone). What is no audio is an error and never saved.

    Args:
        address: The address.
        expires_at: When it stops working, with its time zone; None where the vendor does not tell.

    Attributes:
        expires_at: When it stops working; None where the vendor does not tell.
        expired: Whether that moment has passed; False where it is not known.
    """

    __slots__ = ("_expires_at",)

    _expires_at: datetime | None

    def __new__(cls, address: str, *, expires_at: datetime | None = None) -> Self:
        """Return the link.

        Raises:
            ValueError: `expires_at` has no time zone.
        """
        link = super().__new__(cls, address)
        if expires_at is None and isinstance(address, Link):
            expires_at = address.expires_at
        if expires_at is not None and expires_at.utcoffset() is None:
            msg = "expires_at needs a time zone, such as datetime.now(UTC) has"
            raise ValueError(msg)
        link._expires_at = expires_at
        return link

    @property
    def expires_at(self) -> datetime | None:
        """When it stops working; None where the vendor does not tell."""
        return self._expires_at

    @property
    def expired(self) -> bool:
        """Whether it has stopped working; False where nobody knows."""
        from datetime import UTC, datetime

        return self._expires_at is not None and self._expires_at <= datetime.now(UTC)

    def read(self, *, timeout: float = DEFAULT_TIMEOUT) -> bytes:
        """Return the recording; `timeout` is the total in seconds.

        Raises:
            InvalidRequestError: The address is no https one; nothing was asked for.
            APIError: It can not be had (any more), or is no audio.
        """
        from ._core.link import open_link

        with open_link(self, timeout=timeout) as stream:
            return stream.read()

    def save(self, path: str | PathLike[str], *, timeout: float = DEFAULT_TIMEOUT) -> None:
        """Write the recording to a file; `timeout` is the total in seconds.

        The file appears under its name when it is whole, in place of one that was there.

        Raises:
            InvalidRequestError: The address is no https one; nothing was asked for.
            APIError: It can not be had (any more), or is no audio; there is no file then.
            OSError: The file can not be written.
        """
        from ._core.link import open_link

        with open_link(self, timeout=timeout) as stream:
            stream.save(path)

    async def aread(self, *, timeout: float = DEFAULT_TIMEOUT) -> bytes:
        """Return the recording, awaited; as `read`."""
        from ._core.link import aopen_link

        async with await aopen_link(self, timeout=timeout) as stream:
            return await stream.read()

    async def asave(self, path: str | PathLike[str], *, timeout: float = DEFAULT_TIMEOUT) -> None:
        """Write the recording to a file, awaited; as `save`."""
        from ._core.link import aopen_link

        async with await aopen_link(self, timeout=timeout) as stream:
            await stream.save(path)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, datetime | None]]:
        return (str(self),), {"expires_at": self._expires_at}

    def __getstate__(self) -> None:
        """Keep nothing: the arguments of `__new__` are all there is."""
        return


def as_link(address: str | None) -> Link | None:
    """Return an address as a link; None, an empty one among them, where there is none."""
    return address if isinstance(address, Link) else Link(address) if address else None
