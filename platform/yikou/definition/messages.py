"""Sentences about a definition for its author: what is the case and what to do. Code → Chinese."""

from collections.abc import Mapping

from yikou.errors import Problem
from yikou.texts import N_, Translate, say

MESSAGES: Mapping[str, str] = {
    # text of the files
    "alias": N_("{found} 是 YAML 别名，请把内容完整写出。"),
    "anchor": N_("{found} 是 YAML 锚点，请删去。"),
    "bad_character": N_("文字中有看不见的控制字符，请删去。"),
    "complex_key": N_("键名应为一个词，这里写成了列表或映射。"),
    "directive": N_("文件开头不能有 % 指令，请删去。"),
    "duplicate_key": N_("{found} 写了两次，请只留一处。"),
    "empty_value": N_("{key} 后面没有内容；没有内容的列表写 []，含逗号、括号或 # 的内容请整体加引号。"),
    "full_width_colon": N_("键名后用了全角冒号，请改为半角冒号加一个空格。"),
    "many_documents": N_("一个文件只能有一份内容，请删去 --- 以后的部分或另存为文件。"),
    "merge_key": N_("不能用 <<，请把内容完整写出。"),
    "no_such_file": N_("没有文件 {found}。"),
    "not_json": N_("JSON 写法有误，从 {found} 处开始读不下去；请检查引号、逗号和括号。"),
    "not_utf8": N_("文件不是 UTF-8 编码，请另存为 UTF-8。"),
    "not_yaml": N_("YAML 写法有误（{found}）；请检查缩进、引号和括号。"),
    "tab": N_("用了制表符，请改为空格。"),
    "tag": N_("{found} 是 YAML 标签，请删去或加引号。"),
    "too_deep": N_("层次过深，最多 {expected} 层。"),
    "translates_nothing": N_("没有名为 {found} 的事项或公用部分，这份译文没有用处；请核对文件名，或删去。"),
    "too_large": N_("文件有 {found} 字节，最多 {expected} 字节。"),
    "too_many": N_("共 {found} 项，最多 {expected} 项。"),
    # texts of outputs
    "bad_template": N_("文书模板读不下去（{found}）；请检查大括号和 endif、endfor。"),
    "template_does": N_("文书模板里不能用 {found}；只能取值，用 if 和 for。"),
    "template_name": N_("文书模板里没有 {found} 可取。"),
    "template_value": N_("{found} 没有指向任何内容。"),
    "unfinished_json": N_("JSON 没有写完，请检查末尾的括号和引号。"),
    "unknown_template": N_("没有文书模板 {found}，应有文件 {expected}。"),
    # kinds of value
    "bad_bound": N_("{found} 不能作界限；界限为数、日期或 param.名称。"),
    "bad_cell": N_("单元格 {found} 读不懂；可写 any、unknown、一个值，或如 from 1 up to 5、[甲, 乙]。"),
    "bad_file_type": N_("{found} 不是文件扩展名，应如 pdf、jpg。"),
    "bad_name": N_("{found} 不能作名称；名称以小写字母开头，由小写字母、数字和下划线组成，最多 40 个字符。"),
    "bad_number": N_("编号 {found} 有误；可用 {expected}，且须含序号 seq。"),
    "bad_output_cell": N_("输出 {found} 应为一个词、数、日期、时长、yes、no，或以 = 开头的算式。"),
    "bad_slug": N_("{found} 不能作代号；代号以小写字母开头，由小写字母、数字、连字符和下划线组成。"),
    "built_in_outcome": N_("{found} 是内置的办理结果，不必列出，请删去。"),
    "computed_column": N_("列 {expected} 中有算式，其余各格也须为数，这里是 {found}。"),
    "far_date": N_("日期 {found} 太远，只能在 {expected} 之间，请核对年份。"),
    "missing_key": N_("缺少 {expected}。"),
    "name_taken": N_("名称 {found} 已经用过，请换一个。"),
    "out_of_bounds": N_("{found} 不在允许的范围 {expected} 内。"),
    "reserved_name": N_("{found} 是保留词，请换一个名称。"),
    "row_width": N_("这一行有 {found} 格，应有 {expected} 格。"),
    "slug_not_file": N_("affair 写的是 {found}，与文件名 {expected} 不符。"),
    "unknown_key": N_("没有 {found} 这个键。"),
    "want_date": N_("{found} 不是日期，应如 2026-12-01。"),
    "want_duration": N_("{found} 不是时长，应如 5 workdays、24 hours、1 year。"),
    "want_items": N_("这里应为流程项的列表；没有内容时写 []。"),
    "want_list": N_("这里应为列表，且不能为空。"),
    "want_map": N_("这里应为“名称: 内容”的映射。"),
    "want_need": N_("{found} 不是表决要求，应为 {expected} 之一。"),
    "want_number": N_("{found} 不是数。"),
    "want_object": N_("表单文件的最外层应为 JSON 对象。"),
    "want_text": N_("这里应为一段文字。"),
    "want_verb": N_("这里应为一个办理动作，如 approve 或 approve: 加选项。"),
    "want_whole_number": N_("{found} 应为不小于 {expected} 的整数。"),
    "want_word": N_("{found} 不在可选的词中，应为 {expected} 之一。"),
    "want_yes_no": N_("{found} 应为 yes 或 no。"),
    "wrong_format": N_("格式版本为 {found}，本系统读 {expected}。"),
    "wrong_head": N_("文件头写的是 {found}，应为 {expected}。"),
    # references
    "unknown_clock": N_("没有名为 {found} 的时限。"),
    "unknown_defaults": N_("没有名为 {found} 的公用默认文件。"),
    "unknown_event": N_("没有事件 {found}。"),
    "unknown_example": N_("前面没有名为 {found} 的样例。"),
    "unknown_expectation": N_("{found} 不是依据、决策表输出或可核对的项目。"),
    "unknown_field": N_("没有字段 {found}。"),
    "unknown_item": N_("流程项 {found} 读不懂，应为 {expected} 之一。"),
    "unknown_lane": N_("没有名为 {found} 的通道。"),
    "unknown_material": N_("没有名为 {found} 的材料。"),
    "unknown_org_kind": N_("没有 {found} 这类机构，应为 {expected} 之一。"),
    "unknown_outcome": N_("没有名为 {found} 的办理结果。"),
    "unknown_parameter": N_("没有名为 {found} 的参数。"),
    "unknown_path": N_("{found} 没有指向任何字段或材料；路径以 {expected} 之一开头。"),
    "unknown_place": N_("{found} 不是地点；可写 places 中的名称，或如 applicant.community.street。"),
    "unknown_quota": N_("没有名为 {found} 的名额。"),
    "unknown_result": N_("{found} 应如 环节名.result，且该环节或块存在。"),
    "unknown_step": N_("没有名为 {found} 的环节。"),
    "unknown_section": N_("x-sections 里没有 id 为 {found} 的分节。"),
    "unknown_stop": N_("{found} 不能使时限停止；应为 supplement、pause、环节、块或名额。"),
    "unknown_text": N_("{found} 没有指向任何文字。"),
    "unknown_verb": N_("没有办理动作 {found}。"),
    "unknown_who": N_("没有名为 {found} 的办理人。"),
    "nothing_above": N_("{found} 上面没有这一级机构（{expected}），请核对。"),
    # what belongs together
    "alarm_does_nothing": N_("这个提醒什么也不做，请写 {expected} 之一。"),
    "applicant_part": N_("applicant 的 is 指出表单中的申请人部分；kind 为 none 时不写，其余须写。"),
    "at_or_under": N_("at 和 under 须写且只写一个。"),
    "batch_with_needs": N_(
        "批量办理只记同意和意见：本环节须有 approve，且同意时不必另写内容（needs）。请去掉 batch 或 needs。"
    ),
    "batch_with_fills": N_("要填写字段（fills）的环节不能批量办理，请去掉 batch。"),
    "before_or_after": N_("before 和 after 须写且只写一个。"),
    "circle": N_("{found} 的 if_nobody 绕回了自己，请断开。"),
    "clock_elsewhere": N_(
        "环节“{about}”没有时限 {found}，不能延长它；本环节的时限是 {expected}。请改 extend 的 clock。"
    ),
    "clock_fixed": N_("环节“{about}”要延办，而时限 {found} 没有写 extend，不能延长。请在该时限写 extend，或去掉延办。"),
    "conclude_without_outcomes": N_("签章办结（conclude）须列出可用的结果 outcomes。"),
    "dates_not_ascending": N_("{found} 不晚于前一个日期，日期须由早到晚。"),
    "defaults_clash": N_("{found} 在两个公用默认文件中都有，请在本事项中自己写一个。"),
    "duplicate_uses": N_("uses 中有重复的名称。"),
    "edit_without_follow": N_("改动 {found} 会使 {expected} 成为必填，本环节须能填写或修改它。"),
    "end_inside": N_("end 不能写在 {expected} 里面。"),
    "ending_verb_inside": N_("{expected} 里面的环节不能有 {found}，一个分支不能结束整个办件。"),
    "example_twice": N_("样例 {found} 写了两次，请改名。"),
    "flow_too_deep": N_("流程层次过深，最多 {expected} 层。"),
    "into_not_rows": N_("{found} 不是经办记录中的重复行。"),
    "item_after_end": N_("前面各条路都已结束，这一项永远走不到。"),
    "lane_without_limit": N_("通道 {found} 没有写时限，每个通道都要写。"),
    "means_nobody": N_("{found} 中没有身份证号（id_number），不知道指谁；请写有身份证号的部分或重复行。"),
    "no_normal_lane": N_("kinds 中须有 {expected} 通道。"),
    "no_total_clock": N_("clocks 中须有总时限 {expected}。"),
    "normal_rank": N_("normal 通道的 rank 固定为 {expected}，这里是 {found}。"),
    "not_an_applicant": N_("{found} 不能作这类申请人；其公用部分的 x-applicant 应为 {expected}。"),
    "path_without_end": N_("有的路没有以 end 结束，请在最后写 end。"),
    "parameter_begun": N_("参数 {found} 自 {expected} 起的数值已经施行，不能改动；请恢复原值，新值另写一行。"),
    "pick_without": N_("pick 和 picked_by 须同时写。"),
    "promised_too_long": N_("承诺时限不能长于法定时限。"),
    "reject_without_outcome": N_("退办（reject）需要名为 {expected} 的办理结果，或自己写 outcome。"),
    "starts_of_total": N_("只有总时限 total 可以写 starts。"),
    "step_twice": N_("同一条路会两次经过 {found}，请另设一个环节。"),
    "suggests_not_filled": N_("{found} 不在本环节的 fills 中，不能给出建议值。"),
    "supplement_without_end": N_("补办（supplement）的 within 和 unanswered 须同时写。"),
    "tells_nobody": N_("本事项没有申请人，不能通知 applicant。"),
    "total_at_step": N_("总时限 total 属于整个办件，环节请用别的时限。"),
    "lapse_outside": N_(
        "时限 {found} 到期时要作 lapse，只有 afterwards 中的环节才可以；请改为 approve、object 或 reject。"
    ),
    "unused_step": N_("流程中没有环节 {found}，它永远不会办到；请写进 flow，或删去。"),
    "verb_of_case": N_("{found} 是对整个办件做的，不属于哪个环节；它的选项请写在 verbs 中。"),
    "verb_without_to": N_("{found} 须写明交给谁（to）。"),
    "waits_without": N_("waits_until 和 then 须同时写。"),
    "who_kind": N_("办理人须为 role 加 at、role 加 under，或 people，三者之一。"),
    # the schema
    "beside_ref": N_("旧版 JSON Schema 不理会 $ref 旁边的 {found}，本意不明；请删去，或把 $schema 改为 2020-12。"),
    "closed_elsewhere": N_("字段 {found} 永远填不进去：{expected} 处已经写明不收别的字段；请合写在一处。"),
    "contradiction": N_("{found} 与 {expected} 处的要求互相矛盾，没有内容能同时满足。"),
    "dynamic_ref": N_("不支持 {found}，请改用 $ref 指向 shared/ 中的部分。"),
    "endless_ref": N_("$ref 绕回了 {found}，中间没有进入任何字段或行，永远展不开。"),
    "foreign_word": N_("{found} 不是 JSON Schema 的词，不起作用；请删去。"),
    "foreign_word_for": N_("{found} 不是 JSON Schema 的词，不起作用；请改写为 {expected}。"),
    "form_not_object": N_("表单的 type 应为 object。"),
    "if_without_required": N_("if 中提到 {found} 却没有要求它，字段缺少时条件也会成立；请加上 {expected}。"),
    "multiple_of": N_("multipleOf {found} 会误拒合法的数，小数位数请用 {expected}。"),
    "not_closed": N_("须写 {expected}，以免收下没有声明的字段。"),
    "not_json_schema": N_("{found} 不能写在这里，应为：{expected}。"),
    "old_draft": N_("{found} 是旧版 JSON Schema 的写法，而 $schema 写的是 2020-12；请改用新写法，或写明旧版。"),
    "old_meaning": N_("2019-09 与 2020-12 对 {found} 加 {expected} 的解释不同，不能自动升级；请按 2020-12 改写。"),
    "open_without_bound": N_("旧版的 {found}: true 须与 {expected} 同时写。"),
    "pattern_broken": N_("正则表达式 {found} 读不下去，或展开后太大；请检查括号、方括号和次数。"),
    "pattern_dialect": N_("正则表达式 {found} 里有 ECMA-262 没有或各家解释不同的写法，请改写。"),
    "pattern_looks": N_("正则表达式 {found} 用了前后断言或反向引用，可能永远算不完，请改写。"),
    "pattern_too_long": N_("正则表达式太长，最多 {expected} 个字符。"),
    "remote_ref": N_("{found} 指向别处；$ref 只能指向 shared/ 中的文件或本文件的 #/…。"),
    "reserved_code": N_("选项代码不能用 {found}，请换一个。"),
    "said_twice": N_("{found} 与 {expected} 说的是同一件事，请只留一处。"),
    "too_many_parts": N_("展开 $ref 后部分过多，最多 {expected} 个。"),
    "unchecked_format": N_("格式 {found} 不会核对，填什么都收；要核对请用 pattern，或这些格式之一：{expected}。"),
    "unknown_draft": N_("不认识 $schema 写的 {found}；能读的是 {expected}。"),
    "unknown_ref": N_("{found} 没有指向任何内容。"),
    "wrong_value": N_("{found} 不能写在这里，应为：{expected}。"),
    "visible_and_required": N_("{found} 是必填字段，不能用 x-visible；有条件的字段请写在 then 中。"),
    # warnings, and what comes later
    "carries_unsaid": N_(
        "材料“{about}”没有写 carries，而环节“{expected}”给人看材料、又隐去了表单内容；"
        "请写明从材料上能看到哪些字段，看不到的写 []。"
    ),
    "never_event": N_("不会发生 {found} 这件事，这一项永远不会用到；请核对名称，或删去。"),
    "never_converge": N_(
        "环节“{about}”要几个人都同意，又要大家填写 {found}；全部办完才算（all_in）时，各人填的不同就永远办不完。"
        "请改 closes，或不要 fills。"
    ),
    "unused_clock": N_("没有环节用时限 {found}，请删去，或在环节中写 clock。"),
    "unused_who": N_("没有任何地方用到办理人 {found}，请删去，或检查名称是否写对。"),
    "not_translated": N_("{found} 没有 {expected} 译文，将显示原文。"),
    "not_supported": N_("{found}：本版本暂不支持。"),
}
MEANT = N_("{sentence}是否想写 {nearest}？")


def text_of(problem: Problem, translate: Translate = str) -> str:
    """The sentence about a problem, with the name that was probably meant.

    >>> text_of(Problem("error", "unknown_step", "rules/x.rules.yaml", 3, "flow/0", found="acept", nearest="accept"))
    '没有名为 acept 的环节。是否想写 accept？'
    """
    params = {name: getattr(problem, name) for name in ("found", "expected", "key", "about")}
    sentence = say(MESSAGES, problem.code, params, translate)
    if not problem.nearest:
        return sentence
    return translate(MEANT).format_map({"sentence": sentence, "nearest": problem.nearest})
