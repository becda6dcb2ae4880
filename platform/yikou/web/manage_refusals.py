"""A form of administration that was refused: all that is wrong, and what there is now beside what was typed."""

from collections.abc import Mapping
from dataclasses import replace

from yikou.errors import AnswersRefused
from yikou.texts import N_, Translate, say
from yikou.usecases.manage.views_manage import FormField, FormView
from yikou.usecases.views import Fault

TEXTS = {"now": N_("现在：{value}。"), "nothing": N_("现在没有填。")}
OWN = ("reason",)
"""Fields that tell of the edit itself."""


def refused_form(
    form: FormView, refused: AnswersRefused, messages: Mapping[str, str], translate: Translate
) -> FormView:
    """The form with what was typed, each error in the summary, and the first of each field beside it."""
    said = [(e.field, say(messages, e.code, e.params, translate)) for e in refused.errors]
    beside = dict(reversed(said))
    fields = tuple(replace(one, error=beside.get(one.name, "")) for one in form.fields)
    named = {one.name for one in form.fields}
    faults = tuple(Fault(text, field if field in named else "") for field, text in dict.fromkeys(said))
    return replace(form, fields=fields, faults=faults)


def beside_now(form: FormView, now: FormView, translate: Translate) -> FormView:
    """The form with what there is now beside each value that differs. now: the form as if nothing were typed; what
    the form says it has seen is what it shows."""
    known = {one.name: one for one in now.fields if one.name not in OWN}
    fields = tuple(
        replace(one, hint=_told(known[one.name], translate) + one.hint)
        if one.name in known and known[one.name].value != one.value
        else one
        for one in form.fields
    )
    return replace(form, fields=fields, hidden={**form.hidden, **now.hidden})


def with_told(form: FormView, told: Mapping[str, str]) -> FormView:
    """The form with what is told of its fields, by name, before their own hints."""
    return replace(form, fields=tuple(replace(one, hint=told.get(one.name, "") + one.hint) for one in form.fields))


def _told(now: FormField, translate: Translate) -> str:
    chosen = next((option.text for option in now.options if option.value == now.value), now.value)
    return say(TEXTS, "now", {"value": chosen}, translate) if now.value else translate(TEXTS["nothing"])
