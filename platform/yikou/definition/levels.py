"""Which org can stand above another, as far as the kind of an org tells (docs/format.md 3.7)."""

from yikou.definition.types import ListOf, Place, Type

LEVELS = ("community", "street", "district")
"""From below: a place of a kind has the kinds after it above it, and counts as the nearest of its own."""


def leads_nowhere(kind: str, steps: tuple[str, ...]) -> str:
    """The first of `.community .street .district .parent` that no place of that kind can have above it, or ''.

    kind: the schema's `x-org-kind`; of `any` nothing is known.

    >>> leads_nowhere("community", ("street", "district"))
    ''
    >>> leads_nowhere("street", ("community",))
    'community'
    """
    for step in steps:
        if kind == "outside" or (step in LEVELS and step not in _above(kind)):
            return step
        kind = step if step in LEVELS else "any"
    return ""


def kind_of_place(kind: Type) -> str:
    """`x-org-kind` of a place, or of the places in a list; `any` for whatever else."""
    inner = kind.item if isinstance(kind, ListOf) else kind
    return inner.kind if isinstance(inner, Place) else "any"


def _above(kind: str) -> tuple[str, ...]:
    if kind == "bureau":
        return ("district",)
    return LEVELS[LEVELS.index(kind) :] if kind in LEVELS else LEVELS
