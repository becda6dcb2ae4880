"""Where a place of the definition lies for one case. Most places stand in the form: those need no conditions' scope."""

from datetime import date
from typing import Any

from yikou.definition.model import PlacePath
from yikou.directory.model import Directory
from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.rules.names import Name
from yikou.rules.places import orgs_at
from yikou.rules.records import navigate


def orgs_of(program: Program, state: CaseState, context: Context, place: PlacePath, *, on: date) -> tuple[str, ...]:
    """Slugs of the orgs, as of the day. What cannot be found is refused as `yikou.rules.places` says."""
    is_named = place.parts[0] in program.affair.places
    name = None if is_named else program.rules.names.find(place.parts)
    slug = _slug(program, state, place, name)
    if not slug:
        return orgs_at(place, scope_of(program, state, context), context.directory, on)
    found = _navigated(context.directory, slug, name.toward if name else place.parts[1:], on)
    return (found,) if found else orgs_at(place, scope_of(program, state, context), context.directory, on)


def _slug(program: Program, state: CaseState, place: PlacePath, name: Name | None) -> str:
    """The single org that the path begins with, or '' where it takes more to find out."""
    if name is None:
        return program.affair.places[place.parts[0]].org
    if name.root == "form":
        found: Any = state.form
        for step in name.path:
            found = found.get(step) if isinstance(found, dict) else None
        return found if isinstance(found, str) else ""
    return state.place if (name.root, name.path) == ("case", ("place",)) else ""


def _navigated(directory: Directory, slug: str, toward: tuple[str, ...], on: date) -> str | None:
    """The org reached; remembered with the directory, because a district asks for the same few thousand all day."""
    known: dict[tuple[str, tuple[str, ...], date], str | None] = directory.__dict__.setdefault("_navigated", {})
    key = (slug, toward, on)
    if key not in known:
        known[key] = navigate(directory, slug, toward, on)
    return known[key]
