"""Views: what the templates read. Each is made of the specification and of names, and holds finished pieces of code."""

from __future__ import annotations

from . import names
from .annotate import FullAnnotator
from .pycode import docstring, limits, literal, shown, wrap
from .spec import (
    Alias,
    Answer,
    Enum,
    FileType,
    Model,
    NormalizedSpec,
    NullableType,
    Operation,
    Parameter,
    Property,
    StringType,
    Type,
)
from .view_codes import poll_code, security_code
from .view_types import AliasView, EnumView, FieldView, GroupView, ModelView, OperationView, beside_list

_SUCCESS = "2"
_BODYLESS = ("path", "query", "header", "cookie")
_UPLOADS = ("part", "content")


class Viewer:
    """Makes the views of one specification."""

    def __init__(self, spec: NormalizedSpec) -> None:
        """Take the specification."""
        self._spec = spec
        self._code = FullAnnotator({enum.name: enum.type for enum in spec.enums})

    def enum(self, enum: Enum) -> EnumView:
        """Give the view of an enumeration."""
        text = enum.description or f"The values of `{enum.name}` that the document lists."
        return EnumView(
            class_name=names.class_name(enum.name),
            module=names.module_name(enum.name),
            constant=f"{names.constant_name(enum.name)}_VALUES",
            doc=docstring(wrap(text), 0),
            annotation=self._code.annotation(enum.type, request=True),
            values=literal(enum.type.enum),
        )

    def model(self, model: Model) -> ModelView:
        """Give the view of a model."""
        text = model.description or f"`{model.name}` of the document."
        fields = sorted((self._attribute(p) for p in model.properties), key=lambda view: not view.required)
        additional = None if model.additional is None else self._code.node(model.additional)
        extra = "object" if model.additional is None else self._code.annotation(model.additional, request=False)
        # A model's class is not there yet when its module is read, so what names one is only said when it is used.
        late = "lambda: " if "models." in extra else ""
        return ModelView(
            class_name=names.class_name(model.name),
            module=names.module_name(model.name),
            doc=docstring(wrap(text), 4),
            fields=tuple(fields),
            additional=additional,
            extra_annotation=extra,
            extra_factory=f"{late}dict[str, {extra}]{'()' if late else ''}",
        )

    def alias(self, alias: Alias) -> AliasView:
        """Give the view of a type that holds itself."""
        self._code.bare = True
        try:
            return AliasView(
                class_name=names.class_name(alias.name),
                constant=f"{names.constant_name(alias.name)}_NODE",
                doc=docstring(wrap(alias.description or f"`{alias.name}` of the document."), 0),
                annotation=self._code.annotation(alias.type, request=False),
                input_annotation=self._code.annotation(alias.type, request=True),
                node=self._code.node(alias.type),
            )
        finally:
            self._code.bare = False

    def _attribute(self, prop: Property) -> FieldView:
        annotation = self._code.annotation(prop.type, request=False)
        default = None
        if not prop.required:
            nullable = isinstance(prop.type, NullableType)
            annotation = f"{annotation} | {'Unset' if nullable else 'None'}"
            default = "UNSET" if nullable else "None"
        node = self._code.node(prop.type)
        wire = f"{literal(names.attribute_name(prop.said))}, {literal(prop.wire)}"
        required = ", required=True" if prop.required else ""
        aliases = f", aliases={literal(prop.aliases)}" if prop.aliases else ""
        return FieldView(
            name=names.attribute_name(prop.said),
            wire=prop.wire,
            annotation=annotation,
            default=default,
            doc=docstring(wrap(_described(prop.description, prop.type, deprecated=prop.deprecated)), 4),
            node=node,
            required=prop.required,
            code=f"s.Prop({wire}, {node}{required}{aliases})",
        )

    def groups(self) -> tuple[GroupView, ...]:
        """Give the groups of operations, sorted by name."""
        found: dict[str, list[OperationView]] = {}
        for operation in self._spec.operations:
            found.setdefault(operation.group, []).append(self.operation(operation))
        client = str(self._spec.vendor["class"])
        return tuple(
            GroupView(
                name=names.group_name(group),
                class_name=names.group_class_name(group, client),
                operations=tuple(beside_list(views)),
            )
            for group, views in sorted(found.items())
        )

    def operation(self, operation: Operation) -> OperationView:
        """Give the view of an operation."""
        arguments = sorted((self._argument(p) for p in operation.parameters), key=lambda view: view.default is not None)
        result = self._result(operation)
        streams = any(answer.stream for answer in operation.answers)
        return OperationView(
            name=names.method_name(operation.method_name),
            full_name=operation.name,
            constant=names.constant_name(operation.method_name),
            method=operation.method,
            path=operation.path,
            arguments=tuple(arguments),
            fields=tuple(self._field(parameter) for parameter in operation.parameters),
            answers=tuple(self._answer(answer) for answer in operation.answers),
            options=tuple(self._options(operation)),
            result=result,
            streams=streams,
            promise="Stream" if streams else "",
            function_doc=docstring(self._doc(operation, arguments, method=False), 4),
            method_doc=docstring(self._doc(operation, arguments, method=True), 8),
            uploads=any(p.location in _UPLOADS for p in operation.parameters),
        )

    def _argument(self, parameter: Parameter) -> FieldView:
        kind = parameter.type
        nullable = isinstance(kind, NullableType) and parameter.location == "body"
        inner = kind.inner if isinstance(kind, NullableType) and not nullable else kind
        annotation = self._code.annotation(inner, request=True)
        default: str | None = None
        if parameter.required and isinstance(inner, StringType) and len(inner.enum) == 1:
            default = literal(inner.enum[0])
        elif not parameter.required:
            annotation = f"{annotation} | {'Unset' if nullable else 'None'}"
            default = "UNSET" if nullable else "None"
        text = _described(parameter.description, kind, deprecated=parameter.deprecated)
        if parameter.has_default:
            text = f"{text} The vendor's default: `{shown(parameter.default)}`.".strip()
        return FieldView(
            name=names.argument_name(parameter.said),
            wire=parameter.wire,
            annotation=annotation,
            default=default,
            doc=text,
            node=self._code.node(inner),
            required=parameter.required,
        )

    def _field(self, parameter: Parameter) -> str:
        kind = parameter.type
        inner = kind.inner if isinstance(kind, NullableType) and parameter.location != "body" else kind
        name = names.argument_name(parameter.said)
        said = [literal(name), literal(parameter.location), self._code.node(inner)]
        if name != parameter.wire:
            said.append(f"wire={literal(parameter.wire)}")
        for option, value in (
            ("required", parameter.required),
            ("argument", parameter.argument),
            ("languages", parameter.languages),
            ("deprecated", parameter.deprecated),
        ):
            if value:
                said.append(f"{option}={literal(value)}")
        said += [f"{option}={literal(value)}" for option, value in _wire_form(parameter)]
        return f"Field({', '.join(said)})"

    def _answer(self, answer: Answer) -> str:
        node = "None" if answer.type is None else self._code.node(answer.type)
        stream = ", stream=True" if answer.stream else ""
        return f"Answer({literal(answer.status)}, {literal(answer.media_type)}, {node}{stream})"

    def _result(self, operation: Operation) -> str:
        successes = [a for a in operation.answers if a.status.startswith(_SUCCESS)]
        kinds: list[Type | None] = [a.type for a in successes if not a.stream]
        said = ["None" if kind is None else self._code.annotation(kind, request=False) for kind in kinds]
        return " | ".join(dict.fromkeys(said)) or ("Never" if successes else "None")

    def _options(self, operation: Operation) -> list[tuple[str, str]]:
        facts = operation.facts
        options: list[tuple[str, str]] = []
        if operation.body_type:
            options.append(("body_type", literal(operation.body_type)))
        if facts.get("billed"):
            options.append(("billed", "True"))
        if "idempotency" in facts:
            options.append(("idempotency", literal(facts["idempotency"])))
        if "max-body-bytes" in facts:
            options.append(("max_body_bytes", literal(facts["max-body-bytes"])))
        if "rate-limit" in facts:
            limit = facts["rate-limit"]
            options.append(("rate_limit", literal((limit["requests"], float(limit["seconds"])))))
        if "not-executed" in facts:
            options.append(("not_executed", literal(tuple(facts["not-executed"]))))
        if "poll" in facts:
            options.append(("poll", poll_code(facts["poll"])))
        if operation.deprecated:
            options.append(("deprecated", "True"))
        if operation.security != ((self._spec.security,) if self._spec.security else ()):
            codes = "".join(f"{security_code(security)}, " for security in operation.security)
            options.append(("security", f"({codes})"))
        if operation.server != self._spec.server:
            options.append(("server", literal(operation.server)))
        if operation.summary:
            options.append(("summary", literal(operation.summary)))
        return options

    def _doc(self, operation: Operation, arguments: list[FieldView], *, method: bool) -> list[str]:
        """Give the lines of an operation's docstring: contract, Args, Returns, Raises, source."""
        lines = wrap(f"{(operation.summary or operation.name).rstrip('.')}.")
        if operation.description and operation.description.strip().rstrip(".") != operation.summary.strip().rstrip("."):
            lines += ["", *wrap(operation.description)]
        if operation.facts.get("billed"):
            lines += ["", *wrap("Billed: it is sent once, and only again where nothing can have been executed.")]
        if operation.deprecated:
            lines += ["", "Deprecated by the vendor."]
        if any(answer.status.startswith("3") for answer in operation.answers):
            lines += ["", *wrap("A redirect is not followed: it is an `APIStatusError`, whose `location` it leads to.")]
        lines += ["", "Args:"]
        for argument in arguments:
            lines += wrap_argument(argument.name, argument.doc)
        if method:
            for name, text in _CALL_OPTIONS:
                if name != "on_progress" or any(p.location in _UPLOADS for p in operation.parameters):
                    lines += wrap_argument(name, text)
        lines = lines[:-2] if lines[-1] == "Args:" else lines
        lines += ["", "Returns:"]
        if method:
            lines += wrap_returned(streams=any(answer.stream for answer in operation.answers))
            lines += ["", "Raises:"]
            lines += wrap_argument(
                "VoxwrightError", "One class of `voxwright.errors` for each thing that can go wrong."
            )
        else:
            lines += ["    The request, as a value; nothing is sent."]
        vendor = self._spec.vendor.get("title") or self._spec.title
        source = f"Source: {operation.method} {operation.path}, {vendor} {self._spec.version}".rstrip()
        docs = self._spec.vendor.get("docs")
        return [*lines, "", *wrap(f"{source}, {docs}" if docs else source), ""]


