"""Each ledger entry as a Chinese sentence: a template and its parameters, names before roles before departments.

An entry without a template tells nothing to people (the walk's own book-keeping); its sentence is ''.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yikou.flow import entries as e
from yikou.flow.acts import Actor
from yikou.flow.entries import Entered
from yikou.flow.explain import choice_words
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.titles import outcome_title, path_title, step_of, title_of_verb
from yikou.flow.words import span_words
from yikou.texts import N_, Translate, say

SENTENCES: Mapping[str, str] = {
    "filed": N_("登记，编号 {number}"),
    "approved": N_("{step}：{verb}{words}"),
    "rejected": N_("{step}：退办{words}"),
    "concluded": N_("{step}：签章办结，{outcome}{words}"),
    "returned": N_("{step}：退回{to}{words}"),
    "asked": N_("{step}：请申请人补正{items}，{within}内答复{words}"),
    "answered": N_("提交补正{items}{words}"),
    "extended": N_("延长{clock} {by}{words}"),
    "requested": N_("{step}：申请{verb}{words}"),
    "agreed": N_("同意{name}{verb}的申请{words}"),
    "declined": N_("不同意{verb}的申请{words}"),
    "referred": N_("{step}：送主管领导{words}"),
    "advised": N_("{step}：出具意见{words}"),
    "tookback": N_("{step}：拿回{words}"),
    "claimed": N_("认领此件"),
    "released": N_("放回此件"),
    "noted": N_("备注{words}"),
    "copied": N_("抄送{to}{words}"),
    "urged": N_("催办{words}"),
    "withdrawn": N_("申请撤回{words}"),
    "terminated": N_("终止办理{words}"),
    "handlane": N_("调整为{lane}{words}"),
    "uploaded": N_("补交材料{items}"),
    "paper": N_("{item}到期未补交"),
    "remind": N_("提醒申请人补正即将到期"),
    "unanswered": N_("补正到期，申请人未答复"),
    "lasts": N_("期满，可以办理"),
    "tended": N_("办理人有变动"),
    "accepted": N_("受理"),
    "opened": N_("{step}开始办理"),
    "chose": N_("{title}：{value}"),
    "cancelled": N_("{step}取消，{why}"),
    "undone": N_("{step}需重新办理，{why}{changed}"),
    "lapsed": N_("内容有变动，此前的意见作废"),
    "stuck": N_("{step}无人可以办理，已告知管理员"),
    "laneset": N_("进入{lane}{because}"),
    "relimited": N_("时限调整为 {limit}"),
    "stood": N_("时限停止计算"),
    "went": N_("时限恢复计算"),
    "made": N_("发出{title}{number}"),
    "voided": N_("{title}作废"),
    "notsent": N_("{title}未发出，缺少{missing}"),
    "told": N_("告知{to}：{title}"),
    "carded": N_("{clock}超期，{card}：{to}"),
    "doubted": N_("补正后有受理条件需要确认"),
    "ended": N_("办结：{outcome}"),
}
TEXTS = {
    "words": N_("：{words}"),
    "number": N_(" {number}"),
    "bracket": N_("（{words}）"),
    "total": N_("全程"),
    "clock": N_("{step}时限"),
    "a_step": N_("环节"),
}
WHY = {
    "way": N_("办理路径改变"),
    "returned": N_("被退回"),
    "taken_back": N_("经办人拿回"),
    "changed": N_("所依据的内容有变动"),
    "replay": N_("被退回"),
    "ended": N_("本件已办结"),
    "done": N_("已有结果"),
    "beside": N_("所属环节已取消"),
    "request": N_("已放回"),
    "asker": N_("提出人已离岗"),
}
CARDS = {"yellow": N_("黄牌"), "red": N_("红牌")}
TOLD = {
    "vote_lapsed": N_("内容有变动，请重新表达意见"),
    "stuck": N_("无人可以办理"),
    "urge": N_("请尽快办理"),
    "copy": N_("抄送给您阅知"),
    "supplement": N_("需要补正"),
    "supplement_reminder": N_("补正即将到期"),
    "paper_due": N_("材料到期未补交"),
    "lasts_over": N_("期满，可以办理"),
    "agreed": N_("申请已同意"),
    "declined": N_("申请未获同意"),
    "request_over": N_("申请已取消，不必再批"),
    "alarm_before": N_("时限将到"),
    "alarm_after": N_("时限已到"),
    "alarm_yellow": N_("时限已到，黄牌"),
    "alarm_red": N_("时限已过，红牌"),
}


def told_text(program: Program, state: CaseState, told: e.Told) -> str:
    """The message itself, as it is sent: 临时救助（HY01-2026-00012，王桂兰）：材料到期未补交：事故或灾害证明."""
    words = TOLD.get(told.name, told.title)
    said = "：".join(text for text in (words, told.text) if text)
    who = f"，{state.name}" if state.name else ""
    return f"{program.affair.title}（{state.number}{who}）：{said}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """who: name of whoever acted, '' for the system; for_name: acted for; stands_name: holder of the post where `who`
    is their stand-in. code and params: of `SENTENCES`."""

    who: str
    for_name: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    stands_name: str = ""

    def text(self, translate: Translate = str) -> str:
        """The sentence without the name before it; '' for book-keeping."""
        return say(SENTENCES, self.code, self.params, translate) if self.code else ""


def sentence(program: Program, state: CaseState, entered: Entered) -> Sentence:
    """What an entry says to people. state: of the case, for titles of steps and names."""
    entry = entered.entry
    is_deed = isinstance(entry, e.Deed)
    code, params = _CODES.get(type(entry), _named)(program, state, entry)
    actor = entered.actor if is_deed else Actor("clock")
    return Sentence(actor.name, actor.for_name, code, params, actor.stands_name)


def _named(program: Program, _state: CaseState, entry: Any) -> tuple[str, dict[str, Any]]:
    """The template of the entry's kind, with every parameter as words."""
    code = type(entry).__name__.lower()
    if code not in SENTENCES:
        return "", {}
    params = {name: words(program, getattr(entry, name)) for name, words in _PARAMS.items() if hasattr(entry, name)}
    told = _said(entry)
    return code, {**params, "items": _items(program, entry), "words": _words(program, told)}


