"""What is derived from fields follows them: a fact or reason is told only to whoever may see all it reads."""

from collections.abc import Iterator

from yikou.access.sight import Path, Sight
from yikou.definition.model import Affair, Expr
from yikou.flow.reads import names_in


def shows(affair: Affair, sight: Sight, name: str) -> bool:
    """Whether the value of a dotted name of the rules may be told to the reader."""
    return all(sight.shows(path) for path in fields_behind(affair, name))


def fields_behind(affair: Affair, name: str) -> Iterator[Path]:
    """Fields of the form and the office record that a name stands for or is computed from."""
    for read in names_in(affair, Expr(name)):
        root, *rest = read.split(".")
        if root in ("form", "office") and rest:
            yield (root, *rest)
        elif root == "applicant" and rest:
            yield (*affair.applicant.part, *rest)