_CALL_OPTIONS = (
    ("timeout", "Seconds for the whole call, retries included; the client's if it is not given."),
    ("retries", "How many further attempts there may be; the client's if it is not given."),
    ("extra_body", "Fields the vendor takes and this method does not name yet; they are sent unchecked."),
    ("extra_headers", "Further headers; none that carries the key."),
    ("on_progress", "Called with the bytes sent and their total while the body is sent."),
)


def wrap_returned(*, streams: bool) -> list[str]:
    """Give the lines under `Returns:` of a method."""
    if not streams:
        return ["    The vendor's answer, decoded."]
    text = "The bytes as they arrive: iterate over them, read or save them. The timeout holds until the last one."
    return [f"    {line}" for line in wrap(text, width=84)]


def wrap_argument(name: str, text: str) -> list[str]:
    """Give the lines of one entry under `Args:`."""
    lines = [line for line in wrap(text, width=84) if line] or ["As the vendor takes it."]
    return [f"    {name}: {lines[0]}", *(f"        {line}" for line in lines[1:])]


def _wire_form(parameter: Parameter) -> list[tuple[str, object]]:
    """Give how a value is written, where that is not what its place does anyway."""
    said: list[tuple[str, object]] = []
    usual = {"path": "simple", "header": "simple"}.get(parameter.location, "form")
    if parameter.style and parameter.style != usual:
        said.append(("style", parameter.style))
    if parameter.explode is not None and parameter.explode != ((parameter.style or usual) in ("form", "deepObject")):
        said.append(("explode", parameter.explode))
    media_type = parameter.content_type or ""
    if (
        media_type
        and (parameter.location == "part" or (parameter.location == "form" and not parameter.style))
        and not isinstance(parameter.type, FileType)
        and "," not in media_type
        and "*" not in media_type
    ):
        said.append(("content_type", media_type))
    return said


def _described(description: str, kind: Type, *, deprecated: bool) -> str:
    parts = [description.strip(), limits(kind, said=description), "Deprecated by the vendor." if deprecated else ""]
    first = parts[0]
    if first and first[-1] not in ".!?:)`":
        parts[0] = f"{first}."
    return " ".join(part for part in parts if part)
