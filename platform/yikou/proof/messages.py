"""Sentences about what a definition does, for people who write rules and have never seen code. Code → Chinese.

{about} is the title of the example, table, step or material; {found} and {expected} are facts of the finding.
"""

from collections.abc import Mapping

from yikou.texts import N_

MESSAGES: Mapping[str, str] = {
    # examples
    "example_invalid": N_("样例“{about}”：{found}。请改正样例中填写的内容。"),
    "example_not_accepted": N_("样例“{about}”不符合受理条件：{found}。请改正样例，或核对受理条件。"),
    "example_lane": N_("样例“{about}”：通道算出 {found}，样例写的是 {expected}。请核对规则，或改正样例。"),
    "example_needed": N_("样例“{about}”：需要的材料算出 {found}，样例写的是 {expected}。请核对规则，或改正样例。"),
    "example_way": N_("样例“{about}”：经过的环节算出 {found}，样例写的是 {expected}。请核对规则，或改正样例。"),
    "example_outcome": N_("样例“{about}”：办理结果算出 {found}，样例写的是 {expected}。请核对规则，或改正样例。"),
    "example_value": N_("样例“{about}”：这一项算出 {found}，样例写的是 {expected}。请核对规则，或改正样例。"),
    "example_unknown": N_("样例“{about}”：{expected} 算不出来，缺 {found}。请在样例中补上，或核对规则。"),
    "example_stops": N_("样例“{about}”：走到半路走不下去，缺 {found}，到不了 {expected}。请在样例中补上，或核对规则。"),
    # tables
    "table_gap": N_("决策表“{about}”：{found} 时没有一行符合。请补上一行；如果这种情形不会出现，请写 else。"),
    "table_overlap": N_("决策表“{about}”：{found} 时，{expected}都符合。每种情形只能符合一行，请改窄其中一行。"),
    "table_unreachable": N_("决策表“{about}”：这一行永远不会符合（{found}）。请改正，或删去这一行。"),
    # ways
    "not_known": N_(
        "条件“{found}”可能算不出来，缺：{expected}。例如：{about}。请改为必填，或用 known、default 写明没有时怎么办。"
    ),
    "perhaps_not_known": N_(
        "不能证明条件“{found}”总能算出来，可能缺：{expected}。情形：{about}。"
        "请改为必填，或用 known、default 写明没有时怎么办。"
    ),
    "no_way_on": N_("环节“{about}”只有动作 {found}，办不下去，也结束不了。请加上 {expected} 中的一个。"),
    "stuck": N_(
        "环节“{about}”可能办不下去：能往下办的动作都有条件，{found} 都可能不成立，例如：{expected}。"
        "请放宽其中一个，或去掉它的 when。"
    ),
    "not_reached": N_("没有一条路走到这里：{found}。请核对前面的条件，或删去这一项。"),
    "never_taken": N_("条件“{found}”不会是“{expected}”，这一支永远不会走。请核对条件，或删去这一支。"),
    "unread_table": N_("决策表 {found} 没有任何地方用到，请用上或删去。"),
    "unused_place": N_("places 中的 {found} 没有用到，请用上或删去。"),
    "no_outcome": N_("没有一条路、也没有一个动作会得到办理结果 {found}，请用上或删去。"),
    "never_needed": N_("材料“{about}”永远不会需要：条件“{found}”不会成立。请核对条件。"),
    "lane_never": N_("通道 {about} 的这一行永远不会符合：“{found}”。前面的行可能已经包含了它，请核对。"),
    "lane_unentered": N_("没有办法进入通道 {found}：enter 中没有它，也没有写 by_hand。"),
    "not_proved": N_("这里没有证明：{found}。请拆简规则，或发布前人工核对。"),
    # deadlines
    "way_too_long": N_("通道“{about}”：最长的一条路要 {found}，超过总时限 {expected}。请缩短环节时限，或放宽总时限。"),
    "total_too_long": N_("通道“{about}”：总时限 {found} 长于办事指南承诺的 {expected}。请缩短总时限。"),
    "no_clock": N_("环节“{about}”没有时限，计算总时限时按 0 算。请写 clock。"),
    "alarm_never": N_("时限“{about}”的提醒提前 {found}，比时限本身还长，永远不会提醒。请改短提前量。"),
    "lasts_too_long": N_("环节“{about}”至少要 {found}，它自己的时限却只有 {expected}，一定会超期。请放宽时限。"),
    # steps and papers
    "supplement_unheard": N_(
        "环节“{about}”可以要求补办，却没有写给申请人的通知，只会发一条通用的。请在 tells 中写 on: {expected}。"
    ),
    "object_unread": N_(
        "环节“{about}”可以不同意，但没有任何地方用到它的结果 {expected}。请在流程中用上，或去掉 object。"
    ),
    "paper_deadlock": N_(
        "材料可以后补到“{about}”之前，但这个环节没有 {expected} 中的任何一个动作，材料不到就办不下去。请加一个。"
    ),
    "paper_around": N_("材料“{about}”要在 {expected} 之前交齐，但有的路不经过这个环节就办成了，材料可能一直没有交。"),
    # places and people
    "no_such_org": N_("机构目录中没有 {found}。"),
    "no_such_role": N_("机构目录中没有岗位 {found}。"),
    "nobody": N_("环节“{about}”要有 {expected} 人办理，这些地方的人可能不够：{found}。请配备人员，或写 if_nobody。"),
    "no_org_above": N_("{found} 上面没有 {expected} 一级的机构，这个地方找不到。请核对机构目录。"),
    "unheld": N_("“{about}”：目前没有人担任岗位 {found}，发给他的待办和消息没有人收。请配备人员。"),
    "no_directory": N_("没有机构目录，以下各项没有核对：{found}。"),
    # prohibitions
    "same_person": N_("“{about}”两个环节不应由同一个人办理，但 {found} 两边都能办。请在后一环节的办理人中写 but_not。"),
    "same_person_again": N_("“{about}”：后一环节已排除前一环节的人；但退回重办时，{found} 可能两边都办过，不能确定。"),
    "sees": N_("岗位 {about} 不应看到 {expected}，但在{found}能看到。请在那里写 hides。"),
    "sees_perhaps": N_("岗位 {about} 不应看到 {expected}；{found}附有条件 when，能否看到不能确定。"),
    "not_within": N_("时限“{about}”最长为 {found}，超过了 {expected}。"),
    "not_passed": N_("符合条件 {expected} 的办件可能不经过环节 {found}，例如：{about}。请改流程。"),
    "not_decided": N_("这一条不能确定是否成立：{found}。发布前请人工核对。"),
}
WORDS: Mapping[str, str] = {
    "yes": N_("是"),
    "no": N_("否"),
    "unknown": N_("未知"),
    "rows": N_("第 {one} 行和第 {other} 行"),
    "and_more": N_("等 {count} 处"),
    "row_of_access": N_("权限“{name}”"),
    "at_step": N_("环节“{name}”"),
    "at_filing": N_("登记之后"),
    "without_directory": N_("没有机构目录"),
    "without_calendar": N_("两个时限单位不同，需要工作日历"),
    "without_limit": N_("时限要到办件时才能算出"),
    "way_around": N_("有的路不经过 {step}，不能排除符合条件的办件走上这条路"),
    "else": N_("其余"),
    "too_many": N_("组合太多，没有逐一看完"),
    "no_verb": N_("环节“{step}”能往下办的动作都有条件，不能排除一个都不成立"),
    "later_values": N_("参数以后还会变动，只证明了前 {count} 组取值，{day} 起的没有证明"),
    "cannot_tell": N_("{name} 的取值无法逐一列出"),
    "any_case": N_("任何办件"),
    "with_result": N_("{step}（{result}）"),
    "yes_vote": N_("同意"),
    "no_vote": N_("不同意"),
    "left_open": N_("未填写"),
    "result_of": N_("环节“{step}”的结果"),
    "open_in_form": N_("表单中可以不填"),
    "open_at_step": N_("环节“{step}”可以不填"),
    "filled_later": N_("要到环节“{step}”才填写"),
    "filled_nowhere": N_("没有环节填写"),
    "rows_given": N_("{count} 行"),
    "function_gives_nothing": N_("函数可能没有结果"),
    "not_yet": N_("此时还没有"),
    "staff": N_("每个环节有没有人办理、同一人限制、机构和岗位是否存在、单位不同的时限能否相容"),
}
