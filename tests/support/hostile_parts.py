"""What hostile documents are made of: a friendly document to spoil, and texts that would be code in the wrong place."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

Json = Any
Document = dict[str, Any]

BIDI = "\u202eevil\u2066"
ZERO_WIDTH = "a\u200bb\ufeffc\u2060d"
FILLERS = "\u3164\u115f\uffa0"


@dataclass(frozen=True)
class Case:
    """One hostile document: what it is called, what it is, and whether it may be refused, must be, or must not be."""

    name: str
    document: Document | str
    expect: str = "either"


def code(name: str, *, quote: str = "'") -> str:
    """Give an expression that leaves a file behind where it is evaluated."""
    return f"__import__({quote}pathlib{quote}).Path({quote}pwned/{name}{quote}).write_text({quote}x{quote})"


def payloads(name: str) -> list[str]:
    """Give texts that end a string, a docstring, a comment, a bracket, a line or a template's tag, and then run."""
    single, double = code(name), code(name, quote='"')
    return [
        f'"""\n{single}\n"""',
        f"'''\n{double}\n'''",
        f'"+{double}+"',
        f"'+{single}+'",
        f'\\"+{double}#',
        f"\\'+{single}#",
        f"\n{single}\n",
        f"\r{single}\r\n{single}",
        f")\n{single}\n(",
        f"]\n{single}\n[",
        f"#}}\n{single}\n{{#",
        "{{ cycler.__init__.__globals__.os.system('touch pwned/" + name + "') }}",
        "{% set x = cycler.__init__.__globals__.os.system('touch pwned/" + name + "') %}",
        "{" + single + "}",
        "%(" + single + ")s",
        f"\\x22+{double}+\\x22",
        f"\\N{{QUOTATION MARK}}+{double}",
        f"$({single})`touch pwned/{name}`",
        f"x\\\n{single}",
        f'{single}"""\\',
        "\\",
        '"',
        '""',
        '"""',
        "\\\\\\",
    ]


def friendly() -> Document:
    """Give a small document that is fine: one operation with a parameter of each kind, a body and an answer."""
    return copy.deepcopy(_FRIENDLY)


def operation(document: Document) -> Document:
    """Give the operation of a friendly document."""
    found: Document = document["paths"]["/things/{id}"]["post"]
    return found


def schemas(document: Document) -> Document:
    """Give the schemas of a friendly document."""
    found: Document = document["components"]["schemas"]
    return found


def fields(document: Document) -> Document:
    """Give the properties of what a friendly document asks for."""
    found: Document = schemas(document)["Ask"]["properties"]
    return found


_FRIENDLY: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Friendly", "version": "1", "description": "Nothing to see."},
    "servers": [{"url": "https://api.example.com/v1"}],
    "security": [{"key": []}],
    "tags": [{"name": "things", "description": "Things."}],
    "paths": {
        "/things/{id}": {
            "post": {
                "operationId": "makeThing",
                "tags": ["things"],
                "summary": "Make a thing",
                "description": "It makes a thing.",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}},
                },
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    }
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "schemas": {
            "Ask": {
                "type": "object",
                "required": ["text"],
                "properties": {
                    "text": {"type": "string", "description": "What it says."},
                    "mood": {"type": "string", "enum": ["calm", "wild"]},
                },
            },
            "Thing": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
    },
}
