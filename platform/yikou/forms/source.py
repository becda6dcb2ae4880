"""From a plan to the source of one specialised template: every title, id and option is already in its place.

Text of a definition enters the source escaped, braces included, so that nothing in it can be read as a template. What a
condition shows, lists of rows and computed values are macros of their own: the page calls them, and so does a fragment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup, escape

from yikou.forms.controls import MORE, Alternative
from yikou.forms.initials import initials_of
from yikou.forms.kinds import LISTS
from yikou.forms.looks import examples_of, input_of, is_fieldset, is_table, mode_of, width_of
from yikou.forms.markup import CONTROLS
from yikou.forms.markup_parts import BOXES, GROUPS
from yikou.forms.names import element_id
from yikou.forms.plan import Control, Plan, Section, Shape, walk
from yikou.forms.reading import FILES
from yikou.forms.rowed import most_rows
from yikou.forms.scopes import choices_key
from yikou.texts import N_, Translate

WORDS = {
    "optional": N_("选填"),
    "choose": N_("请选择"),
    "yes": N_("是"),
    "no": N_("否"),
    "add": N_("添加"),
    "remove": N_("删除"),
    "more": N_("移动或复制"),
    "up": N_("上移"),
    "down": N_("下移"),
    "copy": N_("复制"),
    "number": N_("序号"),
    "acts": N_("操作"),
    "which": N_("类别"),
    "name": N_("名称"),
    "value": N_("内容"),
    "others": N_("其他内容"),
    "kept": N_("已有文件"),
    "drop": N_("去掉这个文件"),
}
TOP = 0  # the record's own scope; every other is known by the id of what it is a row of, or holds


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page that can be sent alone.

    kind: part (conditional), sum (computed), rows, way (what a choice holds), maybe; macro: its name.
    """

    macro: str
    kind: str
    key: str
    controls: tuple[Control, ...]


class Source:
    """The source of a plan's template in one language. regions: by `#at` of the scopes that they stand in."""

    def __init__(self, plan: Plan, translate: Translate, *, whole: bool) -> None:
        self.regions: dict[int, list[Region]] = {}
        self._plan = plan
        self._whole = whole
        self._macros: list[str] = []
        self._ways: dict[int, str] = {}
        self._names = 0
        self._triggers = _triggers(plan)
        words = {name: translate(text) for name, text in WORDS.items()}
        self._words = words
        self._translate = translate
        self._html: Any = _stage().make_module(
            {"t": words.__getitem__, "values": self._values, "refreshes": self._refreshes, "title": self._title}
        )

    def text(self) -> str:
        """The whole source: macros of regions, then `page`: numbered sections that close, or one grid after another."""
        sections = enumerate(self._plan.sections)
        body = "".join(self._section(n, s) if self._whole else self._grid(s) for n, s in sections)
        self._macro("page", self._fixed(body, TOP))
        return "".join(self._macros)

    def _section(self, number: int, section: Section) -> str:
        inside = self._siblings(section.controls, self._plan.shape, at=TOP, within=section.title)
        return str(self._html.section(number, section, inside))

    def _grid(self, section: Section) -> str:
        return f'<div class="yk-grid">{self._siblings(section.controls, self._plan.shape, at=TOP)}</div>'

    def _siblings(self, controls: Sequence[Control], shape: Shape | None, *, at: int, within: str = "") -> Markup:
        """Controls one after another; what one condition shows, and computed values, as regions."""
        out: list[Markup] = []
        for (kind, _), some in groupby(controls, key=lambda control: _neighbours(control, shape)):
            found = tuple(some)
            inside = Markup("").join(self._control(control, at=at, within=within) for control in found)
            if kind == "plain":
                out.append(inside)
                continue
            wrap = self._html.part if kind == "part" else self._html.sums
            out.append(self._region(kind, found, self._fixed(wrap(found[0], inside), at), at))
        return Markup("").join(out)

    def _control(self, control: Control, *, at: int, within: str) -> Markup:
        if control.kind in ("group", "tuple"):
            alone = len(control.parts) == 1 and control.parts[0].kind == "pairs"  # the rows are the group
            own = self._title(control.parts[0]) if alone else ""
            inside = self._siblings(control.parts, control.shape, at=at, within=own)
            return cast(Markup, self._html.group(control, within, inside))
        if control.kind in LISTS:
            return self._rows(control, at=at, within=within)
        if control.is_mark and at != TOP:
            return Markup("")
        return self._box(control, at) if control.is_box else cast(Markup, self._html.field(control))

    def _rows(self, control: Control, *, at: int, within: str) -> Markup:
        """A list of rows is a region: a button changes all of it at once."""
        before = self._fixed(self._html.rows_before(control, within), at)
        after = self._fixed(self._html.rows_after(control), at)
        if is_table(control):
            body = self._html.table(control)
            for part in (part for part in control.parts if part.kind == "computed"):
                self._region("sum", (part,), str(self._html.sum_alone(part)), id(control))
        else:
            body = self._html.cards(control, self._siblings(control.parts, control.shape, at=id(control)))
        return self._region("rows", (control,), f"{before}{{% set all = x['{control.key}'] %}}{body}{after}", at)

    def _box(self, control: Control, at: int) -> Markup:
        """A choice, and what is chosen as a region after it; or a button for what may be there."""
        inside = Markup("").join(
            Markup("{{% if x['{0}#{1}'] or {2} %}}{{{{ {3}(x['{0}%'], e) }}}}{{% endif %}}").format(
                control.key, number, control.kind == "inner", self._way(way)
            )
            for number, way in enumerate(control.alternatives)
        )
        if control.kind == "inner":
            return cast(Markup, self._html.inner(control, inside))
        if control.kind == "maybe":
            return self._region("maybe", (control,), self._fixed(self._html.maybe(control, inside), at), at)
        held = self._region("way", (control,), self._fixed(self._html.way(control, inside), at), at)
        return cast(Markup, self._html.branch(control, held))

    def _way(self, way: Alternative) -> str:
        """Name of the macro of an alternative, which may call itself."""
        if id(way) not in self._ways:
            self._ways[id(way)] = name = self._next("way")
            self._macro(name, str(self._control(way.control, at=id(way), within=way.control.title)))
        return self._ways[id(way)]

    def _next(self, kind: str) -> str:
        self._names += 1
        return f"{kind}_{self._names}"

    def _region(self, kind: str, controls: tuple[Control, ...], body: str, at: int) -> Markup:
        region = Region(self._next("region"), kind, controls[0].key, controls)
        self.regions.setdefault(at, []).append(region)
        self._macro(region.macro, body)
        return Markup("{{{{ {}(x, e) }}}}").format(region.macro)

    def _macro(self, name: str, body: str) -> None:
        known = "{% set n = x['#name'] %}{% set i = x['#id'] %}{% set refresh = e['refresh'] %}"
        self._macros.append(f"{{% macro {name}(x, e, oob='') %}}{known}{body}{{% endmacro %}}\n")

    def _fixed(self, text: str, at: int) -> str:
        """At the top of the record names are known beforehand; in rows they are only known in the row."""
        name = self._plan.record.name
        return str(text) if at != TOP else str(text).replace("{{ n }}", name).replace("{{ i }}", element_id(name))

    def _values(self, control: Control) -> list[tuple[str, str]]:
        """What each option posts, and its title."""
        if control.kind == "yes_no":
            return [("yes", self._words["yes"]), ("no", self._words["no"])]
        if control.is_box:
            return [(str(number), title) for number, title in enumerate(self._titles(control))]
        return [(str(number), choice.title) for number, choice in enumerate(control.choices)]

    def _titles(self, control: Control) -> list[str]:
        """Titles of alternatives; those that would be the same are numbered."""
        titles = [way.title or self._translate(way.word) for way in control.alternatives]
        return [f"{title} {n}" if titles.count(title) > 1 else title for n, title in enumerate(titles, 1)]

    def _title(self, control: Control) -> str:
        """What people read above a control, where its schema says nothing too."""
        if control.title:
            return control.title
        if control.kind == "pairs":
            return self._words["others"]
        if control.kind == "branch" and (control.laid or control.name != "value"):
            return self._words["which"]
        return self._words["name" if control.name == "name" and MORE in control.path else "value"]

    def _refreshes(self, control: Control) -> bool:
        return control.is_box or control.path in self._triggers


