"""A request that is sent twice acts once: the answer is kept under its key, in the transaction of what it did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from yikou.errors import YikouError
from yikou.store import replays
from yikou.store.database import Session
from yikou.usecases.house import House

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Once:
    """How a repeated request is known. token: id of the caller's token; key: as the caller chose it; request_hash: of
    method, path and body, so that a key used for something else is noticed."""

    token: str
    key: str
    request_hash: str


class KeyReused(YikouError):
    """The key came with another request before."""


def answered(s: Session, once: Once | None) -> str | None:
    """The answer that this request was given before; None for a new one. KeyReused where the key was another's."""
    found = replays.recorded(s, once.token, once.key) if once else None
    if found is None or once is None:
        return None
    if found[0] != once.request_hash:
        raise KeyReused
    return found[1]


def act_once(house: House, s: Session, once: Once | None, act: Callable[[], str]) -> str:
    """What `act` answers, or answered before. Only what was done is kept: a refusal is judged anew next time."""
    before = answered(s, once)
    if before is not None:
        return before
    answer = act()
    if once:
        replays.record(s, once.token, once.key, request_hash=once.request_hash, answer=answer, at=house.now)
    return answer


def sweep(house: House, s: Session) -> int:
    """Forgets keys that are older than `KEPT_FOR`; how many."""
    return replays.sweep(s, house.now - KEPT_FOR)
