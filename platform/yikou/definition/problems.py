"""Collecting what is wrong with a definition, so that its author sees everything at once."""

from collections.abc import Iterable
from difflib import get_close_matches

from yikou.definition.model import Mark
from yikou.errors import DefinitionRefused, Level, Problem

LONGEST = 80


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ''.

    >>> nearest("titel", ["title", "who"])
    'title'
    >>> nearest("xyz", ["title", "who"])
    ''
    """
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


class Problems:
    """Findings in the order in which they were met; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, code: str, mark: Mark, *, found: str = "", expected: str = "", nearest: str = "") -> None:
        """Note an error."""
        self.note("error", code, mark, found=found, expected=expected, nearest=nearest)

    def warn(self, code: str, mark: Mark, *, found: str = "", expected: str = "", about: str = "") -> None:
        """Note what keeps nobody from publishing."""
        self.note("warning", code, mark, found=found, expected=expected, about=about)

    def note(
        self,
        level: Level,
        code: str,
        mark: Mark,
        *,
        found: str = "",
        expected: str = "",
        nearest: str = "",
        about: str = "",
    ) -> None:
        """Note a finding of any level."""
        short = found if len(found) <= LONGEST else found[:LONGEST] + "…"
        place = (mark.file, mark.line, mark.key)
        self._found[Problem(level, code, *place, short, expected, nearest, about, mark.column)] = None

    def take(self, found: Iterable[Problem]) -> None:
        """Note what was found before."""
        self._found.update(dict.fromkeys(found))

    def all(self) -> tuple[Problem, ...]:
        """Everything found, ordered by file and line."""
        return tuple(sorted(self._found, key=lambda p: (p.file, p.line, p.column)))

    def refuse(self) -> None:
        """Raise DefinitionRefused if there is more among them than warnings."""
        if any(p.level != "warning" for p in self._found):
            raise DefinitionRefused(self.all())
