"""Sentences of the counter."""

from yikou.texts import N_

MESSAGES = {
    "found_one": N_("找到 1 人"),
    "found_many": N_("找到 {n} 人，请选一位"),
    "found_cut": N_("找到的人太多，只列出前 {n} 位，请输入更完整的姓名或身份证号"),
    "found_none": N_("没有找到“{query}”"),
    "here": N_("本辖区居民，可受理"),
    "elsewhere": N_("住在{place}，请到那里的窗口办理"),
    "closed": N_("{name}社区已撤并"),
    "open_case": N_("已有一件在办：{affair}"),
    "open_where": N_("{number}，{state}"),
    "look": N_("查看"),
    "not_again": N_("不能再受理：已有一件（{number}）"),
    "instant": N_("当场办结"),
    "not_here": N_("居民不住在本辖区"),
    "id_number": N_("身份证号"),
    "phone": N_("手机"),
    "community": N_("居住地"),
    "household": N_("家庭成员"),
    "none": N_("未登记"),
    "aged": N_("{name}（{relation}，{age} 岁）"),
    "known_already": N_("这个身份证号已经登记过，请直接查找"),
    "name_missing": N_("请填写姓名"),
    "community_missing": N_("请选择居住社区"),
    "address_missing": N_("请填写住址"),
    "phone_wrong": N_("手机号应为 11 位数字"),
}
