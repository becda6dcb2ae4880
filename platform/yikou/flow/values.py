"""What was typed at a task or sent with an answer: whether it may be changed there, and whether it is valid (R2)."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from yikou.definition.model import Step
from yikou.errors import AnswerError, AnswersRefused
from yikou.flow.compare import Path, covers, typed
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.scopes import case_values
from yikou.flow.state import Task


class Typed(msgspec.Struct, frozen=True):
    """Values that change. form, office: by top-level name; gone: paths (`form.hospital`) whose condition fell."""

    form: Mapping[str, Any] = {}
    office: Mapping[str, Any] = {}
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.form or self.office or self.gone)


NOTHING = Typed()


def typed_at(run: Run, task: Task, step: Step) -> Typed:
    """What the page of the task changes in the round so far. Not to be changed here, or not valid: AnswersRefused."""
    form = _changed(run, "form", task, step)
    office = _changed(run, "office", task, step)
    return Typed(form.form, office.office, (*form.gone, *office.gone))


def standing(record: Mapping[str, Any], over: Mapping[str, Any], gone: Iterable[str], root: str) -> dict[str, Any]:
    """The record with the values of the round put over it."""
    if not (over or gone):
        return dict(record)
    out = {path.partition(".")[2] for path in gone if path.startswith(root + ".")} - set(over)
    return {name: value for name, value in {**record, **over}.items() if name not in out}


def _changed(run: Run, root: str, task: Task, step: Step) -> Typed:
    sent = run.act.form if root == "form" else run.act.office
    if sent is None:
        return NOTHING
    record, over = (run.state.form, task.form) if root == "form" else (run.state.office, task.office)
    old = standing(record, over, task.gone, root)
    may = permitted(step, root)
    new = {**{name: value for name, value in old.items() if not _is_asked(name, may, root)}, **sent}
    if new == old:
        return NOTHING
    refuse_others(run, root, old, new, may)
    return settled(run, root, old, new)


def _is_asked(name: str, may: Iterable[Path], root: str) -> bool:
    """Whether the page had to send that field, so that its absence means that it was emptied."""
    return any(path in ((root,), (root, name)) for path in may)


def permitted(step: Step, root: str) -> tuple[Path, ...]:
    """Paths that the step may change, beginning with the record's name."""
    fills = tuple(("office", name) for name in step.fills) if root == "office" else ()
    return (*fills, *(path for path in step.edits if path[0] == root))


def refuse_others(run: Run, root: str, old: dict[str, Any], new: dict[str, Any], may: tuple[Path, ...]) -> None:
    """AnswersRefused for every change outside `may`, and after acceptance of what is locked with it."""
    locked = run.program.locked if run.state.accepted_on else ()
    found = []
    for path in typed(old, new, (root,)):
        if any(covers(lock, path) or covers(path, lock) for lock in locked):
            found.append(AnswerError(pointer(path), "locked"))
        elif not any(covers(allowed, path) for allowed in may):
            found.append(AnswerError(pointer(path), "not_editable"))
    if found:
        raise AnswersRefused(tuple(found))


def settled(run: Run, root: str, old: dict[str, Any], new: dict[str, Any]) -> Typed:
    """The changes after pruning. An applicant's form has to be valid as a whole: AnswersRefused."""
    final = _final(run, root, new)
    changed = {name: value for name, value in final.items() if old.get(name) != value}
    gone = tuple(f"{root}.{name}" for name in old if name not in final)
    return Typed(changed, {}, gone) if root == "form" else Typed({}, changed, gone)


def _final(run: Run, root: str, new: dict[str, Any]) -> Mapping[str, Any]:
    if root == "office":
        return run.program.office.settle(new, parts_of(run)).answers if run.program.office_settles else new
    final = run.program.form.settle(new, parts_of(run))
    if final.errors:
        raise AnswersRefused(final.errors)
    return final.answers


def parts_of(run: Run) -> dict[str, Any]:
    """What computed fields may read beside their own record."""
    return {
        "form": run.state.form,
        "office": run.state.office,
        "case": case_values(run.state, run.context),
        "today": run.on,
    }


def refuse_invalid(run: Run, task: Task, step: Step, typed: Typed, *, require: tuple[str, ...]) -> None:
    """AnswersRefused where the office record, with what was typed, is not valid; require: fields that must be there.

    What the record requires and had is not emptied either: a later condition may read it.
    """
    if not (require or typed):
        return
    office = standing(run.state.office, {**task.office, **typed.office}, (*task.gone, *typed.gone), "office")
    emptied = {path.partition(".")[2] for path in typed.gone if path.startswith("office.")}
    wanted = {*require, *emptied} & set(run.program.office.required_now(office))
    if not wanted and not typed.office:
        return
    may = {path[1] for path in permitted(step, "office") if len(path) > 1}
    errors = run.program.office.check(office, require=wanted)
    mine = tuple(AnswerError(f"office{err.field}", err.code, err.params) for err in errors if _top(err.field) in may)
    if mine:
        raise AnswersRefused(mine)


def _top(field: str) -> str:
    return field.split("/")[1] if "/" in field else field


def pointer(path: Path) -> str:
    """Where an answer stands: `/applicant/phone` of the form, `office/monthly` of the office record.

    >>> pointer(("office", "monthly")), pointer(("form", "applicant", "phone"))
    ('office/monthly', '/applicant/phone')
    """
    below = "/".join(path[1:])
    return f"/{below}" if path[0] == "form" else f"{path[0]}/{below}"


def wanted_by(program: Program, step: Step, verb: str) -> tuple[str, ...]:
    """Office fields of the step that the verb asks for (chapter 2, Required at a step)."""
    if verb == "approve":
        return step.fills
    needed = program.objecting.get(step.name, frozenset()) if verb == "object" else frozenset()
    return tuple(name for name in step.fills if name in needed)
