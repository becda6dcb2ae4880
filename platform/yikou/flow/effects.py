"""The effect of a verb in one sentence, said before it is performed: what will happen, and the way ahead."""

from yikou.definition.model import Verb
from yikou.flow.clocks import length
from yikou.flow.preview import Preview, after
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.flow.titles import outcome_title
from yikou.flow.words import span_words
from yikou.texts import N_

SENTENCES = {
    "claim": N_("由您办理，其他人仍可看到。"),
    "release": N_("放回，由其他人认领。"),
    "take_back": N_("撤销您刚才的意见，回到您手中重新办理。"),
    "answer": N_("提交补正内容，原环节继续办理。"),
    "urge": N_("提醒经办人尽快办理。"),
    "copy": N_("送给同事阅知：可以看这一件，不能办理。"),
    "note": N_("记入流转记录，不改变办理。"),
    "withdraw": N_("申请撤回，本件办结，不再办理。"),
    "terminate": N_("终止办理，本件办结。"),
    "set_lane": N_("调整通道，时限随之调整。"),
    "refer": N_("送请领导出具意见，收到前本环节等待，时限照计。"),
    "advise": N_("意见送回经办人，由其继续办理。"),
    "agree": N_("同意申请，立即生效。"),
    "decline": N_("不同意申请，经办人会收到通知。"),
    "return": N_("退回所选环节重新办理，此后环节按变动情况重新核对。"),
    "reject": N_("不予办理，本件办结。"),
    "conclude": N_("按所选结果办结，其余环节不再办理。"),
}
TEXTS = {
    "within": N_("，{span}内"),
    "supplement": N_("一次性告知申请人{within}补正，等待期间本环节时限停止计算。"),
    "most": N_("，累计最多 {span}"),
    "ask_more": N_("提出延长时限的申请{most}，批准后生效。"),
    "more": N_("延长时限{most}。"),
    "kept": N_("记下您的意见，还需 {n} 人同意。"),
    "seal": N_("签章，"),
    "open": N_("填写后确定下一环节。"),
    "ends": N_("办结：{outcome}。"),
    "next": N_("进入{steps}。"),
}


def effect_of(run: Run, task: Task | None, verb: Verb) -> str:
    """What performing the verb will bring."""
    if task and verb.name in ("approve", "object"):
        return _vote(run, task, yes=verb.name == "approve")
    if verb.name == "supplement":
        program = run.program
        within = program.say(TEXTS["within"], span=span_words(verb.within, program.translate)) if verb.within else ""
        return program.say(TEXTS["supplement"], within=within)
    if verb.name == "extend":
        return _extend(run.program, verb)
    return run.program.translate(SENTENCES[verb.name]) if verb.name in SENTENCES else ""


def _extend(program: Program, verb: Verb) -> str:
    allowed = program.affair.clocks[verb.clock or "total"].extend
    most = program.say(TEXTS["most"], span=span_words(allowed.at_most, program.translate)) if allowed else ""
    return program.say(TEXTS["ask_more" if verb.approved_by else "more"], most=most)


def _vote(run: Run, task: Task, *, yes: bool) -> str:
    """签章，进入公示 7 天 — or that more people are asked."""
    missing = task.yes - sum(vote.yes for vote in task.votes) - 1
    if yes and missing > 0:
        return run.program.say(TEXTS["kept"], n=missing)
    step = run.program.step(task.step)
    seal = run.program.translate(TEXTS["seal"]) if step.seal and yes else ""
    found = after(run.program, run.state, task, run.context, result=yes)
    return seal + (_way(run, found) if found else run.program.translate(TEXTS["open"]))


def _way(run: Run, found: Preview) -> str:
    if found.outcome:
        return run.program.say(TEXTS["ends"], outcome=outcome_title(run.program, found.outcome))
    steps = run.program.listed(_with_time(run, step.step, step.title) for step in found.next)
    return run.program.say(TEXTS["next"], steps=steps)


def _with_time(run: Run, step: str, title: str) -> str:
    lasts = run.program.step(step).lasts
    if not lasts:
        return title
    return f"{title} {span_words(length(run.program, lasts, run.scope), run.program.translate)}"
