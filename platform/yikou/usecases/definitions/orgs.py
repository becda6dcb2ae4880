"""Orgs and people that a form lets one choose from, by kind, as of a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from yikou.directory.model import Directory

Choices = Mapping[str, Sequence[tuple[str, str]]]


def org_choices(directory: Directory, on: date) -> Choices:
    """Slug and name by kind of org (`community`, `any` for all), and people by `person:<role>`."""
    open_orgs = [org for org in directory.orgs.values() if org.since <= on and (org.until is None or on < org.until)]
    found: dict[str, list[tuple[str, str]]] = {"any": [(org.slug, org.name) for org in open_orgs]}
    for org in open_orgs:
        found.setdefault(org.kind, []).append((org.slug, org.name))
    for post in directory.posts:
        person = directory.people.get(post.person)
        if person and post.is_held(on):
            found.setdefault(f"person:{post.role}", []).append((person.key, person.name))
    return found
