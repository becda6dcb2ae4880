"""What was typed over what the system holds: where they differ, with both values and the source."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from yikou.forms.compiled import Form
from yikou.forms.mask import masked
from yikou.forms.names import control_name, element_id, parts_of
from yikou.forms.prefill import prefill
from yikou.store.residents import Resident
from yikou.texts import N_, Translate, say
from yikou.usecases.counter.fitting import known_of

TEXTS = {"differs": N_("{source}登记为 {was}"), "other": N_("与{source}不同"), "empty": N_("空")}
LONGEST = 60
"""Letters of a value that are told beside its field."""
Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that is not as the system holds it. at: JSON Pointer; was, now: in words, '' for what is too long or
    has parts; source: who holds it."""

    at: str
    title: str
    was: str
    now: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparing:
    """How values are told. form: of the affair; names: of orgs by slug."""

    form: Form
    translate: Translate
    names: Names

    def differences(
        self, known: Mapping[str, Any], sources: Mapping[str, str], answers: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """Answers that were known, by `sources`, and are others now, in the order of the form."""
        for at, source in sources.items():
            was, now = value_at(known, at), value_at(answers, at)
            if was != now:
                names = tuple(parts_of(at))
                title = self.form.title(names)
                yield Difference(at, title, self._words(names, was), self._words(names, now), self.translate(source))

    def _words(self, names: tuple[str, ...], value: Any) -> str:
        """A value as it is told at the window: of an ID number, enough to recognise it."""
        field = self.form.record.field(names)
        if value in (None, "", []):
            return say(TEXTS, "empty", {}, self.translate)
        if isinstance(value, dict | list):
            return ""
        if field and field.mask == "id-number":
            return masked(str(value), field.mask)
        words = self.form.words(names, value, translate=self.translate, org_names=self.names)
        return words if len(words) <= LONGEST else ""

    def told(self, one: Difference) -> str:
        """人口库登记为 13800004127, beside the field with the new value; what is long or has parts only differs."""
        return say(TEXTS, "differs" if one.was else "other", {"source": one.source, "was": one.was}, self.translate)

    def from_record(self, person: Resident, answers: Mapping[str, Any]) -> tuple[Difference, ...]:
        """Where a form that was sent differs from what is on record of the applicant now."""
        known, sources = prefill(self.form.plan, known_of(person))
        return tuple(self.differences(known, sources, answers))


def value_at(answers: Any, pointer: str) -> Any:
    """The answer at a JSON Pointer without rows; None where there is none."""
    for part in parts_of(pointer):
        answers = answers.get(part) if isinstance(answers, Mapping) else None
    return answers


def marks_of(
    form: Form, prefilled: Mapping[str, str], differing: Mapping[str, str], *, drawn: Collection[str]
) -> Markup:
    """What stands beside the label of each field that was known, for out-of-band swaps: its source, or what differs.

    drawn: the top-level fields that are on the page.
    """
    made = Markup("")
    for at, text in (*prefilled.items(), *differing.items()):
        if parts_of(at)[0] not in drawn:
            continue
        id = element_id(control_name((form.record.name, *parts_of(at))))
        css = "from differs" if at in differing else "from"
        made += Markup('<span class="{}" id="{}-from" data-told hx-swap-oob="true">{}</span>').format(css, id, text)
    return made
