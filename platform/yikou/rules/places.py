"""Which orgs a place of the definition means in one case (docs/format.md 3.7)."""

from datetime import date

from yikou.definition.model import PlacePath
from yikou.directory.model import Directory
from yikou.errors import Refused
from yikou.rules.records import navigate
from yikou.rules.scope import Scope
from yikou.rules.values import Unknown


def orgs_at(path: PlacePath, scope: Scope, directory: Directory, on: date) -> tuple[str, ...]:
    """Slugs, one for each element of a list, as of `on`; a closed org is read as its successor.

    Refused("place_not_known") names the fields that are missing, Refused("no_org_above") the org and what was asked.
    """
    base, toward = _split(path.parts, scope)
    found = []
    for slug in _base(base, scope):
        org = navigate(directory, slug, toward, on)
        if org is None:
            raise Refused("no_org_above", org=slug, wanted=".".join(toward))
        found.append(org)
    return tuple(found)


def _split(parts: tuple[str, ...], scope: Scope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The path proper and what navigates from it: `applicant.community` may be a field, or an org above another."""
    if parts[0] in scope.rules.affair.places:
        return parts[:1], parts[1:]
    name = scope.names.find(parts)
    return parts[: len(parts) - len(name.toward)], name.toward


def _base(parts: tuple[str, ...], scope: Scope) -> list[str]:
    place = scope.rules.affair.places.get(parts[0]) if len(parts) == 1 else None
    if place is not None:
        return [place.org]
    value = scope.look_quietly(scope.names.find(parts).dotted)
    cells = value if isinstance(value, list) else [value]
    for cell in cells:
        if isinstance(cell, Unknown):
            raise Refused("place_not_known", path=".".join(parts), missing=cell.missing)
    return [str(cell) for cell in cells]
