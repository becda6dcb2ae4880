"""Errors of answers as lines of a summary: the sentence, and the element that each leads to, in page order."""

from collections.abc import Collection, Mapping, Sequence

from yikou.errors import AnswerError
from yikou.forms.bind import Bound
from yikou.forms.messages import message
from yikou.forms.names import control_name, element_id, parts_of
from yikou.forms.plan import Control, Plan
from yikou.texts import Translate


def faults(
    errors: Collection[AnswerError], bound: Bound | None, plan: Plan, translate: Translate
) -> list[tuple[str, str]]:
    """Id of the control, and the sentence, of each error, as the page has them; '' where one stands at no control."""
    rows = bound.rows if bound else {}
    placed = sorted(errors, key=lambda error: _place(error.field, plan.controls))
    return [(target(error.field, plan, rows), message(error, plan.record, translate)) for error in placed]


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


def target(where: str, plan: Plan, rows: Mapping[str, tuple[str, ...]]) -> str:
    """Id of the element that an answer stands at."""
    if not where.startswith("/"):
        return ""
    name, seen = [plan.record.name], ""
    controls: Sequence[Control] = plan.controls
    list_: Control | None = None
    for part in parts_of(where):
        if list_ is not None and part.isdecimal():
            ids = rows.get(seen, ())
            name.append(ids[int(part)] if int(part) < len(ids) else str(int(part) + 1))
            if list_.kind == "list":
                name.append("")
            list_ = None
        else:
            name.append(part)
            found = next((control for control in controls if control.name == part), None)
            controls = found.parts if found else ()
            list_ = found if found and found.kind in ("rows", "list") else None
        seen += "/" + part.replace("~", "~0").replace("/", "~1")
    return element_id(control_name(name))
