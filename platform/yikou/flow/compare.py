"""Which values and papers differ between two moments of a case (R5), and which a person has typed anew (R2)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yikou.flow.state import CaseState, value_at

Path = tuple[str, ...]
EVERYTHING: tuple[Path, ...] = (("form",), ("office",), ("materials",))


def changes(state: CaseState, paths: Iterable[Path], no: int) -> tuple[str, ...]:
    """Those of the paths, as dotted text, whose value now differs from what it was after entry `no`.

    What was not there then and has come with an answer or as a later paper had not been read, and does not count; what
    a step has found since does.
    """
    brought = {did.no for did in state.dids if did.verb in ("answer", "upload")}
    found = []
    for path in narrowed(state, paths):
        then = value_at(state, path, no)
        if then is None and brought.issuperset(_written(state, path)):
            continue
        if then != value_at(state, path, state.no):
            found.append(".".join(path))
    return tuple(found)


def narrowed(state: CaseState, paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with whole records (`('form',)`) replaced by those of their fields that were ever written again."""
    for path in paths:
        if len(path) > 1:
            yield path
        elif path[0] == "materials":
            yield from (("materials", name) for name in state.papers)
        else:
            yield from (tuple(key.split(".")) for key in state.earlier if key.startswith(path[0] + "."))


def last_change(state: CaseState, paths: Iterable[Path], *, after: int) -> int:
    """Number of the last entry later than `after` that wrote one of these paths; 0 where none did."""
    latest = 0
    for path in paths:
        latest = max(latest, *_written(state, path), 0)
    return latest if latest > after else 0


def _written(state: CaseState, path: Path) -> Iterable[int]:
    if path[0] == "materials":
        names = path[1:] or tuple(state.papers)
        return [p.no for name in names for p in state.papers.get(name, ())[-1:]]
    if len(path) == 1:
        return [no for key, no in state.since.items() if key.startswith(path[0] + ".")]
    return [state.since.get(f"{path[0]}.{path[1]}", 0)]


def typed(old: Mapping[str, Any], new: Mapping[str, Any], at: Path = ()) -> Iterator[Path]:
    """Paths at which two records differ, down through groups; a list is one value."""
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from typed(was, now, (*at, name))
        else:
            yield (*at, name)


def covers(path: Path, other: Path) -> bool:
    """Whether `other` is `path` itself or lies below it.

    >>> covers(("form", "applicant"), ("form", "applicant", "phone"))
    True
    """
    return other[: len(path)] == path
