"""Keep secrets out of whatever outlives a request: bodies, messages, causes."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

MASK = "***"
SHORTEST_IN_ERRORS = 4
"""Characters; a shorter secret stands in too many innocent words to be looked for."""
SHORTEST_IN_ANSWERS = 8
"""Characters; in a success a false hit would change an id, so only what is surely a key is masked."""


class SanitizedCause(Exception):  # noqa: N818 - it stands for the exception of another library
    """What went wrong below us: class name and message of the original, which carries the request and is dropped.

    Attributes:
        name: The class of the original, with its package.
        text: Its message, without secrets.
    """

    def __init__(self, name: str = "", text: str = "") -> None:
        super().__init__(name, text)
        self.name = name
        self.text = text

    def __str__(self) -> str:
        return f"{self.name}: {self.text}" if self.text else self.name


class Redactor:
    """Masks the secrets of one attempt. Holds them in a closure: no repr, no `vars()`, no pickle shows them."""

    __slots__ = ("_forms", "_raw_forms", "_secrets")

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        known = tuple(secrets)
        forms = tuple(dict.fromkeys(form for secret in known for form in spellings(secret)))
        raw_forms = tuple((form.encode("utf-8", "surrogatepass"), len(form)) for form in forms)
        self._secrets = lambda: known
        self._forms = lambda: forms
        self._raw_forms = lambda: raw_forms

    def masks(self, secret: str) -> bool:
        """Tell whether `secret` is one of those that are masked."""
        return secret in self._secrets()

    def finds(self, text: str) -> bool:
        """Tell whether there is anything to mask in `text`."""
        return any(form in text for form in self._forms())

    def text(self, text: str) -> str:
        """Return `text` with every secret masked."""
        for form in self._forms():
            if form in text:
                text = text.replace(form, MASK)
        return text

    def error_bytes(self, data: bytes) -> bytes:
        """Return the bytes of an error with every secret masked."""
        return self._replace(data, SHORTEST_IN_ERRORS)

    def answer_bytes(self, data: bytes) -> bytes:
        """Return the bytes of a success with every secret masked that is long enough to be surely one."""
        return self._replace(data, SHORTEST_IN_ANSWERS)

    def json(self, value: object) -> object:
        """Return a JSON value with every secret masked in its strings and keys."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            items: list[object] = value  # pyright: ignore[reportUnknownVariableType]
            return [self.json(item) for item in items]
        if isinstance(value, dict):
            pairs: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
            return {self.text(key): self.json(item) for key, item in pairs.items()}
        return value

    def _replace(self, data: bytes, shortest: int) -> bytes:
        for wanted, length in self._raw_forms():
            if length >= shortest and wanted in data:
                data = data.replace(wanted, MASK.encode())
        return data

    def __repr__(self) -> str:
        return f"Redactor({MASK})"

    def __reduce__(self) -> str:
        msg = "a Redactor holds secrets and is never pickled"
        raise TypeError(msg)


def spellings(secret: str) -> tuple[str, ...]:
    """Return the ways in which a server may echo a secret: as it is, in a URL, in JSON."""
    if len(secret) < SHORTEST_IN_ERRORS:
        return ()
    if secret.isascii() and secret.replace("-", "").replace("_", "").isalnum():
        return (secret,)
    from urllib.parse import quote

    slashed = secret.replace("\\", "\\\\").replace('"', '\\"')
    return (secret, quote(secret, safe=""), slashed, slashed.replace("/", "\\/"))


def describe(error: BaseException, redactor: Redactor) -> SanitizedCause:
    """Return the sanitized copy of an exception of another library."""
    kind = type(error)
    package = kind.__module__.partition(".")[0].lstrip("_")
    name = kind.__name__ if package == "builtins" else f"{package}.{kind.__name__}"
    return SanitizedCause(name, redactor.text(str(error))[:500] or "the connection broke")
