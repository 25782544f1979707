"""What a type checker must find in each generated client, written out from the operations' data; for every vendor."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from conformance_calls import typed_operations
from conformance_values import inner, valid
from packages import module_name, module_of, vendor_of, version_of
from voxwright_clients._registry import VENDORS

from voxwright._adapters import find_operation, offers
from voxwright._core import schema as s
from voxwright._core.operation import Field, Operation

WRONG_ARGUMENT = "  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]"
HEAD = '''"""What a type checker must find in one generated client. Never run."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal, Never, assert_type

import voxwright
from {module} import Async{cls}, {cls}, models, operations
from voxwright._core.operation import StreamRequest
from voxwright._core.request import Request
from voxwright._core.stream import AsyncByteStream, ByteStream

__all__ = ["AsyncByteStream", "ByteStream", "Literal", "Never", "StreamRequest"]

'''
STATUS = 'Literal["ready", "processing", "failed"] | None'
CALLS = {
    "clone_voice": '"ada.wav", name="Ada"',
    "design_voice": '"calm", name="Ada", preview_text="Hello."',
    "submit_design": '"calm", name="Ada", preview_text="Hello."',
    "retrain_voice": '"id", "ada.wav", name="Ada"',
    "get_task": '"id"',
}
KEPT = {
    "get_voice": '"id"',
    "update_voice": '"id", name="Ada"',
}
SPOKEN = {"speak": '"id", "Hello.", format="mp3", sample_rate=24_000, model=None', "get_speech": '"id"'}


def source(label: str) -> str:
    """Return the module that a type checker is given for a vendor, or for a version of one."""
    cls = VENDORS[vendor_of(label)]["class"]
    lines: list[str] = []
    for operation in typed_operations(label):
        lines += operation_lines(label, operation, cls)
    lines += common_lines(label, cls)
    text = "\n".join(lines) + "\n"
    # The default version is imported under the vendor's name, as users do.
    head = HEAD.format(
        module=module_name(label) if version_of(label) else f"voxwright_clients.{vendor_of(label)}", cls=cls
    )
    return (head if "Any]" in text else head.replace("Any, ", "")) + "\n" + text


def operation_lines(label: str, operation: Operation[Any], cls: str) -> Iterator[str]:
    """Yield what must hold of one operation: its request, its sync and its awaited answer, its enums."""
    group, method = python_name(label, operation)
    name = f"{group}.{method}"
    model, stream = decoded(operation), any(each.stream for each in operation.answers)
    answers = {
        flavour: " | ".join(filter(None, (stream and f"{flavour}ByteStream", model))) for flavour in ("", "Async")
    }
    name = called(label, operation)
    request = f"StreamRequest[{model or 'Never'}]" if stream else f"Request[{model}]"
    given = ", ".join(f"{field.name}={literal(field)}" for field in operation.fields if field.required)
    every = ", ".join(f"{field.name}={literal(field)}" for field in operation.fields)
    yield f"async def {group}_{method}(client: {cls}, awaited: Async{cls}) -> None:"
    for arguments in dict.fromkeys((given, every)):
        yield f"    assert_type(operations.{name}({arguments}), {request})"
        yield f"    assert_type(client.send(operations.{name}({arguments})), {answers['']})"
        yield f"    assert_type(client.{name}({arguments}), {answers['']})"
        yield f"    assert_type(await awaited.send(operations.{name}({arguments})), {answers['Async']})"
        yield f"    assert_type(await awaited.{name}({arguments}), {answers['Async']})"
    for field in operation.fields:
        for wrong in wrong_literals(field):
            others = ", ".join(f"{f.name}={literal(f)}" for f in operation.fields if f.required and f is not field)
            arguments = ", ".join(filter(None, (others, f"{field.name}={wrong}")))
            for call in (f"operations.{name}", f"client.{name}"):
                yield f"    {call}({arguments}){WRONG_ARGUMENT}"
            yield f"    await awaited.{name}({arguments}){WRONG_ARGUMENT}"
    yield ""
    yield from enum_lines(label, operation)


def python_name(label: str, operation: Operation[Any]) -> tuple[str, str]:
    """Return the group and the method of an operation; one that would hide a name of Python's ends in _."""
    group, _, method = operation.name.partition(".")
    module = getattr(module_of(label).operations, group)
    return group, method if hasattr(module, method) else f"{method}_"


def decoded(operation: Operation[Any]) -> str:
    """Return the type of what an operation answers, apart from a stream; nothing where a stream is all."""
    kinds = [each.schema for each in operation.answers if each.status[0] == "2" and not each.stream]
    return " | ".join(dict.fromkeys(type_of(schema) for schema in kinds))


def type_of(schema: s.Node | None) -> str:
    """Return the type of a decoded answer, as source."""
    if schema is None:
        return "None"
    if isinstance(schema, s.Any):
        return "Any"
    return f"models.{schema.resolve().__name__}" if isinstance(schema, s.Model) else "bytes"


def called(label: str, operation: Operation[Any]) -> str:
    """Return the name of an operation in Python, which is never a builtin's."""
    group, _, method = operation.name.partition(".")
    module = getattr(module_of(label).operations, group)
    return f"{group}.{method if hasattr(module, method) else f'{method}_'}"


def enum_lines(label: str, operation: Operation[Any]) -> Iterator[str]:
    """Yield that each enum is the Literal of its values, which is what completion shows."""
    group, method = python_name(label, operation)
    module = getattr(module_of(label).operations, group)
    parameters = inspect.signature(getattr(module, called(label, operation).partition(".")[2])).parameters
    for field in operation.fields:
        values = getattr(inner(field.schema), "enum", ())
        alias = re.search(r"models\.\w+", str(parameters[field.name].annotation))
        if values and alias is not None:
            yield f"def {group}_{method}_{field.name}(value: {alias[0]}) -> None:"
            yield f"    assert_type(value, Literal[{', '.join(map(repr, values))}])"
            yield ""


def common_lines(label: str, cls: str) -> Iterator[str]:
    """Yield what must hold of the common clients: that each call's type is what the adapter gives."""
    vendor, version = vendor_of(label), version_of(label)
    raw, kept = raw_of(vendor, CALLS), raw_of(vendor, ("list_voices", *KEPT))
    named = f'"{vendor}"' if version is None else f'"{vendor}", version="{version}"'
    yield "async def common() -> None:"
    for argument in (named, f'{cls}("k")'):
        yield f"    client = voxwright.Client({argument})"
        yield f"    assert_type(client, voxwright.Client[{cls}, {raw}, {kept}])"
        yield f"    assert_type(client.vendor, {cls})"
    for argument in (named, f'Async{cls}("k")'):
        yield f"    awaited = voxwright.AsyncClient({argument})"
        yield f"    assert_type(awaited, voxwright.AsyncClient[Async{cls}, {raw}, {kept}])"
        yield f"    assert_type(awaited.vendor, Async{cls})"
    for call, arguments in CALLS.items():
        if call in offers(vendor):
            kind = "Voice" if "[Voice[" in returned(vendor, call) else "VoiceTask"
            yield f"    assert_type(client.{call}({arguments}), voxwright.{kind}[{raw}])"
            kind = kind if kind == "Voice" else f"Async{kind}"
            yield f"    assert_type(await awaited.{call}({arguments}), voxwright.{kind}[{raw}])"
            if kind == "Voice":
                yield f"    assert_type(client.{call}({arguments}).raw, {raw})"
                yield f"    assert_type(client.{call}({arguments}).status, {STATUS})"
    yield f"    assert_type(client.list_voices(), Iterator[voxwright.Voice[{kept}]])"
    yield f"    assert_type(awaited.list_voices(), AsyncIterator[voxwright.Voice[{kept}]])"
    yield f"    assert_type([*client.list_voices()], list[voxwright.Voice[{kept}]])"
    yield f"    assert_type([voice async for voice in awaited.list_voices()], list[voxwright.Voice[{kept}]])"
    for call, arguments in KEPT.items():
        yield f"    assert_type(client.{call}({arguments}), voxwright.Voice[{kept}])"
        yield f"    assert_type(await awaited.{call}({arguments}), voxwright.Voice[{kept}])"
    for call, arguments in SPOKEN.items():
        yield f"    assert_type(client.{call}({arguments}), voxwright.Speech)"
        yield f"    assert_type(await awaited.{call}({arguments}), voxwright.AsyncSpeech)"
    for call in ("update_voice", "speak"):
        yield f"    assert_type(client.preview.{call}({ {**KEPT, **SPOKEN}[call] }), Request[Any])"


def raw_of(vendor: str, calls: Iterable[str]) -> str:
    """Return the one type of `raw` that an adapter gives by these calls, as source; Any where it has none of them."""
    found = {
        name for call in calls if call in offers(vendor) for name in re.findall(r"models\.\w+", returned(vendor, call))
    }
    (raw,) = found or {"Any"}
    return raw


def returned(vendor: str, call: str) -> str:
    """Return the annotation of what an adapter's function gives."""
    return str(inspect.signature(find_operation(vendor, call)).return_annotation)


def literal(field: Field) -> str:
    """Return a valid value as source."""
    return repr("ada.wav") if isinstance(inner(field.schema), s.File) else code_of(field.schema)


def code_of(schema: s.Node) -> str:
    """Return a valid value of a schema as source."""
    schema = inner(schema)
    if isinstance(schema, s.Union):
        return code_of(schema.variants[0])
    if isinstance(schema, s.List):
        return f"[{code_of(schema.item)}]"
    if isinstance(schema, s.Model):
        model = schema.resolve()
        given = (f"{prop.name}={code_of(prop.node)}" for prop in model.schema().props if prop.required)
        return f"models.{model.__name__}({', '.join(given)})"
    return repr(valid(Field("value", "body", schema)))


def wrong_literals(field: Field) -> list[str]:
    """Return values that a type checker must refuse, as source."""
    schema = inner(field.schema)
    if isinstance(schema, s.File):
        return ["5"]
    if isinstance(schema, s.Union) and any(isinstance(inner(each), s.Str) for each in schema.variants):
        return ["5"]
    if isinstance(schema, s.Str):
        return ["5", *(['"no such value"'] if schema.enum else [])]
    return ['"text"', *(["-1"] if getattr(schema, "enum", ()) else [])]
