"""Head, guide, places, outcomes and conditions of acceptance (docs/format.md 4.1 to 4.3)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, cast

from yikou.definition import scalars
from yikou.definition.entry import Entry
from yikou.definition.model import (
    Accept,
    Applicant,
    Basis,
    Duration,
    Guide,
    NamedPlace,
    OnePer,
    Outcome,
)
from yikou.definition.names import BUILT_IN_OUTCOMES, RESERVED, SLUG
from yikou.definition.nodes import TextNode
from yikou.definition.paths import Path
from yikou.definition.reading import Reading

NUMBER_PARTS = re.compile(r"\{place\}|\{year\}|\{seq:[1-9]\}")
DEFAULT_NUMBER = "{place}-{year}-{seq:5}"
DEFAULT_KEEP = Duration(10, "years")
OUTCOME_KINDS = ("granted", "rejected", "ended", "withdrawn")
GUIDE_KEYS = "category kind authority basis conditions statutory promised fee phone results"
BASIS_KEYS = "title! clause! url regulation"
Kind = Literal["person", "organisation", "office", "none"]


def read_applicant(root: Entry) -> Applicant:
    """Who applies, and the form part that says who it is; it is remembered for paths that begin with `applicant`."""
    entry = root.entry("applicant", "kind! is")
    if entry is None:
        return Applicant("none")
    kind = cast(Kind, entry.word("kind", "person", "organisation", "office", "none"))
    part = entry.path("is", "form")
    if entry.has("is") == (kind == "none"):
        entry.reading.add("applicant_part", entry.mark_of("is"), found=kind)
    if part:
        _check_part(entry.reading, entry, part, kind)
    entry.reading.applicant = part
    return Applicant(kind, part)


def _check_part(reading: Reading, entry: Entry, part: Path, kind: str) -> None:
    field = reading.field(part)
    if field and field.schema.get("x-applicant") != kind:
        reading.add("not_an_applicant", entry.mark_of("is"), found=".".join(part), expected=kind)


def read_applied_by(root: Entry) -> Path:
    """The form part of somebody who applies for the applicant; () where there is none."""
    part = root.path("applied_by", "form")
    field = root.reading.field(part) if part else None
    if field and field.schema.get("x-applicant") != "person":
        root.reading.add("not_an_applicant", root.mark_of("applied_by"), found=".".join(part), expected="person")
    return part


def read_number(entry: Entry) -> str:
    """A number with its placeholders; '' where it is absent."""
    number = entry.text("number")
    rest = NUMBER_PARTS.sub("", number)
    if number and ("{" in rest or "}" in rest or "{seq:" not in number):
        entry.reading.add("bad_number", entry.mark_of("number"), found=number, expected="{place} {year} {seq:5}")
    return number


def read_one_per(root: Entry) -> OnePer | None:
    """What may not be applied for twice."""
    entry = root.entry("one_per", "key! among!")
    if entry is None:
        return None
    key = entry.paths("key", "form", "applicant", "office")
    return OnePer(key, entry.words("among", "open", "granted"))


def read_guide(root: Entry) -> Guide:
    """What residents read."""
    entry = root.entry("guide", GUIDE_KEYS)
    if entry is None:
        return Guide()
    guide = Guide(
        category=entry.text("category"),
        kind=entry.word("kind", "instant", "promised", "service", "internal") if entry.has("kind") else "",
        authority=entry.reference("authority", "place"),
        basis=tuple(_basis(Entry(entry.reading, node, BASIS_KEYS)) for node in entry.list("basis")),
        conditions=entry.text("conditions"),
        statutory=entry.duration("statutory"),
        promised=entry.duration("promised"),
        fee=_fee(entry),
        phone=entry.text("phone"),
        results=entry.text("results"),
    )
    if _is_longer(guide.promised, guide.statutory):
        entry.reading.add("promised_too_long", entry.mark_of("promised"))
    return guide


def _fee(entry: Entry) -> Decimal:
    node = entry.node("fee")
    return scalars.number(node, entry.reading.problems) if node else Decimal(0)


def _is_longer(one: Duration | None, other: Duration | None) -> bool:
    """Of different units the proof speaks, because it has the calendar."""
    return one is not None and other is not None and one.unit == other.unit and one.n > other.n


def _basis(entry: Entry) -> Basis:
    regulation = entry.text("regulation")
    if regulation and not SLUG.fullmatch(regulation):
        entry.reading.add("bad_name", entry.mark_of("regulation"), found=regulation)
    return Basis(entry.text("title"), entry.text("clause"), entry.text("url"), regulation)


def read_places(root: Entry) -> Mapping[str, NamedPlace]:
    """Orgs given a name, the only place where their slugs stand."""
    places = {}
    for entry in root.entries("places", "title! org!", reserved=RESERVED):
        org = entry.text("org")
        if org and not SLUG.fullmatch(org):
            entry.reading.add("bad_slug", entry.mark_of("org"), found=org)
        places[entry.name] = NamedPlace(entry.name, entry.text("title"), org)
    return places


def read_outcomes(root: Entry) -> Mapping[str, Outcome]:
    """How a case can end."""
    outcomes = {}
    for entry in root.entries("outcomes", "title! counts_as"):
        if entry.name in BUILT_IN_OUTCOMES:
            entry.reading.add("built_in_outcome", entry.mark, found=entry.name)
        usual = entry.name if entry.name in OUTCOME_KINDS else "ended"
        counts_as = entry.word("counts_as", *OUTCOME_KINDS) if entry.has("counts_as") else usual
        outcomes[entry.name] = Outcome(entry.name, entry.text("title"), counts_as)
    return outcomes


def read_accepts(root: Entry) -> tuple[Accept, ...]:
    """Conditions of acceptance, in order."""
    lines = [Entry(root.reading, node, "must! say! else") for node in root.list("accepts")]
    return tuple(
        Accept(line.needed_expr("must"), line.text("say"), line.word("else", "refuse", "warn") == "warn")
        for line in lines
    )


def check_format(root: Entry, slug: str) -> None:
    """Version of the format, and that the file says the slug that it is called by."""
    if root.has("format") and root.text("format") != "1":
        root.reading.add("wrong_format", root.mark_of("format"), found=root.text("format"), expected="1")
    affair = root.node("affair")
    if isinstance(affair, TextNode) and affair.text and affair.text != slug:
        root.reading.add("slug_not_file", affair.mark, found=affair.text, expected=slug)
    if not SLUG.fullmatch(slug):
        root.reading.add("bad_slug", root.mark_of("affair"), found=slug)
