"""A sandbox of these tests' own, and hands that write to it byte by byte, never through our own client."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import attrs
import httpx
import jsonschema
import pytest
from packages import document_path

import voxwright.sandbox
from voxwright.sandbox import Sandbox
from voxwright.sandbox.audio import tone, wav

BOUNDARY = "b0undary7"
WAV = wav(tone(seconds=0.1))


@attrs.frozen(kw_only=True)
class Piece:
    """One part of a multipart body; raw headers beside Content-Disposition."""

    data: bytes
    filename: str | None = None
    content_type: str | None = None


@attrs.frozen(kw_only=True)
class Kit:
    """How a clone is asked for at one vendor."""

    path: str
    auth: str
    clip: str
    name: str
    fields: Mapping[str, str]
    created: int = 200
    prefix: str = ""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])


KITS = {
    "vox": Kit(
        path="/models/voices",
        auth="Authorization",
        prefix="Bearer ",
        clip="clip",
        name="name",
        fields={"name": "Ada", "language": "en"},
        created=201,
    ),
    "supertone": Kit(
        path="/v1/custom-voices/cloned-voice", auth="x-sup-api-key", clip="files", name="name", fields={"name": "Ada"}
    ),
    "cartesia": Kit(
        path="/voices/clone",
        auth="X-API-Key",
        clip="clip",
        name="name",
        fields={"name": "Ada", "language": "en"},
        headers={"Cartesia-Version": "2024-11-13"},
    ),
    "coze": Kit(
        path="/v1/audio/voices/clone",
        auth="Authorization",
        prefix="Bearer ",
        clip="file",
        name="voice_name",
        fields={"voice_name": "Ada", "audio_format": "wav"},
    ),
}
NEWER = {"Cartesia-Version": "2026-08-14"}
SAYING = {"supertone": "/v1/text-to-speech/{voice_id}", "coze": "/v1/audio/speech", "cartesia": "/tts/bytes"}
WAV_FORM = {"container": "wav", "encoding": "pcm_s16le", "sample_rate": 24000}
DESIGN = {
    "model": "qwen-voice-design",
    "voice_prompt": "calm and low",
    "preview_text": "Good evening.",
    "preferred_name": "announcer",
}

SPEECH = {"model": "qwen3-tts-vd", "prompt": "Good evening.", "voice": "qwen-tts-vd-announcer-voice-20260402-a1b2"}


def encode(pieces: list[tuple[str, Piece]]) -> bytes:
    """Write a multipart body by hand."""
    out = b""
    for name, piece in pieces:
        filename = "" if piece.filename is None else f'; filename="{piece.filename}"'
        out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{filename}\r\n'.encode()
        if piece.content_type is not None:
            out += f"Content-Type: {piece.content_type}\r\n".encode()
        out += b"\r\n" + piece.data + b"\r\n"
    return out + f"--{BOUNDARY}--\r\n".encode()


class Wire:
    """Sends requests to a sandbox, and checks that every answer has the documented shape."""

    def __init__(self, sandbox: Sandbox, http: httpx.Client) -> None:
        self.sandbox = sandbox
        self.http = http

    def pieces(self, vendor: str, **changes: object) -> list[tuple[str, Piece]]:
        """Return the parts of a valid clone with some changed: None leaves one out, `clip` stands for the file."""
        kit = KITS[vendor]
        found: dict[str, Piece] = {name: Piece(data=value.encode()) for name, value in kit.fields.items()}
        found[kit.clip] = Piece(data=WAV, filename="ada.wav", content_type="audio/wav")
        for name, value in changes.items():
            key = kit.clip if name == "clip" else name
            if value is None:
                del found[key]
            elif isinstance(value, Piece):
                found[key] = value
            else:
                found[key] = Piece(data=str(value).encode())
        return list(found.items())

    def headers(self, vendor: str) -> dict[str, str]:
        """Return the headers of a valid clone, without its Content-Type."""
        kit = KITS[vendor]
        return {**kit.headers, kit.auth: kit.prefix + self.sandbox.api_key}

    def clone(
        self,
        vendor: str,
        *,
        pieces: list[tuple[str, Piece]] | None = None,
        headers: Mapping[str, str | None] | None = None,
        query: str = "",
        content: bytes | None = None,
        **changes: object,
    ) -> httpx.Response:
        """Clone a voice, valid but for what is changed; a header of None is left out."""
        body = content if content is not None else encode(pieces or self.pieces(vendor, **changes))
        all_headers = {
            "content-type": f"multipart/form-data; boundary={BOUNDARY}",
            **self.headers(vendor),
            **(headers or {}),
        }
        sent = {name: value for name, value in all_headers.items() if value is not None}
        url = self.sandbox.url(vendor) + KITS[vendor].path + query
        return self.checked(vendor, "post", KITS[vendor].path, self.http.post(url, content=body, headers=sent))

    def design(self, headers: Mapping[str, str] | None = None, **changes: object) -> httpx.Response:
        """Submit a design, valid but for what is changed; a field of None is left out."""
        body = {name: value for name, value in {**DESIGN, **changes}.items() if value is not None}
        path = "/v1/audios/generations"
        answer = self.http.post(
            self.sandbox.url("evolink") + path, json=body, headers={**self.bearer(), **(headers or {})}
        )
        return self.checked("evolink", "post", path, answer)

    def speak(self, headers: Mapping[str, str] | None = None, **changes: object) -> httpx.Response:
        """Submit a speech, valid but for what is changed and for its voice; a field of None is left out."""
        body = {name: value for name, value in {**SPEECH, **changes}.items() if value is not None}
        url = self.sandbox.url("evolink") + "/v1/audios/generations"
        answer = self.http.post(url, json=body, headers={**self.bearer(), **(headers or {})})
        return self.checked("evolink", "post", "/v1/audios/generations#qwen3-tts-vd", answer)

    def look(self, task_id: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Ask for a task."""
        answer = self.http.get(
            f"{self.sandbox.url('evolink')}/v1/tasks/{task_id}", headers={**self.bearer(), **(headers or {})}
        )
        return self.checked("evolink", "get", "/v1/tasks/{task_id}", answer)

    def call(
        self,
        label: str,
        method: str,
        path: str,
        *,
        query: str = "",
        body: object = None,
        headers: Mapping[str, str] | None = None,
        **path_values: str,
    ) -> httpx.Response:
        """Call an operation by the path of its document, with the key; of a further version by vendor/version."""
        vendor = label.partition("/")[0]
        place = path
        for name, value in path_values.items():
            place = place.replace(f"{{{name}}}", quote(value, safe=""))
        sent = {**(NEWER if "/" in label else self.headers(vendor)), **(headers or {})}
        if "/" in label:
            sent = {**self.bearer(), **sent}
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            sent["content-type"] = "application/json"
        url = self.sandbox.url(vendor) + place + query
        return self.checked(label, method, path, self.http.request(method, url, content=content, headers=sent))

    def say(
        self, label: str, voice: str, text: str, /, headers: Mapping[str, str] | None = None, **fields: object
    ) -> httpx.Response:
        """Speak a text at a vendor that speaks at once; `fields` are the vendor's own."""
        path = SAYING[label.partition("/")[0]]
        given: dict[str, object] = {
            "supertone": {"text": text, "language": "en"},
            "coze": {"input": text, "voice_id": voice},
            "cartesia": {"model_id": "sonic-3", "transcript": text, "output_format": WAV_FORM},
            "cartesia/2026-08-14": {
                "model_id": "sonic-3",
                "transcript": text,
                "output_format": WAV_FORM,
                "voice": voice,
            },
        }[label]
        if label == "cartesia":
            given["voice"] = {"mode": "id", "id": voice}
        values = {"voice_id": voice} if "{voice_id}" in path else {}
        return self.call(label, "post", path, body={**given, **fields}, headers=headers, **values)

    def bearer(self) -> dict[str, str]:
        """Return a valid Authorization header."""
        return {"Authorization": f"Bearer {self.sandbox.api_key}"}

    def checked(self, vendor: str, method: str, path: str, answer: httpx.Response) -> httpx.Response:
        """Check an answer against the vendor's normalized document, if it documents the status at all."""
        document = shipped(vendor)
        responses = document["paths"][path][method]["responses"]
        response = responses.get(str(answer.status_code), responses.get("default"))
        while response is not None and "$ref" in response:
            response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
        if response is not None and answer.headers.get("content-type") == "application/json":
            if "application/json" not in response["content"]:  # where errors come inside a success, not each has room
                return answer
            schema = response["content"]["application/json"]["schema"]
            jsonschema.Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json())
        return answer


def shipped(vendor: str) -> dict[str, Any]:
    """Return a vendor's normalized document."""
    return json.loads(document_path(vendor).read_text("utf-8"))


@pytest.fixture(scope="session")
def _serving() -> Iterator[Sandbox]:
    with voxwright.sandbox.serve() as running:
        yield running


@pytest.fixture(scope="session")
def _http() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=20, trust_env=False) as http:
        yield http


@pytest.fixture
def sandbox(_serving: Sandbox) -> Sandbox:
    """Give a sandbox that has seen nothing yet."""
    _serving.reset()
    return _serving


@pytest.fixture
def wire(sandbox: Sandbox, _http: httpx.Client) -> Wire:
    """Give hands that write to the sandbox."""
    return Wire(sandbox, _http)


@pytest.fixture(scope="session")
def make_wire(_http: httpx.Client) -> Any:
    """Give a maker of hands for another sandbox."""
    return lambda sandbox: Wire(sandbox, _http)


@pytest.fixture(scope="session")
def piece() -> type[Piece]:
    """Give the class of a multipart part."""
    return Piece


@pytest.fixture(scope="session")
def wav_bytes() -> bytes:
    """Give a tenth of a second of a tone, as WAV."""
    return WAV
