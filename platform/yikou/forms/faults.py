"""Errors of answers as lines of a summary: the sentence, and the element that each leads to, in page order."""

from collections.abc import Collection, Mapping, Sequence

from yikou.errors import AnswerError
from yikou.forms.controls import MORE
from yikou.forms.messages import message
from yikou.forms.names import control_name, element_id, parts_of
from yikou.forms.plan import Control, Plan
from yikou.texts import Translate


def faults(
    errors: Collection[AnswerError], places: Mapping[str, str], plan: Plan, translate: Translate
) -> list[tuple[str, str]]:
    """Id of the control, and the sentence, of each error, as the page has them; '' where one stands at no control.

    places: id of the element of each answer on the page, in its order; {} where the page is not known.
    """
    order = {where: number for number, where in enumerate(places)}
    placed = [(_nearest(error.field, places), error) for error in errors]
    placed.sort(key=lambda pair: (order.get(pair[0], len(order)), _place(pair[1].field, plan.controls)))
    return [
        (places[where] if where in places else target(error.field, plan), _sentence(error, plan, translate))
        for where, error in placed
    ]


def _sentence(error: AnswerError, plan: Plan, translate: Translate) -> str:
    """A row that is no answer yet has no number of its own: it is told by the list that it stands in."""
    holder = error.field.partition(f"/{MORE}/")[0]
    return message(AnswerError(holder, error.code, error.params), plan.record, translate)


def _nearest(where: str, places: Mapping[str, str]) -> str:
    """The answer on the page that one stands in: a value within free JSON has no control of its own."""
    while where not in places and where:
        where = where.rpartition("/")[0]
    return where


def _place(where: str, controls: Sequence[Control]) -> tuple[int, ...]:
    """Where on the page an answer stands, for sorting: numbers of controls and of rows, outermost first."""
    place: list[int] = []
    for part in parts_of(where) if where.startswith("/") else ():
        if part.isdecimal():
            place.append(int(part))
            continue
        at = next((n for n, control in enumerate(controls) if control.name == part), len(controls))
        controls = controls[at].parts if at < len(controls) else ()
        place.append(at)
    return tuple(place)


def target(where: str, plan: Plan) -> str:
    """Id of the element that an answer stands at on a page whose rows are numbered as they come."""
    if not where.startswith("/"):
        return ""
    name = [plan.record.name]
    controls: Sequence[Control] = plan.controls
    list_: Control | None = None
    for part in parts_of(where):
        if list_ is not None and part.isdecimal():
            name += [str(int(part) + 1), *([""] if list_.kind == "list" else ())]
            list_ = None
            continue
        name.append(part)
        found = next((control for control in controls if control.name == part), None)
        controls = found.parts if found else ()
        list_ = found if found and found.kind in ("rows", "list") else None
    return element_id(control_name(name))
