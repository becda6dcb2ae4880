"""Operations on repeated rows: add, remove, move up and down, copy.

A page lists the ids of its rows in hidden inputs of the list's own name; a button sends `_do=<operation>:<name>`, where
the name is the list's for `add` and one row's for the others. Ids are numbers that never come back within one page.
"""

import re
from collections.abc import Sequence
from typing import Any

from yikou.forms.controls import Control
from yikou.forms.values import NOTHING

OPERATIONS = ("add", "remove", "up", "down", "copy")
MOST_ROWS = 400
_ID = re.compile(r"[1-9][0-9]{0,5}")


class Rowing:
    """The one operation of a post. done: its name, once a list had it; touched: name of that list; row: id.

    dropped: rows of the list that was read last that are more than a list may have.
    """

    def __init__(self, sent: str) -> None:
        verb, _, self.target = sent.partition(":")
        self.verb = verb if verb in OPERATIONS else ""
        self.done = ""
        self.touched = ""
        self.row = ""
        self.dropped = 0
        self._after = 0

    def opened(self, name: str, sent: str) -> str:
        """What a box that may be empty sends after the operation: '0' while it is there."""
        if self.target != name or self.verb not in ("add", "remove"):
            return sent
        self._did(name, "")
        return "0" if self.verb == "add" else ""

    def ids(self, control: Control, name: str, sent: Sequence[str], *, after: int = 0) -> list[tuple[str, str]]:
        """Rows of a list after the operation: the id of each, and the id to read it from ('' for a new one).

        after: number that no new row may have, nor one below it.
        """
        self._after = after
        rows = [(id_, id_) for id_ in dict.fromkeys(sent) if _ID.fullmatch(id_)]
        self.dropped = len(rows[MOST_ROWS:])
        del rows[MOST_ROWS:]
        if self.verb == "add" and self.target == name:
            self._insert(control, name, rows, at=len(rows), source="")
        elif self.verb and self.target.startswith(name + "."):
            self._on_row(control, name, rows)
        return rows

    def _on_row(self, control: Control, name: str, rows: list[tuple[str, str]]) -> None:
        id_ = self.target.removeprefix(name + ".")
        at = next((number for number, (row, _) in enumerate(rows) if row == id_), None)
        if at is None:
            return
        if self.verb == "copy":
            self._insert(control, name, rows, at=at + 1, source=id_)
        elif self.verb == "remove":
            del rows[at]
            self._did(name, rows[min(at, len(rows) - 1)][0] if rows else "")
        else:
            to = at + (1 if self.verb == "down" else -1)
            if 0 <= to < len(rows):
                rows[at], rows[to] = rows[to], rows[at]
            self._did(name, id_)

    def _insert(self, control: Control, name: str, rows: list[tuple[str, str]], *, at: int, source: str) -> None:
        if len(rows) >= most_rows(control):
            self._did(name, rows[-1][0] if rows else "")
            return
        id_ = str(max([self._after, *(int(row) for row, _ in rows)]) + 1)
        rows.insert(at, (id_, source))
        self._did(name, id_)

    def _did(self, name: str, row: str) -> None:
        self.done, self.touched, self.row = self.verb, name, row


def most_rows(control: Control) -> int:
    """How many rows a list may have."""
    return min(int(control.schema.get("maxItems", MOST_ROWS)), MOST_ROWS)


def row_defaults(control: Control) -> dict[str, Any]:
    """What a new row begins with."""
    return _object(control.parts)


def fresh(control: Control) -> Any:
    """What a control holds when it comes to a page; NOTHING where it is empty."""
    if "const" in control.schema and control.kind == "fixed":
        return control.schema["const"]
    if "default" in control.schema:
        return control.schema["default"]
    if control.kind == "inner":
        return fresh(control.alternatives[0].control)
    if control.kind == "group":
        value = _object(control.parts)
        return value if value or not control.optional or control.given else NOTHING
    return [] if control.kind in ("rows", "list") and control.given else NOTHING


def _object(parts: Sequence[Control]) -> dict[str, Any]:
    found = {part.name: fresh(part) for part in parts if not part.laid and part.always}
    return {name: value for name, value in found.items() if value is not NOTHING}


def first_of(controls: Sequence[Control], scope: str) -> str:
    """Name of the first of some controls that can be typed into; scope: name of the row or alternative around them."""
    typed = [control for control in controls if control.kind not in ("computed", "fixed")]
    if not typed:
        return scope
    if typed[0].kind in ("group", "tuple"):
        return first_of(typed[0].parts, scope)
    return f"{scope}.{typed[0].key}"
