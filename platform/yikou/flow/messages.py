"""Why a verb is not performed, as sentences for whoever tried. What is the case, and what to do about it.

Parameters that are paths, steps, verbs or units become words in `refusal`, which knows the affair.
"""

from collections.abc import Mapping
from typing import Any

from yikou.definition.model import Duration
from yikou.errors import Refused
from yikou.flow.program import Program
from yikou.flow.titles import outcome_title, path_title, title_of_verb
from yikou.flow.words import UNITS, date_words, span_words
from yikou.texts import N_, Translate, say

MESSAGES: Mapping[str, str] = {
    "accepts": N_("不符合受理条件：{say}。请向申请人说明；情况有变后可以重新申请。{changed}"),
    "confirm": N_("请注意：{say}。如确认可以继续，请在此项下填写理由。{changed}"),
    "already_taken_up": N_("下一环节已有人认领，不能再拿回。需要更改时，请联系该办理人退回。"),
    "asked_already": N_("同样的申请已经提出，正在等待答复，不必重复提出。"),
    "asked_enough": N_("已补正 {times} 次，达到上限。请依现有材料作出决定。"),
    "asker_left": N_("提出申请的{name}已不能办理本环节，不能同意。如仍需要，请现在的经办人重新提出。"),
    "asker_replaced": N_("本件已由{name}认领，不能再同意他人的申请。如仍需要，请{name}重新提出。"),
    "claimed": N_("本件已由{name}认领。需要由您办理时，请{name}放回。"),
    "claimed_by_you": N_("本件已被认领。"),
    "copied_already": N_("已抄送过{name}，不必重复。"),
    "copy_nobody": N_("不能抄送给此人：只能抄送同一单位、上级或下级的同事，不能抄送申请人。"),
    "copy_whom": N_("请选择抄送给谁。"),
    "empty_answer": N_("补正内容为空。请填写或上传所要求的内容。"),
    "empty_note": N_("备注为空。请写下要记录的内容。"),
    "ended": N_("本件已办结（{outcome}），不能再办理。如仍有需要，请重新申请。"),
    "extend_by_what": N_("请写明延长多少时间。"),
    "extend_too_long": N_("延长后超过规定，累计最多可延长 {at_most}。请减少后再提出。"),
    "extend_unit": N_("延长时间请按{unit}填写，且不少于 1。"),
    "extended_enough": N_("已延长 {times} 次，达到上限，不能再延长。"),
    "locked_item": N_("{item}受理后不能更改，不能要求补正。信息有误时，请退办后重新申请。"),
    "needs_items": N_("请选择需要补正的内容，或写明要求。"),
    "needs_opinion": N_("请填写意见。"),
    "needs_question": N_("请写明需要领导研究的问题。"),
    "needs_reason": N_("请填写理由。"),
    "needs_signature": N_("请先签名。"),
    "no_case": N_("流程没有说明此种情况如何办理（{text}）。请联系管理员修改事项定义。"),
    "no_extension": N_("此时限没有开始计时，或规定不可延长。"),
    "no_org_above": N_("找不到对应的上级机构（{org}）。请联系管理员核对机构设置。"),
    "no_papers": N_("没有收到文件。请选择要上传的文件。"),
    "no_such_item": N_("本事项没有“{item}”这一项。请刷新页面后重试。"),
    "no_such_lane": N_("本事项没有这个通道。请刷新页面后重试。"),
    "no_such_verb": N_("不能这样办理（{verb}）。请刷新页面后重试。"),
    "no_task": N_("没有这项待办。请回到待办列表。"),
    "nobody_to_agree": N_("没有人可以批准此申请。请联系管理员核对岗位设置。"),
    "nobody_to_refer": N_("没有可以送请的领导。请联系管理员核对岗位设置。"),
    "nobody_to_urge": N_("目前没有经办人可以催办。"),
    "urged_already": N_("您刚催办过，经办人已经收到。要再催一次，请重新打开办件。"),
    "not_asked": N_("{item}不在本次补正范围内。请只补正通知书所列内容。"),
    "not_claimed": N_("本件没有被认领。"),
    "not_due": N_("时间未到，或此事项已处理。"),
    "not_replaceable": N_("要换掉的文件不在这份材料里，或已换过。请刷新页面再试。"),
    "not_now": N_("目前的进度不能{verb}。"),
    "not_offered": N_("本环节不能{verb}。"),
    "nothing_asked": N_("目前没有需要补正的内容。"),
    "output_made": N_("已发出带编号的文书，不能拿回。需要更改时，请联系下一环节退回。"),
    "nowhere_to_return": N_("前面没有可以退回的环节。"),
    "paper_missing": N_("还缺少{title}，收到后才能办理。可以要求补正、退回或退办。"),
    "own_vote": N_("本环节由各人分别办理，不需要认领。"),
    "elsewhere": N_("按填写的内容，这一件归{places}受理，不归您的岗位。请核对申请人的社区；没有填错的，请到那里办理。"),
    "place_not_known": N_("还不知道由哪里办理，缺少：{missing}。请先补全。"),
    "ran_out": N_("时限已过，不能再申请延长。"),
    "return_where": N_("请选择退回到哪个环节。"),
    "same_lane": N_("本件已在此通道。"),
    "too_early": N_("未到时间，{until} 以后才能办理。"),
    "unknown": N_("缺少判断所需的内容：{paths}。请先补全。"),
    "voted": N_("您已表达过意见，不能重复。需要更改时，请先拿回。"),
    "waits_refer": N_("正在等待领导意见，收到后再办理。"),
    "waits_supplement": N_("正在等待申请人补正，收到后再办理。"),
    "which_outcome": N_("请选择办理结果。"),
}

FIELD_MESSAGES: Mapping[str, str] = {
    "locked": N_("受理后不能更改。信息有误时，请退办后重新申请"),
    "not_editable": N_("本环节不能更改此项"),
    "paper_missing": N_("缺少{title}，请上传后再办理"),
    "paper_missing_or_follow": N_("缺少{title}，请上传，或选择后补"),
}
CHANGED = N_("（{names}在登记后有调整）")


def refusal(program: Program, refused: Refused, translate: Translate = str) -> str:
    """The sentence for a refusal, with paths, verbs and moments as words."""
    params = {name: _word(program, name, value) for name, value in refused.params.items()}
    return say(MESSAGES, refused.code, {"changed": "", "missing": "", "paths": "", **params}, translate)


def _word(program: Program, name: str, value: Any) -> Any:
    if name in ("paths", "missing"):
        return program.listed(path_title(program, path) for path in value)
    if name == "changed":
        return program.say(CHANGED, names=program.listed(value)) if value else ""
    if name == "outcome":
        return outcome_title(program, value)
    if name == "item":
        return path_title(program, value if "." in value else f"materials.{value}")
    if name == "verb":
        return _verb(program, value)
    if name == "unit":
        return program.translate(UNITS[value])
    if isinstance(value, Duration):
        return span_words(value, program.translate)
    return date_words(value, program.translate) if name == "until" else value


def _verb(program: Program, verb: str) -> str:
    try:
        return title_of_verb(program, verb)
    except KeyError:
        return verb
