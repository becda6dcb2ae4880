"""Fields that hang on one another in a circle by `x-visible` and `x-computed`: no order makes their answers final."""

from collections.abc import Iterable, Mapping, Sequence

from yikou.definition.types import Record, Rows
from yikou.rules.names import Name
from yikou.rules.order import order
from yikou.rules.sites import Site

Path = tuple[str, ...]


def read_by(site: Site, names: Iterable[Name], record: Record) -> list[str]:
    """Fields that the expression of a field reads, and the groups and rows around them: what hides those hides these.

    record: in which the field stands.
    """
    paths = [_whole(name, site.path, record) for name in names if name.root in ("form", "office", "row")]
    return [one for path in paths for one in around(path)]


def around(path: Path) -> list[str]:
    """A field and what it stands in.

    >>> around(("form", "members", "income"))
    ['form.members', 'form.members.income']
    """
    return [".".join(path[:end]) for end in range(2, len(path) + 1)]


def circle_in(reads: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The fields of a circle, from the first that reads one, which stands again at the end; () where there is none.

    >>> circle_in({"form.a": ["form.b"], "form.b": ["form.a"]})
    ('form.a', 'form.b', 'form.a')
    >>> circle_in({"form.a": ["form.b"]})
    ()
    """
    known = dict.fromkeys([*reads, *(one for found in reads.values() for one in found)])
    whole = {one: [*reads.get(one, ()), *around(tuple(one.split(".")))[:-1]] for one in known}
    _, circle = order(whole)
    at = next((circle.index(one) for one in reads if one in circle), 0)
    return (*circle[at:], *circle[: at + 1])


def _whole(name: Name, path: Path, record: Record) -> Path:
    """The path of a field; a column of one's own row belongs to the rows around the expression."""
    if name.root != "row":
        return (name.root, *name.path)
    ends = range(2, len(path) + 1)
    end = next((n for n in ends if (f := record.field(path[1:n])) and isinstance(f.type, Rows)), 1)
    return (*path[:end], *name.path)
