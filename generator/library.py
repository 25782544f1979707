"""Library: openapi-python-client, loaded without the HTTP client that it brings to fetch documents by address.

We hand it documents that we have read. What it would load for nothing is a quarter of what it takes to load it, in
each run. Were it to fetch one after all, httpx would be there from then on.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_NOT_NEEDED = ("httpx", "httpcore")


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _later(*modules: str) -> Generator[None]:
    """Put off the import of *modules*, unless they are there already."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _later(*_NOT_NEEDED):
    from openapi_python_client import Project, strings
    from openapi_python_client.config import Config, ConfigFile, MetaType
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError as LibraryError
    from openapi_python_client.parser.properties import LiteralEnumProperty

__all__ = [
    "Config",
    "ConfigFile",
    "GeneratorData",
    "LibraryError",
    "LiteralEnumProperty",
    "MetaType",
    "Project",
    "strings",
]
