"""A line of the route table. Every line says who may call it; there is no default, so none can be forgotten."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from yikou.usecases.acting import Acting
from yikou.web.visit import Visit

Handler = Callable[[Visit], Awaitable[Response]]
Who = Literal["public", "signed_in"] | frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """One method of one path.

    who: `public`, `signed_in`, or the roles of which the post must be one. upload: takes files, so its body may be
    large. background: asked for by the page and not by the person, so it does not keep the session alive. initial:
    reachable before an initial password is changed. anonymous: the same for everybody, so no session is looked up.
    """

    method: Literal["GET", "POST"]
    path: str
    handle: Handler
    who: Who
    upload: bool = False
    background: bool = False
    initial: bool = False
    anonymous: bool = False

    def __post_init__(self) -> None:
        require_who(self.who, f"{self.method} {self.path}")

    def admits(self, acting: Acting | None) -> bool:
        """Whether this person, or nobody signed in, may call it."""
        return admits(self.who, acting)


def require_who(who: Who, route: str) -> None:
    """ValueError for a route that does not say who may call it."""
    is_word = who in ("public", "signed_in")
    if not is_word and not (isinstance(who, frozenset) and who):
        raise ValueError(f"{route}: who may call it?")


def admits(who: Who, acting: Acting | None) -> bool:
    """Whether this person, or nobody known, is among them."""
    if who == "public":
        return True
    return acting is not None and (who == "signed_in" or acting.post.role in who)
