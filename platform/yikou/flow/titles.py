"""Titles of steps, verbs, outcomes and fields of one affair, as people read them."""

from yikou.definition.types import Record
from yikou.definition.verb_names import VERB_TITLES
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Did
from yikou.texts import N_

OWN_VERBS = {
    "file": N_("登记"),
    "upload": N_("补交材料"),
    "agree": N_("同意申请"),
    "decline": N_("不同意申请"),
    "advise": N_("出具意见"),
    "tick": N_("计时"),
    "tend": N_("核对办理人"),
}
AT_STEP = N_("{step}：{verb}")
OUTCOMES = {"withdrawn": N_("已撤回"), "terminated": N_("已终止"), "lapsed": N_("逾期未补正")}


def title_of_verb(program: Program, verb: str, step: str = "") -> str:
    """The verb as the step calls it, else as the affair or the format does."""
    at = program.verb_at(step, verb) if step in program.affair.steps else program.affair.verbs.get(verb)
    return program.translate((at.title if at and at.title else "") or OWN_VERBS.get(verb) or VERB_TITLES[verb])


def verb_title(program: Program, did: Did, state: CaseState) -> str:
    """What somebody did, with the step where they did it: 社区核查：同意."""
    step = step_of(state, did.task)
    title = title_of_verb(program, did.verb, step)
    return program.say(AT_STEP, step=program.step(step).title, verb=title) if step else title


def step_of(state: CaseState, task: str) -> str:
    """Name of the step that a task, open or done, belongs to; '' where it is none."""
    if task in state.tasks:
        return state.tasks[task].step
    done = (*state.completions.values(), *state.undone.values())
    return next((c.step for c in done if c.task == task), "")


def outcome_title(program: Program, outcome: str) -> str:
    """How the case ended."""
    named = program.affair.outcomes.get(outcome)
    return named.title if named else program.translate(OUTCOMES.get(outcome, outcome))


def path_title(program: Program, path: str) -> str:
    """A field, material, fact, table output or other name as people read it; its own text where it has no title."""
    affair, (root, *rest) = program.affair, path.split(".")
    if root == "materials" and rest and rest[0] in affair.materials:
        return affair.materials[rest[0]].title
    if root in affair.facts:
        return affair.facts[root].title
    if root in affair.tables:
        return affair.tables[root].title or path
    if root == "done" and rest and rest[0] in affair.steps:
        return affair.steps[rest[0]].title
    if root == "param":
        parameter = program.rules.names.parameters.get(rest[0])
        return parameter.title if parameter else path
    return _field_title(program, root, tuple(rest)) or program.translate(_FIXED.get(path, path))


def _field_title(program: Program, root: str, path: tuple[str, ...]) -> str:
    record: Record | None = {"form": program.affair.form, "office": program.affair.office}.get(root)
    if root == "applicant":
        record, path = program.affair.form, (*program.affair.applicant.part[1:], *path)
    field = record.field(path) if record and path else None
    return field.title if field else ""


_FIXED = {
    "form": N_("申请表"),
    "office": N_("经办记录"),
    "materials": N_("材料"),
    "case.registered": N_("登记日期"),
    "case.accepted": N_("受理日期"),
    "case.place": N_("受理地点"),
    "case.source": N_("来源"),
    "case.granted_this_year": N_("本年度已获批次数"),
    "case.accepted_by": N_("受理人"),
    "lane.id": N_("通道"),
    "lane.limit": N_("通道时限"),
    "lane.rank": N_("通道次序"),
    "today": N_("当天"),
}
