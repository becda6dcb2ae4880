"""One schema file as it is worked with: in 2020-12, and able to say where in the author's text each part stands."""

from collections.abc import Mapping
from urllib.parse import unquote

from yikou.definition.json_source import JsonFile, read_json
from yikou.definition.model import Mark
from yikou.definition.problems import Problems
from yikou.definition.schema_ids import ids_of
from yikou.definition.upgrade import Upgraded, upgraded


class SchemaFile(JsonFile):
    """value: in 2020-12; pointers are those of `value` unless they are said to be as written."""

    def __init__(self, read: JsonFile, new: Upgraded) -> None:
        super().__init__(read.file, new.value, read.lines)
        self.ids = ids_of(new.value)
        self._moved = new.moved
        self._written = {now: was for was, now in new.moved.items()}

    def mark(self, pointer: str) -> Mark:
        """Where it is written, in the words that the author used."""
        return super().mark(_moved(self._written, pointer))

    def now(self, fragment: str) -> str:
        """Pointer of what a reference calls by its place as written (`/definitions/a%20b`)."""
        return _moved(self._moved, unquote(fragment))


def read_schema_file(data: bytes, file: str, problems: Problems) -> SchemaFile | None:
    """The file, or None with the reason noted."""
    read = read_json(data, file, problems)
    if read is None:
        return None
    new = upgraded(read.value)
    for fault in new.faults:
        problems.add(fault.code, read.mark(fault.pointer), found=fault.found, expected=fault.expected)
    return SchemaFile(read, new)


def _moved(moves: Mapping[str, str], pointer: str) -> str:
    """
    >>> _moved({"/definitions/a": "/$defs/a"}, "/definitions/a/title"), _moved({}, "/items")
    ('/$defs/a/title', '/items')
    """
    near, below = pointer, ""
    while near not in moves:
        if not near:
            return pointer
        near, _, last = near.rpartition("/")
        below = f"/{last}{below}"
    return moves[near] + below
