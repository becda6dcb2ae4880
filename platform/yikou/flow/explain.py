"""Why: the reasons behind an entry, in plain data and in Chinese; and why somebody may act at a task."""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.definition.model import WhoEntry
from yikou.definition.verb_names import VERB_TITLES
from yikou.directory.model import Directory
from yikou.flow import entries as e
from yikou.flow.acts import Actor, Context
from yikou.flow.entries import Entered
from yikou.flow.facts import Saw
from yikou.flow.plan import ChooseAt, EndAt, Node, StepAt, nodes
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import outcome_title, path_title
from yikou.flow.who import People
from yikou.flow.words import VALUES, value_words
from yikou.texts import N_

TEXTS = {
    "no_other_lane": N_("没有符合其他通道的条件"),
    "condition": N_("流程的条件"),
    "onward": N_("继续办理"),
    "into": N_("进入{lane}"),
    "because": N_("因为您是{org}的{role}{and_not}。"),
    "and": N_("，且{words}"),
    "not_accepted_by": N_("不是本件的受理人"),
    "not_by": N_("不是{step}的办理人"),
    "not_excluded": N_("不在回避之列"),
    "not_this": N_("不是{title}"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read. path: its name in the definition, which access rules decide about."""

    path: str
    title: str
    value: str


@dataclass(frozen=True, slots=True)
class Reason:
    """rule: title of the rule, table or condition; row: of a table, 0 where it is none; so: what follows."""

    rule: str
    row: int
    reads: tuple[Reading, ...]
    so: str


def why(program: Program, entered: Entered, directory: Directory) -> Reason | None:
    """The reason behind a choice of the flow or a lane; None for entries that no rule decided."""
    entry = entered.entry
    if isinstance(entry, e.Chose):
        words = choice_words(program, entry)
        return Reason(words["title"], entry.row, _readings(program, entry.reads, directory, entry.text), words["value"])
    if isinstance(entry, e.LaneSet):
        lane = program.affair.lanes.kinds[entry.lane].title
        rule = program.translate(entry.because or TEXTS["no_other_lane"])
        return Reason(rule, 0, _readings(program, entry.reads, directory, ""), program.say(TEXTS["into"], lane=lane))
    return None


def _readings(program: Program, reads: tuple[Saw, ...], directory: Directory, own: str) -> tuple[Reading, ...]:
    return tuple(
        Reading(read.path, path_title(program, read.path), value_words(program, read.path, read.value, directory))
        for read in reads
        if read.path != own
    )


def choice_words(program: Program, entry: e.Chose) -> dict[str, str]:
    """A condition of the flow and what it gave: 由谁签批 and 街道, 社区公示 and 同意."""
    parts = entry.text.split(".")
    if parts[0] == "done" and parts[-1] == "result" and len(parts) == 3:
        verb = VERB_TITLES["approve" if entry.value == "yes" else "object"]
        return {"title": program.step(parts[1]).title, "value": program.translate(verb)}
    title = path_title(program, entry.text)
    title = program.translate(TEXTS["condition"]) if title == entry.text else title
    return {"title": title, "value": _leads_to(program, entry) or _value(program, entry)}


def _value(program: Program, entry: e.Chose) -> str:
    if entry.value in ("yes", "no"):
        return program.translate(VALUES[entry.value])
    return value_words(program, entry.text, entry.value)


def _leads_to(program: Program, entry: e.Chose) -> str:
    """The steps that the value leads to say most; a table's word has no title, so of it the outcome, or going on."""
    branch = _branch(program, entry)
    steps = [program.step(node.step).title for node in branch if isinstance(node, StepAt)]
    if steps or entry.text.partition(".")[0] not in program.affair.tables:
        return program.listed(steps)
    ends = [outcome_title(program, node.outcome) for node in branch if isinstance(node, EndAt)]
    return program.listed(ends) if branch else program.translate(TEXTS["onward"])


def _branch(program: Program, entry: e.Chose) -> tuple[Node, ...]:
    for node in nodes(program.flow):
        if isinstance(node, ChooseAt) and node.item == entry.item:
            return node.cases.get(str(entry.value), node.otherwise or ())
    return ()


def why_may_act(program: Program, state: CaseState, task: Task, actor: Actor, context: Context) -> str:
    """因为您是花园街道的审核员，且不是本件的受理人。 '' where the actor may not act there."""
    people = People(program, state, context)
    circle = people.of_step(task.step)
    if not circle.holds(actor):
        return ""
    directory = context.directory
    role = directory.roles[actor.role].title if actor.role in directory.roles else actor.role
    org = directory.orgs[actor.org].name if actor.org in directory.orgs else actor.org
    words = "".join(program.say(TEXTS["and"], words=words) for words in _exclusions(program, task))
    return program.say(TEXTS["because"], org=org, role=program.translate(role), and_not=words)


def _exclusions(program: Program, task: Task) -> Iterator[str]:
    entries = [program.affair.who.get(name) for name in program.step(task.step).who]
    for path in dict.fromkeys(path for entry in entries if isinstance(entry, WhoEntry) for path in entry.but_not):
        if path == "case.accepted_by":
            yield program.translate(TEXTS["not_accepted_by"])
        elif path.endswith(".by"):
            step = path.removeprefix("done.").removesuffix(".by")
            known = step in program.affair.steps
            yield (
                program.say(TEXTS["not_by"], step=program.step(step).title)
                if known
                else program.translate(TEXTS["not_excluded"])
            )
        else:
            yield program.say(TEXTS["not_this"], title=path_title(program, path))
