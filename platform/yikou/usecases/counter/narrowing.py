"""Finding an affair by letters of its pinyin or words of its title, in order but not all of them: dbsq, 低保."""

from collections.abc import Iterable

from yikou.definition.model import Affair
from yikou.forms.initials import initials_of

SHORTEST = 2
"""Letters without which everything would fit."""


def narrowed(affairs: Iterable[Affair], text: str) -> tuple[Affair, ...]:
    """Those that fit, the closest first."""
    wanted = text.strip().lower()
    ranked = [(rank, n, affair) for n, affair in enumerate(affairs) if (rank := _rank(affair, wanted)) is not None]
    return tuple(affair for _, _, affair in sorted(ranked, key=lambda one: one[:2]))


def _rank(affair: Affair, wanted: str) -> int | None:
    """0 where the title or its initials begin with it, 1 where they hold it, 2 where its letters come in order."""
    if len(wanted) < SHORTEST:
        return None
    said = (affair.title.lower(), initials_of(affair.title))
    if any(one.startswith(wanted) for one in said):
        return 0
    if any(wanted in one for one in said):
        return 1
    return 2 if any(in_order(wanted, one) for one in said) else None


def in_order(letters: str, text: str) -> bool:
    """Whether the letters come in the text one after the other.

    >>> in_order("dbsq", "zdshbzsq"), in_order("低保", "最低生活保障申请"), in_order("bd", "db")
    (True, True, False)
    """
    rest = iter(text)
    return all(letter in rest for letter in letters)
