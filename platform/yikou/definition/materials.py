"""Papers (docs/format.md 4.4)."""

import re
from collections.abc import Mapping

from yikou.definition.entry import Entry
from yikou.definition.model import Expr, Material, MayFollow, Need, Who
from yikou.definition.nodes import Node, listed, text_of_node

KEYS = "title! needed! at by carries may_follow count types form valid"
TYPE = re.compile(r"[a-z0-9]{2,5}")
BLANK = re.compile(r"[a-z][a-z0-9_-]{0,59}")


def read_materials(root: Entry, filed_by: Who) -> Mapping[str, Material]:
    """The papers by name. Where nothing else is said they are due at the first step and come from whoever files."""
    first = first_step(root)
    found = (_material(entry, filed_by, first) for entry in root.entries("materials", KEYS))
    return {material.name: material for material in found}


def first_step(root: Entry) -> str:
    """The step that is acceptance: the first one that the flow names at its own level, or ''."""
    names = (text_of_node(node) for node in listed(root.node("flow")))
    return next((name for name in names if name), "")


def _material(entry: Entry, filed_by: Who, first: str) -> Material:
    return Material(
        name=entry.name,
        title=entry.text("title"),
        needed=_needed(entry),
        at=entry.reference("at", "step", "filed", default=first or "filed"),
        by=entry.who("by") or filed_by,
        carries=entry.paths("carries") if entry.node("carries") else None,
        may_follow=_may_follow(entry),
        count=entry.whole("count", 1, least=1),
        types=_types(entry),
        form=_blank(entry),
        valid=entry.duration("valid"),
        mark=entry.mark,
    )


def _needed(entry: Entry) -> Need:
    expr = entry.needed_expr("needed")
    match expr.text:
        case "always" | "never":
            return expr.text
    return Expr(expr.text, expr.mark)


def _may_follow(entry: Entry) -> MayFollow | None:
    follow = entry.entry("may_follow", "within! before!")
    return MayFollow(follow.needed_duration("within"), follow.reference("before", "step")) if follow else None


def _types(entry: Entry) -> tuple[str, ...]:
    node: Node | None = entry.node("types")
    found = entry.list("types") if node else ()
    for one in found:
        if not TYPE.fullmatch(text_of_node(one)):
            entry.reading.add("bad_file_type", one.mark, found=text_of_node(one))
    return tuple(text_of_node(one) for one in found)


def _blank(entry: Entry) -> str:
    form = entry.text("form")
    if form and not BLANK.fullmatch(form):
        entry.reading.add("bad_slug", entry.mark_of("form"), found=form)
    return form
