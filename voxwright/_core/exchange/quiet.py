"""Keep secrets out of the debug logs of the libraries below us, which write down every header of an answer."""

from __future__ import annotations

from contextvars import ContextVar
from logging import Filter, getLogger

TYPE_CHECKING = False

if TYPE_CHECKING:
    from logging import LogRecord

    from voxwright._core.exchange.redact import Redactor

CURRENT: ContextVar[Redactor | None] = ContextVar("voxwright_redactor", default=None)
"""Masks the secrets of the attempt that runs in this thread or task."""
LOGGERS = ("httpcore.connection", "httpcore.http11", "httpcore.proxy", "httpx")


class Masking(Filter):
    """Masks the secrets of the running attempt in a record; all others pass as they are."""

    def filter(self, record: LogRecord) -> bool:
        """Mask, and let pass."""
        redactor = CURRENT.get()
        if redactor is not None:
            message = record.getMessage()
            masked = redactor.text(message)
            if masked != message:
                record.msg, record.args = masked, ()
        return True


def mask_logs() -> None:
    """Install the filter, once."""
    for name in LOGGERS:
        logger = getLogger(name)
        if not any(isinstance(known, Masking) for known in logger.filters):
            logger.addFilter(Masking())
