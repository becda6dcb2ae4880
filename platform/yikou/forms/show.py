"""A record to be read: what was answered, section by section, with what was changed on the way.

What the reader may not see says so; what is masked keeps its ends. Who may see what is decided elsewhere.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from yikou.forms.mask import masked
from yikou.forms.names import parts_of, pointer
from yikou.forms.opened import Opened, opened, places
from yikou.forms.plan import Control, Plan
from yikou.forms.words import words_of
from yikou.texts import N_, Translate

_TEXT = {
    "hidden": N_("您的岗位不显示"),
    "was": N_("原填"),
    "nothing": N_("没有填写"),
    "none": N_("—"),
}
Change = tuple[Any, str, str]  # the value before, who changed it, and why


@dataclass(frozen=True, slots=True)
class Sight:
    """How a reader sees a record. hidden, masked: JSON Pointers without row numbers (`/members/income`); beside: what
    stands beside an answer, by JSON Pointer."""

    hidden: Collection[str] = ()
    masked: Collection[str] = ()
    changed: Mapping[str, Change] | None = None
    translate: Translate = str
    name: Callable[[str], str] = str
    sprite: str = ""
    beside: Mapping[str, str] | None = None


def show(plan: Plan, answers: Mapping[str, Any], sight: Sight) -> Markup:
    """The read-only page: one block per section that holds an answer."""
    blocks = []
    for section in plan.sections:
        parts = list(_blocks(section.controls, answers, "", sight, within=section.title))
        if parts:
            title = "" if section.title == plan.record.name else section.title  # a record that nobody gave a title
            head = Markup('<h3 class="mb-2">{}</h3>').format(title) if title else ""
            blocks.append(Markup('<div class="yk-body">{}{}</div>').format(head, Markup("").join(parts)))
    empty = Markup('<div class="yk-body"><p class="quiet">{}</p></div>').format(sight.translate(_TEXT["nothing"]))
    return Markup("").join(blocks) if blocks else empty


def _blocks(
    controls: Sequence[Control], answers: Mapping[str, Any], where: str, sight: Sight, *, within: str = ""
) -> Iterator[Markup]:
    """Scalars side by side in one list; after them parts under their own titles, and rows as tables.

    within: title that stands above already.
    """
    found = list(opened(controls, answers, where))
    pairs = [_pair(one, sight) for one in found if _is_there(one, sight) and not _stands_alone(one, sight)]
    if pairs:
        yield Markup('<dl class="yk-kv yk-kv--2">{}</dl>').format(Markup("").join(pairs))
    for one in found:
        if _is_table(one, sight):
            yield _table(one.control, one.value, one.where, sight)
        elif _is_part(one, sight):
            yield from _part(one, sight, within)
    yield from _changes(controls, where, sight)


def _part(one: Opened, sight: Sight, within: str) -> Iterator[Markup]:
    """A part of the record under its title."""
    title = one.control.title
    below = list(_blocks(one.control.parts, one.value, one.where, sight, within=title))
    if below and title and title != within:
        yield Markup('<h4 class="yk-label mt-2">{}</h4>').format(title)
    yield from below


def _stands_alone(one: Opened, sight: Sight) -> bool:
    return _is_table(one, sight) or _is_part(one, sight)


def _is_part(one: Opened, sight: Sight) -> bool:
    """Whether it is an object of its own, and no choice of one."""
    is_group = one.control.kind == "group" and isinstance(one.value, Mapping)
    return is_group and not one.boxed and not _is_hidden(one.where, sight)


def _is_table(one: Opened, sight: Sight) -> bool:
    """Whether its rows all have the same columns."""
    plain = one.control.kind == "rows" and not any(part.laid for part in one.control.parts)
    return plain and bool(one.value) and not one.boxed and not _is_hidden(one.where, sight)


def _is_there(one: Opened, sight: Sight) -> bool:
    """Whether there is something to say: also that it is kept from the reader, answered or not."""
    return one.value is not None or _is_hidden(one.where, sight)


def _pair(one: Opened, sight: Sight) -> Markup:
    text = _content(one, sight)
    control, hidden = one.control, _is_hidden(one.where, sight)
    wide = " wide" if (len(text) > 24 and not hidden) or control.kind == "textarea" else ""
    figures = "num" if control.kind in ("number", "integer", "date") or control.field.mask else ""
    css = Markup(' class="{}"').format((figures + wide).strip()) if figures or wide else ""
    return Markup("<dt>{}</dt><dd{}>{}{}{}</dd>").format(
        control.title, css, text, _before(control, one.where, sight), _beside(one.where, sight)
    )


def _content(one: Opened, sight: Sight) -> str | Markup:
    """One answer, whatever it is built of: parts as a list within the list."""
    control, value, where = one.control, one.value, one.where
    if _is_hidden(where, sight):
        return cell(control, value, where, sight)
    if control.kind == "group" and isinstance(value, Mapping):
        return _object(control.parts, value, where, sight)
    if control.kind == "rows" and isinstance(value, list | tuple):
        rows = enumerate(row for row in value if isinstance(row, Mapping))
        return _items([_object(control.parts, row, f"{where}/{n}", sight) for n, row in rows])
    if control.kind in ("list", "tuple") and isinstance(value, list | tuple):
        return _values(list(places(control, value, where)), sight)
    return cell(control, value, where, sight)


def _object(controls: Sequence[Control], answers: Mapping[str, Any], where: str, sight: Sight) -> Markup:
    found = [one for one in opened(controls, answers, where) if _is_there(one, sight) and not one.control.is_mark]
    return Markup('<dl class="yk-kv">{}</dl>').format(Markup("").join(_pair(one, sight) for one in found))


def _values(found: Sequence[Opened], sight: Sight) -> str | Markup:
    """Single values in one line, anything larger one below the other."""
    texts = [_content(one, sight) for one in found]
    if any(one.control.kind in ("group", "rows", "list", "tuple") for one in found):
        return _items(texts)
    return Markup("；").join(texts)


def _items(texts: Sequence[str | Markup]) -> Markup:
    return Markup("<ol>{}</ol>").format(Markup("").join(Markup("<li>{}</li>").format(text) for text in texts))


def cell(control: Control, value: Any, where: str, sight: Sight) -> str | Markup:
    """One value, masked or hidden as the reader sees it."""
    if _is_hidden(where, sight):
        use = Markup('<svg class="i" aria-hidden="true"><use href="{}#lock"/></svg> {}')
        return use.format(sight.sprite, sight.translate(_TEXT["hidden"]))
    text = words_of(control.field, value, name=sight.name, translate=sight.translate)
    if text and _is_covered(where, sight.masked):
        return masked(text, control.field.mask)
    return text or sight.translate(_TEXT["none"])


def _table(control: Control, rows: Sequence[Any], where: str, sight: Sight) -> Markup:
    numeric = ("number", "integer")
    heads = Markup("").join(
        Markup("<th{}>{}</th>").format(Markup(' class="right"') if c.kind in numeric else "", c.title)
        for c in control.parts
    )
    body = Markup("").join(
        _row(control, row, f"{where}/{n}", sight) for n, row in enumerate(rows) if isinstance(row, Mapping)
    )
    title = Markup('<caption class="visually-hidden">{}</caption>').format(control.title)
    table = Markup('<table class="yk-table yk-table--cards">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
    return table.format(title, heads, body)


def _row(control: Control, row: Mapping[str, Any], where: str, sight: Sight) -> Markup:
    cells = []
    for one in opened(control.parts, row, where):
        part, here = one.control, one.where
        css = "right num wide" if part.kind in ("number", "integer") else "num" if part.field.mask else ""
        template = Markup('<td class="{}" data-th="{}">{}{}</td>')
        cells.append(template.format(css, part.title, _content(one, sight), _before(part, here, sight)))
    is_on = any(change.startswith(where + "/") for change in sight.changed or ())
    return Markup("<tr{}>{}</tr>").format(Markup(' class="is-on"') if is_on else "", Markup("").join(cells))


def _before(control: Control, where: str, sight: Sight) -> Markup:
    """The value that was there first."""
    if not sight.changed or where not in sight.changed or _is_hidden(where, sight):
        return Markup("")
    old = cell(control, sight.changed[where][0], where, sight)
    return Markup('<span class="sub">{} <s>{}</s></span>').format(sight.translate(_TEXT["was"]), old)


def _beside(where: str, sight: Sight) -> Markup:
    """What else is to be known of the answer."""
    told = (sight.beside or {}).get(where, "")
    shown = told and not _is_hidden(where, sight)
    return Markup('<span class="yk-beside">{}</span>').format(told) if shown else Markup("")


def _changes(controls: Sequence[Control], where: str, sight: Sight) -> Iterator[Markup]:
    """Who changed what, and why, below the block where it stands."""
    names = {control.name for control in controls}
    for changed, (old, who, why) in (sight.changed or {}).items():
        path = parts_of(changed)
        if where or path[0] not in names or not (who or why) or _is_hidden(changed, sight):
            continue
        control = _control_at(controls, path)
        if control is not None:
            rows = control.kind == "rows" and isinstance(old, list | tuple)
            before = f"{sight.translate(_TEXT['was'])} {cell(control, old, changed, sight)}" if rows else ""
            said = "。".join(text for text in (before, who, why) if text)
            yield Markup('<p class="mt-2"><span class="yk-was">{}：{}</span></p>').format(control.title, said)


def _control_at(controls: Sequence[Control], path: tuple[str, ...]) -> Control | None:
    found: Control | None = None
    for part in path:
        if part.isdecimal() and found is not None and found.kind in ("rows", "list"):
            continue
        below = next((control for control in controls if control.name == part), None)
        if below is None:
            return found  # something in a box, or under a free name
        found, controls = below, below.parts
    return found


def _is_hidden(where: str, sight: Sight) -> bool:
    return _is_covered(where, sight.hidden)


def _is_covered(where: str, pointers: Collection[str]) -> bool:
    """Whether it, or something that holds it, is among these."""
    plain = _plain(where)
    return any(plain == one or plain.startswith(one + "/") for one in pointers)


def _plain(where: str) -> str:
    """The pointer without row numbers: access is given by field, not by row."""
    return pointer(part for part in parts_of(where) if not part.isdecimal())
