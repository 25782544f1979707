"""Reads Python source as data: which modules there are, what each imports, and when."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Moment: TypeAlias = Literal["ever", "run", "loading"]


@dataclass(frozen=True)
class Module:
    """One source file under the name by which it is imported."""

    name: str
    path: Path
    is_package: bool

    @cached_property
    def source(self) -> str:
        """The text of the file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the file."""
        return ast.parse(self.source, filename=str(self.path))

    @property
    def lines(self) -> int:
        """How many lines the file has, blank ones and comments too."""
        return len(self.source.splitlines())


def modules(root: Path, package: str) -> dict[str, Module]:
    """Find every module of a package that lies in the folder `root`."""
    found: dict[str, Module] = {}
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, path, is_package)
    return found


def imports(module: Module, known: Mapping[str, Module], *, when: Moment = "ever") -> set[str]:
    """Name every module that this one imports, as deep as `known` tells: ever, at run time only, or while it loads."""
    found: set[str] = set()
    for node in _nodes(module.tree, when):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found.add(inner if inner in known else base)
    return found


def circles(known: Mapping[str, Module]) -> list[list[str]]:
    """List the circles among imports that run while modules load, each as the path that closes it."""
    graph = {name: sorted(imports(module, known, when="loading") & set(known)) for name, module in known.items()}
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            found.append([*path[path.index(name) :], name])
            return
        if name in done:
            return
        for target in graph[name]:
            visit(target, [*path, name])
        done.add(name)

    for name in graph:
        visit(name, [])
    return found


def docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give each docstring: of the module, its classes and functions and, as many tools read them, of its fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in node.body:
                match statement:
                    case ast.Expr(value=ast.Constant(value=str()) as text):
                        yield text


def words(tree: ast.Module) -> Iterator[str]:
    """Give every name and every string of the code; docstrings and comments are no code."""
    prose = {id(text) for text in docstrings(tree)}
    for node in ast.walk(tree):
        if id(node) not in prose:
            for _, value in ast.iter_fields(node):
                yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    keep = len(parts) - node.level + (1 if module.is_package else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def _nodes(node: ast.AST, when: Moment) -> Iterator[ast.AST]:
    """Walk the tree, past what only type checkers read and, while loading, past the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() if when == "loading":
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")) if when != "ever":
                for statement in child.orelse:
                    yield statement
                    yield from _nodes(statement, when)
            case _:
                yield child
                yield from _nodes(child, when)