def lit(value: Any) -> Any:
    """Text of a definition as it may stand in a template's source: escaped, and without a brace.

    >>> lit('{{ 1 }} "<b>"')
    Markup('&#123;&#123; 1 &#125;&#125; &#34;&lt;b&gt;&#34;')
    """
    if isinstance(value, Markup):
        return value
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704  escaped just here


@cache
def _stage() -> Any:
    """The template of templates, with what it asks of a control."""
    stage = Environment(
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        autoescape=True,
        finalize=lit,
    )
    stage.globals |= {
        "element_id": element_id,
        "most_rows": most_rows,
        "offer": choices_key,
        "width": width_of,
        "mode": mode_of,
        "is_fieldset": is_fieldset,
        "initials": initials_of,
        "examples": examples_of,
        "input_of": input_of,
        "taken": ",".join(FILES),
    }
    return stage.from_string(CONTROLS + GROUPS + BOXES)


def _neighbours(control: Control, shape: Shape | None) -> tuple[str, object]:
    """Neighbours of the same answer here stand in one region."""
    if not control.always:
        chosen = [at for at, b in enumerate(shape.branches if shape else ()) if control.name in b.names]
        return "part", (*chosen, control.schema.get("x-visible"))
    return ("sum", "") if control.kind == "computed" else ("plain", "")


def _triggers(plan: Plan) -> frozenset[tuple[str, ...]]:
    """Paths of controls on which something else of the page depends."""
    found = set(_of_shape(plan.shape, ()))
    texts = [str(c.schema[key]) for c in walk(plan.controls) for key in ("x-computed", "x-visible") if key in c.schema]
    for control in walk(plan.controls):
        if control.shape is not None:
            found |= set(_of_shape(control.shape, control.path))
        dotted = (f"{plan.record.name}.{'.'.join(control.path)}", f"row.{control.name}")
        if any(name in text for text in texts for name in dotted):
            found.add(control.path)
    return frozenset(found)


def _of_shape(shape: Shape, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for branch in shape.branches:
        yield from ((*path, name) for name in branch.triggers)
