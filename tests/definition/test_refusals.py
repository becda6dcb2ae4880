"""Every error of a rules file, with the line that it names and the sentence that its author reads."""

import pytest

# ruff: noqa: E501  (a row of the table is one line, so that it can be found by its sentence)
from tests.definition.make import RULES, SCHEMA, affair, line_of, problems
from yikou.definition.messages import text_of

# what is replaced, by what, key of the problem, sentence
SPOILT = [
    # head
    ("format: 1", "format: 2", "format", "格式版本为 2，本系统读 1。"),
    ("affair: small", "affair: smal", "affair", "affair 写的是 smal，与文件名 small 不符。"),
    ("title: 小事\n", "", "", "缺少 title。"),
    ("title: 小事", "titel: 小事", "titel", "没有 titel 这个键。是否想写 title？"),
    ("title: 小事", "title: [小事]", "title", "这里应为一段文字。"),
    ("title: 小事", "title: ''", "title", "title 后面没有内容；没有内容的列表写 []，含逗号、括号或 # 的内容请整体加引号。"),
    ("title: 小事", "title: 小事\nkeep: 10 yeers", "keep", "10 yeers 不是时长，应如 5 workdays、24 hours、1 year。是否想写 years？"),
    ("title: 小事", "title: 小事\nnumber: '{place}'", "number", "编号 {place} 有误；可用 {place} {year} {seq:5}，且须含序号 seq。"),
    ("title: 小事", "title: 小事\nuses: [distrit]", "uses", "没有名为 distrit 的公用默认文件。"),
    ("title: 小事", "title: 小事\none_per: {key: [form.nam], among: [open]}", "one_per/key/0", "form.nam 没有指向任何字段或材料；路径以 form, applicant, office 之一开头。是否想写 form.amount？"),
    ("title: 小事", "title: 小事\none_per: {key: [applicant], among: [close]}", "one_per/among/0", "close 不在可选的词中，应为 open, granted 之一。"),
    ("kind: person, is", "kind: organisation, is", "applicant/is", "form.applicant 不能作这类申请人；其公用部分的 x-applicant 应为 organisation。"),
    ("{kind: person, is: form.applicant}", "{kind: person}", "applicant", "applicant 的 is 指出表单中的申请人部分；kind 为 none 时不写，其余须写。"),
    ("filed_by: [window,", "filed_by: [windw,", "filed_by/0", "没有名为 windw 的办理人。是否想写 window？"),
    # guide, places, outcomes, accepts
    ("promised: 10 workdays", "promised: 30 workdays", "guide/promised", "承诺时限不能长于法定时限。"),
    ("fee: 0", "fee: free", "guide/fee", "free 不是数。"),
    ("fee: 0", "kind: fast", "guide/kind", "fast 不在可选的词中，应为 instant, promised, service, internal 之一。"),
    ("bureau: {title", "form: {title", "places/form", "form 是保留词，请换一个名称。"),
    ("bureau: {title", "high: {title", "places/high", "名称 high 已经用过，请换一个。"),
    ("org: civil-affairs-bureau", "org: 民政局", "places/bureau/org", "民政局 不能作代号；代号以小写字母开头，由小写字母、数字、连字符和下划线组成。"),
    ("granted: {title: 准予}", "granted: {title: 准予}\n  lapsed: {title: 逾期}", "outcomes/lapsed", "lapsed 是内置的办理结果，不必列出，请删去。"),
    ("granted: {title: 准予}", "granted: {title: 准予, counts_as: good}", "outcomes/granted/counts_as", "good 不在可选的词中，应为 granted, rejected, ended, withdrawn 之一。"),
    ("say: 金额应大于零}", "say: 金额应大于零, else: ask}", "accepts/0/else", "ask 不在可选的词中，应为 refuse, warn 之一。"),
    ("{must: form.amount > 0, say", "{say", "accepts/0", "缺少 must。"),
    # materials
    ("carries: [form.applicant.id_number]", "carries: [form.applicant.id_numbr]", "materials/id_card/carries/0", "form.applicant.id_numbr 没有指向任何字段或材料；路径以 form, office 之一开头。是否想写 form.applicant.id_number？"),
    ("needed: always,", "needed: always, at: acept,", "materials/id_card/at", "没有名为 acept 的环节。是否想写 accept？"),
    ("needed: always,", "needed: always, count: 0,", "materials/id_card/count", "0 应为不小于 1 的整数。"),
    ("needed: always,", "needed: always, types: [.pdf],", "materials/id_card/types/0", ".pdf 不是文件扩展名，应如 pdf、jpg。"),
    ("before: decide}", "before: decid}", "materials/proof/may_follow/before", "没有名为 decid 的环节。是否想写 decide？"),
    ("within: 5 workdays,", "within: soon,", "materials/proof/may_follow/within", "soon 不是时长，应如 5 workdays、24 hours、1 year。"),
    # facts and tables
    ("high: {title: 金额较高, is: form.amount > 1000}", "High: {title: 金额较高, is: form.amount > 1000}", "facts/High", "High 不能作名称；名称以小写字母开头，由小写字母、数字和下划线组成，最多 40 个字符。"),
    ("[yes, any, bureau]", "[yes, any]", "tables/way/rows/0", "这一行有 2 格，应有 3 格。"),
    ("[yes, any, bureau]", "[yes, '> 5', bureau]", "tables/way/rows/0/1", "单元格 > 5 读不懂；可写 any、unknown、一个值，或如 from 1 up to 5、[甲, 乙]。"),
    ("[yes, any, bureau]", "[yes, any, the bureau]", "tables/way/rows/0/2", "输出 the bureau 应为一个词、数、日期、时长、yes、no，或以 = 开头的算式。"),
    ("[no, up to param.line", "[no, up to param.lne", "tables/way/rows/1/1", "没有名为 lne 的参数。是否想写 line？"),
    ("[no, up to param.line", "[no, up to form.amount", "tables/way/rows/1/1", "form.amount 不能作界限；界限为数、日期或 param.名称。"),
    ("[yes, any, bureau]", "[yes, any, = 1 + 1]", "tables/way/rows", "列 by 中有算式，其余各格也须为数，这里是 street。"),
    ("gives: [by]", "gives: [By]", "tables/way/gives/0", "By 不能作名称；名称以小写字母开头，由小写字母、数字和下划线组成，最多 40 个字符。"),
    # who
    ("at: applicant.community}", "at: applicant.comunity}", "who/window/at", "applicant.comunity 不是地点；可写 places 中的名称，或如 applicant.community.street。是否想写 form.applicant.community？"),
    ("at: applicant.community}", "at: buro}", "who/window/at", "buro 不是地点；可写 places 中的名称，或如 applicant.community.street。是否想写 bureau？"),
    ("at: applicant.community}", "at: form.amount}", "who/window/at", "form.amount 不是地点；可写 places 中的名称，或如 applicant.community.street。是否想写 form.amount？"),
    ("role: clerk, at: applicant.community}", "role: clerk}", "who/window", "办理人须为 role 加 at、role 加 under，或 people，三者之一。"),
    ("at: applicant.community}", "at: applicant.community, pick: 2}", "who/window", "pick 和 picked_by 须同时写。"),
    ("at: applicant.community}", "at: applicant.community, if_nobody: [window]}", "who/window", "window 的 if_nobody 绕回了自己，请断开。"),
    ("but_not: [case.accepted_by]", "but_not: [done.acept.by]", "who/reviewer/but_not/0", "没有名为 acept 的环节。是否想写 accept？"),
    ("window: {title: 窗口", "clock: {title: 窗口", "who/clock", "clock 是保留词，请换一个名称。"),
    # lanes and clocks
    ("    normal: {title: 普通, limit: guide.promised}\n", "", "lanes/kinds", "kinds 中须有 normal 通道。"),
    ("normal: {title: 普通,", "normal: {title: 普通, rank: 5,", "lanes/kinds/normal/rank", "normal 通道的 rank 固定为 9，这里是 5。"),
    ("{lane: green, when", "{lane: gren, when", "lanes/enter/0/lane", "没有名为 gren 的通道。是否想写 green？"),
    ("total: {limit: lane.limit,", "whole: {limit: lane.limit,", "clocks", "clocks 中须有总时限 total。"),
    ("{normal: 3 workdays, green: 1 workday}", "{normal: 3 workdays}", "clocks/review/limit", "通道 green 没有写时限，每个通道都要写。"),
    ("stops_in: [supplement]", "stops_in: [suplement]", "clocks/total/stops_in/0", "suplement 不能使时限停止；应为 supplement、pause、环节、块或名额。是否想写 supplement？"),
    ("review: {limit:", "review: {starts: filed, limit:", "clocks/review/starts", "只有总时限 total 可以写 starts。"),
    ("review: {limit:", "review: {extend: {at_most: 5 workdays}, limit:", "clocks/review/extend", "缺少 times。"),
    ("review: {limit:", "review: {alarms: [{tell: [handlers]}], limit:", "clocks/review/alarms/0", "before 和 after 须写且只写一个。"),
    ("review: {limit:", "review: {alarms: [{after: 1 day}], limit:", "clocks/review/alarms/0", "这个提醒什么也不做，请写 tell, card, do, hand_to 之一。"),
    ("review: {limit:", "review: {alarms: [{after: 1 day, do: explode}], limit:", "clocks/review/alarms/0/do", "explode 不在可选的词中，应为 approve, object, reject, lapse 之一。"),
    # steps and verbs
    ("clock: review", "clock: revew", "steps/decide/clock", "没有名为 revew 的时限。是否想写 review？"),
    ("clock: review", "clock: total", "steps/decide/clock", "总时限 total 属于整个办件，环节请用别的时限。"),
    ("fills: [proposed]", "fills: [propose, proposed]", "steps/decide/fills/0", "没有字段 propose。是否想写 proposed？"),
    ("fills: [proposed]", "fills: [proposed]\n    batch: yes", "steps/decide/batch", "要填写字段（fills）的环节不能批量办理，请去掉 batch。"),
    ("[approve, object, return]", "[object, return]\n    batch: yes", "steps/decide/batch", "批量办理只记同意和意见：本环节须有 approve，且同意时不必另写内容（needs）。请去掉 batch 或 needs。"),
    ("fills: [proposed]", "fills: [proposed]\n    batch: true", "steps/decide/batch", "true 应为 yes 或 no。"),
    ("fills: [proposed]", "fills: [proposed]\n    need: most", "steps/decide/need", "most 不是表决要求，应为 any, all, majority, 2, 2/3 之一。"),
    ("suggests: {proposed:", "suggests: {amount:", "steps/decide/suggests/amount", "amount 不在本环节的 fills 中，不能给出建议值。"),
    ("edits: [form]", "edits: [form.amont]", "steps/accept/edits/0", "form.amont 没有指向任何字段或材料；路径以 form, office 之一开头。是否想写 form.amount？"),
    ("edits: [form]", "hides: [materials.idcard]", "steps/accept/hides/0", "materials.idcard 没有指向任何字段或材料；路径以 form, office, materials, mask 之一开头。是否想写 materials.id_card？"),
    ("[approve, object, return]", "[approve, objct, return]", "steps/decide/verbs/1", "没有办理动作 objct。是否想写 object？"),
    ("[approve, object, return]", "[approve, approve]", "steps/decide/verbs/1", "approve 写了两次，请只留一处。"),
    ("[approve, object, return]", "[approve, [object]]", "steps/decide/verbs/1", "这里应为一个办理动作，如 approve 或 approve: 加选项。"),
    ("[approve, object, return]", "[{return: {to: [acept]}}]", "steps/decide/verbs/0/return/to/0", "没有名为 acept 的环节。是否想写 accept？"),
    ("[approve, object, return]", "[{extend: {clock: totl}}]", "steps/decide/verbs/0/extend/clock", "没有名为 totl 的时限。是否想写 total？"),
    ("[approve, object, return]", "[{approve: {times: 2}}]", "steps/decide/verbs/0/approve/times", "没有 times 这个键。是否想写 title？"),
    ("[approve, object, return]", "[{approve: {needs: [reasn]}}]", "steps/decide/verbs/0/approve/needs/0", "reasn 不在可选的词中，应为 reason, items, question, signature 之一。是否想写 reason？"),
    ("[approve, object, return]", "[approve, object, conclude]", "steps/decide/verbs", "签章办结（conclude）须列出可用的结果 outcomes。"),
    ("[approve, object, return]", "[approve, object, refer]", "steps/decide/verbs", "refer 须写明交给谁（to）。"),
    ("within: 10 workdays, unanswered: lapse", "within: 10 workdays", "steps/accept/verbs", "补办（supplement）的 within 和 unanswered 须同时写。"),
    ("supplement: {within", "suplement: {within", "verbs/suplement", "没有办理动作 suplement。是否想写 supplement？"),
    # flow
    ("  - accept\n  - decide\n", "  - acept\n  - decide\n", "flow/0", "没有名为 acept 的环节。是否想写 accept？"),
    ("  - end: granted\n", "", "flow/2", "有的路没有以 end 结束，请在最后写 end。"),
    ("  - end: granted\n", "  - end: granted\n  - accept\n", "flow/4", "前面各条路都已结束，这一项永远走不到。"),
    ("  - end: granted\n", "  - end: grantd\n", "flow/3/end", "没有名为 grantd 的办理结果。是否想写 granted？"),
    ("  - end: granted\n", "  - accept\n  - end: granted\n", "flow/3", "同一条路会两次经过 accept，请另设一个环节。"),
    ("  - end: granted\n", "  - chose: x\n  - end: granted\n", "flow/3", "流程项 chose 读不懂，应为 step, choose, when, together, each, call, end 之一。是否想写 choose？"),
    ("    cases:\n      yes: []\n      no: [{end: rejected}]\n", "", "flow/2", "缺少 cases。"),
    ("yes: []", "yes: none", "flow/2/cases/yes", "这里应为流程项的列表；没有内容时写 []。"),
    ("  - end: granted\n", "  - together: {one: [{end: granted}]}\n  - end: granted\n", "flow/3/together/one/0", "end 不能写在 together 里面。"),
    ("  - end: granted\n", "  - each: m\n    in: form.members\n    into: office.proposed\n    name: all_of_them\n    do: []\n  - end: granted\n", "flow/3/into", "office.proposed 不是经办记录中的重复行。"),
    ("  - end: granted\n", "  - end: granted\nafterwards:\n  - {when: form.amount > 1, do: [{end: granted}]}\n", "afterwards/0/do/0", "end 不能写在 afterwards 里面。"),
    # outputs, tells, access
    ("on: end.granted,", "on: end.granded,", "outputs/letter/on", "没有事件 end.granded。是否想写 end.granted？"),
    ("kind: document,", "kind: paper,", "outputs/letter/kind", "paper 不在可选的词中，应为 receipt, document, notice, certificate, publication 之一。"),
    ("{seq:4}", "{sq:4}", "outputs/letter/number", "编号 XS{year}{sq:4} 有误；可用 {place} {year} {seq:5}，且须含序号 seq。"),
    ("seal: bureau}", "seal: bureaus}", "outputs/letter/seal", "bureaus 不是地点；可写 places 中的名称，或如 applicant.community.street。是否想写 bureau？"),
    ("by: [sms]", "by: [fax]", "tells/ended/by/0", "fax 不在可选的词中，应为 sms, desk, mail 之一。"),
    ("may: [view],", "may: [see],", "access/clerks/may/0", "see 不在可选的词中，应为 view, print, urge, export 之一。"),
    ("{role: clerk, at: applicant.community, may", "{role: clerk, may", "access/clerks", "at 和 under 须写且只写一个。"),
    ("may: [view],", "may: [view], while: [decid],", "access/clerks/while/0", "没有名为 decid 的环节。是否想写 decide？"),
    # checks
    ("like: 火灾", "like: 水灾", "checks/1/like", "前面没有名为 水灾 的样例。"),
    ("- example: 大额", "- example: 火灾", "checks/1", "样例 火灾 写了两次，请改名。"),
    ("{cause: fire, amount: 500}", "{cause: flood, amount: 500}", "checks/0/form/cause", "flood 不在可选的词中，应为 fire, other 之一。"),
    ("{cause: fire, amount: 500}", "{cause: fire, amount: -5}", "checks/0/form/amount", "-5 不在允许的范围 0 … 50000 内。"),
    ("{cause: fire, amount: 500}", "{cause: fire, amont: 5}", "checks/0/form/amont", "没有字段 amont。是否想写 amount？"),
    ("today: 2026-12-01", "today: 2026-13-01", "checks/0/today", "2026-13-01 不是日期，应如 2026-12-01。"),
    ("expect: {high: no,", "expect: {hgh: no,", "checks/0/expect/hgh", "hgh 不是依据、决策表输出或可核对的项目。是否想写 high？"),
    ("needed: [id_card, proof]", "needed: [id_card, prof]", "checks/0/expect/needed/1", "没有名为 prof 的材料。是否想写 proof？"),
    ("- never: {same", "- nevr: {same", "checks/2/nevr", "没有 nevr 这个键。是否想写 never？"),
    ("never: {same_person: [accept, decide]}", "alwys: {clock: total, within: 5 days}", "checks/2/alwys", "没有 alwys 这个键。是否想写 always？"),
    ("{same_person:", "{same_persn:", "checks/2/never/same_persn", "没有 same_persn 这个键。是否想写 same_person？"),
    ("never: {same_person: [accept, decide]}", "always: {clok: total, within: 5 days}", "checks/2/always/clok", "没有 clok 这个键。是否想写 clock？"),
    ("never: {same_person: [accept, decide]}", "always: {when: high, passs: decide}", "checks/2/always/passs", "没有 passs 这个键。是否想写 passes？"),
    ("{same_person: [accept, decide]}", "{same_person: [accept, decid]}", "checks/2/never/same_person/1", "没有名为 decid 的环节。是否想写 decide？"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "sentence"), SPOILT, ids=[row[2] + " " + row[1][:30] for row in SPOILT])
