"""Faults of definitions, one of each kind, for the small affair: what is edited, and what its author is told.

section: of docs/format.md, which names the fault. old, new: the edit of the rules; also: further ones. fields, root: laid
on the properties of the form, on the schema itself; more: further files; gone: one left out. line: how the line begins that is told.
"""

# ruff: noqa: E501  (a row of the table is one line, so that it can be found by its sentence)
import copy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.definition.make import RULES, SCHEMA, sources
from yikou.definition.model import Parameter, ParameterValue
from yikou.definition.parameters import read_parameters
from yikou.errors import DefinitionRefused
from yikou.proof.check import check_affair
from yikou.rules.functions.builtin import BUILT_IN

LINE = {"line": Parameter("line", "标准", "元", (ParameterValue(date(2025, 1, 1), Decimal(1000), "第 1 号通知"),))}
PARAMETERS = "rules/parameters/all.yaml"


@dataclass(frozen=True)
class Fault:
    """One row of the table."""

    section: str
    code: str
    old: str
    new: str
    line: str
    message: str
    file: str = "rules/small.rules.yaml"
    also: tuple[tuple[str, str], ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    root: dict[str, Any] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    gone: str = ""


def files_of(fault):
    """The files of the small affair with the fault in them."""
    rules = RULES
    for old, new in ((fault.old, fault.new), *fault.also):
        assert old in rules, old
        rules = rules.replace(old, new, 1)
    schema = copy.deepcopy(SCHEMA) | fault.root
    schema["properties"] = {**schema["properties"], **fault.fields}
    return {p: data for p, data in sources(rules, schema=schema, more=fault.more).items() if p != fault.gone}


def found_in(fault):
    """The files, and everything that is found in them."""
    files = files_of(fault)
    try:
        parameters = read_parameters(files) if PARAMETERS in files else LINE
    except DefinitionRefused as refused:
        return files, refused.problems
    return files, check_affair(files, "small", parameters, BUILT_IN)


FAULTS = (
    Fault("1.2", "anchor", "title: 小事\n", "title: &a 小事\n", "title: &a 小事", "&a 是 YAML 锚点，请删去。"),
    Fault("1.2", "alias", "title: 小事\n", "title: *a\n", "title: *a", "*a 是 YAML 别名，请把内容完整写出。"),
    Fault("1.2", "tag", "title: 小事\n", "title: !x 小事\n", "title: !x 小事", "!x 是 YAML 标签，请删去或加引号。"),
    Fault("1.2", "merge_key", "title: 小事\n", "title: 小事\n<<: {code: X}\n", "<<: {code: X}", "不能用 <<，请把内容完整写出。"),
    Fault("1.2", "duplicate_key", "title: 小事\n", "title: 小事\ntitle: 大事\n", "title: 大事", "title 写了两次，请只留一处。"),
    Fault("1.2", "tab", "title: 小事\n", "title: 小\t事\n", "title: 小\t事", "用了制表符，请改为空格。"),
    Fault("1.2", "empty_value", "title: 小事\n", "title:\n", "title:", "title 后面没有内容；没有内容的列表写 []，含逗号、括号或 # 的内容请整体加引号。"),
    Fault("1.2", "empty_value", "is: form.amount > 1000}", "is: max(form.amount, 3) > 1}", "high: {title: 金额较高, is: max(form.amount, 3) > 1}", "facts/high/3) > 1 后面没有内容；没有内容的列表写 []，含逗号、括号或 # 的内容请整体加引号。"),
    Fault("1.2", "unknown_key", "title: 小事\n", "titel: 小事\n", "titel: 小事", "没有 titel 这个键。是否想写 title？"),
    Fault("1.2", "full_width_colon", "title: 小事\n", "title：小事\n", "title：小事", "键名后用了全角冒号，请改为半角冒号加一个空格。"),
    Fault("1.1", "not_yaml", "title: 小事\n", "title: '小事\n", "needed: form.cause == 'fire'", "YAML 写法有误（键的缩进没有对齐，或引号没有配对）；请检查缩进、引号和括号。"),
    Fault("1.1", "many_documents", "title: 小事\n", "title: 小事\n---\n", "---", "一个文件只能有一份内容，请删去 --- 以后的部分或另存为文件。"),
    Fault("1.1", "directive", "format: 1\n", "%YAML 1.1\n---\nformat: 1\n", "%YAML 1.1", "文件开头不能有 % 指令，请删去。"),
    Fault("1.1", "bad_character", "title: 小事\n", "title: 小\u0007事\n", "title: 小\u0007事", "文字中有看不见的控制字符，请删去。"),
    Fault("1.2", "complex_key", "title: 小事\n", "title: 小事\n? [a, b]\n: c\n", "? [a, b]", "键名应为一个词，这里写成了列表或映射。"),
    Fault("1.1", "too_deep", "title: 小事\n", "title: 小事\ncode: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n", "code: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]", "层次过深，最多 40 层。"),
    Fault("1.5", "bad_name", "facts:\n", "facts:\n  Two: {title: 二, is: form.amount > 2}\n", "Two: {title: 二, is: form.amount > 2}", "Two 不能作名称；名称以小写字母开头，由小写字母、数字和下划线组成，最多 40 个字符。"),
    Fault("1.5", "reserved_name", "facts:\n", "facts:\n  today: {title: 二, is: form.amount > 2}\n", "today: {title: 二, is: form.amount > 2}", "today 是保留词，请换一个名称。"),
    Fault("1.5", "name_taken", "facts:\n", "facts:\n  bureau: {title: 二, is: form.amount > 2}\n", "bureau: {title: 民政局, org: civil-affairs-bureau}", "名称 bureau 已经用过，请换一个。"),
    Fault("1.5", "name_taken", "  - end: granted\n", "  - {when: high, do: []}\n  - together: {one: []}\n    name: decide\n  - end: granted\n", "name: decide", "名称 decide 已经用过，请换一个。"),
    Fault("3", "not_an_expression", "is: form.amount > 1000", "is: 'form.amount >'", "high: {title: 金额较高, is: 'form.amount >'}", "“form.amount >”在这一处不能读成表达式，请检查括号、引号和运算符是否成对、齐全。"),
    Fault("3", "empty", "is: form.amount > 1000", "is: ' '", "high: {title: 金额较高, is: ' '}", "表达式是空的，请写上条件，或删去这一项。"),
    Fault("3", "not_allowed", "is: form.amount > 1000", "is: 'form.amount if high else 3'", "high: {title: 金额较高, is: 'form.amount if high else 3'}", "表达式中不能写“form.amount if high else 3”。可用的是名称、and or not、比较、in、加减乘除和已登记的函数。"),
    Fault("3", "list_in_brackets", "is: form.amount > 1000", "is: 'form.amount in (1, 2)'", "high: {title: 金额较高, is: 'form.amount in (1, 2)'}", "“(1, 2)”是圆括号，列表请用方括号 [ ]。"),
    Fault("3", "word", "is: form.amount > 1000", "is: 'form.amount == True'", "high: {title: 金额较高, is: 'form.amount == True'}", "“True”在表达式中应写作“yes”。"),
    Fault("3", "bare_date", "is: form.amount > 1000", "is: 'today > 2026-12-01'", "high: {title: 金额较高, is: 'today > 2026-12-01'}", "“2026-12-01”会被读成减法，日期请写作 date('2026-12-01')。"),
    Fault("3", "full_width", "is: form.amount > 1000", "is: 'form.amount ＞ 3'", "high: {title: 金额较高, is: 'form.amount ＞ 3'}", "“＞”是全角符号，请改用半角“>”。"),
    Fault("3", "strange_character", "is: form.amount > 1000", "is: 'form.amount > 3 #'", "high: {title: 金额较高, is: 'form.amount > 3 #'}", "表达式中不能有“#”。中文只能写在引号里。"),
    Fault("3", "keyword", "is: form.amount > 1000", "is: 'form.class == 3'", "high: {title: 金额较高, is: 'form.class == 3'}", "“class”是表达式的保留词，不能作名称。请给这个字段换一个名称。"),
    Fault("3", "comma_missing", "is: form.amount > 1000", "is: 'form.cause in [''a'' ''b'']'", "high: {title: 金额较高, is: 'form.cause in [''a'' ''b'']'}", "“'b'”前少一个逗号或运算符。"),
    Fault("3", "not_a_number", "is: form.amount > 1000", "is: 'form.amount > 1e3'", "high: {title: 金额较高, is: 'form.amount > 1e3'}", "“1e3”不是可用的数值，请写作 5 或 0.5。"),
    Fault("3", "not_a_name", "is: form.amount > 1000", "is: 'form.Amount > 3'", "high: {title: 金额较高, is: 'form.Amount > 3'}", "“Amount”不能作名称。名称以小写字母开头，只含小写字母、数字和下划线，不超过 40 个字符。"),
    Fault("3", "not_a_date", "is: form.amount > 1000", "is: 'today > date(''2026-02-30'')'", "high: {title: 金额较高, is: 'today > date(''2026-02-30'')'}", "“date('2026-02-30')”不是日期，请写作 date('2026-12-01') 的样子。"),
    Fault("3", "far_date", "is: form.amount > 1000", "is: 'case.registered < date(''9999-12-31'')'", "high: {title: 金额较高, is: 'case.registered < date(''9999-12-31", "日期 9999-12-31 太远，只能在 1900-01-01 … 2199-12-31 之间，请核对年份。"),
    Fault("3", "compared_with_unknown", "is: form.amount > 1000", "is: 'form.amount == unknown'", "high: {title: 金额较高, is: 'form.amount == unknown'}", "与 unknown 比较永远没有结果，请改用 known(名称) 判断是否已填写。"),
    Fault("3", "too_long", "is: form.amount > 1000", "is: 'form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1 and form.amount > 1'", "high: {title: 金额较高, is: 'form.amount > 1 and form.amount > 1", "表达式超过 400 个字符，请把其中一部分写成事实，再引用它的名称。"),
    Fault("3", "nested_too_deep", "is: form.amount > 1000", "is: 'not not not not not not not not not not not not not high'", "high: {title: 金额较高, is: 'not not not not not not not not not", "表达式嵌套超过 12 层，请把里层写成事实，再引用它的名称。"),
    Fault("3.1", "unknown_name", "is: form.amount > 1000", "is: 'form.amont > 1000'", "high: {title: 金额较高, is: 'form.amont > 1000'}", "没有“form.amont”这个名称。是否想写 form.amount？"),
    Fault("3.1", "reads_itself", "is: form.amount > 1000", "is: 'high'", "high: {title: 金额较高, is: 'high'}", "“high”引用了自己：high → high。"),
    Fault("3.1", "not_visible", "must: form.amount > 0,", "must: office.proposed > 0,", "- {must: office.proposed > 0, say: 金额应大于零}", "“office.proposed”在这里不可使用（由“office.proposed”引用）。"),
    Fault("3.1", "name_not_supported", "is: form.amount > 1000", "is: 'done.decide.outcome == ''granted'''", "high: {title: 金额较高, is: 'done.decide.outcome == ''granted'''", "暂不支持“done.decide.outcome”。"),
    Fault("3.2", "only_a_path", "is: form.amount > 1000", "is: 'form.applicant == 3'", "high: {title: 金额较高, is: 'form.applicant == 3'}", "“form.applicant”是一组字段，不是一个值，请写到其中的字段。"),
    Fault("3.2", "not_an_option", "is: form.amount > 1000", "is: 'form.cause == ''flood'''", "high: {title: 金额较高, is: 'form.cause == ''flood'''}", "'flood' 不在选项之中，可用的是：fire, other。"),
    Fault("3.2", "not_comparable", "is: form.amount > 1000", "is: 'form.cause == 5'", "high: {title: 金额较高, is: 'form.cause == 5'}", "“5”不是选项，两边不能比较。"),
    Fault("3.2", "different_units", "is: form.amount > 1000", "is: 'days(3) > workdays(3)'", "high: {title: 金额较高, is: 'days(3) > workdays(3)'}", "“workdays(3)”与左边的时长单位不同，不能比较。"),
    Fault("3.2", "wrong_type", "is: form.amount > 1000", "is: 'form.amount and yes'", "high: {title: 金额较高, is: 'form.amount and yes'}", "“form.amount”在这里应当是是或否。"),
    Fault("3.2", "mixed_list", "is: form.amount > 1000", "is: 'form.amount in [1, yes]'", "high: {title: 金额较高, is: 'form.amount in [1, yes]'}", "“[1, yes]”中的值类型不一致，列表只能放同一类的值。"),
    Fault("3.2", "list_in_list", "is: form.amount > 1000", "is: 'form.amount in [[1], 2]'", "high: {title: 金额较高, is: 'form.amount in [[1], 2]'}", "“[1]”本身是列表，列表里不能再放列表。"),
    Fault("3.2", "no_common_option", "is: form.amount > 1000", "is: 'form.cause == case.source'", "high: {title: 金额较高, is: 'form.cause == case.source'}", "“case.source”与左边没有相同的选项，比较永远不成立。"),
    Fault("3.2", "not_computable", "is: form.amount > 1000", "is: 'known(form.extra)'", "high: {title: 金额较高, is: 'known(form.extra)'}", "“form.extra”的类型不能在表达式中使用。", fields={"extra": {"title": "x"}}),
    Fault("3.2", "rows_in_rows", "is: form.amount > 1000", "is: 'count(form.members.parts.a) > 1'", "high: {title: 金额较高, is: 'count(form.members.parts.a) > 1'}", "“form.members.parts.a”穿过了两层多行内容，表达式只能读一层。是否想写 form.members.parts？", fields={"members": {"type": "array", "items": {"type": "object", "properties": {"parts": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "number"}}}}}}}}),
    Fault("3.4", "unknown_function", "is: form.amount > 1000", "is: 'sqrt(form.amount) > 3'", "high: {title: 金额较高, is: 'sqrt(form.amount) > 3'}", "“sqrt(form.amount)”中的函数没有登记。"),
    Fault("3.4", "wrong_count", "is: form.amount > 1000", "is: 'round(form.amount) > 3'", "high: {title: 金额较高, is: 'round(form.amount) > 3'}", "“round(form.amount)”的参数个数不对，应为 2 个。"),
    Fault("3.4", "arguments_do_not_fit", "is: form.amount > 1000", "is: 'min(form.cause) > 3'", "high: {title: 金额较高, is: 'min(form.cause) > 3'}", "“min(form.cause)”的参数类型不合适，现在是：选项。"),
    Fault("3.7", "not_a_place", "is: form.amount > 1000", "is: 'form.cause.street == case.place'", "high: {title: 金额较高, is: 'form.cause.street == case.place'}", "“form.cause.street”要取上级机构，但前面的字段不是机构。是否想写 form.cause？"),
    Fault("3.7", "nothing_above", "is: form.amount > 1000", "is: 'form.home.community == case.place'", "high: {title: 金额较高, is: 'form.home.community == case.place'}", "form.home 上面没有这一级机构（community），请核对。", fields={"home": {"type": "string", "format": "org", "x-org-kind": "street"}}),
    Fault("3.7", "nothing_above", "at: applicant.community.street", "at: form.home.community", "reviewer: {title: 审核人, role: reviewer, at: form.home.communi", "form.home 上面没有这一级机构（community），请核对。", fields={"home": {"type": "string", "format": "org", "x-org-kind": "district"}}),
    Fault("3.4", "impure", "choose: done.decide.result", "choose: case.registered + workdays(3) > case.registered", "- choose: case.registered + workdays(3) > case.registered", "流程和决策表中不能使用“case.registered + workdays(3)”，因为它的结果会随日历变化。"),
    Fault("3.5", "cell_kind", "[yes, any, bureau]", "[3, any, bureau]", "- [3, any, bureau]", "“3”不能写在这一列，这一列是是或否。"),
    Fault("3.5", "cell_option", "given: [high,", "given: [form.cause,", "- [yes, any, bureau]", "“yes”不是这一列的选项，可用的是：fire、other。"),
    Fault("3.5", "computed_column", "[yes, any, bureau]", "[yes, any, = 1 + 1]", "rows:", "列 by 中有算式，其余各格也须为数，这里是 street。"),
    Fault("3.5", "mixed_outputs", "[yes, any, bureau]", "[yes, any, 5]", "way:", "决策表的结果“by”各行类型不一致：5, street, bureau。"),
    Fault("3.5", "computed_not_a_number", "    rows:\n      - [yes, any, bureau]\n      - [no, up to param.line, street]\n      - [no, above param.line, bureau]\n", "    rows:\n      - [yes, any, = form.cause]\n      - [no, any, = 1]\n", "way:", "决策表中 = 后面的结果应当是数值，现在是选项。"),
    Fault("3.5", "bad_cell", "[yes, any, bureau]", "[yes, '> 5', bureau]", "- [yes, '> 5', bureau]", "单元格 > 5 读不懂；可写 any、unknown、一个值，或如 from 1 up to 5、[甲, 乙]。"),
    Fault("3.5", "far_date", "[yes, any, bureau]", "[yes, from 9999-01-01, bureau]", "- [yes, from 9999-01-01, bureau]", "日期 9999-01-01 太远，只能在 1900-01-01 … 2199-12-31 之间，请核对年份。"),
    Fault("3.6", "want_duration", "within: 5 workdays", "within: 5 work days", "may_follow: {within: 5 work days, before: decide}", "5 work days 不是时长，应如 5 workdays、24 hours、1 year。是否想写 days？"),
    Fault("4", "missing_key", "title: 小事\n", "", "format: 1", "缺少 title。"),
    Fault("4.5", "not_for_tables", "given: [high,", "given: [form.applicant.name,", "given: [form.applicant.name, office.proposed]", "“form.applicant.name”的结果是文字，决策表的条件只能是是否、选项、数值或日期。"),
    Fault("4.5", "unread_fact", "facts:\n", "facts:\n  idle: {title: 二, is: form.amount > 2}\n", "idle: {title: 二, is: form.amount > 2}", "没有任何地方引用事实“idle”，请删去它，或检查名称是否写对。"),
    Fault("4.8", "wrong_result", "limit: lane.limit,", "limit: form.amount,", "total: {limit: form.amount, stops_in: [supplement]}", "“form.amount”在这里的结果应当是时长。"),
    Fault("4.10", "cases_missing", "      no: [{end: rejected}]\n", "", "- choose: done.decide.result", "“done.decide.result”还缺这些情形：no。请补上，或写 else。"),
    Fault("4.10", "unknown_case", "      no: [{end: rejected}]\n", "      no: [{end: rejected}]\n      maybe: []\n", "- choose: done.decide.result", "“maybe”不是可能的结果，可能的是：yes, no。"),
    Fault("4.10", "not_choosable", "choose: done.decide.result", "choose: form.amount", "- choose: form.amount", "“form.amount”的结果是数值，choose 只能按选项或是否来选。"),
    Fault("4.4", "carries_unsaid", "    fills: [proposed]\n", "    fills: [proposed]\n    hides: [form.members]\n", "proof:", "材料“证明”没有写 carries，而环节“决定”给人看材料、又隐去了表单内容；请写明从材料上能看到哪些字段，看不到的写 []。"),
    Fault("4.8", "lapse_outside", "review: {limit:", "review: {alarms: [{after: 1 day, do: lapse}], limit:", "review: {alarms: [{after: 1 day, do: lapse}], limit: {normal", "时限 review 到期时要作 lapse，只有 afterwards 中的环节才可以；请改为 approve、object 或 reject。"),
    Fault("R3", "never_converge", "    fills: [proposed]\n", "    fills: [proposed]\n    need: 2\n    closes: all_in\n", "decide:", "环节“决定”要几个人都同意，又要大家填写 proposed；全部办完才算（all_in）时，各人填的不同就永远办不完。请改 closes，或不要 fills。"),
    Fault("6", "never_event", "on: end.granted,", "on: decide.note,", "letter: {title: 决定书, kind: document, on: decide.note,", "不会发生 decide.note 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("6", "never_event", "on: end.granted,", "on: decide.withdraw,", "letter: {title: 决定书, kind: document, on: decide.withdraw,", "不会发生 decide.withdraw 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("6", "never_event", "on: end.granted,", "on: decide.answer,", "letter: {title: 决定书, kind: document, on: decide.answer,", "不会发生 decide.answer 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("6", "never_event", "on: end.granted,", "on: any.set_lane,", "letter: {title: 决定书, kind: document, on: any.set_lane,", "不会发生 any.set_lane 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("6", "never_event", "on: end.granted,", "on: accept.no,", "letter: {title: 决定书, kind: document, on: accept.no,", "不会发生 accept.no 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("6", "never_event", "on: end.granted,", "on: any.lapse,", "letter: {title: 决定书, kind: document, on: any.lapse,", "不会发生 any.lapse 这件事，这一项永远不会用到；请核对名称，或删去。", also=(("unanswered: lapse", "unanswered: go_on"),)),
    Fault("4.12", "never_event", "on: end.granted,", "on: [end.granted, decide.reject],", "letter: {title: 决定书, kind: document, on: [end.granted, decid", "不会发生 decide.reject 这件事，这一项永远不会用到；请核对名称，或删去。"),
    Fault("4.8", "unused_clock", "clocks:\n", "clocks:\n  other: {limit: 1 workday}\n", "other: {limit: 1 workday}", "没有环节用时限 other，请删去，或在环节中写 clock。"),
    Fault("4.6", "unused_who", "who:\n", "who:\n  nobody: {title: 无, role: clerk, at: applicant.community}\n", "nobody: {title: 无, role: clerk, at: applicant.community}", "没有任何地方用到办理人 nobody，请删去，或检查名称是否写对。"),
    Fault("4.10", "unused_step", "steps:\n", "steps:\n  extra: {title: 多余, who: window}\n", "extra: {title: 多余, who: window}", "流程中没有环节 extra，它永远不会办到；请写进 flow，或删去。"),
    Fault("4.8", "unknown_stop", "stops_in: [supplement]", "stops_in: [suplement]", "total: {limit: lane.limit, stops_in: [suplement]}", "suplement 不能使时限停止；应为 supplement、pause、环节、块或名额。是否想写 supplement？"),
    Fault("4.10", "flow_too_deep", "  - accept\n  - decide\n", "  - accept\n  - {when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [{when: high, do: [decide]}]}]}]}]}]}]}]}]}\n", "- {when: high, do: [{when: high, do: [{when: high, do: [{whe", "流程层次过深，最多 8 层。"),
    Fault("3", "too_many_terms", "is: form.amount > 1000", "is: 'a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a or a'", "high: {title: 金额较高, is: 'a or a or a or a or a or a or a or ", "表达式超过 60 个组成部分，请把其中一部分写成事实，再引用它的名称。"),
    Fault("3.2", "not_days", "is: form.amount > 1000", "is: case.registered + guide.statutory > case.registered", "high: {title: 金额较高, is: case.registered + guide.statutory > ", "“guide.statutory”不是以日、工作日、月或年计的时长，不能加到日期上。", also=(("statutory: 20 workdays", "statutory: 20 hours"), ("promised: 10 workdays", "promised: 10 hours"))),
    Fault("1.1", "bad_character", "title: 小事\n", "title: 小\u0007事\n", "title: 小\u0007事", "文字中有看不见的控制字符，请删去。"),
    Fault("4.12", "bad_template", "letter: {title: 决定书, kind: document, on: end.granted", "letter: {title: 决定书, kind: document, on: end.granted, template: note", "{% if %}", "文书模板读不下去（Expected an expression, got 'end of statement block'）；请检查大括号和 endif、endfor。", file="rules/outputs/note.txt", more={"rules/outputs/note.txt": "甲\n{% if %}"}),
    Fault("4.12", "template_does", "letter: {title: 决定书, kind: document, on: end.granted", "letter: {title: 决定书, kind: document, on: end.granted, template: note", "{{ form('amount').x }}", "文书模板里不能用 Getattr；只能取值，用 if 和 for。", file="rules/outputs/note.txt", more={"rules/outputs/note.txt": "甲\n{{ form('amount').x }}"}),
    Fault("4.12", "template_name", "letter: {title: 决定书, kind: document, on: end.granted", "letter: {title: 决定书, kind: document, on: end.granted, template: note", "{{ applicnt }}", "文书模板里没有 applicnt 可取。是否想写 applicant？", file="rules/outputs/note.txt", more={"rules/outputs/note.txt": "甲\n{{ applicnt }}"}),
    Fault("4.12", "template_value", "letter: {title: 决定书, kind: document, on: end.granted", "letter: {title: 决定书, kind: document, on: end.granted, template: note", "{{ form('amont') }}", "form('amont') 没有指向任何内容。是否想写 amount？", file="rules/outputs/note.txt", more={"rules/outputs/note.txt": "甲\n{{ form('amont') }}"}),
    Fault("4.12", "unknown_template", "letter: {title: 决定书, kind: document, on: end.granted", "letter: {title: 决定书, kind: document, on: end.granted, template: note", "letter: {title: 决定书, kind: document, on: end.granted, templa", "没有文书模板 note，应有文件 rules/outputs/note.txt。"),
    Fault("4.15", "unknown_defaults", "title: 小事\n", "title: 小事\nuses: [one, two]\n", "uses: [one, two]", "没有名为 one 的公用默认文件。"),
    Fault("4.15", "duplicate_uses", "title: 小事\n", "title: 小事\nuses: [one, one]\n", "uses: [one, one]", "uses 中有重复的名称。", more={"rules/shared/one.rules.yaml": "format: 1\ndefaults: one\n"}),
    Fault("4.15", "defaults_clash", "title: 小事\n", "title: 小事\nuses: [one, two]\n", "end: {title: 乙, on: end, to: [handlers]}", "end 在两个公用默认文件中都有，请在本事项中自己写一个。", file="rules/shared/two.rules.yaml", more={"rules/shared/one.rules.yaml": "format: 1\ndefaults: one\ntells:\n  end: {title: 甲, on: end, to: [handlers]}\n", "rules/shared/two.rules.yaml": "format: 1\ndefaults: two\ntells:\n  end: {title: 乙, on: end, to: [handlers]}\n"}),
    Fault("4.15", "wrong_head", "title: 小事\n", "title: 小事\nuses: [one]\n", "defaults: two", "文件头写的是 two，应为 defaults: one。", file="rules/shared/one.rules.yaml", more={"rules/shared/one.rules.yaml": "format: 1\ndefaults: two\n"}),
    Fault("4.15", "want_map", "title: 小事\n", "title: 小事\nuses: [one]\n", "tells: [a]", "这里应为“名称: 内容”的映射。", file="rules/shared/one.rules.yaml", more={"rules/shared/one.rules.yaml": "format: 1\ndefaults: one\ntells: [a]\n"}),
    Fault("4.15", "want_list", "title: 小事\n", "title: 小事\nuses: [one]\n", "alarms: {a: b}", "这里应为列表，且不能为空。", file="rules/shared/one.rules.yaml", more={"rules/shared/one.rules.yaml": "format: 1\ndefaults: one\nalarms: {a: b}\n"}),
    Fault("4.15", "dates_not_ascending", "", "", "- {from: 2025-07-01, value: 2, source: 乙}", "2025-07-01 不晚于前一个日期，日期须由早到晚。", file="rules/parameters/all.yaml", more={"rules/parameters/all.yaml": "format: 1\nparameters:\n  line:\n    title: 标准\n    unit: 元\n    values:\n      - {from: 2026-07-01, value: 1, source: 甲}\n      - {from: 2025-07-01, value: 2, source: 乙}\n"}),
    Fault("4.15", "far_date", "", "", "- {from: 9999-07-01, value: 2, source: 乙}", "日期 9999-07-01 太远，只能在 1900-01-01 … 2199-12-31 之间，请核对年份。", file="rules/parameters/all.yaml", more={"rules/parameters/all.yaml": "format: 1\nparameters:\n  line:\n    title: 标准\n    unit: 元\n    values:\n      - {from: 2026-07-01, value: 1, source: 甲}\n      - {from: 9999-07-01, value: 2, source: 乙}\n"}),
    Fault("4.15", "unknown_text", "", "", "rules/titel: Small", "rules/titel 没有指向任何文字。是否想写 rules/title？", file="rules/i18n/small.en.yaml", more={"rules/i18n/small.en.yaml": "format: 1\nlanguage: en\nof: small\ntexts:\n  rules/title: Small\n  rules/titel: Small\n"}),
    Fault("4.15", "not_translated", "", "", "bureau: {title: 民政局, org: civil-affairs-bureau}", "rules/places/bureau/title 没有 en 译文，将显示原文。", more={"rules/i18n/small.en.yaml": "format: 1\nlanguage: en\nof: small\ntexts:\n  rules/title: Small\n"}),
    Fault("2", "edit_without_follow", "edits: [form]", "edits: [form.cause]", "accept:", "改动 form.cause 会使 spot 成为必填，本环节须能填写或修改它。", root={"allOf": [{"if": {"properties": {"cause": {"const": "fire"}}, "required": ["cause"]}, "then": {"properties": {"spot": {"type": "string"}}, "required": ["spot"]}}]}),
    Fault("2", "if_without_required", "", "", '"cause": {', 'if 中提到 cause 却没有要求它，字段缺少时条件也会成立；请加上 "required": ["cause"]。', file="schemas/small.schema.json", root={"allOf": [{"if": {"properties": {"cause": {"const": "fire"}}}, "then": {"properties": {"spot": {"type": "string"}}}}]}),
    Fault("2", "not_closed", "", "", "{", "须写 unevaluatedProperties: false，以免收下没有声明的字段。", file="schemas/small.schema.json", root={"unevaluatedProperties": True}),
    Fault("2", "visible_and_required", "", "", '"x-visible": "form.amount > 1"', "cause 是必填字段，不能用 x-visible；有条件的字段请写在 then 中。", file="schemas/small.schema.json", fields={"cause": {"title": "原因", "type": "string", "oneOf": [{"const": "fire"}, {"const": "other"}], "x-visible": "form.amount > 1"}}),
    Fault("2", "multiple_of", "", "", '"multipleOf": 0.01', "multipleOf 0.01 会误拒合法的数，小数位数请用 x-decimals。", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "number", "multipleOf": 0.01}}),
    Fault("2", "reserved_code", "", "", '"x": {', "选项代码不能用 any，请换一个。", file="schemas/small.schema.json", fields={"x": {"title": "x", "enum": ["any", "b"]}}),
    Fault("2", "unknown_org_kind", "", "", '"x-org-kind": "town"', "没有 town 这类机构，应为 community, street, district, bureau, outside, any 之一。", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "format": "org", "x-org-kind": "town"}}),
    Fault("2", "unknown_section", "", "", '"x-section": "who"', "x-sections 里没有 id 为 who 的分节。是否想写 whom？", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "x-section": "who"}}, root={"x-sections": [{"id": "whom", "title": "谁"}]}),
    Fault("2", "wrong_value", "", "", '"x-prefill": "phon"', "phon 不能写在这里，应为：name, id_number, phone, community, address 之一。是否想写 phone？", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "x-prefill": "phon"}}),
    Fault("2", "remote_ref", "", "", '"x": {', "http://example.com/x 指向别处；$ref 只能指向 shared/ 中的文件或本文件的 #/…。", file="schemas/small.schema.json", fields={"x": {"title": "x", "$ref": "http://example.com/x"}}),
    Fault("2", "unknown_ref", "", "", '"x": {', "shared/persn.schema.json 没有指向任何内容。是否想写 shared/person.schema.json？", file="schemas/small.schema.json", fields={"x": {"title": "x", "$ref": "shared/persn.schema.json"}}),
    Fault("2", "not_json_schema", "", "", '"type": "text"', 'text 不能写在这里，应为：string, number, integer, boolean, array, object, null 之一。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "text"}}),
    Fault("2", "not_json_schema", "", "", '"type": "strin"', 'strin 不能写在这里，应为：string, number, integer, boolean, array, object, null 之一。是否想写 string？', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "strin"}}),
    Fault("2", "not_json_schema", "", "", '"minimum": "5"', '"5" 不能写在这里，应为：数。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "number", "minimum": "5"}}),
    Fault("2", "not_json_schema", "", "", '"maxLength": -6', '-6 不能写在这里，应为：不小于 0 的数。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "maxLength": -6}}),
    Fault("2", "not_json_schema", "", "", '"multipleOf": 0', '0 不能写在这里，应为：大于 0 的数。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "number", "multipleOf": 0}}),
    Fault("2", "not_json_schema", "", "", '"allOf": []', '[] 不能写在这里，应为：不空的列表。', file="schemas/small.schema.json", fields={"x": {"title": "x", "allOf": []}}),
    Fault("2", "wrong_value", "", "", '"x-width": 20', '20 不能写在这里，应为：2 至 12 的数。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "x-width": 20}}),
    Fault("2", "wrong_value", "", "", '"x-widget": "dropdown"', 'dropdown 不能写在这里，应为：textarea, select, radio, checkboxes, search 之一。', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "x-widget": "dropdown"}}),
    Fault("2", "not_an_option", "", "", '"default": "c"', 'c 不在选项之中，可用的是：a, b。', file="schemas/small.schema.json", fields={"x": {"title": "x", "enum": ["a", "b"], "default": "c"}}),
    Fault("2", "unknown_key", "", "", '"x-widht": 4', '没有 x-widht 这个键。是否想写 x-width？', file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "x-widht": 4}}),
    Fault("2", "bad_name", "", "", '"const": ', '旧 不能作名称；名称以小写字母开头，由小写字母、数字和下划线组成，最多 40 个字符。', file="schemas/small.schema.json", fields={"x": {"title": "x", "oneOf": [{"const": "旧", "title": "旧"}]}}),
    Fault("2", "unknown_field", "", "", '"required": [', '没有字段 amonut。是否想写 amount？', file="schemas/small.schema.json", fields={}, root={"required": ["amonut"]}),
    Fault("2", "pattern_looks", "", "", '"pattern": "(?=a)b"', "正则表达式 (?=a)b 用了前后断言或反向引用，可能永远算不完，请改写。", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "string", "pattern": "(?=a)b"}}),
    Fault("2", "form_not_object", "", "", "{", "表单的 type 应为 object。", file="schemas/small.schema.json", root={"type": "array"}),
    Fault("2", "unknown_name", "", "", '"x-computed": "form.amont * 2"', "没有“form.amont”这个名称。是否想写 form.amount？", file="schemas/small.schema.json", fields={"x": {"title": "x", "type": "number", "x-computed": "form.amont * 2"}}),
    Fault("3.1", "unknown_name", "is: form.amount > 1000", "is: form.cause == fire", "high:", "没有“fire”这个名称。是否想写 'fire'？"),
    Fault("3.1", "reads_itself", "", "", '"x-visible": "known(form.b)"', "“form.a”引用了自己：form.a → form.b → form.a。", file="schemas/small.schema.json", fields={"a": {"title": "a", "type": "string", "x-visible": "known(form.b)"}, "b": {"title": "b", "type": "string", "x-visible": "known(form.a)"}}),
    Fault("3.1", "reads_itself", "", "", '"x-computed": "form.a + 1"', "“form.a”引用了自己：form.a → form.a。", file="schemas/small.schema.json", fields={"a": {"title": "a", "type": "number", "x-computed": "form.a + 1"}}),
    Fault("3.1", "reads_itself", "", "", '"x-computed": "row.b + 1"', "“form.r.b”引用了自己：form.r.b → form.r.b。", file="schemas/small.schema.json", fields={"r": {"title": "r", "type": "array", "items": {"type": "object", "properties": {"b": {"title": "b", "type": "number", "x-computed": "row.b + 1"}}}}}),
    Fault("4", "unfinished_json", "", "", '"title":', "JSON 没有写完，请检查末尾的括号和引号。", file="schemas/small.schema.json", more={"schemas/small.schema.json": '{\n "title": '}),
    Fault("4", "not_json", "", "", '"title": 小表}', "JSON 写法有误，从 小表} 处开始读不下去；请检查引号、逗号和括号。", file="schemas/small.schema.json", more={"schemas/small.schema.json": '{\n "title": 小表}'}),
    Fault("4", "want_object", "", "", "[]", "表单文件的最外层应为 JSON 对象。", file="schemas/small.schema.json", more={"schemas/small.schema.json": "[]"}),
    Fault("4.10", "ending_verb_inside", "  - accept\n  - decide\n", "  - together: {one: [accept]}\n    name: both\n  - decide\n", "- together: {one: [accept]}", "together 里面的环节不能有 reject，一个分支不能结束整个办件。"),
    Fault("4.3", "reject_without_outcome", "  rejected: {title: 不准}\n", "  refused: {title: 不准}\n", "verbs: [{approve: {title: 受理}}, supplement, reject]", "退办（reject）需要名为 rejected 的办理结果，或自己写 outcome。"),
    Fault("4.12", "tells_nobody", "{kind: person, is: form.applicant}", "{kind: none}", "ended: {title: 办结, on: end, to: [applicant], by: [sms]}", "本事项没有申请人，不能通知 applicant。"),
    Fault("4.14", "waits_without", "outputs:\n", "quotas:\n  seats: {title: 位, per: form.cause, capacity: '3', takes: '1', taken: decide, when_full: wait, then: rejected}\noutputs:\n", "seats: {title: 位, per: form.cause, capacity: '3', takes: '1'", "waits_until 和 then 须同时写。"),
    Fault("4.16", "unknown_quota", "    expect: {high: yes}", "    quotas: {seets.left: 3}\n    expect: {high: yes}", "quotas: {seets.left: 3}", "没有名为 seets.left 的名额。"),
    Fault("4.16", "unknown_result", "    expect: {high: yes}", "    done: {decde.result: no}\n    expect: {high: yes}", "done: {decde.result: no}", "decde.result 应如 环节名.result，且该环节或块存在。是否想写 decide.result？"),
    Fault("6.6", "too_many", "facts:\n", "facts:\n" + "".join(f"  f{n}: {{title: 甲, is: form.amount > {n}}}\n" for n in range(101)), "facts:", "共 102 项，最多 100 项。"),
    Fault("1.1", "too_large", "title: 小事\n", "title: 小事\nnote: " + "x" * 300_000 + "\n", "", "文件有 302531 字节，最多 262144 字节。"),
    Fault("4.4", "paper_deadlock", "verbs: [approve, object, return]", "verbs: [approve]", "decide:", "材料可以后补到“决定”之前，但这个环节没有 supplement, return, reject, object 中的任何一个动作，材料不到就办不下去。请加一个。", also=(("  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n", ""),)),
    Fault("4.4", "paper_around", "  - decide\n", "  - when: high\n    do: [decide]\n", "decide:", "材料“证明”要在 decide 之前交齐，但有的路不经过这个环节就办成了，材料可能一直没有交。"),
    Fault("R6", "supplement_unheard", "  asked: {title: 补正, on: any.supplement, to: [applicant], by: [sms]}\n", "", "accept:", "环节“受理”可以要求补办，却没有写给申请人的通知，只会发一条通用的。请在 tells 中写 on: any.supplement。"),
    Fault("4.11", "object_unread", "  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n", "", "decide:", "环节“决定”可以不同意，但没有任何地方用到它的结果 done.decide.result。请在流程中用上，或去掉 object。"),
    Fault("4.5", "table_gap", "[no, up to param.line, street]", "[no, below param.line, street]", "way:", "决策表“走法”：金额较高：否，拟定金额：1,000（金额：0） 时没有一行符合。请补上一行；如果这种情形不会出现，请写 else。"),
    Fault("4.5", "table_overlap", "[no, above param.line, bureau]", "[no, any, bureau]", "- [no, any, bureau]", "决策表“走法”：金额较高：否，拟定金额：0（金额：0） 时，第 2 行和第 3 行都符合。每种情形只能符合一行，请改窄其中一行。"),
    Fault("4.16", "example_value", "expect: {high: yes}", "expect: {high: no}", "- example: 大额", "样例“大额”：这一项算出 yes，样例写的是 no。请核对规则，或改正样例。"),
    Fault("4", "no_such_file", "", "", "", "没有文件 schemas/small.schema.json。", file="schemas/small.schema.json", gone="schemas/small.schema.json"),
    Fault("4.11", "not_supported", "supplement: {within", "reject: {approved_by: reviewer}\n  supplement: {within", "reject: {approved_by: reviewer}", "reject: approved_by：本版本暂不支持。"),
    Fault("4.11", "not_supported", "supplement: {within", "answer: {needs: [reason]}\n  supplement: {within", "answer: {needs: [reason]}", "answer: needs：本版本暂不支持。"),
    Fault("4.11", "not_supported", "[approve, object, return]", "[approve, {object: {approved_by: reviewer}}, return]", "verbs: [approve, {object: {approved_by: reviewer}}, return]", "object: approved_by：本版本暂不支持。"),
    Fault("4.11", "not_supported", "[approve, object, return]", "[approve, {object: {needs: [reason, signature]}}, return]", "verbs: [approve, {object: {needs: [reason, signature]}}, return]", "object: needs signature：本版本暂不支持。"),
    Fault("4.6", "means_nobody", "but_not: [case.accepted_by]", "but_not: [form.members]", "reviewer: {title: 审核人, role: reviewer, at: applicant.commun", "form.members 中没有身份证号（id_number），不知道指谁；请写有身份证号的部分或重复行。"),
    Fault("4.6", "unknown_path", "but_not: [case.accepted_by]", "but_not: [office.proposed]", "reviewer: {title: 审核人, role: reviewer, at: applicant.commun", "office.proposed 没有指向任何字段或材料；路径以 form 之一开头。"),
    Fault("4.7", "not_supported", "lanes:\n", "lanes:\n  by_hand: {who: window, needs: [signature]}\n", "by_hand: {who: window, needs: [signature]}", "set_lane: needs signature：本版本暂不支持。"),
    Fault("4.11", "clock_elsewhere", "supplement, reject]", "supplement, reject, {extend: {clock: review}}]", "verbs: [{approve: {title: 受理}}, supplement, reject, {extend: {cl", "环节“受理”没有时限 review，不能延长它；本环节的时限是 total。请改 extend 的 clock。"),
    Fault("4.11", "clock_elsewhere", "supplement: {within", "extend: {clock: other}\n  supplement: {within", "extend: {clock: other}", "环节“决定”没有时限 other，不能延长它；本环节的时限是 total, review。请改 extend 的 clock。", also=(("[approve, object, return]", "[approve, object, extend]"), ("clocks:\n", "clocks:\n  other: {limit: 1 workday}\n"))),
    Fault("4.11", "clock_fixed", "[approve, object, return]", "[approve, object, {extend: {clock: review}}]", "verbs: [approve, object, {extend: {clock: review}}]", "环节“决定”要延办，而时限 review 没有写 extend，不能延长。请在该时限写 extend，或去掉延办。"),
    Fault("4.8", "not_supported", "  review: {limit:", "  review: {stops_in: [accept], limit:", "review: {stops_in: [accept], limit:", "stops_in：本版本暂不支持。"),
    Fault("4.9", "not_supported", "who: reviewer", "who: [reviewer, clock]", "decide:", "who: clock：本版本暂不支持。"),
    Fault("4.11", "not_supported", "[approve, object, return]", "[approve, object, {refer: {to: [clock]}}]", "verbs: [approve, object, {refer: {to: [clock]}}]", "refer: clock：本版本暂不支持。"),
    Fault("4.11", "verb_of_case", "[approve, object, return]", "[approve, object, {withdraw: {by: [window]}}]", "verbs: [approve, object, {withdraw: {by: [window]}}]", "withdraw 是对整个办件做的，不属于哪个环节；它的选项请写在 verbs 中。"),
    Fault("4.12", "not_supported", "on: end, to: [applicant], by: [sms]", "on: end, to: [applicant], by: [mail]", "ended: {title: 办结, on: end, to: [applicant], by: [mail]}", "by: mail：本版本暂不支持。"),
    Fault("4.11", "not_supported", "supplement: {within", "revoke: {by: [reviewer], outcome: rejected}\n  supplement: {within", "revoke: {by: [reviewer], outcome: rejected}", "revoke：本版本暂不支持。"),
    Fault("5", "not_supported", "    edits: [form]\n", "    edits: [form]\n    order: one_by_one\n", "accept:", "order: one_by_one：本版本暂不支持。"),
    Fault("4.4", "paper_around", "  id_card: {title: 身份证, needed: always,", "  id_card: {title: 身份证, at: decide, needed: always,", "decide:", "材料“身份证”要在 decide 之前交齐，但有的路不经过这个环节就办成了，材料可能一直没有交。", also=(("  - decide\n", "  - when: high\n    do: [decide]\n"),)),
)  # fmt: skip
