"""Read: a normalized document to the frozen values of `spec.py`. What cannot be read is a finding, never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .findings import Finding, GeneratorError
from .hoist import is_enum, is_object
from .pointer import escape
from .read_types import TypeReader
from .spec import (
    Answer,
    Enum,
    Model,
    NormalizedSpec,
    NumberType,
    Operation,
    Parameter,
    Property,
    Security,
    Setting,
    StringType,
    Type,
    named,
)
from .walk import operations

_JSON = "application/json"
_FORMS = {"multipart/form-data": "part", "application/x-www-form-urlencoded": "form"}
_IN_CODE = ("name", "argument", "setting", "class")


def read(document: dict[str, Any], *, source: str = "document") -> NormalizedSpec:
    """Give the values that *document*, which `normalize` made, stands for.

    Raises:
        GeneratorError: One finding for each thing that the values cannot say.

    """
    return _Reader(document, source).read()


class _Reader:
    def __init__(self, document: dict[str, Any], source: str) -> None:
        self.document = document
        self.source = source
        self.findings: list[Finding] = []
        self.types = TypeReader(document, self.find)
        self.settings: dict[str, Setting] = {}

    def find(self, pointer: str, problem: str, remedy: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(self.source, pointer, problem, remedy))

    def read(self) -> NormalizedSpec:
        """Read everything; raise all findings at once."""
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        calls = tuple(self._operation(*found) for found in operations(self.document))
        models, enums = self._components(schemas, calls)
        info: dict[str, Any] = self.document.get("info", {})
        spec = NormalizedSpec(
            title=str(info.get("title", "")),
            version=str(info.get("version", "")),
            vendor=self.document.get("x-voxwright-vendor", {}),
            server=calls[0].server if calls else "",
            security=next((call.security for call in calls if call.security), None),
            settings=tuple(self.settings.values()),
            operations=tuple(sorted(calls, key=lambda call: (call.group, call.method_name, call.path, call.method))),
            models=models,
            enums=enums,
            document=self.document,
        )
        if self.findings:
            raise GeneratorError(self.findings)
        return spec

    def _components(
        self, schemas: dict[str, Any], calls: tuple[Operation, ...]
    ) -> tuple[tuple[Model, ...], tuple[Enum, ...]]:
        """Read the models and enumerations that calls name; a body whose properties are arguments is no model."""
        models: dict[str, Model] = {}
        enums: dict[str, Enum] = {}
        waiting: list[Type] = [p.type for call in calls for p in call.parameters]
        waiting += [answer.type for call in calls for answer in call.answers if answer.type is not None]
        while waiting:
            for name in named(waiting.pop()):
                if name in models or name in enums:
                    continue
                if is_enum(schemas[name]):
                    enums[name] = self._enum(name, schemas[name])
                else:
                    models[name] = model = self._model(name, schemas[name])
                    waiting += [p.type for p in model.properties]
                    waiting += [model.additional] if model.additional is not None else []
        return tuple(models[name] for name in sorted(models)), tuple(enums[name] for name in sorted(enums))

    def _model(self, name: str, schema: dict[str, Any]) -> Model:
        pointer = f"/components/schemas/{escape(name)}"
        flat = self.types.flatten(schema, pointer)
        required = set(flat.get("required", ()))
        properties = tuple(
            self._property(wire, child, wire in required or bool(child.get("x-voxwright-identifier")), f"{pointer}/properties/{escape(wire)}")
            for wire, child in flat.get("properties", {}).items()
        )
        extra = flat.get("additionalProperties", True)
        additional = self.types.read(extra, f"{pointer}/additionalProperties") if isinstance(extra, dict) else None
        return Model(
            name=name,
            description=flat.get("description", ""),
            properties=properties,
            additional=additional,
            pointer=pointer,
        )

    def _property(self, wire: str, schema: dict[str, Any], required: bool, pointer: str) -> Property:
        return Property(
            wire=wire,
            type=self.types.read(schema, pointer),
            required=required,
            description=self.types.description(schema),
            default=schema.get("default"),
            has_default="default" in schema,
            deprecated=bool(schema.get("deprecated")),
            aliases=tuple(schema.get("x-voxwright-aliases", ())),
            pointer=pointer,
        )

    def _enum(self, name: str, schema: dict[str, Any]) -> Enum:
        pointer = f"/components/schemas/{escape(name)}"
        kind = self.types.read(schema, pointer, named=False)
        if not isinstance(kind, StringType | NumberType):
            self.find(pointer, "an enumeration of neither strings nor integers", "say its type in an overlay")
            kind = StringType(enum=())
        return Enum(name=name, description=schema.get("description", ""), type=kind, pointer=pointer)

    def _operation(self, path: str, method: str, operation: dict[str, Any]) -> Operation:
        pointer = f"/paths/{escape(path)}/{method}"
        identifier = str(operation.get("operationId", ""))
        group, _, name = str(operation.get("x-voxwright-name", "")).rpartition(".")
        body_type, body_name, body = self._body(operation.get("requestBody"), f"{pointer}/requestBody")
        answers = tuple(self._answers(operation, pointer))
        return Operation(
            identifier=identifier,
            group=group or next(iter(operation.get("tags", ())), "default"),
            method_name=name or identifier or f"{method} {path}",
            method=method.upper(),
            path=path,
            summary=operation.get("summary", ""),
            description=operation.get("description", ""),
            parameters=(*self._parameters(operation, pointer), *body),
            body_type=body_type,
            body_name=body_name,
            answers=answers,
            security=self._security(operation, pointer),
            server=self._server(operation, pointer),
            deprecated=bool(operation.get("deprecated")),
            facts={
                key.removeprefix("x-voxwright-"): value
                for key, value in operation.items()
                if key.startswith("x-voxwright-") and key.removeprefix("x-voxwright-") not in _IN_CODE
            },
            pointer=pointer,
        )

    def _parameters(self, operation: dict[str, Any], pointer: str) -> Iterator[Parameter]:
        for index, parameter in enumerate(operation.get("parameters", ())):
            at = f"{pointer}/parameters/{index}"
            schema = parameter.get("schema", {})
            if "x-voxwright-setting" in parameter:
                self._setting(parameter, schema, at)
                continue
            yield self._argument(
                parameter["name"],
                parameter["in"],
                {**schema, **{k: v for k, v in parameter.items() if k.startswith("x-") or k == "description"}},
                bool(parameter.get("required")),
                at,
                deprecated=bool(parameter.get("deprecated")),
            )

    def _setting(self, parameter: dict[str, Any], schema: dict[str, Any], at: str) -> None:
        fact = parameter["x-voxwright-setting"]
        if parameter["in"] != "header":
            self.find(at, "only a header can be a setting of the client", "take x-voxwright-setting off it")
        self.settings[fact["name"]] = Setting(
            name=fact["name"],
            header=parameter["name"],
            default=fact["default"],
            values=tuple(self.types.resolve(schema).get("enum", ())),
            description=parameter.get("description", ""),
        )

    def _body(self, body: dict[str, Any] | None, pointer: str) -> tuple[str | None, str | None, tuple[Parameter, ...]]:
        """Read a request body: the properties of an object become arguments, anything else is one argument."""
        content: dict[str, Any] = (body or {}).get("content", {})
        if not body or not content:
            return None, None, ()
        media_type = next((known for known in (_JSON, *_FORMS) if known in content), next(iter(content)))
        for other in content.keys() - {media_type}:
            self.find(f"{pointer}/content/{escape(other)}", f"a second media type beside {media_type}", "remove one of them")
        media: dict[str, Any] = content[media_type]
        at = f"{pointer}/content/{escape(media_type)}/schema"
        schema = self.types.resolve(media.get("schema", {}))
        location = _FORMS.get(media_type, "body" if media_type == _JSON else "content")
        if location == "content" or not is_object(schema):
            whole = self._argument("body", "content", media.get("schema", {}), bool(body.get("required")), at)
            return media_type, None, (whole,)
        flat = self.types.flatten(schema, at)
        required = set(flat.get("required", ()))
        encoding: dict[str, Any] = media.get("encoding", {})
        body_name = self.types.reference(media.get("schema", {}))
        return media_type, body_name, tuple(
            self._argument(
                wire, location, child, wire in required, f"{at}/properties/{escape(wire)}",
                content_type=encoding.get(wire, {}).get("contentType"),
            )
            for wire, child in flat["properties"].items()
        )  # fmt: skip

    def _argument(
        self,
        wire: str,
        location: str,
        schema: dict[str, Any],
        required: bool,
        pointer: str,
        *,
        content_type: str | None = None,
        deprecated: bool = False,
    ) -> Parameter:
        return Parameter(
            wire=wire,
            location=location,
            type=self.types.read(schema, pointer, file_part=location == "part", media_types=content_type),
            required=required,
            description=self.types.description(schema),
            default=schema.get("default"),
            has_default="default" in schema,
            deprecated=deprecated or bool(schema.get("deprecated")),
            argument=schema.get("x-voxwright-argument"),
            content_type=content_type,
            pointer=pointer,
        )

    def _answers(self, operation: dict[str, Any], pointer: str) -> Iterator[Answer]:
        for status, answer in operation.get("responses", {}).items():
            at = f"{pointer}/responses/{escape(str(status))}"
            description = answer.get("description", "")
            content: dict[str, Any] = answer.get("content") or {}
            if not content:
                yield Answer(status=str(status), media_type="", type=None, description=description)
            for media_type, media in content.items():
                place = f"{at}/content/{escape(media_type)}/schema"
                kind = self.types.read(media.get("schema", {}), place, binary=True)
                yield Answer(status=str(status), media_type=media_type, type=kind, description=description)

    def _server(self, operation: dict[str, Any], pointer: str) -> str:
        servers = operation.get("servers") or [{"url": ""}]
        url = str(servers[0].get("url", "")).rstrip("/")
        if "{" in url:
            self.find(f"{pointer}/servers/0", f"a server with variables ({url!r})", "overlay it with one address")
        return url

    def _security(self, operation: dict[str, Any], pointer: str) -> Security | None:
        """Read the first requirement that one key can meet; an empty one means that no key is needed."""
        requirements: list[dict[str, Any]] = operation.get("security") or []
        schemes: dict[str, Any] = self.document["components"]["securitySchemes"]
        for requirement in requirements:
            found = [self._scheme(schemes.get(name, {})) for name in requirement]
            if len(found) <= 1 and all(found):
                return found[0] if found else None
        if requirements:
            names = ", ".join(sorted({name for requirement in requirements for name in requirement}))
            self.find(f"{pointer}/security", f"no single key meets it ({names})", "leave one apiKey or http scheme in it")
        return None

    @staticmethod
    def _scheme(scheme: dict[str, Any]) -> Security | None:
        if scheme.get("type") == "apiKey":
            return Security(kind=scheme["in"], name=scheme["name"])
        if scheme.get("type") == "http" and str(scheme.get("scheme", "")).lower() == "bearer":
            return Security(kind="header", name="Authorization", prefix="Bearer ")
        if scheme.get("type") == "http" and str(scheme.get("scheme", "")).lower() == "basic":
            return Security(kind="basic", name="Authorization", prefix="Basic ")
        return None
