"""The vendors' documents and our overlays: kept as they came, reasoned action by action, and saying what is known."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from generator import sources
from generator.load import load_path
from generator.overlay import apply
from generator.pipeline import overlaid, specify
from generator.pointer import resolve
from generator.walk import operations

ROOT = Path(__file__).resolve().parents[2]
VENDORS = sources.vendor_names(ROOT)
PAGES = {
    "cartesia": "2024-11-13/pages/cartesia-clone-voice.md",
    "coze": "pages/coze-clone-voice.md",
    "evolink": "pages/evolink-qwen-voice-design.md",
    "supertone": "pages/supertone-create-cloned-voice.md",
    "vox": "pages/vox-create-voice-model.md",
}
PACKAGES = [label for vendor in VENDORS for label in sources.labels(ROOT, vendor)]
MARK = re.compile(r"\[(S|K|D|3|NF|ours)( [^\]]+)?\]")
CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"
)
VALUES = frozenset({"default", "enum", "const", "example"})

CLIP = {
    "vox": "/components/schemas/Body_createVoiceModel/properties/clip",
    "supertone": "/paths/~1v1~1custom-voices~1cloned-voice/post/requestBody/content/multipart~1form-data"
    "/schema/properties/files",
    "cartesia": "/paths/~1voices~1clone/post/requestBody/content/multipart~1form-data/schema/properties/clip",
    "coze": "/components/schemas/CloneVoiceRequest/properties/file",
}
FORM = {
    "vox": "/paths/~1models~1voices/post/requestBody/content/multipart~1form-data",
    "supertone": "/paths/~1v1~1custom-voices~1cloned-voice/post/requestBody/content/multipart~1form-data",
    "cartesia": "/paths/~1voices~1clone/post/requestBody/content/multipart~1form-data",
}
CREATE = {
    "vox": "/paths/~1models~1voices/post",
    "evolink": "/paths/~1v1~1audios~1generations/post",
    "supertone": "/paths/~1v1~1custom-voices~1cloned-voice/post",
    "cartesia": "/paths/~1voices~1clone/post",
    "coze": "/paths/~1v1~1audio~1voices~1clone/post",
}
SPEAK = "/paths/~1v1~1text-to-speech~1{voice_id}/post"
DESIGN = "/components/schemas/QwenVoiceDesignRequest/properties"
SPEECH = "/paths/~1v1~1audios~1generations#qwen3-tts-vd/post"
TEXT = "/components/schemas/Qwen3TtsVdRequest/properties"
CLONE = "/components/schemas/CloneVoiceRequest/properties"
FACTS: list[tuple[str, str, object]] = [
    ("vox", "/x-voxwright-vendor/class", "Vox"),
    ("vox", "/x-voxwright-vendor/env", ["VOX_API_KEY"]),
    ("vox", f"{CREATE['vox']}/x-voxwright-name", "voices.clone"),
    ("vox", f"{CREATE['vox']}/x-voxwright-billed", True),
    ("vox", f"{CREATE['vox']}/x-voxwright-max-body-bytes", 6_356_992),
    ("vox", f"{CREATE['vox']}/x-voxwright-rate-limit", {"requests": 5, "seconds": 1}),
    ("vox", f"{CLIP['vox']}/x-voxwright-max-bytes", 6_291_456),
    ("vox", f"{CLIP['vox']}/x-voxwright-argument", "clip"),
    (
        "vox",
        f"{FORM['vox']}/encoding/clip/contentType",
        "audio/wav, audio/x-wav, audio/mpeg, audio/mp3, audio/mp4, audio/x-m4a",
    ),
    (
        "vox",
        "/components/schemas/Body_createVoiceModel/properties/language/enum",
        ["ko", "en", "ja", "zh", "es", "fr", "de", "id", "th", "vi"],
    ),
    ("vox", "/components/schemas/Body_createVoiceModel/properties/name/x-voxwright-not-blank", True),
    ("vox", "/components/schemas/VoiceModelResponse/properties/gender/anyOf/0/x-voxwright-class", "VoiceGender"),
    (
        "vox",
        "/components/schemas/VoiceModelResponse/properties/capabilities/anyOf/0/x-voxwright-class",
        "VoiceCapabilities",
    ),
    ("vox", "/components/schemas/VoiceModelResponse/properties/id/x-voxwright-identifier", True),
    ("vox", "/paths/~1models~1voices/get/x-voxwright-name", "voices.list"),
    ("vox", "/paths/~1models~1voices/get/security", [{"BearerAuth": []}]),
    ("vox", "/components/schemas/VoiceModelPage/required", ["items"]),
    (
        "vox",
        "/components/schemas/VoiceModelPage/properties/items/items/$ref",
        "#/components/schemas/VoiceModelResponse",
    ),
    ("evolink", "/x-voxwright-vendor/class", "EvoLink"),
    ("evolink", "/x-voxwright-vendor/env", ["EVOLINK_API_KEY"]),
    ("evolink", "/info/title", "EvoLink API"),
    ("evolink", f"{CREATE['evolink']}/tags", ["Voices"]),
    ("evolink", f"{CREATE['evolink']}/x-voxwright-name", "voices.design"),
    ("evolink", f"{CREATE['evolink']}/x-voxwright-billed", True),
    ("evolink", "/paths/~1v1~1tasks~1{task_id}/get/x-voxwright-name", "tasks.get"),
    ("evolink", "/paths/~1v1~1tasks~1{task_id}/get/security", [{"bearerAuth": []}]),
    ("evolink", f"{DESIGN}/voice_prompt/maxLength", 2048),
    ("evolink", f"{DESIGN}/voice_prompt/x-voxwright-unit", "characters"),
    ("evolink", f"{DESIGN}/preview_text/maxLength", 1024),
    ("evolink", f"{DESIGN}/preview_text/x-voxwright-unit", "characters"),
    ("evolink", f"{DESIGN}/preferred_name/maxLength", 16),
    ("evolink", f"{DESIGN}/preferred_name/x-voxwright-unit", "characters"),
    ("evolink", f"{DESIGN}/callback_url/maxLength", 2048),
    ("evolink", f"{DESIGN}/callback_url/x-voxwright-url", {"schemes": ["https"], "public": True}),
    ("evolink", "/components/schemas/QwenVoiceDesignResponse/required", ["id"]),
    ("evolink", "/components/schemas/QwenVoiceDesignResponse/properties/id/x-voxwright-identifier", True),
    ("evolink", "/components/schemas/TaskDetail/required", ["id", "status"]),
    ("evolink", f"{CREATE['evolink']}/x-voxwright-idempotency", "Idempotency-Key"),
    ("evolink", f"{SPEECH}/x-voxwright-name", "speech.create"),
    ("evolink", f"{SPEECH}/x-voxwright-billed", True),
    ("evolink", f"{SPEECH}/x-voxwright-idempotency", "Idempotency-Key"),
    ("evolink", f"{SPEECH}/x-voxwright-poll/operation", "tasks.get"),
    ("evolink", f"{SPEECH}/x-voxwright-poll/interval", 6),
    ("evolink", f"{SPEECH}/security", [{"bearerAuth": []}]),
    ("evolink", f"{TEXT}/model/enum", ["qwen3-tts-vd"]),
    ("evolink", f"{TEXT}/prompt/maxLength", 600),
    ("evolink", f"{TEXT}/prompt/x-voxwright-unit", "characters"),
    ("evolink", f"{TEXT}/prompt/x-voxwright-argument", "text"),
    ("evolink", f"{TEXT}/voice/x-voxwright-argument", "voice"),
    ("evolink", f"{TEXT}/language_type/x-voxwright-argument", "language"),
    ("evolink", f"{TEXT}/language_type/x-voxwright-languages/zh", "Chinese"),
    ("evolink", f"{TEXT}/callback_url/maxLength", 2048),
    ("evolink", f"{TEXT}/callback_url/x-voxwright-url", {"schemes": ["https"], "public": True}),
    ("supertone", "/x-voxwright-vendor/class", "Supertone"),
    ("supertone", "/x-voxwright-vendor/env", ["SUPERTONE_API_KEY"]),
    ("supertone", "/x-voxwright-vendor/sunset/date", "2026-08-31"),
    ("supertone", f"{CREATE['supertone']}/x-voxwright-name", "voices.clone"),
    ("supertone", f"{CREATE['supertone']}/x-voxwright-billed", True),
    ("supertone", f"{CREATE['supertone']}/x-voxwright-rate-limit", {"requests": 10, "seconds": 60}),
    ("supertone", f"{CLIP['supertone']}/x-voxwright-max-bytes", 3 * 1024 * 1024 - 1),
    ("supertone", f"{CLIP['supertone']}/x-voxwright-formats", ["wav", "mp3"]),
    ("supertone", f"{FORM['supertone']}/encoding/files/contentType", "audio/wav, audio/mpeg"),
    ("supertone", f"{FORM['supertone']}/schema/properties/name/maxLength", 100),
    ("supertone", "/components/schemas/CreateCustomVoiceResponse/properties/voice_id/x-voxwright-identifier", True),
    ("supertone", "/paths/~1v1~1custom-voices/get/x-voxwright-name", "voices.list"),
    ("supertone", "/paths/~1v1~1custom-voices~1{voice_id}/get/x-voxwright-name", "voices.get"),
    ("supertone", "/paths/~1v1~1custom-voices~1{voice_id}/patch/x-voxwright-name", "voices.update"),
    ("supertone", "/paths/~1v1~1custom-voices~1{voice_id}/delete/x-voxwright-name", "voices.delete"),
    (
        "supertone",
        "/components/schemas/CustomVoicePage/properties/next_page_token/x-voxwright-aliases",
        ["nextPageToken"],
    ),
    ("supertone", f"{SPEAK}/x-voxwright-name", "speech.create"),
    ("supertone", f"{SPEAK}/x-voxwright-billed", True),
    ("supertone", f"{SPEAK}/x-voxwright-rate-limit", {"requests": 20, "seconds": 60}),
    ("supertone", "/paths/~1v1~1text-to-speech~1{voice_id}~1stream/post/x-voxwright-name", "speech.stream"),
    ("supertone", "/components/schemas/SpeechRequest/properties/text/x-voxwright-unit", "characters"),
    ("supertone", "/components/schemas/SpeechRequest/properties/output_format/x-voxwright-argument", "format"),
    ("cartesia", "/x-voxwright-vendor/class", "Cartesia"),
    ("cartesia", "/x-voxwright-vendor/env", ["CARTESIA_API_KEY"]),
    (
        "cartesia",
        "/components/parameters/CartesiaVersionHeader/x-voxwright-setting",
        {"name": "version", "default": "2024-11-13"},
    ),
    ("cartesia", f"{CREATE['cartesia']}/x-voxwright-name", "voices.clone"),
    ("cartesia", f"{CREATE['cartesia']}/x-voxwright-billed", True),
    (
        "cartesia",
        f"{CLIP['cartesia']}/x-voxwright-formats",
        ["flac", "mp3", "mpeg", "mpga", "oga", "ogg", "wav", "webm"],
    ),
    ("cartesia", f"{FORM['cartesia']}/schema/properties/mode/deprecated", True),
    ("cartesia", f"{FORM['cartesia']}/schema/properties/enhance/deprecated", True),
    ("cartesia", f"{FORM['cartesia']}/schema/properties/base_voice_id/nullable", True),
    ("cartesia", "/components/schemas/VoiceMetadata/properties/id/x-voxwright-identifier", True),
    ("coze", "/x-voxwright-vendor/class", "Coze"),
    ("coze", "/x-voxwright-vendor/env", ["COZE_API_TOKEN", "COZE_API_KEY"]),
    ("coze", "/x-voxwright-vendor/request-id", {"headers": ["x-tt-logid"], "pointers": ["/detail/logid"]}),
    ("coze", f"{CREATE['coze']}/x-voxwright-name", "voices.clone"),
    ("coze", f"{CREATE['coze']}/x-voxwright-billed", True),
    ("coze", "/components/schemas/CloneVoiceRequest/required", ["voice_name", "file", "audio_format"]),
    ("coze", f"{CLONE}/voice_name/maxLength", 128),
    ("coze", f"{CLONE}/voice_name/x-voxwright-unit", "bytes"),
    ("coze", f"{CLONE}/text/maxLength", 1024),
    ("coze", f"{CLONE}/text/x-voxwright-unit", "bytes"),
    ("coze", f"{CLONE}/text/x-voxwright-argument", "transcript"),
    ("coze", f"{CLONE}/voice_id/x-voxwright-argument", "voice"),
    ("coze", f"{CLONE}/audio_format/enum", ["wav", "mp3", "ogg", "m4a", "aac", "pcm"]),
    ("coze", f"{CLONE}/language/enum", ["zh", "en", "ja", "es", "id", "pt"]),
    ("coze", f"{CLIP['coze']}/x-voxwright-max-bytes", 10 * 1024 * 1024),
    ("coze", f"{CLIP['coze']}/x-voxwright-formats", ["wav", "mp3", "ogg", "m4a", "aac", "pcm"]),
    ("coze", f"{CLIP['coze']}/x-voxwright-pcm", {"sample_rate": 24_000, "channels": 1}),
    ("coze", "/components/schemas/CloneVoiceData/properties/voice_id/x-voxwright-identifier", True),
    ("coze", "/paths/~1v1~1audio~1voices/get/x-voxwright-name", "voices.list"),
    ("coze", "/components/schemas/VoiceInfo/properties/voice_id/x-voxwright-identifier", True),
    ("coze", "/components/schemas/ListVoicesResponse/properties/data/x-voxwright-identifier", True),
    ("coze", "/paths/~1v1~1audio~1speech/post/x-voxwright-name", "speech.create"),
    ("coze", "/paths/~1v1~1audio~1speech/post/x-voxwright-billed", True),
    ("coze", "/components/schemas/SpeechRequest/properties/input/maxLength", 1024),
    ("coze", "/components/schemas/SpeechRequest/properties/input/x-voxwright-unit", "bytes"),
    ("coze", "/components/schemas/SpeechRequest/properties/input/x-voxwright-argument", "text"),
]


def test_speech_and_design_share_what_the_vendor_shares() -> None:
    """One callback address, one way to follow a task, one task and one error for the two models of one address."""
    found = normalized("evolink")["paths"]
    design, speech = (found[f"/v1/audios/generations{end}"]["post"] for end in ("", "#qwen3-tts-vd"))
    schemas = normalized("evolink")["components"]["schemas"]
    callbacks = [
        schemas[name]["properties"]["callback_url"] for name in ("QwenVoiceDesignRequest", "Qwen3TtsVdRequest")
    ]

    assert callbacks[0] == callbacks[1]
    assert design["x-voxwright-poll"] == speech["x-voxwright-poll"]
    for status, answer in design["responses"].items():
        shared = speech["responses"][status]["content"]["application/json"]["schema"]
        assert answer["content"]["application/json"]["schema"] == shared


def inputs(label: str) -> sources.Vendor:
    """Give the inputs of a package; those of the default version where a vendor is named and no version."""
    name, _, version = label.partition("/")
    return sources.load_vendor(ROOT, name, version=version or None)


@cache
def corrected(vendor: str) -> dict[str, Any]:
    """Give the document of a vendor after its overlay."""
    return overlaid(inputs(vendor))


@cache
def normalized(vendor: str) -> dict[str, Any]:
    """Give the document of a vendor as it is shipped, OpenAPI 3.1."""
    return dict(specify(inputs(vendor)).document)


def rows(vendor: str) -> list[dict[str, Any]]:
    """Give the rows of a vendor's source.toml."""
    text = (ROOT / "specs" / vendor / "source.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["document"]


def actions(label: str) -> list[dict[str, Any]]:
    """Give the actions of the overlay of a package."""
    return load_path(ROOT / "overlays" / f"{label}.yaml")["actions"]


def unreasoned(found: list[dict[str, Any]]) -> list[str]:
    """Name the actions that do not say why, or where it was seen and how sure that is."""
    return [
        action["target"]
        for action in found
        if not action.get("description", "").strip() or not MARK.search(action.get("x-evidence", ""))
    ]


def prose(node: object, at: str = "") -> list[tuple[str, str]]:
    """Give each string below a node that is no value of the wire, with its place."""
    found: list[tuple[str, str]] = []
    if isinstance(node, dict):
        for key, child in node.items():
            if key == "examples":
                named = child.items() if isinstance(child, dict) else ()
                found += [(f"{at}/examples/{name}", entry.get("summary", "")) for name, entry in named]
            elif key not in VALUES:
                found += prose(child, f"{at}/{key}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            found += prose(child, f"{at}/{index}")
    elif isinstance(node, str):
        found.append((at, node))
    return found


def foreign(document: dict[str, Any]) -> list[str]:
    """Name the places of a document whose prose is in Korean, Japanese or Chinese, or links into a docs tree."""
    return [at for at, text in prose(document) if CJK.search(text) or "](/" in text]


def fits(vendor: str, schema: str, value: object) -> bool:
    """Tell whether a value is one of a component of the shipped document."""
    document = normalized(vendor)
    whole = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    return Draft202012Validator(whole).is_valid(value)


def test_the_vendors_are_the_folders() -> None:
    """Each package has documents and an overlay of its own, and nothing else is there."""
    overlays = [path.relative_to(ROOT / "overlays").with_suffix("") for path in (ROOT / "overlays").rglob("*.yaml")]

    assert PACKAGES == sorted(path.as_posix() for path in overlays)


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_document_has_its_row_and_its_bytes(vendor: str) -> None:
    """A row names the file, where it is from, how sure that is, when it was taken and what its bytes are."""
    folder = ROOT / "specs" / vendor
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"source.toml"}
    listed = rows(vendor)

    assert there == {row["path"] for row in listed}
    assert {row["path"]: hashlib.sha256((folder / row["path"]).read_bytes()).hexdigest() for row in listed} == {
        row["path"]: row["sha256"] for row in listed
    }
    assert all(row["url"].startswith("https://") and row["confidence"] and row["note"] for row in listed)


@pytest.mark.parametrize("vendor", PAGES)
def test_a_page_is_kept_byte_for_byte(vendor: str, shared: Path) -> None:
    """What was published is what lies here."""
    kept = ROOT / "specs" / vendor / PAGES[vendor]

    assert [dt.date(2026, 11, 19)] == [row["retrieved"] for row in rows(vendor) if row["path"] == PAGES[vendor]]
    assert (shared / "vendors" / "pages" / kept.name).read_bytes() == kept.read_bytes()


@pytest.mark.parametrize("label", PACKAGES)
def test_every_action_says_why_and_where_it_was_seen(label: str) -> None:
    """A disagreement with a vendor carries its reason, its evidence and how sure that is."""
    head = load_path(ROOT / "overlays" / f"{label}.yaml")

    assert "1.1.0" == head["overlay"]
    assert [] == unreasoned(actions(label))


@pytest.mark.parametrize("missing", ["description", "x-evidence"])
def test_an_action_without_a_reason_is_found(missing: str) -> None:
    """The search for reasons finds the one that is taken away."""
    found = copy.deepcopy(actions("vox"))
    del found[3][missing]

    assert [found[3]["target"]] == unreasoned(found)


@pytest.mark.parametrize("vendor", PACKAGES)
def test_no_action_is_idle(vendor: str) -> None:
    """Each action changes the document that it finds: what a vendor has mended is taken out of the overlay."""
    document = overlaid(_without_overlay(inputs(vendor)))
    idle: list[str] = []
    for action in actions(vendor):
        one = {"overlay": "1.1.0", "info": {"title": vendor, "version": "1"}, "actions": [action]}
        changed = apply(document, one, source=vendor)
        if changed == document:
            idle.append(action["target"])
        document = changed

    assert [] == idle
    assert corrected(vendor) == document


def _without_overlay(vendor: sources.Vendor) -> sources.Vendor:
    return attrs.evolve(vendor, overlay_path=None, overlay=None)


@pytest.mark.parametrize("vendor", PACKAGES)
def test_prose_is_in_english_after_the_overlay(vendor: str) -> None:
    """No title, summary or description is left in another language, and no link into a docs tree."""
    assert [] == foreign(corrected(vendor))


@pytest.mark.parametrize("vendor", ["vox", "evolink"])
def test_prose_in_korean_is_found(vendor: str) -> None:
    """The search finds what the overlay translates."""
    assert len(foreign(overlaid(_without_overlay(inputs(vendor))))) > 20


@pytest.mark.parametrize(("vendor", "pointer", "expected"), FACTS, ids=[f"{v}{p}" for v, p, _ in FACTS])
def test_a_fact_stands_where_the_generator_reads_it(vendor: str, pointer: str, expected: object) -> None:
    """Limits, names and rules are in the corrected document, in the vendor's own unit."""
    assert expected == resolve(corrected(vendor), pointer)


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_operation_has_a_name_and_english_words(vendor: str) -> None:
    """What becomes a method has our name, a summary and a description; only what makes something is billed."""
    found = {
        str(call.get("x-voxwright-name")): (
            bool(call.get("summary")),
            bool(call.get("description")),
            bool(call.get("x-voxwright-billed")),
        )
        for _, _, call in operations(corrected(vendor))
    }

    free = {"list", "get", "update", "delete"}
    assert len(found) == sum(1 for _ in operations(corrected(vendor))) > 0
    assert {name: (True, True, name.rpartition(".")[2] not in free) for name in found} == found
    assert "None" not in found


def test_vox_keeps_two_codes_for_one_status() -> None:
    """A clip that is too large and a body that is too large stay apart."""
    examples = resolve(corrected("vox"), f"{CREATE['vox']}/responses/413/content/application~1json/examples")

    assert {
        ("VOICE_CLONE_CLIP_TOO_LARGE", 6_291_456),
        ("PAYLOAD_TOO_LARGE", 6_356_992),
    } == {(e["value"]["error"]["code"], e["value"]["error"]["details"]["max_bytes"]) for e in examples.values()}


def test_evolink_has_no_default_that_could_be_frozen() -> None:
    """No optional field of a design carries a default: what is left out is EvoLink's to choose."""
    fields = resolve(corrected("evolink"), DESIGN)

    assert ["model"] == [name for name, field in fields.items() if "default" in field]


def test_evolink_follows_every_state_of_a_task() -> None:
    """Each state that is documented either goes on, is done or has failed, cancelled among them."""
    document = corrected("evolink")
    poll = resolve(document, f"{CREATE['evolink']}/x-voxwright-poll")
    states = ["pending", "processing", "completed", "failed", "cancelled"]

    assert states == [*poll["running"], *poll["done"], *poll["failed"]]
    assert states == resolve(document, "/components/schemas/TaskDetail/properties/status/enum")
    assert states == resolve(document, "/components/schemas/QwenVoiceDesignResponse/properties/status/enum")
    assert ("tasks.get", 6, 6, 5) == (poll["operation"], poll["interval"], len(poll["retryable"]), len(poll["final"]))


@pytest.mark.parametrize(
    "data",
    [
        {"voice": "v"},
        {"voice": "v", "audio_url": "https://a.example/p.wav"},
        {"audio": {"url": "https://a.example/p.wav"}},
        [{"voice": "v", "audio": "https://a.example/p.wav"}],
        [],
        None,
    ],
)
def test_evolink_reads_a_result_in_every_shape_that_was_seen(data: object) -> None:
    """The result of a task is an object or a list of them, with any of its fields missing."""
    assert fits("evolink", "TaskDetail", {"id": "t", "status": "completed", "result_data": data})


@pytest.mark.parametrize("schema", ["ErrorResponse", "TaskErrorAnswer"])
def test_evolink_takes_a_name_and_a_number_for_a_code(schema: str) -> None:
    """An error code is a string in the page's examples and a number elsewhere."""
    assert [True, True, False] == [fits("evolink", schema, {"error": {"code": code}}) for code in ("x", 429, [1])]


@pytest.mark.parametrize(
    "status",
    [
        "BadRequest",
        "Unauthorized",
        "Forbidden",
        "NotFound",
        "PayloadTooLarge",
        "UnsupportedMediaType",
        "TooManyRequests",
        "InternalServer",
    ],
)
def test_supertone_takes_every_shape_of_an_error(status: str) -> None:
    """The message is a string, a list or an object, whichever way that spells its status."""
    shapes: list[Any] = [
        "no",
        ["no", "never"],
        {"message": "no", "error": "Bad Request", "statusCode": 400},
        {"message": ["no"], "error": "Bad Request", "status_code": 400},
        {"message": "no", "error": "Bad Request"},
    ]

    assert [True] * 5 == [
        fits("supertone", f"{status}ErrorResponse", {"status": "error", "message": m}) for m in shapes
    ]
    assert not fits("supertone", f"{status}ErrorResponse", {"status": "error", "message": 7})


def test_cartesia_answers_errors_as_json_or_text() -> None:
    """The answers that the page leaves out are there, in both media types of this version."""
    answers = resolve(corrected("cartesia"), f"{CREATE['cartesia']}/responses")

    assert {"200", "429", "default"} == set(answers)
    assert {"application/json", "text/plain"} == set(answers["429"]["content"]) == set(answers["default"]["content"])


def test_coze_has_an_example_and_a_class_for_each_error_code() -> None:
    """Each code of the table is shown in a whole answer with status 200 and maps to an error that exists."""
    errors = import_module("voxwright.errors")
    document = corrected("coze")
    table = document["x-voxwright-vendor"]["in-band"]
    examples = resolve(document, f"{CREATE['coze']}/responses/200/content/application~1json/examples")
    codes = {name: example["value"]["code"] for name, example in examples.items() if name != "success"}

    assert ("/code", [0], "APIStatusError") == (table["pointer"], table["success"], table["default"])
    assert {f"code_{code}": int(code) for code in table["errors"]} == codes
    assert all(issubclass(getattr(errors, name), errors.APIStatusError) for name in table["errors"].values())
    assert all(e["value"]["msg"] and e["value"]["detail"]["logid"] for name, e in examples.items() if name != "success")
    assert examples["success"]["value"]["data"]["voice_id"]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("4000", "BadRequestError"),
        ("4008", "RateLimitError"),
        ("4011", "PaymentRequiredError"),
        ("4013", "RateLimitError"),
        ("4100", "AuthenticationError"),
        ("4101", "PermissionDeniedError"),
        ("4200", "NotFoundError"),
        ("4302", "PayloadTooLargeError"),
        ("4303", "UnsupportedMediaTypeError"),
        ("5000", "ServerError"),
        ("1109", "UnprocessableEntityError"),
        ("700012006", "AuthenticationError"),
    ],
)
def test_coze_maps_a_code_to_its_class(code: str, error: str) -> None:
    """The class follows from the code alone."""
    assert error == corrected("coze")["x-voxwright-vendor"]["in-band"]["errors"][code]
