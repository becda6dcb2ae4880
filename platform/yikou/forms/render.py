"""Pages of a form: all of it, or only what depends on a control that changed.

The template is compiled when a page is first drawn in a language and shared from then on. The form element itself, its
token and its buttons belong to the page around it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from yikou.errors import AnswerError
from yikou.forms.bind import Bound, OrgChoices
from yikou.forms.filling import Filler
from yikou.forms.messages import sentence
from yikou.forms.names import element_id, parts_of, segment
from yikou.forms.plan import Plan
from yikou.forms.scopes import Notes, Scope
from yikou.forms.sections import Standing, states
from yikou.forms.settle import Settler
from yikou.forms.source import Region, Source
from yikou.texts import N_, Translate

MOST_LANGUAGES = 8
_TEXT = {"wrong": N_("错误："), "refresh": N_("更新"), "shown": N_("现在还要填：{titles}")}
_JINJA = Environment(autoescape=True, trim_blocks=True)


@dataclass(frozen=True, slots=True)
class Around:
    """What the page around a form hands in.

    translate: of the reader's language. org_choices: slug and name of the orgs that may be chosen, by kind (`any`,
    `community`); people by `person:<role>`. refresh_url: where a change is posted to, '' for none. sprite: address of
    the icons. org_names: name of an org by its slug, where it is not among those that the form knows.
    """

    translate: Translate = str
    org_choices: OrgChoices | None = None
    refresh_url: str = ""
    sprite: str = ""
    org_names: Callable[[str], str] | None = None


class Renderer:
    """Draws one plan. org_name: name of an org by its slug; whole: with numbered sections, a part has none."""

    def __init__(self, plan: Plan, settler: Settler, org_name: Callable[[str], str], *, whole: bool) -> None:
        self._plan = plan
        self._settler = settler
        self._name = org_name
        self._whole = whole
        self._templates: dict[Translate, tuple[Any, Source, Markup]] = {}

    def page(
        self,
        given: Bound | Mapping[str, Any],
        around: Around,
        *,
        errors: Collection[AnswerError],
        sources: Mapping[str, str],
        differs: Mapping[str, str],
        scope: Mapping[str, Any],
        required: Collection[str],
        unfit: Collection[AnswerError],
        opened: Collection[str],
        focus: str,
    ) -> Markup:
        """The form; a whole record as numbered sections that close when they are complete, a part as one grid."""
        module, source, first = self._compiled(around.translate)
        answers, notes = self._answers(given, scope), self._notes(given, errors, sources, around.translate, focus)
        notes = replace(notes, differs=differs)
        x, scopes = self._scopes(answers, notes, around, scope)
        shared = self._shared(around)
        if self._whole:
            new = self._changed(source, scopes, "", given.shown) if isinstance(given, Bound) else ()
            here = {f"{at['#name']}.{region.key}".split(".")[1] for region, at, came in new if came}
            goes_on = here | set(map(segment, opened))
            name = around.org_names or self._name
            standing = Standing(_tops(errors), _tops(unfit), goes_on, required, notes.focus, name, around.translate)
            shared["sections"] = tuple(states(self._plan, answers, x, standing))
        body: Markup = module.page(x, shared)
        return first + body

    def fragment(
        self,
        given: Bound | Mapping[str, Any],
        around: Around,
        *,
        errors: Collection[AnswerError],
        sources: Mapping[str, str],
        differs: Mapping[str, str],
        shown: Collection[str],
        scope: Mapping[str, Any],
    ) -> Markup:
        """What depends on others, for out-of-band swaps: parts that came or went, computed values, changed rows."""
        module, source, _ = self._compiled(around.translate)
        answers, notes = self._answers(given, scope), self._notes(given, errors, sources, around.translate, "")
        notes = replace(notes, differs=differs)
        _, scopes = self._scopes(answers, notes, around, scope)
        shared = self._shared(around)
        touched = given.touched if isinstance(given, Bound) else ""
        found = list(self._changed(source, scopes, touched, shown))
        titles = "、".join(c.title for region, _, came in found if came for c in region.controls if c.title)
        said = around.translate(_TEXT["shown"]).format(titles=titles) if titles else ""
        told = Markup('<div id="{}-said" hx-swap-oob="innerHTML">{}</div>').format(self._plan.record.name, said)
        return Markup("").join([told, *(getattr(module, r.macro)(s, shared, "true") for r, s, _ in found)])

    def _changed(
        self, source: Source, scopes: Sequence[Scope], touched: str, shown: Collection[str]
    ) -> Iterator[tuple[Region, Scope, bool]]:
        """Regions to send with the scope they stand in; whether a part has come that was not there."""
        for scope in scopes:
            for region in source.regions.get(scope["#at"], ()):
                came = _came(region, scope, shown)
                moved = (
                    bool(touched) and touched == f"{scope['#name']}.{region.key}" and region.kind in ("rows", "maybe")
                )
                if came is not None or region.kind == "sum" or moved:
                    yield region, scope, came is True

    def _compiled(self, translate: Translate) -> tuple[Any, Source, Markup]:
        """The template of a language, its source, and what stands before it."""
        found = self._templates.get(translate)
        if found is None:
            source = Source(self._plan, translate, whole=self._whole)
            found = (_JINJA.from_string(source.text()).module, source, self._first(translate))
            if len(self._templates) >= MOST_LANGUAGES:
                self._templates.clear()
            self._templates[translate] = found
        return found

    def _answers(self, given: Bound | Mapping[str, Any], scope: Mapping[str, Any]) -> Mapping[str, Any]:
        """What stands on the page: what was typed, and what is computed from it."""
        return self._settler.filled(given.answers if isinstance(given, Bound) else given, scope)

    def _notes(
        self,
        given: Bound | Mapping[str, Any],
        errors: Collection[AnswerError],
        sources: Mapping[str, str],
        translate: Translate,
        focus: str,
    ) -> Notes:
        texts = {error.field: sentence(error, self._plan.record, translate) for error in errors}
        if isinstance(given, Bound):
            focus = focus or given.focus
            return Notes(texts, sources, given.echoes, given.rows, focus, given.held, given.ways)
        return Notes(texts, sources, focus=focus)

    def places(self, given: Bound | Mapping[str, Any]) -> Mapping[str, str]:
        """Id of the element that each answer stands at, by JSON Pointer, in order of the page."""
        answers = given.answers if isinstance(given, Bound) else given
        filler = self._filler(self._notes(given, (), {}, str, ""), answers, Around(), {}, locate=True)
        filler.scope(self._plan.controls, self._plan.shape, answers, name=self._plan.record.name)
        return filler.ids or {}

    def _filler(
        self,
        notes: Notes,
        answers: Mapping[str, Any],
        around: Around,
        scope: Mapping[str, Any],
        *,
        locate: bool = False,
    ) -> Filler:
        inner = {**scope, self._plan.record.name: answers}
        return Filler(
            notes,
            visible=lambda shape, own, row: self._settler.visible(shape, own, scope=inner, row=row),
            choices=around.org_choices or {},
            name=around.org_names or self._name,
            locate=locate,
        )

    def _scopes(
        self, answers: Mapping[str, Any], notes: Notes, around: Around, scope: Mapping[str, Any]
    ) -> tuple[Scope, Sequence[Scope]]:
        """The scope of the record, and every scope there is."""
        filler = self._filler(notes, answers, around, scope)
        x = filler.scope(self._plan.controls, self._plan.shape, answers, name=self._plan.record.name)
        return x, filler.scopes

    def _shared(self, around: Around) -> dict[str, Any]:
        wrong = around.translate(_TEXT["wrong"])
        return {
            "refresh": around.refresh_url,
            "sprite": around.sprite,
            "choices": around.org_choices or {},
            "wrong": wrong,
        }

    def _first(self, translate: Translate) -> Markup:
        """The button that Enter presses, so that no row is deleted by it; and what tells of parts that appear."""
        word = translate(_TEXT["refresh"])
        return Markup(
            '<button class="visually-hidden" type="submit" name="_do" value="refresh" tabindex="-1" aria-hidden="true" '
            'formnovalidate>{0}</button><div class="visually-hidden" role="status" id="{1}-said"></div>'
            '<noscript><button class="btn btn-plain btn-sm mb-2" type="submit" name="_do" value="refresh" '
            "formnovalidate>{0}</button></noscript>"
        ).format(word, self._plan.record.name)


def _tops(errors: Collection[AnswerError]) -> frozenset[str]:
    """Names at the top of the record that errors stand in or below."""
    return frozenset((*parts_of(error.field), "")[0] for error in errors)


def _came(region: Region, scope: Scope, shown: Collection[str]) -> bool | None:
    """Whether a part came (True) or went (False) since the page was drawn; None: neither. What it holds may change."""
    kind, key, id_ = region.kind, region.key, f"{scope['#id']}--{element_id(region.key)}"
    if kind == "part":
        base, now = f"{id_}-part", f"{id_}-part{scope[f'{key}/']}" if scope[f"{key}?"] else ""
    elif kind == "way":
        base, now = f"{id_}-in", f"{id_}-in:{scope[f'{key}%']['#id']}" if scope[f"{key}%"] else ""
    else:
        return None
    was = next((mark for mark in shown if mark == base or mark.startswith(base + ":")), "")
    return None if was == now else bool(now)
