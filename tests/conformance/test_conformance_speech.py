"""Speech: sound as it arrives, whole or not at all, never a page in its place; by typed and common clients."""

from __future__ import annotations

import io
import wave
from itertools import product
from pathlib import Path
from typing import Any

import fault_server as faults
import pytest
from conformance_answers import Scripted, check_error, replies
from conformance_calls import SPEAKING, SUBJECTS, Subject
from conformance_results import Heard, done
from conformance_values import WAV

import voxwright
from voxwright import errors
from voxwright.sandbox import Sandbox

pytestmark = pytest.mark.anyio

QUICK = [each for each in SPEAKING if not each.follows_a_task]
EVERY = pytest.mark.parametrize("subject", QUICK, ids=str)
COMMON = pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.call == "speak"], ids=str)
FOLLOWING = [each for each in SUBJECTS if each.follows_a_task and each.call != "get_speech"]
NEVER = 60.0
"""Seconds between two pieces: more than any test waits."""
BEGINNINGS = {"wav": (b"RIFF",), "mp3": (b"ID3", b"\xff"), "ogg": (b"OggS",), "opus": (b"OggS",), "flac": (b"fLaC",)}
FORMATS = (*BEGINNINGS, "aac", "pcm", "webm", "WAV", "no such format", "")
PAGES = {
    "html": (b"<!DOCTYPE html><html><body>Bad gateway</body></html>", "text/html"),
    "html-called-audio": (b"  \n<html><body>Bad gateway</body></html>", "audio/wav"),
    "json": (b'{"detail": "no credits left"}', "application/json"),
    "json-called-audio": (b'{"detail": "no credits left"}', "audio/mpeg"),
    "problem": (b'{"title": "no"}', "application/problem+json"),
    "text": (b"upstream connect error", "text/plain"),
    "empty": (b"", "audio/wav"),
    "nothing-said": (b"", ""),
}
OLD = b"what was there before"


async def saved(speech: Any, path: Path) -> None:
    """Save a stream of either kind."""
    await done(speech.save(path))


async def closed(subject: Subject, speech: Any) -> None:
    """Close a stream of either kind."""
    await done(speech.aclose() if subject.is_async else speech.close())


async def first_of(subject: Subject, speech: Any) -> bytes:
    """Return the first chunk of a stream of either kind."""
    return await anext(aiter(speech)) if subject.is_async else next(iter(speech))