def _words(program: Program, told: str) -> str:
    """What somebody wrote, after a colon; '' for nothing."""
    return program.say(TEXTS["words"], words=told) if told else ""


def _said(entry: Any) -> str:
    texts = (getattr(entry, name, "") for name in ("opinion", "question", "text", "reason"))
    return "；".join(dict.fromkeys(text for text in texts if text))


def _items(program: Program, entry: Any) -> str:
    paths = [*getattr(entry, "fields", ()), *(f"materials.{name}" for name in getattr(entry, "materials", ()))]
    paths += [f"materials.{name}" for name in getattr(entry, "papers", ())]
    paths += [f"form.{name}" for name in getattr(entry, "form", ())]
    return _titles(program, paths)


_PARAMS: Mapping[str, Callable[[Program, Any], Any]] = {
    "step": lambda program, name: program.step(name).title if name else "",
    "number": lambda program, number: program.say(TEXTS["number"], number=number) if number else "",
    "outcome": outcome_title,
    "to": lambda program, to: _to(program, to),
    "within": lambda program, span: span_words(span, program.translate),
    "by": lambda program, by: by if isinstance(by, tuple) else span_words(by, program.translate),
    "limit": lambda program, limit: span_words(limit, program.translate) if limit else "",
    "clock": lambda program, name: clock_title(program, name),
    "lane": lambda program, name: program.affair.lanes.kinds[name].title,
    "because": lambda program, text: program.say(TEXTS["bracket"], words=program.translate(text)) if text else "",
    "why": lambda program, why: program.translate(WHY.get(why, why)),
    "changed": lambda program, paths: _changed(program, paths),
    "title": lambda program, title: program.translate(title),
    "missing": lambda program, paths: _titles(program, paths),
    "card": lambda program, card: program.translate(CARDS[card]) if card else "",
    "wants": lambda _program, wants: wants,
}


