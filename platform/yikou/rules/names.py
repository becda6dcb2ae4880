"""What a dotted name means in one affair: where its value lies and of which type it is (docs/format.md 3.1, 3.2).

Where a name may be read is `visibility.py`; its value in a case is `scope.py`.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from yikou.definition.model import Affair, Parameter
from yikou.definition.problems import nearest
from yikou.definition.types import Date, Field, ListOf, Option, Other, Place, Rows, Type, inner
from yikou.rules.name_types import done_types, types_below

Root = Literal["form", "office", "case", "done", "lane", "param", "guide", "today", "row", "fact", "table"]

TOWARD = ("community", "street", "district", "parent")
"""What may follow a place: the nearest org of that kind, itself included, or the org above."""

_KINDS = {"community": "community", "street": "street", "district": "district", "parent": "any"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was found. dotted: as reasons and missing fields name it (`applicant.x` is `form.<part>.x`).

    path: below the root, without what navigates from a place; toward: that (`('street',)`). of: what the schema says
    about it, None outside form, office and rows.
    """

    dotted: str
    root: Root
    path: tuple[str, ...]
    type: Type = field(compare=False)
    toward: tuple[str, ...] = ()
    of: Field | None = field(default=None, compare=False)

    @property
    def owner(self) -> str:
        """The fact or table that it comes from, or ''."""
        return self.dotted.partition(".")[0] if self.root in ("fact", "table") else ""


class NoSuchNameError(LookupError):
    """A name that this affair does not have. nearest: the name that was probably meant, or ''."""

    def __init__(self, nearest: str, code: str = "unknown_name") -> None:
        super().__init__(code)
        self.nearest = nearest
        self.code = code


