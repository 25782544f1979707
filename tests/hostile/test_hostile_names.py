"""Names: whatever a document calls a thing, what comes out is a name of Python's that means what it says."""

from __future__ import annotations

import keyword
import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import names

RULES: dict[str, Callable[[str], str]] = {
    "class": names.class_name,
    "module": names.module_name,
    "constant": names.constant_name,
    "attribute": names.attribute_name,
    "argument": names.argument_name,
    "group": names.group_name,
    "group_class": lambda tag: names.group_class_name(tag, "Hostile"),
    "method": names.method_name,
}


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(text=st.text(max_size=12))
@example(text="")
@example(text="\uff44\uff45\uff46")
@example(text="\ufb01le")
@example(text="\u00dc\u0130\u0131")
@example(text="\u0130")
@example(text="\ud55c\uad6d")
@example(text="__class__")
@example(text="\u00aa")
def test_a_name_is_an_identifier_as_python_reads_it(rule: str, text: str) -> None:
    """It is an identifier, no keyword and no builtin, and in the form (NFKC) that Python gives to what it reads."""
    name = RULES[rule](text)

    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert name == unicodedata.normalize("NFKC", name)
    assert names.is_identifier(name)


@pytest.mark.parametrize(
    "text", ["thing", "\ud55c\uad6d", "\u0e44\u0e17\u0e22", "a1", "_", "VENDOR", "vendor", "unset"]
)
def test_names_of_one_thing_are_apart(text: str) -> None:
    """The class, the module and the constant of one thing have three names, in a script without capitals too."""
    assert names.class_name(text) != names.module_name(text)
    assert names.constant_name(text) not in (names.method_name(text), "VENDOR", "UNSET", "TYPE_CHECKING")


@pytest.mark.parametrize(
    "text", ["Model", "Any", "Literal", "Mapping", "SyncClient", "Unset", "Final", "None", "Exception"]
)
def test_a_class_is_none_that_its_module_uses(text: str) -> None:
    """A schema that is called like something that every generated module imports gets an underscore."""
    assert names.class_name(text) == f"{text}_"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("voices", "Voices"),
        ("hostile", "Hostile_"),
        ("async hostile", "AsyncHostile_"),
        ("client", "Client_"),
        ("event", "Event_"),
    ],
)
def test_a_group_is_neither_the_client_nor_its_base(tag: str, expected: str) -> None:
    """The class of a group differs from the client's, from its flavours and from their bases."""
    assert names.group_class_name(tag, "Hostile") == expected


@pytest.mark.parametrize("stem", ["con", "NUL", "aux", "com1", "LPT9"])
def test_no_file_is_called_like_a_device(stem: str) -> None:
    """A module has no name that some systems keep for a device."""
    assert names.module_name(stem) == f"{stem.lower().replace('1', '_1').replace('9', '_9')}" or names.module_name(
        stem
    ).endswith("_")
    assert names.module_name(stem) not in ("con", "nul", "aux", "com1", "lpt9")


@pytest.mark.parametrize(
    "name", ["", "a", "Any", "A b", "A.b", "A\nB", "None", "Client", "AsyncClient", "\ufb01A", "A" * 65, "1A"]
)
def test_no_client_is_called_so(name: str) -> None:
    """The class of a client is ASCII, capital first, and none that its module has."""
    assert names.client_class_problem(name)


@pytest.mark.parametrize(
    "name", ["", "A", "a b", "a.b", "self", "api_key", "class", "list", "\ufb01a", "a" * 5 + "\n", "httpx"]
)
def test_no_setting_is_called_so(name: str) -> None:
    """A setting is an argument of its own."""
    assert names.setting_problem(name)


def test_names_fit_the_builtins_of_this_python() -> None:
    """No rule gives a builtin, whose meaning a class or an argument of that name would take from what follows it."""
    builtins = [name for name in dir(sys.modules["builtins"]) if not name.startswith("_")]
    taken = {
        rule: [each for each in builtins if RULES[rule](each) == each and each != "id"]
        for rule in ("attribute", "argument")
    }

    assert {"attribute": [], "argument": []} == taken
