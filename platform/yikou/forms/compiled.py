"""A record compiled for use: once per published version and, for a task, once per set of fields that it asks for."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from yikou.definition.types import Field, Record
from yikou.errors import AnswerError
from yikou.forms import bind as binding
from yikou.forms.bind import Bound, OrgChoices
from yikou.forms.checker import Checker
from yikou.forms.defaults import with_defaults
from yikou.forms.faults import faults
from yikou.forms.given import take
from yikou.forms.kinds import Choice, choices_of
from yikou.forms.plan import plan_of
from yikou.forms.render import Around, Renderer
from yikou.forms.rowed import row_defaults
from yikou.forms.settle import Evaluate, Settled, Settler
from yikou.forms.show import Change, Sight, show
from yikou.forms.words import words_of
from yikou.texts import Translate


class Form:
    """What a record, or a part of it, can do: bind, settle, check. Immutable, shared between threads.

    The part decides what is drawn and bound; settling and checking are always of the whole record.
    """

    def __init__(
        self,
        record: Record,
        *,
        checker: Checker,
        only: tuple[str, ...] | None,
        rules: Evaluate | None,
        org_names: Callable[[str], str],
    ) -> None:
        self.record = record
        self.plan = plan_of(record, only)
        self.org_names = org_names
        self._checker = checker
        self._rules = rules
        self._whole = plan_of(record) if only is not None else self.plan
        self._settler = Settler(self._whole, rules)
        self._renderer = Renderer(self.plan, self._settler, org_names, whole=only is None)
        self._text = json.dumps(record.schema, default=str)
        self._parts: dict[tuple[str, ...], Form] = {}
        self._worded: dict[tuple[str, ...], tuple[Field | None, tuple[Choice, ...]]] = {}

    @property
    def takes_files(self) -> bool:
        """Whether any of its answers is a file, so that a page has to send it as one."""
        return '"data-url"' in self._text

    def part(self, only: tuple[str, ...]) -> "Form":
        """The same record, drawing and binding some of its top-level fields only; compiled the first time."""
        found = self._parts.get(only)
        if found is None:
            found = Form(self.record, checker=self._checker, only=only, rules=self._rules, org_names=self.org_names)
            self._parts[only] = found
        return found

    def start(self, answers: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Answers of a page that nobody has typed into yet: what is known, defaults, the first of rows that must be."""
        known = with_defaults(self.plan.controls, answers or {})
        wanted = [c for c in self.plan.controls if c.kind == "rows" and c.always and c.schema.get("minItems")]
        return {**{c.name: [row_defaults(c)] for c in wanted}, **known}

    def bind(
        self,
        post: Sequence[tuple[str, str]],
        *,
        before: Mapping[str, Any] | None = None,
        org_choices: OrgChoices | None = None,
    ) -> Bound:
        """Answers of a post; before: what the record held, kept where the page had no control for it."""
        return binding.bind(self.plan, post, before or {}, org_choices)

    def take(self, given: Mapping[str, Any], *, before: Mapping[str, Any] | None = None) -> Bound:
        """Answers of a JSON object; before: what the record held, defaults for a new one where it is None."""
        return take(self.plan, given, before)

    def settle(
        self, answers: Mapping[str, Any], scope_parts: Mapping[str, Any] | None = None, *, defaults: bool = False
    ) -> Settled:
        """Final answers: defaults (where asked for), computed, visible, pruned, validated.

        scope_parts: what expressions may read beside the record itself. defaults: fill them in, for answers that came
        from no page; a page has shown them, and somebody may have taken them out.
        """
        final = self._settler.finish(answers, scope_parts or {}, defaults=defaults)
        return Settled(final.answers, final.pruned, (*final.circles, *self._checker.check(final.answers)))

    def check(self, answers: Mapping[str, Any], *, require: Collection[str] | None = None) -> tuple[AnswerError, ...]:
        """Errors of the answers; require: top-level names that must be there, None for all that are required."""
        return self._checker.check(answers, require=require)

    def required_now(self, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """Names at the top that the record as it stands requires, in `required` and in the branches that hold."""
        return self._checker.required_now(answers)

    def asked_now(self, answers: Mapping[str, Any], scope_parts: Mapping[str, Any] | None = None) -> frozenset[str]:
        """Names at the top of the record that a page of it has a control for, as it is answered."""
        always = frozenset(control.name for control in self._whole.controls if control.always)
        scope = {**(scope_parts or {}), self.record.name: answers}
        return always | self._settler.visible(self._whole.shape, answers, scope=scope)

    def page(
        self,
        given: Bound | Mapping[str, Any],
        *,
        errors: Collection[AnswerError] = (),
        translate: Translate = str,
        prefilled: Mapping[str, str] | None = None,
        differing: Mapping[str, str] | None = None,
        org_choices: OrgChoices | None = None,
        refresh_url: str = "",
        sprite: str = "",
        scope_parts: Mapping[str, Any] | None = None,
        org_names: Callable[[str], str] | None = None,
        opened: Collection[str] = (),
        focus: str = "",
    ) -> Markup:
        """The form's controls, without the form element around them.

        given: what was posted, or answers. prefilled: source of an answer by JSON Pointer; differing: what the system
        holds of one that was typed over. org_choices: slug and name of those that may be chosen, by kind of org, people
        by `person:<role>`. refresh_url: where changes go.
        sprite: address of the icons. opened: top-level names whose sections stand open. focus: id of the element to
        type on in.
        """
        answers = given.answers if isinstance(given, Bound) else given
        return self._renderer.page(
            given,
            Around(translate, org_choices, refresh_url, sprite, org_names),
            errors=errors,
            sources=prefilled or {},
            differs=differing or {},
            scope=scope_parts or {},
            required=self.required_now(answers),
            unfit=self._unfit(given, scope_parts or {}),
            opened=opened,
            focus=focus,
        )

    def fragment(
        self,
        given: Bound,
        *,
        errors: Collection[AnswerError] = (),
        translate: Translate = str,
        prefilled: Mapping[str, str] | None = None,
        differing: Mapping[str, str] | None = None,
        org_choices: OrgChoices | None = None,
        refresh_url: str = "",
        sprite: str = "",
        scope_parts: Mapping[str, Any] | None = None,
        org_names: Callable[[str], str] | None = None,
    ) -> Markup:
        """What a control or a row button changed on the page: out-of-band swaps, never of the control itself.

        prefilled and differing: as of a page, for parts that have come.
        """
        around = Around(translate, org_choices, refresh_url, sprite, org_names)
        return self._renderer.fragment(
            given,
            around,
            errors=errors,
            sources=prefilled or {},
            differs=differing or {},
            shown=given.shown,
            scope=scope_parts or {},
        )

    def _unfit(self, given: Bound | Mapping[str, Any], scope: Mapping[str, Any]) -> Collection[AnswerError]:
        """What stands against answers as they are, whether it is told yet or not."""
        if isinstance(given, Bound):
            return given.with_invalid(self.settle(given.answers, scope).errors)
        return self.settle(given, scope).errors

    def faults(
        self,
        errors: Collection[AnswerError],
        given: Bound | Mapping[str, Any] | None = None,
        *,
        translate: Translate = str,
    ) -> list[tuple[str, str]]:
        """Id of the control, and the sentence, of each error: what the summary at the top lists.

        given: what the page was drawn from; without it, rows and alternatives are taken to be as in a new page.
        """
        places = {} if given is None else self._renderer.places(given)
        return faults(errors, places, self.plan, translate)

    def show(
        self,
        answers: Mapping[str, Any],
        *,
        hidden: Collection[str] = (),
        masked: Collection[str] = (),
        changed: Mapping[str, Change] | None = None,
        translate: Translate = str,
        org_names: Callable[[str], str] | None = None,
        sprite: str = "",
        beside: Mapping[str, str] | None = None,
    ) -> Markup:
        """The record to be read.

        hidden and masked: JSON Pointers without row numbers. changed: by JSON Pointer, the value before, who changed it
        and why. beside: by JSON Pointer, what else is to be known of a single answer.
        """
        names = org_names or self.org_names
        return show(self.plan, answers, Sight(hidden, masked, changed, translate, names, sprite, beside))

    def words(
        self,
        path: tuple[str, ...],
        value: Any,
        *,
        translate: Translate = str,
        org_names: Callable[[str], str] | None = None,
    ) -> str:
        """A value of the field at a path (names without rows) as people read it."""
        if path not in self._worded:
            field = self.record.field(path)
            self._worded[path] = field, choices_of(field) if field else ()
        field, choices = self._worded[path]
        if field is None:
            return "" if value is None else str(value)
        return words_of(field, value, name=org_names or self.org_names, translate=translate, choices=choices)

    def title(self, path: tuple[str, ...]) -> str:
        """Title of the field at a path, or its name."""
        field = self.record.field(path)
        return field.title if field else ".".join(path)


def compile_form(
    record: Record,
    *,
    rules: Evaluate | None = None,
    only: tuple[str, ...] | None = None,
    org_names: Callable[[str], str] = str,
) -> Form:
    """A form of a record; DefinitionRefused where its schema cannot be compiled.

    rules: the value of an expression's text under a scope, None where unknown; only: top-level fields to draw and bind;
    org_names: name of an org by its slug.
    """
    return Form(record, checker=Checker(record), only=only, rules=rules, org_names=org_names)
