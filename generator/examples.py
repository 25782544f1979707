"""Check the examples of a document against the schemas that they are examples of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast
from urllib.parse import quote

from openapi_schema_validator import OAS30Validator, OAS31Validator
from referencing import Registry, Resource

from .findings import Finding, printable
from .pointer import escape, resolve
from .sites import Site, sites

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCUMENT: Final = "urn:voxwright:document"
_SHORT: Final = 300
_JSON_LIKE: Final = re.compile(r"(application|text)/([\w.+-]+\+)?json\b|multipart/|application/x-www-form-urlencoded")
_REMEDY: Final = "mend the example or the schema in the vendor's overlay"


class _Example(NamedTuple):
    value: object
    at: str
    schema_at: str


def example_findings(document: dict[str, Any], *, source: str) -> Iterator[Finding]:
    """Yield a finding for each example that its schema does not allow.

    Looked at are `example` and `examples` of media types, parameters, headers and schemas. Formats are not checked,
    nor a string that is the example of a media type which is not JSON, since it shows the bytes and not the value.

    Args:
        document: A valid OpenAPI 3.0 or 3.1 document whose references all lead to places inside it.
        source: The document's name.
    """
    legacy = str(document["openapi"]).startswith("3.0")
    resource: Resource[Any] = Resource.opaque(document)
    registry: Registry[Any] = Registry[Any]().with_resource(_DOCUMENT, resource)
    validator_class: Any = OAS30Validator if legacy else OAS31Validator
    validators: dict[str, Any] = {}
    for site in sites(document):
        for example in _examples_of(site, document, legacy=legacy):
            at = example.schema_at
            if at not in validators:
                reference = f"{_DOCUMENT}#{quote(at, safe='/~')}"
                validators[at] = validator_class({"$ref": reference}, registry=registry)
            problem = _problem(validators[at], example.value)
            if problem:
                yield Finding(source, example.at, f"the example does not fit its schema: {problem}", _REMEDY)


def innermost(error: Any) -> Any:
    """Return the error that says most: below an `anyOf` or `oneOf`, the deepest that is about more than the type."""
    while True:
        inner = [each for each in error.context or () if each.validator != "type" or each.relative_path]
        if not inner:
            return error
        error = max(inner, key=lambda each: len(each.relative_path))


def shortened(error: Any) -> str:
    """Return what a jsonschema error says, on one line and without the whole value that it may quote."""
    text = printable(error.message)
    return text if len(text) <= _SHORT else f"{text[: _SHORT // 2]} ... {text[-_SHORT // 2 :]}"


def _examples_of(site: Site, document: dict[str, Any], *, legacy: bool) -> Iterator[_Example]:
    value, at, is_schema = site
    if legacy and "$ref" in value:
        return
    if is_schema:
        if "example" in value:
            yield _Example(value["example"], f"{at}/example", at)
        if isinstance(value.get("examples"), list):
            for index, example in enumerate(value["examples"]):
                yield _Example(example, f"{at}/examples/{index}", at)
    elif isinstance(value.get("schema"), dict | bool):
        for example in _shown(value, at, document):
            if not isinstance(example.value, str) or _is_json_like(at):
                yield example


def _shown(value: dict[str, Any], at: str, document: dict[str, Any]) -> Iterator[_Example]:
    if "example" in value:
        yield _Example(value["example"], f"{at}/example", f"{at}/schema")
    named = value.get("examples")
    for name, shown in cast("dict[str, Any]", named).items() if isinstance(named, dict) else ():
        fields, place = shown, f"{at}/examples/{escape(name)}"
        if isinstance(shown, dict) and isinstance(reference := cast("dict[str, Any]", shown).get("$ref"), str):
            fields, place = resolve(document, reference), reference.removeprefix("#")
        if isinstance(fields, dict) and "value" in fields:
            yield _Example(fields["value"], f"{place}/value", f"{at}/schema")


def _is_json_like(at: str) -> bool:
    """Say whether a string may be judged as a value: in parameters, headers and media types that are JSON."""
    *_, section, name = at.rsplit("/", 2)
    return section != "content" or _JSON_LIKE.match(name.replace("~1", "/")) is not None


def _problem(validator: Any, value: object) -> str:
    try:
        errors: list[Any] = list(validator.iter_errors(value))
    except re.error:
        # A pattern of another dialect than Python's can not be judged here.
        return ""
    except RecursionError:
        return "the schema contains itself without end"
    if not errors:
        return ""
    error = innermost(min(errors, key=lambda each: (len(each.absolute_path), str(each.message))))
    inside = "".join(f"/{escape(str(token))}" for token in error.absolute_path)
    return f"{inside + ': ' if inside else ''}{shortened(error)}"