def test_a_spoilt_rules_file_is_refused_with_this_sentence(old, new, key, sentence):
    found = problems(old, new)
    mine = [p for p in found if p.key == key and text_of(p) == sentence]
    assert mine, [(p.line, p.key, text_of(p)) for p in found]
    assert key.rpartition("/")[2] in line_of(mine[0], RULES.replace(old, new, 1)) or key[-1:].isdigit() or not key


@pytest.mark.parametrize("new", ["nevr: {same_person: [accept, decide]}", "never: {sam_person: [accept, decide]}"])
def test_of_a_misspelt_check_nothing_but_the_word_is_told(new):
    assert [p.code for p in problems("never: {same_person: [accept, decide]}", new)] == ["unknown_key"]


def test_what_is_wrong_in_a_misspelt_section_is_told_with_it():
    found = problems("guide:\n  statutory: 20", "giude:\n  statutry: 20")
    assert [(p.code, p.found, p.nearest) for p in found] == [
        ("unknown_key", "giude", "guide"),
        ("unknown_key", "statutry", "statutory"),
    ]


def test_the_unspoilt_affair_is_read():
    assert affair().slug == "small"


def test_all_problems_of_both_files_are_told_at_once():
    schema = SCHEMA | {"unevaluatedProperties": True}
    found = problems("seal: bureau}", "seal: burau}", schema=schema)
    assert [(p.file, p.code) for p in found] == [
        ("rules/small.rules.yaml", "unknown_place"),
        ("schemas/small.schema.json", "not_closed"),
    ]


