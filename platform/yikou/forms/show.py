"""A record to be read: what was answered, section by section, with what was changed on the way.

What the reader may not see says so; what is masked keeps its ends. Who may see what is decided elsewhere.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from yikou.forms.mask import masked
from yikou.forms.names import parts_of, pointer
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
    """How a reader sees a record. hidden, masked: JSON Pointers without row numbers (`/members/income`)."""

    hidden: Collection[str] = ()
    masked: Collection[str] = ()
    changed: Mapping[str, Change] | None = None
    translate: Translate = str
    name: Callable[[str], str] = str
    sprite: str = ""


def show(plan: Plan, answers: Mapping[str, Any], sight: Sight) -> Markup:
    """The read-only page: one block per section that holds an answer."""
    blocks = []
    for section in plan.sections:
        parts = list(_blocks(section.controls, answers, "", sight))
        if parts:
            blocks.append(
                Markup('<div class="yk-body"><h3 class="mb-2">{}</h3>{}</div>').format(
                    section.title, Markup("").join(parts)
                )
            )
    empty = Markup('<div class="yk-body"><p class="quiet">{}</p></div>').format(sight.translate(_TEXT["nothing"]))
    return Markup("").join(blocks) if blocks else empty


def _blocks(controls: Sequence[Control], answers: Mapping[str, Any], where: str, sight: Sight) -> Iterator[Markup]:
    """Scalars side by side in one list; rows as tables after them."""
    pairs = list(_pairs(controls, answers, where, sight))
    if pairs:
        yield Markup('<dl class="yk-kv yk-kv--2">{}</dl>').format(Markup("").join(pairs))
    for control in controls:
        value, here = answers.get(control.name), f"{where}{pointer((control.name,))}"
        if control.kind == "rows" and value and not _is_hidden(here, sight):
            yield _table(control, value, here, sight)
    yield from _changes(controls, where, sight)


def _pairs(controls: Sequence[Control], answers: Mapping[str, Any], where: str, sight: Sight) -> Iterator[Markup]:
    for control in controls:
        value, here = answers.get(control.name), f"{where}{pointer((control.name,))}"
        if value is None and not _is_hidden(here, sight):
            continue
        if control.kind == "group" and isinstance(value, Mapping) and not _is_hidden(here, sight):
            yield from _pairs(control.parts, value, here, sight)
        elif control.kind != "rows" or _is_hidden(here, sight):
            yield _pair(control, value, here, sight)


def _pair(control: Control, value: Any, where: str, sight: Sight) -> Markup:
    text = cell(control, value, where, sight)
    wide = " wide" if (len(text) > 24 and not _is_hidden(where, sight)) or control.kind == "textarea" else ""
    figures = "num" if control.kind in ("number", "integer", "date") or control.field.mask else ""
    css = Markup(' class="{}"').format((figures + wide).strip()) if figures or wide else ""
    return Markup("<dt>{}</dt><dd{}>{}{}</dd>").format(control.title, css, text, _before(control, where, sight))


def cell(control: Control, value: Any, where: str, sight: Sight) -> str | Markup:
    """One value, masked or hidden as the reader sees it."""
    if _is_hidden(where, sight):
        use = Markup('<svg class="i" aria-hidden="true"><use href="{}#lock"/></svg> {}')
        return use.format(sight.sprite, sight.translate(_TEXT["hidden"]))
    text = words_of(control.field, value, name=sight.name, translate=sight.translate)
    if text and _plain(where) in sight.masked:
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
    for part in control.parts:
        here = f"{where}{pointer((part.name,))}"
        css = "right num wide" if part.kind in ("number", "integer") else "num" if part.field.mask else ""
        template = Markup('<td class="{}" data-th="{}">{}{}</td>')
        cells.append(
            template.format(css, part.title, cell(part, row.get(part.name), here, sight), _before(part, here, sight))
        )
    is_on = any(change.startswith(where + "/") for change in sight.changed or ())
    return Markup("<tr{}>{}</tr>").format(Markup(' class="is-on"') if is_on else "", Markup("").join(cells))


def _before(control: Control, where: str, sight: Sight) -> Markup:
    """The value that was there first."""
    if not sight.changed or where not in sight.changed or _is_hidden(where, sight):
        return Markup("")
    old = cell(control, sight.changed[where][0], where, sight)
    return Markup('<span class="sub">{} <s>{}</s></span>').format(sight.translate(_TEXT["was"]), old)


def _changes(controls: Sequence[Control], where: str, sight: Sight) -> Iterator[Markup]:
    """Who changed what, and why, below the block where it stands."""
    names = {control.name for control in controls}
    for changed, (_, who, why) in (sight.changed or {}).items():
        path = parts_of(changed)
        if where or path[0] not in names or not (who or why) or _is_hidden(changed, sight):
            continue
        control = _control_at(controls, path)
        if control is not None:
            said = "。".join(text for text in (who, why) if text)
            yield Markup('<p class="mt-2"><span class="yk-was">{}：{}</span></p>').format(control.title, said)


def _control_at(controls: Sequence[Control], path: tuple[str, ...]) -> Control | None:
    found: Control | None = None
    for part in path:
        if part.isdecimal() and found is not None and found.kind in ("rows", "list"):
            continue
        found = next((control for control in controls if control.name == part), None)
        controls = found.parts if found else ()
    return found


def _is_hidden(where: str, sight: Sight) -> bool:
    """Whether it, or something that holds it, is kept from the reader."""
    plain = _plain(where)
    return any(plain == hidden or plain.startswith(hidden + "/") for hidden in sight.hidden)


def _plain(where: str) -> str:
    """The pointer without row numbers: access is given by field, not by row."""
    return pointer(part for part in parts_of(where) if not part.isdecimal())
