"""Operations on repeated rows: add, remove, move up and down, copy.

A page lists the ids of its rows in hidden inputs of the list's own name; a button sends `_do=<operation>:<name>`, where
the name is the list's for `add` and one row's for the others. Ids are numbers that never come back within one page.
"""

import re
from collections.abc import Sequence
from typing import Any

from yikou.forms.plan import Control

OPERATIONS = ("add", "remove", "up", "down", "copy")
MOST_ROWS = 400
_ID = re.compile(r"[1-9][0-9]{0,5}")


class Rowing:
    """The one operation of a post. done: its name, once a list had it; touched: name of that list; row: id."""

    def __init__(self, sent: str) -> None:
        verb, _, self.target = sent.partition(":")
        self.verb = verb if verb in OPERATIONS else ""
        self.done = ""
        self.touched = ""
        self.row = ""

    def ids(self, control: Control, name: str, sent: Sequence[str]) -> list[tuple[str, str]]:
        """Rows of a list after the operation: the id of each, and the id to read it from ('' for a new one)."""
        rows = [(id_, id_) for id_ in dict.fromkeys(sent) if _ID.fullmatch(id_)][:MOST_ROWS]
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
        id_ = str(max((int(row) for row, _ in rows), default=0) + 1)
        rows.insert(at, (id_, source))
        self._did(name, id_)

    def _did(self, name: str, row: str) -> None:
        self.done, self.touched, self.row = self.verb, name, row


def most_rows(control: Control) -> int:
    """How many rows a list may have."""
    return min(int(control.schema.get("maxItems", MOST_ROWS)), MOST_ROWS)


def row_defaults(control: Control) -> dict[str, Any]:
    """What a new row begins with."""
    return {part.name: part.schema["default"] for part in control.parts if "default" in part.schema}


def first_control(control: Control, name: str, row: str) -> str:
    """Name of the first control of a row that can be typed into; the list itself where it has no row left."""
    if not row:
        return name
    parts = [part for part in control.parts if part.kind not in ("computed", "fixed")]
    return f"{name}.{row}.{parts[0].key}" if parts else name
