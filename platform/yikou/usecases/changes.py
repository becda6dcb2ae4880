"""What was changed in a record since it was filed: where, from which value, by whom."""

from collections.abc import Iterator, Mapping
from typing import Any

from yikou.flow.state import CaseState, Did
from yikou.forms.names import pointer

Changes = dict[str, tuple[Any, str, str]]


def changes_of(state: CaseState, root: str, *, said: str) -> Changes:
    """By JSON Pointer of each leaf: the value before the last change, who changed it, ''.

    said: how somebody's change is told, with {name}. Office fields count from their second value on.
    """
    record = state.form if root == "form" else state.office
    found: Changes = {}
    for path, versions in state.earlier.items():
        top, _, name = path.partition(".")
        old = versions[-1].value if top == root else None
        if top != root or name not in record or old is None:
            continue
        did = _who(state, state.since[path])
        for where, before in _leaves(old, record[name], (name,)):
            found[where] = (before, said.format(name=did.name) if did and did.name else "", "")
    return found


def _who(state: CaseState, no: int) -> Did | None:
    """Who performed the verb that entry `no` belongs to."""
    return next((did for did in reversed(state.dids) if did.no <= no), None)


def _leaves(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Leaves of `new` that differ from `old`, with the old value; rows are compared in their order."""
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        for name in new:
            yield from _leaves(old.get(name), new[name], (*path, name))
    elif isinstance(new, list) and isinstance(old, list) and new and isinstance(new[0], Mapping):
        for number, row in enumerate(new):
            yield from _leaves(old[number] if number < len(old) else {}, row, (*path, str(number)))
    elif old is not None and old != new:
        yield pointer(path), old