@COMMON
async def test_a_speech_is_sound_that_knows_itself(subject: Subject, sandbox: Sandbox, tmp_path: Path) -> None:
    """A speech is a WAV file that can be played, says its type and its vendor, and is saved under its name alone."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        speech = await done(subject.begin(client, arguments))
        assert isinstance(speech, voxwright.AsyncSpeech if subject.is_async else voxwright.Speech)
        usual = arguments.get("format", "wav")
        media_type = {"wav": "audio/wav", "mp3": "audio/mpeg"}[usual]
        assert (subject.vendor, media_type, usual) == (speech.provider, speech.media_type, speech.format)
        await saved(speech, tmp_path / "ada.wav")
        await closed(subject, speech)

    assert ["ada.wav"] == list(files(tmp_path))
    if usual != "wav":
        assert files(tmp_path)["ada.wav"].startswith(BEGINNINGS[usual])
        return
    with wave.open(io.BytesIO(files(tmp_path)["ada.wav"])) as file:
        assert file.getnframes() > file.getframerate() / 10


@COMMON
async def test_a_format_is_what_comes_or_it_is_refused(
    subject: Subject, sandbox: Sandbox, subtests: pytest.Subtests
) -> None:
    """Sound is in the format that was asked for; one that the vendor does not take is refused before it costs."""
    taken = set()
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        for word in FORMATS if not subject.follows_a_task else FORMATS[1:]:
            with subtests.test(format=word):
                before = len(sandbox.requests)
                heard, refusal = await heard_or_refused(subject, client, {**arguments, "format": word})
                if refusal is not None:
                    assert ("format", True, before) == (refusal.field, bool(refusal.allowed), len(sandbox.requests))
                    continue
                taken.add(word)
                assert heard.content.startswith(BEGINNINGS.get(word, b""))

    assert taken <= {*BEGINNINGS, "aac", "pcm", "webm"}
    assert taken or subject.follows_a_task


async def heard_or_refused(
    subject: Subject, client: Any, arguments: dict[str, Any]
) -> tuple[Any, voxwright.InvalidRequestError | None]:
    """Return what was spoken, or why nothing was."""
    try:
        return await subject.invoke(client, arguments), None
    except voxwright.InvalidRequestError as error:
        return None, error


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@EVERY
async def test_the_first_sound_comes_before_the_last_is_sent(subject: Subject, sandbox: Sandbox) -> None:
    """A stream is given out with its first bytes; what is still to come is not waited for, and can be left."""
    sandbox.set(speech_pace=NEVER)
    async with subject.client(sandbox) as client:
        speech = await done(subject.begin(client, await subject.ready(client)))
        chunk = await first_of(subject, speech)
        await closed(subject, speech)

    assert len(chunk) > 0
    assert 1 == len(sandbox.requests)


@EVERY
async def test_the_deadline_holds_until_the_last_byte(subject: Subject, sandbox: Sandbox, tmp_path: Path) -> None:
    """A stream that stops is left at the timeout of the call, and what was there of it is in no file."""
    path = tmp_path / "ada.wav"
    path.write_bytes(OLD)
    sandbox.set(speech_pace=NEVER)
    async with subject.client(sandbox, timeout=0.4) as client:
        speech = await done(subject.begin(client, await subject.ready(client)))
        with pytest.raises(errors.APIConnectionError) as caught:
            await saved(speech, path)
        await closed(subject, speech)

    check_error(caught.value, subject)
    assert (True, True) == (caught.value.timed_out, caught.value.sent)
    assert {"ada.wav": OLD} == files(tmp_path)


def cut(*, chunked: bool) -> Any:
    """Return what sends the beginning of a sound and hangs up."""

    def behave(exchange: faults.Exchange) -> None:
        length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(WAV)}"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\n{length}\r\n\r\n".encode()
        exchange.send(head + (b"200\r\n" + WAV[:512] + b"\r\n" if chunked else WAV[:512]))
        exchange.end()

    return behave


@pytest.mark.parametrize("chunked", [False, True], ids=["length", "chunked"])
@EVERY
async def test_a_speech_that_is_cut_is_none(subject: Subject, chunked: bool, tmp_path: Path) -> None:
    """Half a speech is an error that says that it was paid, is sent once, and leaves no file."""
    with faults.FaultServer((cut(chunked=chunked),)) as server:
        client = subject.new(server.url, retries=2)
        speech = await done(subject.begin(client, subject.anything()))
        with pytest.raises(errors.OutcomeUnknownError) as caught:
            await saved(speech, tmp_path / "ada.wav")
        await closed(subject, speech)
        await subject.close(client)

    check_error(caught.value, subject)
    assert (True, False, "receive") == (caught.value.maybe_executed, caught.value.timed_out, caught.value.phase)
    assert {} == files(tmp_path)
    assert 1 == len(server.received)


@EVERY
async def test_a_page_is_never_taken_for_sound(subject: Subject, subtests: pytest.Subtests) -> None:
    """What comes in place of sound, with a status of success, is an error before any of it is given out."""
    for name, (body, kind) in PAGES.items():
        with subtests.test(page=name):
            transport = Scripted((replies(200, body, headers={"content-type": kind} if kind else {}),))
            client = subject.new("http://localhost", transport=transport, retries=2)
            with pytest.raises(errors.APIError) as caught:
                await done(subject.begin(client, subject.anything()))
            await subject.close(client)

            check_error(caught.value, subject)
            assert isinstance(caught.value, errors.UnexpectedResponseError | errors.APIStatusError)
            assert caught.value.maybe_executed or isinstance(caught.value, errors.APIStatusError)
            assert body[:20] in caught.value.raw_body
            assert 1 == len(transport.seen)


@pytest.mark.parametrize("status", [401, 429])
@EVERY
async def test_a_refusal_comes_before_the_stream(subject: Subject, status: int, sandbox: Sandbox) -> None:
    """An error of the vendor's is raised by the call, with its typed body, and not while a stream is read."""
    refused = any(each.status in {str(status), "default"} for each in subject.operation.answers)
    assert refused
    async with subject.client(sandbox) as client:
        sandbox.force_next(subject.vendor, code=status)
        with pytest.raises(errors.APIStatusError) as caught:
            await done(subject.begin(client, await subject.ready(client)))

    assert status == caught.value.status_code
    check_error(caught.value, subject)


@pytest.mark.parametrize(("status", "subject"), list(product(("failed", "cancelled"), FOLLOWING)), ids=str)
async def test_a_task_that_ends_badly_says_why(subject: Subject, status: str, sandbox: Sandbox) -> None:
    """A task that failed or was cancelled is TaskFailedError, with its id, its code and whether to try again."""
    code = "service_error" if status == "failed" else "request_cancelled"
    sandbox.fail_next_task(code, status=status, vendor=subject.vendor, polls=1)
    async with subject.client(sandbox) as client:
        with pytest.raises(errors.TaskFailedError) as caught:
            await subject.invoke(client, await subject.ready(client))
        error = caught.value
        if subject.call == "speak":
            with pytest.raises(errors.TaskFailedError) as again:
                await done(client.get_speech(error.task_id))
            assert (error.code, error.task_id) == (again.value.code, again.value.task_id)

    assert (subject.vendor, code) == (error.provider, error.code)
    assert error.task_id in str(error)
    poll = subject.operation.poll
    assert poll is not None
    assert (True if code in poll.retryable else False if code in poll.final else None) is error.retryable


@pytest.mark.parametrize("subject", [each for each in SUBJECTS if each.call == "get_speech"], ids=str)
async def test_a_speech_is_fetched_as_long_as_its_link_works(subject: Subject, sandbox: Sandbox) -> None:
    """A speech that was made can be fetched again by its task; when its link has ended, the error names the task."""
    async with subject.client(sandbox) as client:
        arguments = await subject.ready(client)
        first = await subject.invoke(client, arguments)
        again = await subject.invoke(client, arguments)
        sandbox.forward(25 * 3600)
        with pytest.raises(errors.APIStatusError) as caught:
            await subject.invoke(client, arguments)

    assert isinstance(first, Heard)
    assert first.content == again.content
    with wave.open(io.BytesIO(first.content)) as file:
        assert file.getnframes() > 0
    assert arguments["task_id"] == caught.value.task_id
    assert 1 == sum(seen.method == "POST" for seen in sandbox.requests)
