"""Surface: what a user of a tree of Python packages can name, read from the source and never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from attrs import field, frozen

_EXPORTS = "__all__"
_CALLS = ("__init__", "__call__")


@frozen(kw_only=True)
class Parameter:
    """One parameter of a signature."""

    name: str
    kind: str
    annotation: str
    default: str | None


@frozen(kw_only=True)
class Signature:
    """How something is called, and what it gives."""

    parameters: tuple[Parameter, ...]
    returns: str

    def parameter(self, name: str) -> Parameter | None:
        """Give the parameter *name*."""
        return next((one for one in self.parameters if one.name == name), None)


@frozen(kw_only=True)
class Symbol:
    """One public name.

    Args:
        kind: `class`, `function`, `attribute`, `alias`, `constant` or `export`.
        text: What it is, as source: the bases of a class, the type of an attribute, the value of a constant.
        values: The values of an alias of literals, or the answers of an operation.
        signature: Of a function.

    """

    kind: str
    text: str = ""
    values: tuple[str, ...] = ()
    signature: Signature | None = None
    default: str | None = None


@frozen(kw_only=True)
class Surface:
    """Every public name of a tree, by its dotted path."""

    symbols: Mapping[str, Symbol] = field(factory=dict[str, Symbol])


def read_surface(files: Mapping[str, str]) -> Surface:
    """Read the surface of *files*.

    Args:
        files: Sources by path from the folder that is on the path, such as `voxwright_clients/acme/client.py`. Other
            files, and modules whose name begins with an underscore, are no part of it, save for what a public class
            inherits from a class of such a module.

    """
    symbols: dict[str, Symbol] = {}
    trees = {path: ast.parse(files[path], filename=path) for path in sorted(files) if path.endswith(".py")}
    hidden = {
        node.name: node
        for path, tree in trees.items()
        if _is_hidden(path)
        for node in tree.body
        if isinstance(node, ast.ClassDef) and any(_members(node, "", {}))  # a stand-in for typing.Generic gives nothing
    }
    for path, tree in trees.items():
        if not _is_hidden(path):
            prefix = ".".join(part for part in path.removesuffix(".py").split("/") if part != "__init__")
            symbols.update(_module(tree, prefix, hidden))
    return Surface(symbols=symbols)


def _is_hidden(path: str) -> bool:
    return any(part.startswith("_") and part != "__init__" for part in path.removesuffix(".py").split("/"))


def _module(tree: ast.Module, prefix: str, hidden: Mapping[str, ast.ClassDef]) -> Iterator[tuple[str, Symbol]]:
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                path = f"{prefix}.{name}"
                shown = ", ".join(ast.unparse(base) for base in node.bases if _base_name(base) not in hidden)
                yield path, Symbol(kind="class", text=shown)
                yield from _members(node, path, hidden)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("_"):
                yield f"{prefix}.{name}", Symbol(kind="function", signature=_signature(node, bound=False))
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=value) if not name.startswith("_"):
                yield f"{prefix}.{name}", _assigned(ast.unparse(kind), value)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == _EXPORTS:
                for one in _strings(value):
                    yield f"{prefix}:{one}", Symbol(kind="export")
            case _:
                pass


def _base_name(base: ast.expr) -> str:
    return ast.unparse(base.value if isinstance(base, ast.Subscript) else base)


def _members(node: ast.ClassDef, path: str, hidden: Mapping[str, ast.ClassDef]) -> Iterator[tuple[str, Symbol]]:
    """Yield the public members of a class, those that it inherits from hidden classes first, so that its own win."""
    for base in reversed(node.bases):
        if _base_name(base) in hidden:
            yield from _members(hidden[_base_name(base)], path, hidden)
    for child in node.body:
        match child:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=value) if not name.startswith("_"):
                default = None if value is None else ast.unparse(value)
                yield f"{path}.{name}", Symbol(kind="attribute", text=ast.unparse(kind), default=default)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if (
                not name.startswith("_") or name in _CALLS
            ):
                decorators = {ast.unparse(one).rpartition(".")[2] for one in child.decorator_list}
                if "overload" in decorators:
                    continue
                if "property" in decorators or "cached_property" in decorators:
                    kind = "" if child.returns is None else ast.unparse(child.returns)
                    yield f"{path}.{name}", Symbol(kind="attribute", text=kind, default="")
                else:
                    signature = _signature(child, bound="staticmethod" not in decorators)
                    yield f"{path}.{name}", Symbol(kind="function", signature=signature)
            case _:
                pass


def _assigned(kind: str, value: ast.expr | None) -> Symbol:
    text = "" if value is None else ast.unparse(value)
    if kind.rpartition(".")[2] == "TypeAlias":
        return Symbol(kind="alias", text=text, values=_literals(value))
    if isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] == "Operation":
        return Symbol(kind="constant", text=kind, values=tuple(_answers(value)))
    return Symbol(kind="constant", text=kind)


def _literals(value: ast.expr | None) -> tuple[str, ...]:
    """Give the values of `Literal[...]`; nothing for anything else."""
    if isinstance(value, ast.Subscript) and ast.unparse(value.value).rpartition(".")[2] == "Literal":
        inner = value.slice.elts if isinstance(value.slice, ast.Tuple) else [value.slice]
        return tuple(ast.unparse(one) for one in inner)
    return ()


def _answers(call: ast.Call) -> Iterator[str]:
    """Give the documented answers of an operation: status, media type, and what is decoded from it."""
    for keyword in call.keywords:
        if keyword.arg == "answers" and isinstance(keyword.value, ast.Tuple):
            for one in keyword.value.elts:
                if isinstance(one, ast.Call):
                    words = [ast.unparse(part).strip("'\"") for part in one.args]
                    yield (
                        " ".join(words).replace("s.Model(lambda: ", "").rstrip(")")
                        if "lambda" in words[-1]
                        else " ".join(words)
                    )


def _strings(value: ast.expr) -> list[str]:
    inner = value.elts if isinstance(value, ast.List | ast.Tuple) else []
    return [one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _signature(node: ast.FunctionDef | ast.AsyncFunctionDef, *, bound: bool) -> Signature:
    given = node.args
    found: list[Parameter] = []
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + [ast.unparse(one) for one in given.defaults]
    for index, (one, default) in enumerate(zip(positional, defaults, strict=True)):
        found.append(_parameter(one, "positional only" if index < len(given.posonlyargs) else "positional", default))
    if bound:
        found = found[1:]
    if given.vararg is not None:
        found.append(_parameter(given.vararg, "any number", None))
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        found.append(_parameter(one, "keyword", None if default is None else ast.unparse(default)))
    if given.kwarg is not None:
        found.append(_parameter(given.kwarg, "any keyword", None))
    returns = "" if node.returns is None else ast.unparse(node.returns)
    waiting = "awaitable " if isinstance(node, ast.AsyncFunctionDef) else ""
    return Signature(parameters=tuple(found), returns=waiting + returns)


def _parameter(node: ast.arg, kind: str, default: str | None) -> Parameter:
    annotation = "" if node.annotation is None else ast.unparse(node.annotation)
    return Parameter(name=node.arg, kind=kind, annotation=annotation, default=default)