def test_an_affair_without_a_schema_file_is_told_so():
    found = [p.code for p in problems(more={"schemas/small.schema.json": "{"})]
    assert found == ["unfinished_json"]


def test_an_ending_verb_in_a_parallel_branch_is_refused():
    new = "  - together: {one: [accept]}\n    name: both\n  - decide\n"
    found = problems("  - accept\n  - decide\n", new)
    assert ("ending_verb_inside", "reject") in [(p.code, p.found) for p in found]


def test_a_step_in_two_branches_of_one_block_is_refused():
    new = "  - accept\n  - together: {one: [decide], two: [decide]}\n"
    assert "step_twice" in [p.code for p in problems("  - accept\n  - decide\n", new)]


def test_a_step_may_stand_in_two_branches_of_a_choice():
    new = "  - choose: high\n    cases: {yes: [accept], no: [accept]}\n  - decide\n"
    assert problems("  - accept\n  - decide\n", new) == ()


def test_too_deep_a_flow_is_refused():
    deep = "decide"
    for _ in range(9):
        deep = f"{{when: high, do: [{deep}]}}"
    assert "flow_too_deep" in [p.code for p in problems("  - accept\n  - decide\n", f"  - accept\n  - {deep}\n")]


def test_too_many_facts_are_refused():
    facts = "\n".join(f"  f{n}: {{title: 甲, is: form.amount > {n}}}" for n in range(101))
    assert "too_many" in [p.code for p in problems("  high: {title", f"{facts}\n  high: {{title")]


