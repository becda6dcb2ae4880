"""Values that many requests read and few change: kept per process, and read again when their revision has moved.

Another process that changes one is noticed, because the revision lies in the database. What a session has changed
itself is not kept: it may still roll back.
"""

from collections.abc import Callable
from typing import TypeVar

from yikou.store import numbers
from yikou.store.database import Session

T = TypeVar("T")
_PREFIX = "revision/"
_ALL = "select key, n from counter where key >= 'revision/' and key < 'revision0'"


def changed(s: Session, name: str) -> None:
    """Says that what `name` stands for was changed in this session."""
    numbers.take(s, _PREFIX + name)
    s.changed.add(name)
    s.revisions.clear()


def cached(s: Session, name: str, load: Callable[[Session, int], T]) -> T:
    """The value as of the revision that this session sees; load: reads it, given that revision."""
    revision = _revision(s, name)
    if name in s.changed:
        return load(s, revision)
    kept = s.cache.get(name)
    if kept is None or kept[0] != revision:
        kept = s.cache[name] = (revision, load(s, revision))
    value: T = kept[1]
    return value


def _revision(s: Session, name: str) -> int:
    """As of this session; all of them are read at once, because whoever asks for one asks for the others."""
    if not s.revisions:
        s.revisions.update(s.rows(_ALL))
    return s.revisions.get(_PREFIX + name, 0)
