"""Label: fields and arguments whose Python names would be one get names that differ, by where they stand or by number.

Their names on the wire stay; the label is what their Python name is made of.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from . import names
from .spec import Model, NormalizedSpec, Operation, Parameter, Property


def label(spec: NormalizedSpec) -> NormalizedSpec:
    """Give *spec* with a label on each field and argument that needs one."""
    return evolve(
        spec,
        models=tuple(_model(model) for model in spec.models),
        operations=tuple(_operation(operation) for operation in spec.operations),
    )


def _model(model: Model) -> Model:
    seen: set[str] = set()
    properties: list[Property] = []
    for prop in model.properties:
        said = _free(prop.wire, (), seen, names.attribute_name)
        properties.append(prop if said == prop.wire else evolve(prop, label=said))
    return evolve(model, properties=tuple(properties))


def _operation(operation: Operation) -> Operation:
    seen: set[str] = set()
    parameters: list[Parameter] = []
    for parameter in operation.parameters:
        said = _free(parameter.wire, (parameter.location,), seen, names.argument_name)
        parameters.append(parameter if said == parameter.wire else evolve(parameter, label=said))
    return evolve(operation, parameters=tuple(parameters))


def _free(wire: str, suffixes: tuple[str, ...], seen: set[str], rule: Callable[[str], str]) -> str:
    """Give *wire*, or it with a suffix, so that its Python name is none of *seen*, to which it is added."""
    tries = [wire, *(f"{wire} {suffix}" for suffix in suffixes)]
    number = 2
    while rule(tries[0]).lower() in seen:
        tries.pop(0)
        if not tries:
            tries.append(f"{wire} {number}")
            number += 1
    seen.add(rule(tries[0]).lower())
    return tries[0]
