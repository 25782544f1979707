"""EvoLink: a design or a speech is a task that is asked for until it is done, and may fail or be cancelled instead.

`Idempotency-Key` and its replay header are known from the vendor's own tool only; no public page promises them.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping
from typing import ClassVar, Final

import attrs

from voxwright.sandbox.behaviour import Behaviour, Handler
from voxwright.sandbox.desk import Desk, Ending
from voxwright.sandbox.document import Document, Operation
from voxwright.sandbox.outbox import CallbackRule
from voxwright.sandbox.sound import Container, Form, Wanted
from voxwright.sandbox.values import Answer, Call, Problem, Refused, as_int, as_text, put

_DIRECTIVE: Final = re.compile(r"\[sandbox:(fail|cancel|polls)(?:=(\w+))?\]")
_ESTIMATE: Final = 1
"""Seconds that a task is said to take; nobody should have to wait for a sandbox."""
_LIFETIME: Final = 24 * 3600.0
"""Seconds for which a link to a result works."""
_TARGET: Final = "qwen3-tts-vd-2026-01-26"
"""The documented default of `target_model`."""
_REALTIME: Final = "-realtime-"
"""Part of the names of the models with which no text can be spoken."""
_CONTAINERS: Final[Mapping[str, Container]] = {"wav": "wav", "pcm": "pcm", "mp3": "mp3", "opus": "ogg"}
_CALLBACK: Final = CallbackRule(timeout=10, pauses=(1, 2, 4))
"""From the description of `callback_url`."""


@attrs.define(kw_only=True)
class Task:
    """One task: what was asked for, how often it was looked at, and how it ends."""

    id: str
    created: int
    model: str
    audio_type: str
    voice: str
    target: str
    base: str
    sound: Wanted
    polls: int
    ending: Ending
    looked_at: int = 0
    callback_url: str = ""
    link: str = ""


class Vendor(Behaviour):
    """The sandbox's side of EvoLink."""

    tasks: ClassVar[bool] = True
    idempotency_header: ClassVar[str | None] = "Idempotency-Key"
    replay_header: ClassVar[str | None] = "idempotency-replayed"

    def __init__(self, document: Document, desk: Desk) -> None:
        super().__init__(document, desk)
        self._tasks: dict[str, Task] = {}

    def handlers(self) -> Mapping[str, Handler]:
        """Return what carries out operations."""
        return {"voices.design": self._design, "speech.create": self._speak, "tasks.get": self._look}

    def describe(self, body: dict[str, object], problem: Problem) -> None:
        """Name a conflict of keys as the vendor's own tool knows it."""
        super().describe(body, problem)
        if problem.kind == "conflict":
            put(body, "/error/code", "idempotency_conflict")

    def reset(self) -> None:
        """Forget tasks."""
        self._tasks.clear()

    def _design(self, operation: Operation, call: Call) -> Answer:
        day, mark = time.strftime("%Y%m%d", time.gmtime()), secrets.token_hex(2)
        voice = f"qwen-tts-vd-{as_text(call.fields.get('preferred_name'))}-voice-{day}-{mark}"
        container = _CONTAINERS[as_text(call.fields.get("response_format"), "wav")]
        form = Form(container=container, sample_rate=as_int(call.fields.get("sample_rate")) or 24000)
        said = Wanted.of(as_text(call.fields.get("preview_text")), voice=voice, form=form)
        return self._begin(operation, call, sound=said, voice=voice, text="voice_prompt")

    def _speak(self, operation: Operation, call: Call) -> Answer:
        voice = as_text(call.fields.get("voice"))
        if voice not in self.voices:
            raise Refused("value", "there is no such designed voice", field="voice")
        if _REALTIME in as_text(self.voices[voice].get("target_model")):
            raise Refused("value", "was designed for a realtime model, with which no text can be spoken", field="voice")
        said = Wanted.of(as_text(call.fields.get("prompt")), voice=voice, form=Form())
        return self._begin(operation, call, sound=said, voice="", text="prompt")

    def _begin(self, operation: Operation, call: Call, *, sound: Wanted, voice: str, text: str) -> Answer:
        now, mark = int(time.time()), secrets.token_hex(4)
        prompt = as_text(call.fields.get(text))
        ending = _ending_in(prompt) or self.desk.next_ending(self.document.vendor) or Ending(status="completed")
        task = Task(
            id=f"task-unified-{now}-{mark}",
            created=now,
            model=as_text(call.fields.get("model")),
            audio_type="voice_design" if voice else "tts",
            voice=voice,
            target=as_text(call.fields.get("target_model"), _TARGET),
            base=call.base,
            sound=sound,
            polls=max(1, ending.polls or self.desk.settings.task_polls),
            ending=ending,
            callback_url=as_text(call.fields.get("callback_url")),
        )
        self._tasks[task.id] = task
        if task.callback_url and ending.polls is None:  # nobody has to look for it to end
            self.desk.outbox.after(_ESTIMATE, lambda: self._finish(task))
        return Answer(
            status=operation.success,
            body={
                **_common(task, status="pending", progress=0),
                "task_info": {"can_cancel": True, "estimated_time": _ESTIMATE, "audio_type": task.audio_type},
                "usage": {"credits_reserved": 2},
            },
        )

    def _look(self, operation: Operation, call: Call) -> Answer:
        task = self._tasks.get(call.path["task_id"])
        if task is None:
            raise Refused("not_found", "there is no such task", field="task_id")
        task.looked_at += 1
        if task.looked_at < task.polls:
            body = _common(task, status="processing", progress=100 * task.looked_at // task.polls)
            info = {"can_cancel": True, "estimated_time": _ESTIMATE, "audio_type": task.audio_type}
            return Answer(status=operation.success, body={**body, "task_info": info})
        return Answer(status=operation.success, body=self._finish(task))

    def _finish(self, task: Task) -> dict[str, object]:
        """Let a task be over, and tell its callback once."""
        body, url = self._end(task), task.callback_url
        task.looked_at, task.callback_url = max(task.looked_at, task.polls), ""
        if url:
            self.desk.outbox.send(_CALLBACK, vendor=self.document.vendor, task_id=task.id, url=url, body=body)
        return body

    def _end(self, task: Task) -> dict[str, object]:
        info = {"can_cancel": False, "estimated_time": 0, "audio_type": task.audio_type}
        body = {**_common(task, status=task.ending.status, progress=100), "task_info": info}
        if task.ending.status != "completed":
            code = task.ending.code or "service_error"
            message = task.ending.message or f"The task ended with {code}."
            return {**body, "error": {"code": code, "message": message}}
        if not task.link:
            task.link = self.desk.links.make(task.base, task.sound, lifetime=_LIFETIME)
        made = {"voice": task.voice} if task.voice else {}
        if task.voice:
            facts = {"task_id": task.id, "preview": task.link, "target_model": task.target}
            self.voices.setdefault(task.voice, {**made, **facts})
        return {
            **body,
            "results": [task.link],
            "result_data": {**made, "audio_url": task.link},
            "usage": {"credits_used": 2},
        }


def _common(task: Task, *, status: str, progress: int) -> dict[str, object]:
    return {
        "created": task.created,
        "id": task.id,
        "model": task.model,
        "object": "audio.generation.task",
        "progress": progress,
        "status": status,
        "type": "audio",
    }


def _ending_in(prompt: str) -> Ending | None:
    """Read what a prompt orders: `[sandbox:fail=CODE]`, `[sandbox:cancel]`, `[sandbox:polls=N]`."""
    orders: dict[str, str] = dict(_DIRECTIVE.findall(prompt))
    if not orders:
        return None
    polls = orders.get("polls", "")
    status = "cancelled" if "cancel" in orders else "failed" if "fail" in orders else "completed"
    code = "request_cancelled" if "cancel" in orders else orders.get("fail") or None
    return Ending(status=status, code=code, polls=int(polls) if polls.isdecimal() else None)
