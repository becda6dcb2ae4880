"""Papers that are due, and conditions of acceptance (docs/format.md 4.3, 4.4)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yikou.definition.model import Accept, Expr, Material
from yikou.errors import AnswerError, AnswersRefused, Refused
from yikou.flow.program import Program
from yikou.flow.reads import names_in, top_of
from yikou.flow.run import Run
from yikou.flow.state import CaseState
from yikou.rules.scope import Scope
from yikou.rules.values import Unknown
from yikou.workdays.office import local


def is_needed(program: Program, material: Material, scope: Scope) -> bool:
    """Whether the case needs the paper. Not known: Refused("unknown")."""
    if not isinstance(material.needed, Expr):
        return material.needed == "always"
    judged = program.rules.judge(material.needed, scope)
    if isinstance(judged.value, Unknown):
        raise Refused("unknown", paths=judged.missing, text=material.needed.text, why=judged.value.why)
    return judged.value is True


def is_there(state: CaseState, material: Material, papers: Mapping[str, tuple[str, ...]] | None = None) -> bool:
    """Whether enough files of it have been handed in, at once or one by one, counting those that come with the act."""
    return len(sheets(state, material.name)) + len((papers or {}).get(material.name, ())) >= material.count


def sheets(state: CaseState, name: str) -> tuple[str, ...]:
    """The files of a material that no later one stands for: of a paper of several files, one for each sheet."""
    return tuple(key for paper in state.papers.get(name, ()) for key in paper.files if key not in state.replaced)


def replaced_by(run: Run, papers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The earlier files that those which come now stand for (option `instead`); Refused for one of another material."""
    wanted = tuple(dict.fromkeys(run.option("instead") or ()))
    known = {key for name in papers for key in sheets(run.state, name)}
    if not known.issuperset(wanted):
        raise Refused("not_replaceable")
    return wanted


def awaited(program: Program, state: CaseState) -> tuple[str, ...]:
    """Materials that were promised and have not come, all their files."""
    materials = program.affair.materials
    return tuple(name for name in state.promised if not is_there(state, materials[name]))


def due_at_step(program: Program, step: str) -> Iterator[tuple[Material, bool]]:
    """Papers that the completion of a step wants, and whether a promise is enough."""
    for material in program.affair.materials.values():
        follow = material.may_follow
        if follow and follow.before == step:
            yield material, False
        elif material.at == step:
            yield material, follow is not None


def promisable(program: Program, state: CaseState, verb: str, task: str) -> frozenset[str]:
    """Materials that the verb at this task may promise for later: approving does where they are due, and an answer
    before acceptance."""
    at = state.tasks.get(task)
    step = at.step if at and verb == "approve" else ""
    if verb == "answer" and state.accepted_at is None:
        step = program.first
    return frozenset(material.name for material, may_promise in due_at_step(program, step) if may_promise)


def refuse_missing_papers(run: Run, at: str) -> None:
    """AnswersRefused naming every paper that is due there and neither handed in nor promised."""
    papers, promised = run.act.papers, {*run.state.promised, *run.act.follow}
    errors = []
    for material, may_promise in due_at_step(run.program, at):
        if is_there(run.state, material, papers) or (may_promise and material.name in promised):
            continue
        if is_needed(run.program, material, run.scope()):
            errors.append(_missing(material, may_promise))
    if errors:
        raise AnswersRefused(tuple(errors))


def _missing(material: Material, may_promise: bool) -> AnswerError:
    code = "paper_missing_or_follow" if may_promise else "paper_missing"
    return AnswerError(f"materials/{material.name}", code, {"title": material.title, "count": material.count})


def missing_items(program: Program, state: CaseState, scope: Scope) -> dict[str, Any]:
    """Everything that acceptance still lacks, as items of a supplement: the one-time notice of what is missing."""
    if not program.first:
        return {}
    lacking = [
        material.name
        for material, may_promise in due_at_step(program, program.first)
        if not is_there(state, material)
        and not (may_promise and material.name in state.promised)
        and is_needed(program, material, scope)
    ]
    return {"materials": lacking}


def judge_accepts(run: Run, lines: Iterable[int] | None = None) -> Iterator[tuple[int, Accept, tuple[str, ...]]]:
    """Lines of `accepts` that fail today, by number from 0, with the titles of parameters that changed since filing."""
    scope = run.scope()
    for number, line in enumerate(run.program.affair.accepts):
        if lines is not None and number not in lines:
            continue
        judged = run.program.rules.judge(line.must, scope)
        if isinstance(judged.value, Unknown):
            raise Refused("unknown", paths=judged.missing, text=line.must.text, why=judged.value.why)
        if judged.value is not True:
            yield number, line, tuple(_changed(run, (read.path for read in judged.reads)))


def refuse_unacceptable(run: Run) -> None:
    """Refused where a line fails; a warning that is not confirmed with a reason is refused as `confirm`."""
    confirmed = {**run.state.warned, **warned(run)}
    for number, line, changed in judge_accepts(run):
        if not line.warns:
            raise Refused("accepts", say=line.say, line=number, changed=changed)
        if not confirmed.get(str(number)):
            raise Refused("confirm", say=line.say, line=number, changed=changed)


def warned(run: Run) -> dict[str, str]:
    """Reasons given for warnings, by line."""
    given = run.option("warned") or {}
    return {str(line): str(reason).strip() for line, reason in given.items() if str(reason).strip()}


def lines_reading(program: Program, changed: Iterable[str]) -> tuple[int, ...]:
    """Lines of `accepts` that read one of these top-level paths (`form.hukou`)."""
    tops = set(changed)
    return tuple(
        number
        for number, line in enumerate(program.affair.accepts)
        if any(top_of(program.affair, name) in tops for name in names_in(program.affair, line.must))
    )


def _changed(run: Run, paths: Iterable[str]) -> Iterator[str]:
    """Titles of parameters among the paths whose value is another than on the day of filing."""
    filed = local(run.state.filed_at, run.context.calendar).date()
    for path in paths:
        root, _, name = path.partition(".")
        parameter = run.program.rules.names.parameters.get(name) if root == "param" else None
        if parameter and parameter.on(filed) != parameter.on(run.on):
            yield parameter.title
