"""Sentences for everything that `yikou.rules` refuses or cannot say.

`EXPRESSIONS` and `DEFINITIONS` are read by authors: {found} and {expected} are facts of the error, a nearest known name
is added by whoever shows it. `REASONS` and `REFUSALS` are read by whoever handles a case.
"""

from collections.abc import Mapping

from yikou.texts import N_

EXPRESSIONS: Mapping[str, str] = {
    "empty": N_("表达式是空的，请写上条件，或删去这一项。"),
    "too_long": N_("表达式超过 {expected} 个字符，请把其中一部分写成事实，再引用它的名称。"),
    "too_many_terms": N_("表达式超过 {expected} 个组成部分，请把其中一部分写成事实，再引用它的名称。"),
    "nested_too_deep": N_("表达式嵌套超过 {expected} 层，请把里层写成事实，再引用它的名称。"),
    "not_an_expression": N_("“{found}”在这一处不能读成表达式，请检查括号、引号和运算符是否成对、齐全。"),
    "not_allowed": N_("表达式中不能写“{found}”。可用的是名称、and or not、比较、in、加减乘除和已登记的函数。"),
    "list_in_brackets": N_("“{found}”是圆括号，列表请用方括号 [ ]。"),
    "word": N_("“{found}”在表达式中应写作“{expected}”。"),
    "bare_date": N_("“{found}”会被读成减法，日期请写作 {expected}。"),
    "full_width": N_("“{found}”是全角符号，请改用半角“{expected}”。"),
    "strange_character": N_("表达式中不能有“{found}”。中文只能写在引号里。"),
    "keyword": N_("“{found}”是表达式的保留词，不能作名称。请给这个字段换一个名称。"),
    "comma_missing": N_("“{found}”前少一个逗号或运算符。"),
    "not_a_number": N_("“{found}”不是可用的数值，请写作 5 或 0.5。"),
    "not_a_name": N_("“{expected}”不能作名称。名称以小写字母开头，只含小写字母、数字和下划线，不超过 40 个字符。"),
    "not_a_date": N_("“{found}”不是日期，请写作 date('2026-12-01') 的样子。"),
    "compared_with_unknown": N_("与 unknown 比较永远没有结果，请改用 known(名称) 判断是否已填写。"),
    "unknown_name": N_("没有“{found}”这个名称。"),
    "rows_in_rows": N_("“{found}”穿过了两层多行内容，表达式只能读一层。"),
    "name_not_supported": N_("暂不支持“{found}”。"),
    "not_a_place": N_("“{found}”要取上级机构，但前面的字段不是机构。"),
    "only_a_path": N_("“{found}”是一组字段，不是一个值，请写到其中的字段。"),
    "not_computable": N_("“{found}”的类型不能在表达式中使用。"),
    "wrong_type": N_("“{found}”在这里应当是{expected}。"),
    "wrong_kind": N_("“{found}”中的值类型不一致，不能一起计算。"),
    "not_comparable": N_("“{found}”不是{expected}，两边不能比较。"),
    "not_an_option": N_("{found} 不在选项之中，可用的是：{expected}。"),
    "no_common_option": N_("“{found}”与左边没有相同的选项，比较永远不成立。"),
    "different_units": N_("“{found}”与左边的时长单位不同，不能比较。"),
    "not_days": N_("“{found}”不是以日、工作日、月或年计的时长，不能加到日期上。"),
    "list_in_list": N_("“{found}”本身是列表，列表里不能再放列表。"),
    "mixed_list": N_("“{found}”中的值类型不一致，列表只能放同一类的值。"),
    "unknown_function": N_("“{found}”中的函数没有登记。"),
    "wrong_count": N_("“{found}”的参数个数不对，应为 {expected} 个。"),
    "arguments_do_not_fit": N_("“{found}”的参数类型不合适，现在是：{expected}。"),
    "function_failed": N_("计算“{found}”时函数出错：{expected}。请联系管理员检查该函数。"),
    "two_rows": N_("决策表“{found}”中有两行同时符合：{expected}。请修改表格，使每种情形只符合一行。"),
    "not_of_this_affair": N_("这条表达式不属于本事项的定义。"),
}

DEFINITIONS: Mapping[str, str] = {
    "wrong_result": N_("“{found}”在这里的结果应当是{expected}。"),
    "not_visible": N_("“{found}”在这里不可使用（由“{expected}”引用）。"),
    "impure": N_("流程和决策表中不能使用“{found}”，因为它的结果会随日历变化。"),
    "reads_itself": N_("“{found}”引用了自己：{expected}。"),
    "unread_fact": N_("没有任何地方引用事实“{found}”，请删去它，或检查名称是否写对。"),
    "not_choosable": N_("“{found}”的结果是{expected}，choose 只能按选项或是否来选。"),
    "unknown_case": N_("“{found}”不是可能的结果，可能的是：{expected}。"),
    "cases_missing": N_("“{found}”还缺这些情形：{expected}。请补上，或写 else。"),
    "not_for_tables": N_("“{found}”的结果是{expected}，决策表的条件只能是是否、选项、数值或日期。"),
    "computed_not_a_number": N_("决策表中 = 后面的结果应当是数值，现在是{found}。"),
    "mixed_outputs": N_("决策表的结果“{found}”各行类型不一致：{expected}。"),
    "cell_option": N_("“{found}”不是这一列的选项，可用的是：{expected}。"),
    "cell_kind": N_("“{found}”不能写在这一列，这一列是{expected}。"),
    "function_file_broken": N_("函数文件不能读取：{found}。"),
    "function_name": N_("函数名称不可用。名称以小写字母开头，只含小写字母、数字和下划线，且不是保留词。"),
    "function_clash": N_("已有同名的函数，请换一个名称。"),
    "function_undocumented": N_("函数缺少中文名称或说明。"),
    "function_example": N_("函数的示例与实际结果不符。"),
}

REASONS: Mapping[str, str] = {
    "division_by_zero": N_("除数为零"),
    "empty_list": N_("列表是空的"),
    "no_row": N_("决策表中没有符合的一行"),
    "out_of_range": N_("结果超出可计算的范围"),
    "does_not_fit": N_("填写的内容不符合要求"),
    "written_unknown": N_("规则中写明为未知"),
    "not_an_id_number": N_("身份证号有误，无法算出年龄"),
    "not_a_date": N_("不是日期"),
    "no_parameter": N_("当日还没有公布的参数值"),
    "no_calendar": N_("没有工作日历"),
    "no_directory": N_("没有机构目录"),
    "no_org_above": N_("没有这一级的上级机构"),
}
"""Why a value is unknown, where nothing is missing: the `why` of `values.Unknown`."""

REFUSALS: Mapping[str, str] = {
    "place_not_known": N_("还不能确定由哪个机构办理，请先填写：{missing}。"),
    "no_org_above": N_("机构“{org}”没有对应的上级机构（{wanted}），请联系管理员核对机构目录。"),
}
