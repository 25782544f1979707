"""The warning that a vendor ends its API. Loaded only where one does."""

from __future__ import annotations

import sys
from time import strftime
from warnings import warn

from voxwright.errors import VendorSunsetWarning

OUR_PACKAGES = ("voxwright", "voxwright_clients")


def warn_of_sunset(title: str, date: str, note: str = "") -> None:
    """Warn, at the line of the user's that made the client, that the vendor ends or has ended its API on `date`."""
    level = 1
    frame = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in OUR_PACKAGES:
        frame = frame.f_back
        level += 1
    when = "is" if strftime("%Y-%m-%d") <= date else "was"
    text = f"the last day of {title}'s API {when} {date}{f': {note}' if note else ''}"
    warn(text, VendorSunsetWarning, stacklevel=level + 1)