class Names:
    """The names of one affair. types: of facts and of outputs of tables (`signer.by`), as far as they are known;
    row: the columns that `row.` has where an expression stands."""

    def __init__(self, affair: Affair, parameters: Mapping[str, Parameter]) -> None:
        self.affair = affair
        self.parameters = parameters
        self.types: dict[str, Type] = {}
        self.row: Mapping[str, Field] = {}
        self.part = affair.applicant.part[1:] if affair.applicant.part[:1] == ("form",) else affair.applicant.part
        self.done = done_types(affair)
        self._found: dict[tuple[str, ...], Name] = {}
        self._named: dict[str, Name] = {}

    def with_row(self, row: Mapping[str, Field]) -> "Names":
        """The same names, and these columns under `row.`."""
        names = copy(self)
        names.row, names._found, names._named = row, {}, {}
        return names

    def learn(self, dotted: str, kind: Type) -> None:
        """Remember the type of a fact or of an output of a table."""
        self.types[dotted] = kind
        self._found.pop(tuple(dotted.split(".")), None)

    def find(self, parts: tuple[str, ...]) -> Name:
        """What the name means. NoSuchNameError, with the nearest name, where it means nothing.

        Tells nothing about where it may be read. The type of a fact is `Other()` until it is known.
        """
        found = self._found.get(parts)
        if found is None:
            found = self._found[parts] = self._find(parts)
        return found

    def named(self, dotted: str) -> Name:
        """As `find`, for a name in one text."""
        found = self._named.get(dotted)
        if found is None:
            found = self._named[dotted] = self.find(tuple(dotted.split(".")))
        return found

    def _find(self, parts: tuple[str, ...]) -> Name:
        for end in range(len(parts), 0, -1):
            toward = parts[end:]
            if not all(step in TOWARD for step in toward):
                break
            found = self._plainly(parts[:end])
            if found is not None:
                return _toward(found, toward)
        raise NoSuchNameError(*self._nearest(parts))

    def _plainly(self, parts: tuple[str, ...]) -> Name | None:
        root, *rest = parts
        if root == "applicant" and rest and self.part:
            root, rest = "form", [*self.part, *rest]
        path = tuple(rest)
        if root in ("form", "office"):
            record = self.affair.form if root == "form" else self.affair.office
            return _in_fields(record.fields, path, root)
        if root == "row":
            return _in_fields(self.row, path)
        kind = self._other(root, path)
        return None if kind is None else Name(".".join(parts), _root(root, parts), path or (root,), kind)

    def _other(self, root: str, path: tuple[str, ...]) -> Type | None:
        if root in self.affair.facts and not path:
            return self.types.get(root, Other())
        if root in self.affair.tables and len(path) == 1 and path[0] in self.affair.tables[root].gives:
            return self.types.get(f"{root}.{path[0]}", Other())
        if root == "today":
            return None if path else Date()
        if root == "done":
            return self.done.get(path)
        if len(path) != 1:
            return None
        return self.types_of(root).get(path[0])

    def types_of(self, root: str) -> Mapping[str, Type]:
        """Types of the names directly below `case`, `param`, `lane` or `guide`; nothing for any other root."""
        return types_below(self.affair, self.parameters, root)

    def _nearest(self, parts: tuple[str, ...]) -> tuple[str, str]:
        text = ".".join(parts)
        if parts[0] in ("form", "office", "row") and (rows := self._inside_rows(parts)):
            return rows, "rows_in_rows"
        if parts[0] == "done" and len(parts) == 3 and parts[2] == "outcome":
            return "", "name_not_supported"
        if text in self._codes():
            return f"'{text}'", "unknown_name"
        return nearest(text, self.all()), "unknown_name"

    def _codes(self) -> set[str]:
        """Codes of options, which stand in quotes."""
        waiting = [*self.affair.form.fields.values(), *self.affair.office.fields.values()]
        found: set[str] = set()
        while waiting:
            kind = waiting.pop().type
            found.update(kind.values if isinstance(kind, Option) else ())
            waiting.extend(inner(kind).values())
        return found

    def _inside_rows(self, parts: tuple[str, ...]) -> str:
        record = {"form": self.affair.form, "office": self.affair.office}.get(parts[0])
        if record is None or record.field(parts[1:]) is None:
            return ""
        return ".".join(parts[:-1])

    def all(self) -> Iterator[str]:
        """Every name that expressions of this affair could read, dotted, without navigation."""
        yield from _dotted("form", self.affair.form.fields)
        yield from _dotted("office", self.affair.office.fields)
        yield from ("today", *self.affair.facts)
        yield from (f"{table.name}.{given}" for table in self.affair.tables.values() for given in table.gives)
        yield from (".".join(("done", *path)) for path in self.done)
        for root in ("case", "param", "lane", "guide"):
            yield from (f"{root}.{name}" for name in self.types_of(root))
        yield from (f"row.{name}" for name in self.row)
        part = self.affair.form.field(self.part)
        yield from (f"applicant.{name}" for name in (inner(part.type) if part else ()))


def _root(root: str, parts: tuple[str, ...]) -> Root:
    if root in ("case", "done", "lane", "param", "guide", "today"):
        return cast(Root, root)
    return "fact" if len(parts) == 1 else "table"


def _toward(found: Name, toward: tuple[str, ...]) -> Name:
    if not toward:
        return found
    kind: Type = Place(_KINDS[toward[-1]])
    if isinstance(found.type, ListOf) and isinstance(found.type.item, Place):
        kind = ListOf(kind)
    elif not isinstance(found.type, Place):
        raise NoSuchNameError(found.dotted, "not_a_place")
    return replace(found, dotted=".".join((found.dotted, *toward)), type=kind, toward=toward)


def _in_fields(fields: Mapping[str, Field], path: tuple[str, ...], root: str = "row") -> Name | None:
    """The field at `path`; a path through repeated rows is the list of that column, through two of them nothing."""
    through_rows = 0
    found: Field | None = None
    for name in path:
        found = fields.get(name)
        if found is None:
            return None
        fields = inner(found.type)
        through_rows += isinstance(found.type, Rows)
    if found is None:
        return None
    column = through_rows - isinstance(found.type, Rows)
    if column > 1 or (column and isinstance(found.type, Rows | ListOf)):
        return None
    kind = ListOf(found.type) if column else found.type
    return Name(".".join((root, *path)), cast(Root, root), path, kind, of=found)


def _dotted(prefix: str, fields: Mapping[str, Field]) -> Iterator[str]:
    for name, kept in fields.items():
        yield f"{prefix}.{name}"
        yield from _dotted(f"{prefix}.{name}", inner(kept.type))