def test_reject_needs_an_outcome_called_rejected():
    new = "  refused: {title: 不准}\n"
    assert "reject_without_outcome" in [p.code for p in problems("  rejected: {title: 不准}\n", new)]


def test_without_an_applicant_nobody_can_be_told():
    found = problems("{kind: person, is: form.applicant}", "{kind: none}")
    assert "tells_nobody" in [p.code for p in found]


def test_editing_what_a_condition_reads_must_reach_what_it_requires():
    condition = {"properties": {"cause": {"const": "fire"}}, "required": ["cause"]}
    then = {"properties": {"place": {"type": "string"}}, "required": ["place"]}
    schema = SCHEMA | {"allOf": [{"if": condition, "then": then}]}
    found = problems("edits: [form]", "edits: [form.cause]", schema=schema)
    assert [text_of(p) for p in found] == ["改动 form.cause 会使 place 成为必填，本环节须能填写或修改它。"]


def test_somebody_who_applies_for_another_must_be_a_person():
    found = problems("title: 小事", "title: 小事\napplied_by: form.members")
    assert [p.code for p in found] == ["not_an_applicant"]


def test_a_quota_waits_only_with_an_end():
    quota = "quotas:\n  seats: {title: 位, per: form.cause, capacity: '3', takes: '1', taken: decide, when_full: wait, then: rejected}\n"
    found = problems("outputs:\n", quota + "outputs:\n")
    assert [p.code for p in found] == ["waits_without"]
