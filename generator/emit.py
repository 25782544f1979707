"""Emit: a specification to the files of one client package, as text in memory.

Each template is a file of `templates/`; what it reads is a view. Unused imports are taken out by ruff afterwards, so a
template may name all that any of its files can need.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from . import engine
from .kept import kept
from .pycode import comment, docstring, literal, wrap
from .spec import Key, NormalizedSpec, Security
from .view_codes import security_code
from .views import Viewer, wrap_argument

Files = dict[str, str]
# client.py.jinja and calls.py.jinja include group_classes.jinja, as all include header.jinja.
_MOST_IN_ONE_MODULE = 60
"""Operations; the client of more has one module a group, imported when the group is first used."""
_VOICES = "voices"
"""The group of the operations that make voices."""


def emit(spec: NormalizedSpec, *, origin: str, command: str) -> Files:
    """Give the files of the client package of *spec*, by path inside the package.

    Args:
        spec: The specification, reconciled with the library's parse.
        origin: The folder that holds the documents, as the header of each file names it.
        command: The command that makes the package, as the header of each file names it.

    """
    viewer = Viewer(spec)
    title = str(spec.vendor.get("title") or spec.title)
    common: dict[str, Any] = {
        "origin": comment(origin),
        "command": comment(command),
        "title_doc": docstring([title], 0)[3:-3],
        "class_name": spec.vendor["class"],
        "groups": viewer.groups(),
        "settings": spec.settings,
        "keyed": spec.security is not None,
        "keys": spec.keys,
        "apart": len(spec.operations) > _MOST_IN_ONE_MODULE,
        "address_required": spec.vendor.get("base-url") == "required",
    }
    files: Files = {}
    exports: list[tuple[str, tuple[str, ...]]] = []
    for model in spec.models:
        view = viewer.model(model)
        files[f"models/{view.module}.py"] = _render("model.py.jinja", common, model=view)
        exports.append((view.module, (view.class_name,)))
    for enum in spec.enums:
        enum_view = viewer.enum(enum)
        files[f"models/{enum_view.module}.py"] = _render("literal_enum.py.jinja", common, enum=enum_view)
        exports.append((enum_view.module, (enum_view.class_name, enum_view.constant)))
    if spec.aliases:
        aliases = [viewer.alias(alias) for alias in spec.aliases]
        files["models/recursive_types.py"] = _render("recursive.py.jinja", common, aliases=aliases)
        named = [name for a in aliases for name in (a.class_name, f"{a.class_name}Input", a.constant)]
        exports.append(("recursive_types", tuple(named)))
    exports.sort()
    all_names = sorted(name for _, some in exports for name in some)
    files["models/__init__.py"] = _render("models_init.py.jinja", common, exports=exports, all_names=all_names)
    for group in common["groups"]:
        files[f"operations/{group.name}.py"] = _render("endpoint_module.py.jinja", common, group=group)
    files["operations/__init__.py"] = _render("operations_init.py.jinja", common)
    if common["apart"]:
        files |= {
            f"calls/{group.name}.py": _render("calls.py.jinja", common, group=group) for group in common["groups"]
        }
        files["calls/__init__.py"] = _render("calls_init.py.jinja", common)
    if any("Named(" in text or "JsonText(" in text for text in files.values()):
        files["_nodes.py"] = _render("nodes.py.jinja", common)
    files["_vendor.py"] = _render("vendor.py.jinja", common, options=_vendor_options(spec))
    files["client.py"] = _render("client.py.jinja", common, client_doc=_client_docs(spec, title))
    files["__init__.py"] = _render("package_init.py.jinja", common, doc=docstring(_package_doc(spec, title), 0))
    files["openapi.json"] = document_text(spec.document)
    return dict(sorted(files.items()))


def document_text(document: Mapping[str, Any]) -> str:
    """Give the text of the normalized document that a package ships."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def emit_registry(vendors: list[dict[str, Any]], *, command: str) -> str:
    """Give the module that lists *vendors*, each with its `name`, its `entry` and its `offers`."""
    return _render("registry.py.jinja", {"origin": "specs/", "command": comment(command)}, vendors=vendors)


def emit_facade(spec: NormalizedSpec, *, name: str, versions: Mapping[str, str], default: str, command: str) -> str:
    """Give the package of a vendor that has versions; its names are those of the default version.

    Args:
        spec: The specification of the default version.
        name: The vendor's name.
        versions: The module of each version, by version.
        default: The default version.
        command: The command that makes the package.

    """
    title = str(spec.vendor.get("title") or spec.title)
    lines = wrap(f"The typed clients of {title}, one package for each version of its API.")
    lines += ["", *wrap(f"The names of this package are those of {default}; each version has its own package:"), ""]
    lines += [f"- `{module}`: {version}" for version, module in versions.items()]
    common = {"origin": comment(f"specs/{name}/"), "command": comment(command), "class_name": spec.vendor["class"]}
    doc = docstring([*lines, ""], 0)
    return _render("facade.py.jinja", common, doc=doc, modules=tuple(versions.values()), module=versions[default])


def registry_row(name: str, spec: NormalizedSpec) -> dict[str, Any]:
    """Give what the registry says of the vendor *name*, as one version of its documents has it."""
    facts = spec.vendor
    sunset = facts.get("sunset")
    entry = (
        ("title", literal(str(facts.get("title") or spec.title))),
        ("class", literal(str(facts["class"]))),
        ("env", literal(tuple(facts["env"]))),
        ("base_url", literal(spec.server)),
        ("sunset", literal(str(sunset["date"]) if sunset else None)),
        ("docs", literal(str(facts.get("docs", "")))),
    )
    return {"name": name, "entry": entry}


