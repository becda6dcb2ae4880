"""Sentences about seed files for whoever fills them in: what is the case and what to do. Code → Chinese."""

from collections.abc import Mapping

from yikou.definition.messages import MEANT
from yikou.definition.messages import MESSAGES as OF_DEFINITIONS
from yikou.errors import Problem
from yikou.texts import N_, Translate, say

MESSAGES: Mapping[str, str] = {
    "seed_day_of_year": N_("{found} 不是 {expected} 年的日期，应如 {expected}-10-01。"),
    "seed_empty": N_("这一行的 {expected} 没有填，请填写。"),
    "seed_ends_before": N_("截止日 {found} 不晚于起始日 {expected}，请改正其中一个。"),
    "seed_fact_twice": N_("同一人、同一类、同一起始日的数据已有一行，请只留一行。"),
    "seed_heading": N_("表头不对，第一行应为 {expected}。"),
    "seed_hours": N_("{found} 不是一段上班时间，应如 08:30-11:30。"),
    "seed_hours_order": N_("上班时间至少一段，由早到晚，互不重叠。"),
    "seed_id_number": N_("身份证号 {found} 有误；应为 18 位，出生日期和校验位要对。"),
    "seed_not_demo": N_("demo 写的是 {found}；这里的密码人人知道，只能是 yes。"),
    "seed_own_stand_in": N_("{found} 不能代理自己，请填另一人的登录名。"),
    "seed_own_successor": N_("{found} 不能由自己接替，请填接替它的机构，没有的留空。"),
    "seed_quotes": N_("引号不配对，从这一行起读不下去；请检查引号和逗号。"),
    "seed_slug_twice": N_("regulations 和 notices 中都有 {found}，请把其中一个文件改名。"),
    "seed_twice": N_("{found} 已在上面用过，不能重复，请换一个。"),
    "seed_unknown": N_("{expected} 写的是 {found}，没有这一项；请改正，或先在相应的表里加上。"),
    "seed_year": N_("文件名是 {expected} 年，里面写的是 {found}，请改成一致。"),
    "seed_zone": N_("没有时区 {found}，应如 Asia/Shanghai。"),
}
CATALOGUE: Mapping[str, str] = {**OF_DEFINITIONS, **MESSAGES}
WHERE = N_("{file} 第 {line} 行：{sentence}")


def text_of(problem: Problem, translate: Translate = str) -> str:
    """The sentence about a problem of the seeds, with file and line and the name that was probably meant.

    >>> text_of(Problem("error", "seed_twice", "staff.csv", 7, "login", found="lin.xiaoyan"))
    'staff.csv 第 7 行：lin.xiaoyan 已在上面用过，不能重复，请换一个。'
    """
    params = {"found": problem.found, "expected": problem.expected, "key": problem.key}
    sentence = say(CATALOGUE, problem.code, params, translate)
    if problem.nearest:
        sentence = translate(MEANT).format_map({"sentence": sentence, "nearest": problem.nearest})
    return translate(WHERE).format_map({"file": problem.file, "line": problem.line, "sentence": sentence})
