"""A file that gets its name only once it is whole."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from os import urandom
from pathlib import Path
from stat import S_IMODE, S_ISREG

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Generator
    from os import PathLike
    from types import TracebackType
    from typing import Self

__all__ = ["Target"]


@contextmanager
def naming(path: Path) -> Generator[None]:
    """Have an OSError name the path that the user gave, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


class Target:
    """Writes to a file beside `path`, which takes its place by `keep()`, and is removed by `close()` otherwise.

    What is no regular file, such as a device or a pipe, is written to directly.

    Raises:
        OSError: It can not be written.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self._given = Path(path)
        self._path = self._given.resolve()
        self._mode: int | None = None
        self._beside: Path | None = None
        with suppress(FileNotFoundError):
            self._mode = self._path.stat().st_mode
        with naming(self._given):
            if self._mode is not None and not S_ISREG(self._mode):
                self._file = self._path.open("wb")
            else:
                # Opened like any other new file, so that it has the rights that the user's new files have.
                beside = self._path.with_name(f".{self._path.name[:60]}.{urandom(6).hex()}.part")
                self._file = beside.open("xb")
                self._beside = beside

    def write(self, data: bytes) -> None:
        """Write some more."""
        self._file.write(data)

    def keep(self) -> Path:
        """Give the file its name, since it is whole, and return its path as it was given."""
        self._file.close()
        beside = self._beside
        if beside is not None:
            with naming(self._given):
                if self._mode is not None:
                    beside.chmod(S_IMODE(self._mode))
                beside.replace(self._path)
            self._beside = None
        return self._given

    def close(self) -> None:
        """Remove the file, unless it was kept."""
        beside, self._beside = self._beside, None
        with suppress(OSError):
            self._file.close()
        if beside is not None:
            with suppress(OSError):
                beside.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        self.close()