def offer(path: str, spec: NormalizedSpec) -> dict[str, Any]:
    """Give what the overloads say of one package: *path* is its module below the clients, with dots."""
    return {"path": path, "class_name": spec.vendor["class"], "raw": _raw(path, spec), "kept": kept(path, spec)}


def _raw(name: str, spec: NormalizedSpec) -> str:
    """Give the union of the models that a voice's `raw` can be: a polled operation ends in its task's answer."""
    viewer = Viewer(spec)
    by_name = {operation.name: operation for operation in spec.operations}
    found: list[str] = []
    for operation in spec.operations:
        if operation.facts.get("billed") and operation.group == _VOICES:
            last = by_name.get(operation.facts.get("poll", {}).get("operation", ""), operation)
            found.append(viewer.operation(last).result.replace("models.", f"{name}.models."))
    return " | ".join(dict.fromkeys(found)) or "None"


def _render(template: str, common: dict[str, Any], **views: Any) -> str:
    environment = engine.environment()
    environment.filters.setdefault("py", literal)
    return environment.get_template(template).render({**common, **views})


def _vendor_options(spec: NormalizedSpec) -> list[tuple[str, str]]:
    facts = spec.vendor
    request_id, error = facts.get("request-id", {}), facts.get("error", {})
    options = [
        ("name", literal(facts["name"])),
        ("title", literal(str(facts.get("title") or spec.title))),
        ("base_url", literal(spec.server)),
        ("env", literal(tuple(facts["env"]))),
    ]
    options.append(("security", security_code(spec.security or Security(kind="none", name=""))))
    if spec.keys:
        options.append(("further_keys", literal(tuple((key.name, key.env) for key in spec.keys))))
    if spec.settings:
        said = [f"Setting({literal(s.name)}, {literal(s.header)}, {literal(s.default)})" for s in spec.settings]
        options.append(("settings", f"({', '.join(said)},)"))
    if facts.get("sunset"):
        sunset = facts["sunset"]
        options.append(("sunset", f"Sunset({literal(str(sunset['date']))}, {literal(str(sunset.get('note', '')))})"))
    if facts.get("docs"):
        options.append(("docs", literal(facts["docs"])))
    for name, values in (
        ("request_id_headers", request_id.get("headers")),
        ("request_id_pointers", request_id.get("pointers")),
        ("error_code", error.get("code")),
        ("error_message", error.get("message")),
    ):
        if values:
            options.append((name, literal(tuple(values))))
    if facts.get("in-band"):
        fact = facts["in-band"]
        said = [
            literal(fact["pointer"]),
            literal(tuple(fact["success"])),
            literal(fact["default"]),
            literal(fact["errors"]),
        ]
        options.append(("in_band", f"InBand({', '.join(said)})"))
    return options


def _package_doc(spec: NormalizedSpec, title: str) -> list[str]:
    description = str(spec.document.get("info", {}).get("description", ""))
    return [*wrap(f"A typed client of {title} {spec.version}.".replace(" .", ".")), "", *wrap(description)]


def _what(spec: NormalizedSpec) -> str:
    return "name and password, as name:password" if spec.security and spec.security.kind == "basic" else "key"


def _further(key: Key) -> str:
    """Say what a further key is."""
    words = " ".join(key.description.split()).rstrip(".")
    form = " Given as name:password." if key.basic else ""
    when = f"Only the operations that take it need it; {key.env} of the environment if it is not given."
    return f"{words or 'A further key'}.{form} {when}"


def _client_docs(spec: NormalizedSpec, title: str) -> dict[str, str]:
    fallback = f"{' or '.join(spec.vendor['env'])} of the environment if it is not given"
    required = spec.vendor.get("base-url") == "required"
    docs: dict[str, str] = {}
    for flavour in ("", "Async"):
        address = "the address that you give" if required else spec.server
        lines = wrap(f"Calls {title} at {address}{', awaited' if flavour else ''}.")
        lines += ["", "Args:"]
        rows: list[tuple[str, str]] = []
        if spec.security:
            rows.append(("api_key", f"The {_what(spec)}, or a function that gives it for each call; {fallback}."))
        rows += [(key.name, _further(key)) for key in spec.keys]
        rows += [
            (s.name, f"{s.description.rstrip('.') or s.header}, sent as `{s.header}` with each call.")
            for s in spec.settings
        ]
        rows += [
            ("base_url", f"{'The' if required else 'Another'} address; `http:` only on this machine."),
            ("timeout", "The total seconds of a call, retries and polling included (not each read's, as in httpx)."),
            (
                "retries",
                "How many further attempts a call may make; a billed one only where nothing can have been executed.",
            ),
            ("http_client", "An `httpx` client of your own to send with; its promises are then yours."),
            ("transport", "An `httpx` transport of your own to send with, such as `httpx.MockTransport`."),
            ("on_event", "Called with each attempt before it is sent and when it is back, before anything is parsed."),
        ]
        for name, text in rows:
            lines += wrap_argument(name, text)
        if spec.security:
            lines += ["", "Raises:"]
            lines += wrap_argument("MissingAPIKeyError", "No key was given and none is in the environment.")
        docs[flavour] = docstring([*lines, ""], 4)
    return docs
