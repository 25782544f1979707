"""Read: a normalized document to the frozen values of `spec.py`. What cannot be read is a finding, never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from .findings import Finding, GeneratorError
from .hoist import is_enum
from .keys import Keys
from .pointer import escape
from .read_body import Bodies, is_json
from .read_schemas import Find
from .read_types import TypeReader
from .read_whole import one_way, streams, usual_server
from .spec import (
    Alias,
    Answer,
    BinaryType,
    Enum,
    JsonTextType,
    Model,
    NormalizedSpec,
    NumberType,
    Operation,
    Parameter,
    Property,
    Setting,
    StringType,
    Type,
    named,
)
from .walk import is_map, mapping, operations

_IN_CODE = ("name", "argument", "setting", "class")


def read(document: dict[str, Any], *, source: str = "document", waive: Find | None = None) -> NormalizedSpec:
    """Give the values that *document*, which `normalize` made, stands for.

    Args:
        document: A normalized document.
        source: The name that findings give to it.
        waive: Takes, for a stranger's document, what is said well enough without its help; else that is a finding too.

    Raises:
        GeneratorError: One finding for each thing that the values cannot say.

    """
    return _Reader(document, source, waive).read()


class _Reader:
    def __init__(self, document: dict[str, Any], source: str, waive: Find | None) -> None:
        self.document = document
        self.source = source
        self.findings: list[Finding] = []
        self.types = TypeReader(document, self.find, waive)
        self.bodies = Bodies(self.types, self.find, waive)
        self.keys = Keys(document, self.find)
        self.settings: dict[str, Setting] = {}

    def find(self, pointer: str, problem: str, remedy: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(self.source, pointer, problem, remedy))

    def read(self) -> NormalizedSpec:
        """Read everything; raise all findings at once."""
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        calls = tuple(call for found in operations(self.document) for call in self._operation(*found))
        models, enums = self._components(schemas, calls)
        aliases = tuple(self._alias(name, kind) for name, kind in sorted(self.types.recursive.items()))
        info: dict[str, Any] = self.document.get("info", {})
        spec = NormalizedSpec(
            title=str(info.get("title", "")),
            version=str(info.get("version", "")),
            vendor=self.document.get("x-voxwright-vendor", {}),
            server=usual_server(calls),
            security=self.keys.main,
            keys=tuple(self.keys.further()),
            settings=tuple(self.settings.values()),
            operations=tuple(sorted(calls, key=lambda call: (call.group, call.method_name, call.path, call.method))),
            models=models,
            enums=enums,
            aliases=aliases,
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
        closed = 0
        while waiting or closed < len(self.types.recursive):
            if not waiting:
                waiting += self.types.close().values()
                closed = len(self.types.recursive)
                continue
            for name in named(waiting.pop()):
                if name in models or name in enums:
                    continue
                if is_enum(schemas[name]):
                    enums[name] = self._enum(name, schemas[name])
                else:
                    models[name] = model = self._model(name, schemas[name])
                    waiting += [p.type for p in model.properties]
                    waiting += [model.additional] if model.additional is not None else []
        models = one_way(models, calls)
        return tuple(models[name] for name in sorted(models)), tuple(enums[name] for name in sorted(enums))

    def _model(self, name: str, schema: dict[str, Any]) -> Model:
        pointer = f"/components/schemas/{escape(name)}"
        flat = self.types.flatten(schema, pointer)
        required = set(flat.get("required", ()))
        properties = tuple(
            self._property(
                wire,
                child,
                f"{pointer}/properties/{escape(wire)}",
                required=wire in required or bool(child.get("x-voxwright-identifier")),
            )
            for wire, child in flat.get("properties", {}).items()
        )
        extra = flat.get("additionalProperties", True)
        additional = self.types.read(extra, f"{pointer}/additionalProperties") if is_map(extra) else None
        return Model(
            name=name,
            description=flat.get("description", ""),
            properties=properties,
            additional=additional,
            pointer=pointer,
        )

    def _property(self, wire: str, schema: dict[str, Any], pointer: str, *, required: bool) -> Property:
        return Property(
            wire=wire,
            type=self.types.read(schema, pointer),
            required=required,
            description=self.types.description(schema),
            default=schema.get("default"),
            has_default="default" in schema,
            deprecated=bool(schema.get("deprecated")),
            aliases=tuple(schema.get("x-voxwright-aliases", ())),
            read_only=bool(schema.get("readOnly")),
            write_only=bool(schema.get("writeOnly")),
            pointer=pointer,
        )

    def _alias(self, name: str, kind: Type) -> Alias:
        text = str(self.document["components"]["schemas"][name].get("description", ""))
        return Alias(name=name, description=text, type=kind, pointer=f"/components/schemas/{escape(name)}")

    def _enum(self, name: str, schema: dict[str, Any]) -> Enum:
        pointer = f"/components/schemas/{escape(name)}"
        kind = self.types.read(schema, pointer, named=False)
        if not isinstance(kind, StringType | NumberType):
            self.find(pointer, "an enumeration of neither strings nor integers", "say its type in an overlay")
            kind = StringType(enum=())
        return Enum(name=name, description=schema.get("description", ""), type=kind, pointer=pointer)

    def _operation(self, path: str, method: str, operation: dict[str, Any]) -> Iterator[Operation]:
        """Give the operation, and one more for each further form that its body can have."""
        pointer = f"/paths/{escape(path)}/{method}"
        identifier = str(operation.get("operationId", ""))
        group, _, name = str(operation.get("x-voxwright-name", "")).rpartition(".")
        parameters = tuple(self._parameters(operation, pointer))
        for body in self.bodies.read(operation.get("requestBody"), f"{pointer}/requestBody"):
            yield Operation(
                identifier=identifier,
                group=group or next(iter(operation.get("tags", ())), "default"),
                method_name=f"{name or identifier or f'{method} {path}'}{body.suffix}",
                method=method.upper(),
                path=path.partition("#")[0].partition("?")[0],
                summary=operation.get("summary", ""),
                description=operation.get("description", ""),
                parameters=(*parameters, *body.parameters),
                body_type=body.media_type,
                body_name=body.name,
                answers=tuple(self._answers(operation, pointer)),
                security=self.keys.of(operation, pointer),
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
            content = mapping(parameter.get("content"))
            media_type = next(iter(content), None)
            holder: dict[str, Any] = parameter if media_type is None else content[media_type]
            schema: dict[str, Any] = holder.get("schema", {})
            if "x-voxwright-setting" in parameter:
                self._setting(parameter, schema, at)
                continue
            found = self.bodies.argument(
                parameter["name"],
                parameter["in"],
                {**schema, **{k: v for k, v in parameter.items() if k.startswith("x-") or k == "description"}},
                at,
                required=bool(parameter.get("required")) or parameter["in"] == "path",
                deprecated=bool(parameter.get("deprecated")),
                style=parameter.get("style"),
                explode=parameter.get("explode"),
            )
            if parameter.get("style") in ("label", "matrix"):
                self.find(
                    f"{at}/style", f"the style {parameter['style']!r} of a path", "say another, if the vendor takes one"
                )
            yield evolve(found, type=JsonTextType(inner=found.type)) if media_type else found

    def _setting(self, parameter: dict[str, Any], schema: dict[str, Any], at: str) -> None:
        fact = parameter["x-voxwright-setting"]
        if parameter["in"] != "header":
            self.find(at, "only a header can be a setting of the client", "take x-voxwright-setting off it")
        setting = Setting(
            name=fact["name"],
            header=parameter["name"],
            default=fact["default"],
            values=tuple(self.types.resolve(schema).get("enum", ())),
            description=parameter.get("description", ""),
        )
        known = self.settings.setdefault(setting.name, setting)
        if (known.header, known.default) != (setting.header, setting.default):
            self.find(at, f"the setting {setting.name!r} has another header or default elsewhere", "say one of them")
        if setting.name in {key.name for key in self.keys.further()}:
            self.find(at, f"the setting {setting.name!r} has the name of a key", "give it another name")

    def _answers(self, operation: dict[str, Any], pointer: str) -> Iterator[Answer]:
        responses: dict[str, Any] = operation.get("responses", {})
        succeeds = any(str(status)[:1] in "123" for status in responses)
        for status, answer in responses.items():
            at = f"{pointer}/responses/{escape(str(status))}"
            found = list(self._contents(str(status), answer, at, succeeds=succeeds))
            if str(status) == "default" and not succeeds:
                # With no success documented, what comes by default is one too.
                yield from (evolve(each, status="2XX") for each in found)
            yield from found

    def _contents(self, status: str, answer: dict[str, Any], at: str, *, succeeds: bool) -> Iterator[Answer]:
        description = answer.get("description", "")
        content: dict[str, Any] = answer.get("content") or {}
        if not content:
            yield Answer(status=status, media_type="", type=None, description=description)
        # JSON first: the first one is what is expected where a vendor does not say what it sends.
        for media_type in sorted(content, key=lambda name: not is_json(name)):
            place = f"{at}/content/{escape(media_type)}/schema"
            # The run time gives what is no JSON as bytes; of an error it keeps the text as it came.
            kind: Type = BinaryType()
            schema: dict[str, Any] = content[media_type].get("schema", {})
            success = status.startswith("2") or (status == "default" and not succeeds)
            if is_json(media_type) or not success:
                kind = self.types.read(schema, place, binary=True)
            stream = success and streams(media_type, self.types.resolve(schema))
            yield Answer(status=status, media_type=media_type, type=kind, description=description, stream=stream)

    def _server(self, operation: dict[str, Any], pointer: str) -> str:
        servers = operation.get("servers") or [{"url": ""}]
        url = str(servers[0].get("url", "")).rstrip("/")
        if "{" in url:
            self.find(f"{pointer}/servers/0", f"a server with variables ({url!r})", "overlay it with one address")
        return url
