"""Which fields a name of the rules stands on, and which a computed field does. Pure.

Whether somebody may see them is `sight.py`.
"""

from collections.abc import Iterator, Mapping

from yikou.definition.model import Affair, Expr
from yikou.definition.types import Field, Rows, inner
from yikou.flow.reads import names_in

Path = tuple[str, ...]


def fields_behind(affair: Affair, name: str) -> Iterator[Path]:
    """Fields of the form and the office record that a name stands for or is computed from."""
    for read in names_in(affair, Expr(name)):
        root, *rest = read.split(".")
        if root in ("form", "office"):
            yield (root, *rest)
        elif root == "applicant":
            yield (*affair.applicant.part, *rest)


def mask_of(affair: Affair, name: str) -> str:
    """Class of `x-mask` of the field that a name stands for, '' for what is no single field or has none."""
    paths = tuple(fields_behind(affair, name))
    if len(paths) != 1:
        return ""
    root, *rest = paths[0]
    field = (affair.form if root == "form" else affair.office).field(tuple(rest))
    return field.mask if field else ""


def computed(affair: Affair) -> Mapping[Path, frozenset[Path]]:
    """Every computed field of the two records, with all that it is computed from, other computed fields among them."""
    found = {
        path: frozenset(_read_by(affair, text, row))
        for record in (affair.form, affair.office)
        for path, text, row in _computed((record.name,), record.fields, ())
    }
    for _ in found:  # as often as one of them could build on another
        found = {path: reads.union(*(found[read] for read in reads if read in found)) for path, reads in found.items()}
    return found


def _computed(prefix: Path, fields: Mapping[str, Field], row: Path) -> Iterator[tuple[Path, str, Path]]:
    """Path, expression, and the path of the rows in which it stands."""
    for name, field in fields.items():
        here = (*prefix, name)
        if isinstance(text := field.schema.get("x-computed"), str):
            yield here, text, row
        yield from _computed(here, inner(field.type), here if isinstance(field.type, Rows) else row)


def _read_by(affair: Affair, text: str, row: Path) -> Iterator[Path]:
    yield from fields_behind(affair, text)
    for name in names_in(affair, Expr(text)):
        root, *rest = name.split(".")
        if root == "row":
            yield (*row, *rest)
