"""Validate: an OpenAPI 3.0 or 3.1 document against its standard, its examples against its schemas; offline."""

from __future__ import annotations

import copy
import os
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from .findings import Finding, GeneratorError, brief
from .pointer import escape, resolve
from .sites import is_data, sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_FINDINGS: Final = 50
_MOST_REFERENCES: Final = 64
_MEND: Final = "mend it in the vendor's overlay, or in the document if it is written by hand"
_SHAPE_ERRORS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


def validate(document: dict[str, Any], *, source: str) -> None:
    """Check that `document` is valid OpenAPI 3.0.x or 3.1.x and that its examples fit their schemas.

    Args:
        document: The document; it is left alone. References must lead to places inside it.
        source: Its name in findings.

    Raises:
        GeneratorError: It is not; at most 50 findings, each with its JSON pointer.
    """
    legacy = _is_legacy(document, source)
    _refuse(_reference_findings(document, source))
    # Imported here: what the libraries bring along costs a quarter of a second.
    from referencing.exceptions import Unresolvable

    from .examples import example_findings

    try:
        _refuse(_standard_findings(document, source, legacy=legacy))
        _refuse(example_findings(document, source=source))
    except (*_SHAPE_ERRORS, Unresolvable) as error:
        problem = f"the validator can not read the document ({type(error).__name__}: {brief(str(error))})"
        raise GeneratorError(Finding(source, "", problem, _MEND)) from error


def _refuse(findings: Iterable[Finding]) -> None:
    found = list(islice(dict.fromkeys(findings), _MOST_FINDINGS))
    if found:
        raise GeneratorError(found)


def _is_legacy(document: dict[str, Any], source: str) -> bool:
    """Return True for 3.0 and False for 3.1; refuse the others."""
    version = document.get("openapi")
    if isinstance(version, str) and version.startswith(("3.0.", "3.1.")):
        return version.startswith("3.0.")
    if "swagger" in document:
        problem = f"Swagger {brief(document['swagger'])} is not supported"
        raise GeneratorError(Finding(source, "/swagger", problem, "convert the document to OpenAPI 3.1"))
    problem = f"the OpenAPI version {brief(version)} is not supported, only 3.0.x and 3.1.x"
    remedy = "say 3.1.x if the document uses nothing newer"
    raise GeneratorError(Finding(source, "/openapi" if "openapi" in document else "", problem, remedy))


def _reference_findings(document: dict[str, Any], source: str) -> Iterator[Finding]:
    for value, at, is_schema in sites(document):
        reference = value.get("$ref")
        if isinstance(reference, str):
            problem = _reference_problem(document, reference)
            if problem:
                yield Finding(source, f"{at}/$ref", f"{brief(reference)} {problem}", _MEND)
        for name in ("$id", "$dynamicRef", "$recursiveRef") if is_schema else ():
            if isinstance(value.get(name), str):
                yield Finding(source, f"{at}/{name}", f"{name} is not supported", "use $ref with a JSON pointer")


def _reference_problem(document: dict[str, Any], reference: str) -> str:
    seen: list[str] = []
    while True:
        if not reference.startswith("#"):
            return "leads out of the document"
        if not reference.startswith("#/"):
            return "is no JSON pointer into the document"
        if reference in seen or len(seen) > _MOST_REFERENCES:
            return "leads in a circle"
        seen.append(reference)
        try:
            target: object = resolve(document, reference)
        except (KeyError, TypeError):
            return "leads to nothing"
        following = cast("dict[str, Any]", target).get("$ref") if isinstance(target, dict) else None
        if not isinstance(following, str):
            return ""
        reference = following


def _standard_findings(document: dict[str, Any], source: str, *, legacy: bool) -> Iterator[Finding]:
    # Where jsonschema-rs happens to be installed the library takes it, and that names only the outermost place.
    os.environ.setdefault("OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND", "jsonschema")
    from jsonschema_path import SchemaPath
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    from .examples import innermost, shortened

    validator_class = OpenAPIV30SpecValidator if legacy else OpenAPIV31SpecValidator
    validator: Any = validator_class(SchemaPath.from_dict(_without_data_references(document), handlers=_Nowhere()))
    for error in validator.iter_errors():
        inner = innermost(error)
        yield Finding(source, _locate(document, inner), f"not valid OpenAPI: {shortened(inner)}", _MEND)


class _Nowhere(dict[str, Any]):
    """Handlers for every scheme there is, each of which refuses; a scheme without one would be fetched."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __missing__(self, scheme: str) -> NoReturn:
        message = f"nothing outside the document is read, not even by {scheme or 'a relative address'}"
        raise ValueError(message)


def _without_data_references(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without plain data that holds a `$ref`: the validator would take it for a reference."""
    if not any(_data_references(site.value) for site in sites(document)):
        return document
    masked = copy.deepcopy(document)
    for site in list(sites(masked)):
        for name in _data_references(site.value):
            del site.value[name]
    return masked


def _data_references(value: dict[str, Any]) -> list[str]:
    return [name for name, child in value.items() if is_data(name, child) and _holds_reference(child)]


def _holds_reference(value: object) -> bool:
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if "$ref" in node:
                return True
            stack.extend(cast("dict[str, object]", node).values())
        elif isinstance(node, list):
            stack.extend(cast("list[object]", node))
    return False


def _locate(document: dict[str, Any], error: Any) -> str:
    """Return the pointer of an error; one about a schema, or its default, may be given from there on."""
    inside = "".join(f"/{escape(str(token))}" for token in error.absolute_path)
    if _holds(document, inside, error.instance):
        return inside
    for value, at, is_schema in sites(document):
        for start in ("", "/default") if is_schema else ():
            if _holds(value, start + inside, error.instance):
                return at + start + inside
    return inside


def _holds(value: dict[str, Any], pointer: str, instance: object) -> bool:
    try:
        return resolve(value, pointer) is instance
    except (KeyError, TypeError):
        return False