def clock_title(program: Program, name: str) -> str:
    """全程时限, or the step whose clock it is."""
    if name == "total":
        return program.say(TEXTS["clock"], step=program.translate(TEXTS["total"]))
    title = next((step.title for step in program.affair.steps.values() if step.clock == name), "")
    return program.say(TEXTS["clock"], step=title or program.translate(TEXTS["a_step"]))


def clock_of(program: Program, state: CaseState, task: str, name: str) -> str:
    """As `clock_title`, of the step that the task belongs to."""
    step = step_of(state, task)
    return program.say(TEXTS["clock"], step=program.step(step).title) if step else clock_title(program, name)


def _titles(program: Program, paths: Any) -> str:
    return program.listed(path_title(program, path) for path in paths)


def _changed(program: Program, paths: Any) -> str:
    return program.say(TEXTS["bracket"], words=_titles(program, paths)) if paths else ""


def _to(program: Program, to: Any) -> str:
    if isinstance(to, str):
        return program.step(to).title if to in program.affair.steps else to
    return program.listed(program.translate(addressee.name) for addressee in to)


def _filed(_program: Program, state: CaseState, _entry: e.Filed) -> tuple[str, dict[str, Any]]:
    return "filed", {"number": state.number}


def _voted(program: Program, _state: CaseState, entry: e.Voted) -> tuple[str, dict[str, Any]]:
    said = _said(entry)
    verb = title_of_verb(program, entry.verb, entry.step)
    return "approved", {"step": program.step(entry.step).title, "verb": verb, "words": _words(program, said)}


def _asked_for(program: Program, _state: CaseState, entry: Any) -> tuple[str, dict[str, Any]]:
    code, params = _named(program, _state, entry)
    name = entry.asker.name if isinstance(entry, e.Agreed) else ""
    return code, {**params, "verb": title_of_verb(program, entry.wants, getattr(entry, "step", "")), "name": name}


def _ticked(program: Program, _state: CaseState, entry: e.Ticked) -> tuple[str, dict[str, Any]]:
    item = path_title(program, f"materials.{entry.which}") if entry.what == "paper" else ""
    return entry.what, {"item": item}


def _opened(program: Program, _state: CaseState, entry: e.Opened) -> tuple[str, dict[str, Any]]:
    opening = entry.opening
    return ("opened", {"step": program.step(opening.step).title}) if opening.kind == "step" else ("", {})


def _chose(program: Program, _state: CaseState, entry: e.Chose) -> tuple[str, dict[str, Any]]:
    return "chose", choice_words(program, entry)


def _reseated(program: Program, state: CaseState, entry: e.Reseated) -> tuple[str, dict[str, Any]]:
    task = state.tasks.get(entry.task)
    return ("stuck", {"step": program.step(task.step).title}) if entry.stuck and task else ("", {})


def _cancelled(program: Program, _state: CaseState, entry: e.Cancelled) -> tuple[str, dict[str, Any]]:
    quiet = entry.why in ("done", "ended", "beside", "request")
    return ("", {}) if quiet else _named(program, _state, entry)


def _told(program: Program, _state: CaseState, entry: e.Told) -> tuple[str, dict[str, Any]]:
    return "told", {"to": _to(program, entry.to), "title": program.translate(TOLD.get(entry.name, entry.title))}


def _carded(program: Program, state: CaseState, entry: e.Carded) -> tuple[str, dict[str, Any]]:
    card = program.translate(CARDS[entry.card])
    return "carded", {
        "clock": clock_of(program, state, entry.task, entry.clock),
        "card": card,
        "to": _to(program, entry.people),
    }


_CODES: dict[type, Callable[[Program, CaseState, Any], tuple[str, dict[str, Any]]]] = {
    e.Filed: _filed,
    e.Voted: _voted,
    e.Requested: _asked_for,
    e.Agreed: _asked_for,
    e.Declined: _asked_for,
    e.Ticked: _ticked,
    e.Opened: _opened,
    e.Chose: _chose,
    e.Reseated: _reseated,
    e.Cancelled: _cancelled,
    e.Told: _told,
    e.Carded: _carded,
}
