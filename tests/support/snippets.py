"""Takes the snippets out of a Markdown file, and turns Python ones to the sandbox.

A snippet is run as it is printed, but for one thing: each client that it makes without a `base_url` is given the
sandbox's for that vendor. Keys come from environment variables, as the text around the snippets says.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """One fenced block."""

    file: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        """Name the place, for the test's name."""
        return f"{self.file}:{self.line}"


def snippets(path: Path) -> Iterator[Snippet]:
    """Give the fenced blocks of a Markdown file in order."""
    text = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Snippet(
            path.name if path.parent.name != "benchmarks" else f"benchmarks/{path.name}",
            text.count("\n", 0, match.start()) + 1,
            match[1],
            match[2],
        )


def turned_to_sandbox(source: str, classes: Mapping[str, str], url: Callable[[str], str]) -> str:
    """Return the code with `base_url` added to each client it makes; `classes` tells the vendor of a typed client."""

    class Turn(ast.NodeTransformer):
        def visit_Call(self, node: ast.Call) -> ast.AST:
            self.generic_visit(node)
            vendor = _vendor(node, classes)
            if vendor and "base_url" not in {keyword.arg for keyword in node.keywords}:
                node.keywords.append(ast.keyword("base_url", ast.Constant(url(vendor))))
            return node

    return ast.unparse(ast.fix_missing_locations(Turn().visit(ast.parse(source))))


def _vendor(node: ast.Call, classes: Mapping[str, str]) -> str | None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    match node.args:
        case [ast.Constant(value=str(vendor))] if name in {"Client", "AsyncClient"}:
            return vendor
    return classes.get(name.removeprefix("Async"))


PROGRAMS = (
    r"make|pip|python|pre-commit|valgrind|time|voxwright(?= [a-z-])|scripts/\w+\.sh"  # voxwright alone is the package
)
SPAN = re.compile(rf"(?<!`)`((?:[A-Z_]+=\S+ |\.\.\. )*(?:{PROGRAMS})\b[^`]*)`(?!`)")
INDENTED = re.compile(rf"^    ((?:{PROGRAMS}) .*)$", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """One command in a sentence or in an indented block."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        """Name it, for the test's name."""
        return f"{self.file}:{self.text}"


def commands(path: Path) -> Iterator[Command]:
    """Give the commands that a Markdown file names outside its fences."""
    text = FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), path.read_text(encoding="utf-8"))
    folder = "benchmarks/" if path.parent.name == "benchmarks" else ""
    for pattern in (SPAN, INDENTED):
        for match in pattern.finditer(text):
            words = re.split(r" {3,}", match[1].replace("\n", " "))[0]
            yield Command(f"{folder}{path.name}", 0, re.sub(r"\[[A-Z]+ ?\.*\]", "", words).removeprefix("... "))
