"""Rights to see (`access`, docs/format.md 4.13) and limited places (`quotas`, 4.14)."""

from collections.abc import Mapping

from yikou.definition.entry import Entry
from yikou.definition.model import Grant, PlacePath, Quota
from yikou.definition.names import BUILT_IN_OUTCOMES
from yikou.definition.people import role_of

GRANT_KEYS = "role! at under may! hides masks while when"
QUOTA_KEYS = "title! per! capacity! takes! taken! given_back when_full! waits_until then"
ROOTS = ("form", "office", "materials", "mask")


def read_access(root: Entry) -> Mapping[str, Grant]:
    """Lines of access by name."""
    return {entry.name: _grant(entry) for entry in root.entries("access", GRANT_KEYS)}


def _grant(entry: Entry) -> Grant:
    if entry.has("at") == entry.has("under"):
        entry.reading.add("at_or_under", entry.mark, expected="at | under")
    return Grant(
        name=entry.name,
        role=role_of(entry),
        place=entry.place("under" if entry.has("under") else "at") or PlacePath((), entry.mark),
        under=entry.has("under"),
        may=entry.words("may", "view", "print", "urge", "export"),
        hides=entry.paths("hides", *ROOTS),
        masks=entry.paths("masks", *ROOTS),
        during=entry.references("while", "step"),
        when=entry.expr("when"),
    )


def read_quotas(root: Entry) -> Mapping[str, Quota]:
    """Pools of places by name."""
    return {entry.name: _quota(entry) for entry in root.entries("quotas", QUOTA_KEYS)}


def _quota(entry: Entry) -> Quota:
    waits = entry.word("when_full", "refuse", "wait") == "wait"
    if entry.has("waits_until") != entry.has("then"):
        entry.reading.add("waits_without", entry.mark, expected="waits_until + then")
    return Quota(
        name=entry.name,
        title=entry.text("title"),
        per=entry.needed_expr("per"),
        capacity=entry.needed_expr("capacity"),
        takes=entry.needed_expr("takes"),
        taken=entry.events("taken"),
        given_back=entry.events("given_back"),
        waits=waits,
        waits_until=entry.expr("waits_until"),
        then=entry.reference("then", "outcome", *BUILT_IN_OUTCOMES),
    )
