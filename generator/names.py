"""Names: what each thing of a specification is called in Python, by the rules of openapi-python-client.

Only this module and `engine.py` use the library. A name that would shadow one of ours gets an
underscore. Every name is in the form that Python itself gives it (NFKC): a source that says `ﬁle` defines `file`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from .library import strings

_PREFIX = "field_"
_LONGEST_CLASS = 64
_MODEL_RESERVED = frozenset(
    {"from_dict", "to_dict", "schema", "additional_properties", "cls", "datetime", "models", "field", "frozen", "s"}
)
_CALL_RESERVED = frozenset(
    {"timeout", "retries", "extra_body", "extra_headers", "on_progress", "self", "models", "operations", "datetime"}
)
_CLIENT_RESERVED = frozenset(
    {
        *("send", "run", "close", "aclose", "with_options", "base_url", "timeout", "retries", "vendor", "models"),
        *("operations", "httpx"),
    }
)
_METHOD_RESERVED = frozenset({"self", "models", "operations", "datetime", "s", "annotations"})
_SETTING_RESERVED = frozenset(
    {
        *("self", "api_key", "base_url", "timeout", "retries", "http_client", "transport", "on_event", "headers"),
        *("further_keys", "httpx", "models", "operations", "datetime", "annotations", "secret", "others", "conceal"),
    }
)
_CLASS_RESERVED = frozenset(
    {
        *("Any", "Callable", "Final", "Literal", "Mapping", "Model", "Sequence", "TypeAlias", "TYPE_CHECKING", "UNSET"),
        *("Unset", "VENDOR", "SyncClient", "AsyncClient", "ClipInput", "Event", "ByteStream", "AsyncByteStream"),
    }
)
_CONSTANT_RESERVED = frozenset({"VENDOR", "UNSET", "TYPE_CHECKING"})
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Stems that no file may have on some systems."""


def library_name(name: str) -> str:
    """Give the class that the library makes of the component *name*: the key that joins its parse with ours."""
    return str(strings.ClassName(name, _PREFIX))


def class_name(name: str) -> str:
    """Give the class of the component *name*."""
    found = _settled(name, library_name)
    return f"{found}_" if found in _CLASS_RESERVED else found


def module_name(name: str) -> str:
    """Give the module of the component *name*; it is no class's name, even in a script without capital letters."""
    found = _identifier(class_name(name))
    return f"{found}_" if found in _DEVICES or found == class_name(name) else found


def constant_name(name: str) -> str:
    """Give the constant that belongs to *name*; it is no method's name, even in a script without capital letters."""
    found = _normal(_identifier(class_name(name)).strip("_").upper())
    return f"{found}_" if found in _CONSTANT_RESERVED or found == found.lower() else found


def attribute_name(wire: str) -> str:
    """Give the attribute of a model that holds the property *wire*."""
    return _free(wire, _MODEL_RESERVED)


def argument_name(wire: str) -> str:
    """Give the argument of a call that carries *wire*."""
    return _free(wire, _CALL_RESERVED)


def group_name(tag: str) -> str:
    """Give the attribute of a client that holds the operations of *tag*, and their module."""
    return _free(tag, _CLIENT_RESERVED | _DEVICES)


def group_class_name(tag: str, vendor_class: str) -> str:
    """Give the class of the operations of *tag*, which is neither the client's own nor one that its module uses."""
    found = _settled(tag, library_name)
    taken = {*_CLASS_RESERVED, vendor_class, f"Async{vendor_class}"}
    return f"{found}_" if found in taken or f"Async{found}" in taken else found


def method_name(name: str) -> str:
    """Give the method that calls the operation *name*; `list` stands, since that is what everybody calls a list."""
    found = _free(name, _METHOD_RESERVED)
    return "list" if found == "list_" else found


def key_name(scheme: str) -> str:
    """Give the argument of a client that takes the key of the security scheme *scheme*."""
    return _free(scheme, _SETTING_RESERVED)


def client_class_problem(name: str) -> str | None:
    """Say why *name* can not be the class of a client, or None if it can."""
    if not is_identifier(name) or not name[0].isupper() or not name.isascii() or len(name) > _LONGEST_CLASS:
        return f"is no name of a class (at most {_LONGEST_CLASS} ASCII letters and digits, a capital first)"
    taken = name in _CLASS_RESERVED or f"Async{name}" in _CLASS_RESERVED or name in strings.RESERVED_WORDS
    return "is a name that the client's module uses itself" if taken else None


def setting_problem(name: str) -> str | None:
    """Say why *name* can not be the argument of a client for a setting, or None if it can."""
    if not is_identifier(name) or not name.isascii() or name != _identifier(name):
        return "is no name of an argument (lower-case ASCII words with underscores, no word of Python's)"
    return "is an argument that every client has" if name in _SETTING_RESERVED else None


def is_identifier(name: str) -> bool:
    """Tell whether *name* can stand in code as it is, and means there what it says."""
    return name.isidentifier() and strings.fix_reserved_words(name) == name and _normal(name) == name


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _settled(name: str, rule: Callable[[str], str]) -> str:
    """Apply *rule* until Python would read the name that comes out as it stands there."""
    found = rule(_normal(name))
    while _normal(found) != found:
        found = rule(_normal(found))
    return found


def _identifier(name: str) -> str:
    return _settled(name, lambda text: str(strings.PythonIdentifier(text, _PREFIX)))


def _free(name: str, reserved: frozenset[str]) -> str:
    identifier = _identifier(name)
    return f"{identifier}_" if identifier in reserved else identifier
