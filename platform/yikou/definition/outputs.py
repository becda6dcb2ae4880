"""Outputs and messages (docs/format.md 4.12)."""

import re
from collections.abc import Mapping
from typing import Literal, cast

from yikou.definition.entry import Entry
from yikou.definition.head import read_number
from yikou.definition.model import Output, Tell

OUTPUT_KEYS = "title! kind! on! template number seal valid days to hides when"
TELL_KEYS = "title! on! when to! by text"
CHANNELS = ("sms", "desk", "mail")
TEMPLATE = re.compile(r"[a-z][a-z0-9-]{0,59}")
OutputKind = Literal["receipt", "document", "notice", "certificate", "publication"]


def read_outputs(root: Entry) -> Mapping[str, Output]:
    """Documents by name."""
    return {entry.name: _output(entry) for entry in root.entries("outputs", OUTPUT_KEYS)}


def _output(entry: Entry) -> Output:
    kind = entry.word("kind", "receipt", "document", "notice", "certificate", "publication")
    template = entry.text("template")
    if template and not TEMPLATE.fullmatch(template):
        entry.reading.add("bad_slug", entry.mark_of("template"), found=template)
    return Output(
        name=entry.name,
        title=entry.text("title"),
        kind=cast(OutputKind, kind),
        on=entry.events("on"),
        template=template,
        number=read_number(entry),
        seal=entry.place("seal"),
        valid=entry.limit("valid"),
        days=entry.whole("days", 0, least=1),
        to=entry.who("to") or ("applicant",),
        hides=entry.paths("hides", "form", "office", "mask"),
        when=entry.expr("when"),
        mark=entry.mark_of("on"),
    )


def read_tells(root: Entry, *, has_applicant: bool) -> Mapping[str, Tell]:
    """Messages by name."""
    return {entry.name: _tell(entry, has_applicant) for entry in root.entries("tells", TELL_KEYS)}


def _tell(entry: Entry, has_applicant: bool) -> Tell:
    to = entry.who("to")
    if "applicant" in to and not has_applicant:
        entry.reading.add("tells_nobody", entry.mark_of("to"))
    return Tell(
        name=entry.name,
        title=entry.text("title"),
        on=entry.events("on"),
        to=to,
        by=entry.words("by", *CHANNELS) or CHANNELS,
        when=entry.expr("when"),
        text=entry.text("text"),
        mark=entry.mark_of("on"),
    )
