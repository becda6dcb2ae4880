"""Places as supervision names and counts them: an org with all below it, itself alone, the bureaus of a district.

`huayuan` is the street office with its communities, `huayuan.own` the office alone, `nangang.bureaus` the bureaus of
the district together. An org that has closed counts with the one that stands for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yikou.directory.lookup import below, parent
from yikou.directory.model import Directory
from yikou.texts import N_, Translate, say

OWN, BUREAUS = "own", "bureaus"
TEXTS = {OWN: N_("{name}本级"), BUREAUS: N_("区直厅局")}


@dataclass(frozen=True, slots=True)
class Places:
    """Places of the tree on a day."""

    people: Directory
    on: date

    def orgs(self, word: str) -> tuple[str, ...]:
        """Slugs of every org that the word stands for; () for a word that stands for none."""
        slug, _, kind = word.partition(".")
        if slug not in self.people.orgs or kind not in ("", OWN, BUREAUS):
            return ()
        if kind == BUREAUS:
            return self._all(child for child in self._children(slug) if self._is_bureau(child))
        whole = self._all((slug,))
        inside = set(self._all(self._children(slug))) if kind == OWN else set()
        return tuple(one for one in whole if one not in inside)

    def title(self, word: str, translate: Translate) -> str:
        """As people read it."""
        slug, _, kind = word.partition(".")
        name = self.people.orgs[slug].name
        return say(TEXTS, kind, {"name": name}, translate) if kind else name

    def top(self) -> tuple[str, ...]:
        """The rows of the first level: of each district its street offices, its bureaus together, itself; then every
        org that stands in no tree."""
        return tuple(word for slug in self.roots() for word in (self._parts(slug) or (slug,)))

    def roots(self) -> list[str]:
        """Orgs with nothing above them, those first that have something below."""
        found = [slug for slug in self.people.orgs if parent(self.people, slug, self.on) is None]
        here = [slug for slug in found if below(self.people, slug, self.on)[0] == slug]
        return sorted(here, key=lambda slug: not self._children(slug))

    def inside(self, word: str) -> tuple[str, ...]:
        """The rows that a row opens to; () for one that has no parts."""
        slug, _, kind = word.partition(".")
        if slug not in self.people.orgs or kind == OWN:
            return ()
        if kind == BUREAUS:
            return tuple(child for child in self._children(slug) if self._is_bureau(child))
        return self._parts(slug)

    def _parts(self, slug: str) -> tuple[str, ...]:
        children = self._children(slug)
        if not children:
            return ()
        bureaus = [f"{slug}.{BUREAUS}"] if any(map(self._is_bureau, children)) else []
        return (*(child for child in children if not self._is_bureau(child)), *bureaus, f"{slug}.{OWN}")

    def _children(self, slug: str) -> tuple[str, ...]:
        return tuple(one for one in below(self.people, slug, self.on)[1:] if parent(self.people, one, self.on) == slug)

    def _is_bureau(self, slug: str) -> bool:
        return self.people.orgs[slug].kind == "bureau"

    def _all(self, slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for slug in slugs for one in below(self.people, slug, self.on, closed=True))
