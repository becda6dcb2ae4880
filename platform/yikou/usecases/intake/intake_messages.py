"""Sentences of the intake page."""

from yikou.texts import N_

MESSAGES = {
    "for_whom": N_("{name}（{about}）"),
    "promise": N_("承诺 {limit}办结"),
    "basis": N_("办事指南与政策依据"),
    "one_per": N_("这位申请人已有一件在办（{number}），不能再受理"),
    "warned_reason": N_("请写明仍要受理的理由"),
    "left": N_("还差 {n} 项材料"),
    "saved": N_("已暂存"),
    "dropped": N_("草稿已删除"),
    "perhaps": N_("填到“{titles}”后才知道要不要"),
    "materials": N_("材料"),
    "overtaken": N_("这份草稿刚在别的窗口或电脑上改过，这里填的还没有存"),
    "nothing_missing": N_("没有缺少的材料，填写的内容也都符合要求，可以直接受理"),
    "refuse_reason": N_("请选择或写明不予受理的理由"),
    "many_files": N_("至少 {count} 份"),
    "few_files": N_("已交 {given} 份，还差 {more} 份"),
}
