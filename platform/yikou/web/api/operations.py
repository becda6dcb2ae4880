"""A line of the API's route table, and what a handler is called with.

A handler is a plain function, run in a thread: `handle(call, query=…, body=…, upload=…)`. It declares the parameters
that it wants; their types are read from the request, and the type that it returns is what is answered.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from yikou.texts import Translate, translator
from yikou.usecases.acting import Acting
from yikou.usecases.api.once import Once
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.web.routes import Who, admits, require_who

ROOT = "/api/v1"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """acting: who calls, None only where the operation is public. path: the names in the address. once: how a repeated
    request is known, None without an Idempotency-Key."""

    house: House
    language: str
    acting: Acting | None = None
    path: Mapping[str, str] = field(default_factory=dict)
    once: Once | None = None

    @property
    def person(self) -> Acting:
        """Who calls. Only for operations that are not public."""
        if self.acting is None:
            raise RuntimeError("a public operation has no caller")
        return self.acting

    @property
    def reader(self) -> Reader:
        """Who reads, in which language."""
        return Reader(self.person, self.translate, language=self.language)

    @property
    def translate(self) -> Translate:
        """Turns a Chinese text into the caller's language."""
        return translator(self.language, self.house.settings.house / "ui" / "locale")


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """An answer with headers of its own."""

    value: T
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Operation:
    """One method of one path below `/api/v1`.

    who: as for a page. status: of an answer that went well. once: whether an Idempotency-Key is taken or wanted.
    problems: statuses with which it may be refused beside those that any operation has.
    """

    method: Literal["GET", "POST"]
    path: str
    handle: Callable[..., Any]
    who: Who
    status: int = 200
    once: Literal["", "may", "must"] = ""
    problems: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        require_who(self.who, f"{self.method} {self.path}")

    @property
    def route(self) -> str:
        """The whole path."""
        return ROOT + self.path

    @property
    def summary(self) -> str:
        """What it does: the handler's own words."""
        return " ".join((inspect.getdoc(self.handle) or "").split())

    @cached_property
    def takes(self) -> Mapping[str, Any]:
        """Types of what is read from a request, by the handler's names: `query`, `body`, `upload`."""
        hints = get_type_hints(self.handle)
        return {name: hints[name] for name in ("query", "body", "upload") if name in hints}

    @cached_property
    def gives(self) -> Any:
        """Type of the answer."""
        hint = get_type_hints(self.handle)["return"]
        return get_args(hint)[0] if get_origin(hint) is Answered else hint

    def admits(self, acting: Acting | None) -> bool:
        """Whether this person, or nobody, may call it."""
        return admits(self.who, acting)
