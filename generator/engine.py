"""The engine: openapi-python-client as a library, behind one door.

Its parse of a vendor's normalized document is held against ours by count, so that neither loses a thing silently, and a
golden test holds both against its command line; its Jinja environment renders our templates, and its rules make our
names. Nothing else of it is used: `Project.build` never runs.

A stranger's document (`client.py`) is not given to its parse, which takes longer than all our stages together and, on
half of the large ones, fails or drops operations: for values of an enumeration that differ in case, references into
paths, media types it does not know. There `census.py` counts the given document again in its place.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache

from . import names
from .findings import Finding, GeneratorError
from .library import Config, ConfigFile, GeneratorData, LibraryError, LiteralEnumProperty, MetaType, Project
from .spec import BinaryType, NormalizedSpec

TEMPLATES = Path(__file__).parent / "templates"
_REMEDY = "overlay the document, or mend the generator, until both read the same"


@cache
def _config(bytes_types: frozenset[str] = frozenset()) -> Config:
    settings = ConfigFile(
        literal_enums=True,
        post_hooks=[],
        docstrings_on_attributes=True,
        content_type_overrides=dict.fromkeys(sorted(bytes_types), "application/octet-stream"),
    )
    return Config.from_sources(settings, MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=True, output_path=None)


@cache
def environment() -> Environment:
    """Give the library's Jinja environment, our templates before its own; what is compiled is shared by all vendors."""
    blank: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "voxwright", "version": "1"}, "paths": {}}
    data = GeneratorData.from_dict(blank, config=_config())
    if isinstance(data, LibraryError):  # pragma: no cover - the blank document is a constant
        raise GeneratorError(
            [Finding("engine", "", str(data.detail), "pin the library to the version in pyproject.toml")]
        )
    found = Project(openapi=data, config=_config(), custom_template_path=TEMPLATES).env
    found.autoescape = False
    # Compiled templates are kept where Python keeps compiled modules, and on its terms.
    kept = Path(__file__).parent / "__pycache__"
    if kept.is_dir() and os.access(kept, os.W_OK) and not sys.dont_write_bytecode:
        made_by = "-".join([str(sys.implementation.cache_tag), version("jinja2"), version("openapi-python-client")])
        found.bytecode_cache = FileSystemBytecodeCache(str(kept), f"%s.{made_by}.jinja")
    return found


def reconcile(spec: NormalizedSpec, *, source: str) -> None:
    """Hold the library's parse of the document against *spec*.

    Raises:
        GeneratorError: The library reported an error, or one of the two has an operation, an answer, a model, a
            property or an enumeration value that the other lacks.

    """
    data = GeneratorData.from_dict(dict(spec.document), config=_config(_bytes_types(spec)))
    if isinstance(data, LibraryError):
        raise GeneratorError([Finding(source, "", f"{data.header} {data.detail}", _REMEDY)])
    problems = [str(getattr(error, "detail", error)) for error in data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        problems += [f"{error.header}: {error.detail}" for error in collection.parse_errors]
    findings = [Finding(source, "", f"the library reports {problem}", _REMEDY) for problem in problems]
    findings += _compare_operations(spec, data, source)
    findings += _compare_models(spec, data, source)
    findings += _compare_enums(spec, data, source)
    if findings:
        raise GeneratorError(findings)


def _bytes_types(spec: NormalizedSpec) -> frozenset[str]:
    """Give media types of answers that come as bytes; the library knows none of audio and would lose the answer."""
    return frozenset(
        answer.media_type
        for call in spec.operations
        for answer in call.answers
        if isinstance(answer.type, BinaryType) and not answer.media_type.startswith("text/")
    )


def _text(value: Any) -> str:
    return str(value.get_untrusted_value() if hasattr(value, "get_untrusted_value") else value)


def _difference(kind: str, ours: set[str], theirs: set[str], source: str, pointer: str) -> list[Finding]:
    found = [
        Finding(source, pointer, f"the library lost the {kind} {name!r}", _REMEDY) for name in sorted(ours - theirs)
    ]
    return found + [Finding(source, pointer, f"we lost the {kind} {name!r}", _REMEDY) for name in sorted(theirs - ours)]


def _compare_operations(spec: NormalizedSpec, data: GeneratorData, source: str) -> list[Finding]:
    ours = {f"{call.method} {call.key}": call for call in spec.operations}
    theirs = {
        f"{endpoint.method.upper()} {_text(endpoint.path)}": endpoint
        for collection in data.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    found = _difference("operation", set(ours), set(theirs), source, "/paths")
    for name in sorted(ours.keys() & theirs.keys()):
        statuses = {answer.status.upper() for answer in ours[name].answers}
        answered = {_status(response.status_code) for response in theirs[name].responses}
        found += _difference("answer", statuses, answered, source, ours[name].pointer)
    return found


def _status(pattern: Any) -> str:
    """Give a status as a document writes it."""
    if pattern.range is None:
        return "DEFAULT"
    low, high = pattern.range
    return str(low) if low == high else f"{low // 100}XX"


def _compare_models(spec: NormalizedSpec, data: GeneratorData, source: str) -> list[Finding]:
    theirs = {str(model.class_info.name): model for model in data.models}
    found: list[Finding] = []
    for model in spec.models:
        name = names.library_name(model.name)
        if name not in theirs:
            found.append(Finding(source, model.pointer, f"the library lost the schema {model.name!r}", _REMEDY))
            continue
        parsed = theirs.pop(name)
        properties = {_text(p.name) for p in [*(parsed.required_properties or ()), *(parsed.optional_properties or ())]}
        found += _difference("field", {p.wire for p in model.properties}, properties, source, model.pointer)
    for call in spec.operations:
        parsed = theirs.pop(names.library_name(call.body_name), None) if call.body_name else None
        if parsed is not None:
            properties = {
                _text(p.name) for p in [*(parsed.required_properties or ()), *(parsed.optional_properties or ())]
            }
            ours = {p.wire for p in call.parameters if p.location in ("body", "part", "form")}
            found += _difference("argument", ours, properties, source, call.pointer)
    # What is left of theirs has no property of its own: free-form objects, which are mappings in what we emit.
    for name, parsed in theirs.items():
        if parsed.required_properties or parsed.optional_properties:
            found.append(Finding(source, "/components/schemas", f"we lost the schema {name!r}", _REMEDY))
    return found


def _compare_enums(spec: NormalizedSpec, data: GeneratorData, source: str) -> list[Finding]:
    theirs = {str(enum.class_info.name): _values(enum) for enum in data.enums}
    found: list[Finding] = []
    for enum in spec.enums:
        name = names.library_name(enum.name)
        ours = {str(value) for value in enum.type.enum}
        found += _difference("enumeration value", ours, theirs.get(name, set()), source, enum.pointer)
    return found


def _values(enum: Any) -> set[str]:
    values = enum.values if isinstance(enum, LiteralEnumProperty) else enum.values.values()
    return {_text(value) for value in values}
