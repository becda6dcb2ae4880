"""Who could act at a step, before any case: holders of its roles at the places that its people can stand for.

A place that the applicant's place decides is tried for every org of its kind; a place that cannot be said beforehand
stands for every place, so that more people are found than will ever act, never fewer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.definition.model import Affair, PlacePath, Who, WhoEntry
from yikou.definition.types import Place
from yikou.directory.lookup import holders
from yikou.proof.district import District
from yikou.rules.names import TOWARD
from yikou.rules.records import navigate


@dataclass(frozen=True, slots=True)
class Candidates:
    """Finds people as of the district's day. home: slug of the org at which the applicant is supposed to be."""

    affair: Affair
    district: District
    home: str

    def at(self, names: Who) -> frozenset[str]:
        """Everybody whom these names can mean, and those of `if_nobody`, theirs too."""
        return frozenset(person for entry in entries_of(self.affair, names) for person in self.of(entry))

    def of(self, entry: WhoEntry) -> Iterator[str]:
        """Holders of the entry's role."""
        if entry.place is None:
            return
        orgs = self.orgs(entry.place)
        if orgs is None:
            posts = self.district.directory.posts
            yield from (p.person for p in posts if p.role == entry.role and p.is_held(self.district.on))
            return
        for org in orgs:
            found = holders(self.district.directory, entry.role, org, self.district.on, under=entry.under)
            yield from (post.person for post in found)

    def orgs(self, place: PlacePath) -> tuple[str, ...] | None:
        """The orgs that a place means for this applicant; () where there is none; None where that cannot be said."""
        base, toward = split(place)
        # Whoever files sits at the applicant's place or above it, so what lies above both is the same.
        slug = self.home if base == ("case", "place") and toward else self._base(base)
        if slug is None:
            return None
        found = navigate(self.district.directory, slug, toward, self.district.on)
        return (found,) if found else ()

    def _base(self, base: tuple[str, ...]) -> str | None:
        if base == ("guide", "authority"):
            base = (self.affair.guide.authority,)
        if len(base) == 1 and base[0] in self.affair.places:
            return self.affair.places[base[0]].org
        return self.home if base == home_path(self.affair) else None


def entries_of(affair: Affair, names: Who) -> tuple[WhoEntry, ...]:
    """Entries of `who` that these names stand for, and those of `if_nobody`, once, in the order of asking."""
    waiting, found = list(names), dict[str, WhoEntry]()
    while waiting:
        name = waiting.pop(0)
        if name in affair.who and name not in found:
            found[name] = affair.who[name]
            waiting += affair.who[name].if_nobody
    return tuple(found.values())


def split(place: PlacePath) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The path proper and what navigates from it; `community` of the applicant is a field, not a way up."""
    end = len(place.parts)
    least = 2 if place.parts[0] in ("applicant", "form", "office", "case", "guide", "row") else 1
    while end > least and place.parts[end - 1] in TOWARD:
        end -= 1
    return place.parts[:end], place.parts[end:]


def home_path(affair: Affair) -> tuple[str, ...]:
    """The applicant's place, on which the people of the affair depend: `applicant.community`, or `applicant.org`."""
    return ("applicant", "org" if affair.applicant.kind == "office" else "community")


def homes(affair: Affair, district: District) -> tuple[str, ...]:
    """Every org that can be the applicant's place on that day; ('',) where the applicant has none."""
    part = affair.form.field(affair.applicant.part[1:]) if affair.applicant.part else None
    field = affair.form.field((*affair.applicant.part[1:], home_path(affair)[1])) if part else None
    if field is None or not isinstance(field.type, Place):
        return ("",)
    kind, on = field.type.kind, district.on
    orgs = district.directory.orgs.values()
    return tuple(
        org.slug
        for org in orgs
        if kind in ("any", org.kind) and org.since <= on and (org.until is None or on < org.until)
    )
