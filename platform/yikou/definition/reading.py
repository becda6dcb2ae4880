"""What the readers of single keys share: the names and records of one affair, and the collected problems."""

from yikou.definition.model import Mark
from yikou.definition.names import Names, good_name
from yikou.definition.nodes import TextNode
from yikou.definition.problems import Problems, nearest
from yikou.definition.schema import Records
from yikou.definition.types import Field, Record, inner

DEFAULTS_FOLDER = "rules/shared/"


class Reading:
    """One affair being read. records: None where its schema could not be read, so paths are not checked.

    used: names of `who` that were referred to; entries of defaults files are read only if they were.
    """

    def __init__(self, names: Names, records: Records | None, problems: Problems) -> None:
        self.names = names
        self.records = records
        self.problems = problems
        self.used: dict[str, None] = {}
        self.applicant: tuple[str, ...] = ()

    def add(self, code: str, mark: Mark, *, found: str = "", expected: str = "", nearest: str = "") -> None:
        """Note an error."""
        self.problems.add(code, mark, found=found, expected=expected, nearest=nearest)

    def reference(self, node: TextNode, kind: str, *, also: tuple[str, ...] = ()) -> str:
        """A name that must be known; `also` lists words that may stand instead."""
        if node.text in also:
            return node.text
        known = self.names.known(kind)
        if node.text not in known:
            self.add(f"unknown_{kind}", node.mark, found=node.text, nearest=nearest(node.text, [*known, *also]))
        elif kind == "who":
            self.used[node.text] = None
        return node.text

    def record(self, name: str) -> Record | None:
        """The form or the office record, None where the schema could not be read."""
        if self.records is None:
            return None
        return self.records.form if name == "form" else self.records.office

    def field(self, path: tuple[str, ...]) -> Field | None:
        """The field at a path that begins with `form`, `office` or `applicant`, or None."""
        if path[0] == "applicant":
            path = (*self.applicant, *path[1:])
        record = self.record(path[0]) if path else None
        return record.field(path[1:]) if record and len(path) > 1 else None

    def is_field(self, path: tuple[str, ...]) -> bool:
        """Whether the path names a record or a field in it; yes where the schema could not be read."""
        if self.records is None:
            return True
        return path in (("form",), ("office",)) or self.field(path) is not None

    def nearest_field(self, path: tuple[str, ...]) -> str:
        """The path that was probably meant."""
        record = self.record(path[0]) if path[0] in ("form", "office") else None
        if record is None:
            return nearest(path[0], ("form", "office"))
        return nearest(".".join(path), [f"{path[0]}.{'.'.join(p)}" for p in _paths(record)])

    def is_default(self, mark: Mark) -> bool:
        """Whether it stands in a defaults file."""
        return mark.file.startswith(DEFAULTS_FOLDER)

    def check_name(self, name: str, mark: Mark, *, reserved: frozenset[str] = frozenset()) -> None:
        """Note a name that is no name, or a reserved one."""
        if not good_name(name):
            self.add("bad_name", mark, found=name)
        elif name in reserved:
            self.add("reserved_name", mark, found=name)


def _paths(record: Record) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    waiting = list(record.fields.values())
    while waiting:
        field = waiting.pop()
        found.append(field.path)
        waiting.extend(inner(field.type).values())
    return found
