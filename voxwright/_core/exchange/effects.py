"""What the call logic asks the outside to do, and what comes back: plain values, sync and async alike."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import TracebackType
    from typing import Any, Generic, TypeAlias, TypeVar

    from voxwright._core.deadline import Deadline
    from voxwright._core.exchange.redact import Redactor, SanitizedCause
    from voxwright._core.exchange.tail import AsyncTail, SyncTail
    from voxwright._core.request import Body, Request

    T = TypeVar("T")
    OnProgress: TypeAlias = Callable[[int, int], object]
    Effect: TypeAlias = "Attempt | Pause | Work[Any] | Drop"
    Effects: TypeAlias = Generator[Effect, Any, T]
    Outcome: TypeAlias = "RawAnswer | Failure"
    Headers: TypeAlias = tuple[tuple[str, str], ...]

    class Base(Generic[T]):
        """Stands for `object`: the parameter is for type checkers only."""
else:

    class Base:
        """Takes a parameter that only type checkers look at."""

        __slots__ = ()

        def __class_getitem__(cls, item: object) -> type:
            return cls


class Attempt:
    """Ask to send a request once, and to return a `RawAnswer` or a `Failure`.

    What the request works out anew each time it is asked is worked out here, once for all attempts.
    """

    __slots__ = ("body", "deadline", "headers", "number", "on_progress", "path", "query", "request")

    def __init__(
        self,
        request: Request[Any],
        body: Body | None,
        deadline: Deadline,
        on_progress: OnProgress | None = None,
    ) -> None:
        self.request = request
        self.path = request.path
        self.query = request.query
        self.headers = request.headers
        self.body = body
        self.deadline = deadline
        self.number = 0
        self.on_progress = on_progress


class Pause:
    """Ask to wait for `seconds`, at most until `deadline`."""

    __slots__ = ("deadline", "seconds")

    def __init__(self, seconds: float, deadline: Deadline) -> None:
        self.seconds = seconds
        self.deadline = deadline

    def allowed(self) -> float:
        """Return the seconds to wait from now on."""
        return max(0.0, min(self.seconds, self.deadline.remaining()))


class Work(Base["T"]):
    """Ask to have something done that may wait for a disk; `undo` takes its result back where nobody waits any more."""

    __slots__ = ("_do", "_undo")

    def __init__(self, do: Callable[[], T], undo: Callable[[T], object]) -> None:
        self._do = do
        self._undo = undo

    def done(self) -> tuple[T | None, BaseException | None]:
        """Do it, and return what came of it, or what was raised."""
        try:
            return self._do(), None
        except BaseException as error:  # noqa: BLE001 - thrown into the logic, where it belongs
            return None, error

    def undo(self, result: T | None) -> None:
        """Take the result back."""
        if result is not None:
            self._undo(result)


class Drop:
    """Ask to close streams that nobody will get any more."""

    __slots__ = ("tails",)

    def __init__(self, *tails: Any) -> None:
        self.tails = tails


class RawAnswer:
    """An answer as it came: inflated, bounded, secrets masked, nothing parsed.

    Attributes:
        headers: Names in lower case.
        flaw: What kept the body from being read whole (too long, damaged compression); None where nothing did.
        sent: Whether the request's body was pulled.
        redactor: Masks what the secrets of this attempt become once the body is parsed.
        tail: The body where it streams, and `body` is empty then; None where it does not.
    """

    __slots__ = ("_first", "body", "flaw", "headers", "redactor", "sent", "status", "tail")

    def __init__(
        self,
        status: int,
        headers: Headers,
        body: bytes,
        *,
        redactor: Redactor,
        flaw: str | None = None,
        sent: bool = True,
        tail: SyncTail | AsyncTail | None = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self._first: dict[str, str] | None = None
        self.body = body
        self.redactor = redactor
        self.flaw = flaw
        self.sent = sent
        self.tail = tail

    def header(self, name: str) -> str | None:
        """Return the first value of a header, by its name in lower case."""
        if self._first is None:
            self._first = dict(reversed(self.headers))
        return self._first.get(name)

    def __repr__(self) -> str:
        return f"RawAnswer({self.status}, {len(self.body)} bytes)"


class Failure:
    """No answer, or not all of it.

    Attributes:
        phase: "connect", "send", "wait" or "receive".
        sent: Whether the request's body was pulled, the only sign that counts.
        timed_out: Whether time ran out; else the connection failed.
        permanent: Whether the same attempt must fail again (a certificate that does not verify).
        cause: The sanitized cause; None for our own deadline.
        partial: What had come of an answer, if anything.
    """

    __slots__ = ("cause", "partial", "permanent", "phase", "sent", "timed_out")

    def __init__(
        self,
        phase: str,
        *,
        sent: bool,
        timed_out: bool,
        permanent: bool = False,
        cause: SanitizedCause | None = None,
        partial: RawAnswer | None = None,
    ) -> None:
        self.phase = phase
        self.sent = sent
        self.timed_out = timed_out
        self.permanent = permanent
        self.cause = cause
        self.partial = partial

    def __repr__(self) -> str:
        return f"Failure({self.phase!r}, sent={self.sent}, timed_out={self.timed_out}, cause={self.cause!s})"


class Interruption:
    """An exception that is not the network's: cancelling, Ctrl-C, the user's own callback, a clip that changed.

    It keeps only the frames given, because those between held the request with its key.
    """

    __slots__ = ("error",)

    def __init__(self, error: BaseException, *, frames: TracebackType | None = None) -> None:
        if frames is None:
            error.__cause__ = error.__context__ = None
        self.error = error.with_traceback(frames)
