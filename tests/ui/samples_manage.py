"""Views of administration: orgs and people, a person, forms with errors and with an effect, roles, seals."""

from dataclasses import replace
from datetime import UTC, datetime

from yikou.usecases import views as v
from yikou.usecases.manage import views_manage as manage

AT = datetime(2026, 3, 23, 1, 12, tzinfo=UTC)
STREET = manage.TreeNode(
    "花园街道",
    "/manage/orgs/huayuan",
    "street",
    31,
    is_current=True,
    below=(manage.TreeNode("春晖社区", "/manage/orgs/chunhui", "community", 6),),
)
TREE = manage.TreeView(
    (manage.TreeNode("南岗区政务服务中心", "/manage/orgs/nangang", "district", 148, below=(STREET,)),),
    (manage.TreeNode("城南社区", "/manage/orgs/chengnan", "community", note="2025-07-01 停用，由春晖社区接替"),),
    2,
)
PEOPLE = (
    manage.PersonRow("周海峰", "zhou.haifeng", "/manage/people/s006", ("街道主任",), state="在岗", last=AT),
    manage.PersonRow(
        "崔雪",
        "cui.xue",
        "/manage/people/s013",
        ("救助专干", "网格员"),
        "春晖社区",
        "/manage/orgs/chunhui",
        state="有人代理",
        told="周立群 代理到 3 月 27 日",
    ),
    manage.PersonRow(
        "韩磊", "han.lei", "/manage/people/s010", ("审核员",), state="已锁定", kind="fault", told="密码错 10 次"
    ),
    manage.PersonRow("郭明", "guo.ming", "/manage/people/s012", (), state="初始密码未改", kind="plain"),
)
CARD = manage.OrgCard(
    "huayuan",
    "花园街道",
    "街道",
    (("编码", "HY"), ("上级", "南岗区政务服务中心"), ("主管领导", "周海峰（街道主任）"), ("电话", "0451-8600 0300")),
    names=("花园路街道办事处",),
    ended="2026-12-31 停用，由奋斗街道接替",
    acts=(v.Link("加人", "/manage/orgs/huayuan/person"), v.Link("停用…", "/manage/orgs/huayuan/end")),
    notes=(
        v.Note(
            "这些环节会没有足够的人办：低保·入户调查。", "社会工作者缺 1 人（应有 2 人）", "strong", v.Link("加人", "/")
        ),
        v.Note("本来由这里办的环节，现在都由接替的人办：低保·审核。", "没有审核员"),
    ),
)
ORGS = manage.OrgsView(
    TREE,
    CARD,
    "",
    PEOPLE,
    4,
    31,
    False,
    v.Pager(0, 0, 0, previous="/manage/orgs/huayuan", next="/manage/orgs/huayuan?after=x"),
    "35 个机构，151 人在岗。",
    "/manage/orgs/export?org=huayuan",
)
SOUGHT = replace(
    ORGS,
    tree=replace(TREE, query="花园", is_idle=True),
    card=None,
    title="“花园”",
    people=(),
    orgs=(v.Link("花园街道", "/manage/orgs/huayuan", "2026-12-31 停用"),),
    pager=v.Pager(0, 0, 0),
)
POST = manage.PostRow(
    "花园街道 · 民政科", "审核员", "/manage/orgs/huayuan", "2024-01-01 起", "在任", "/manage/people/s008/post-end"
)
PERSON = manage.PersonView(
    "周立群",
    (("账号", "zhou.liqun"), ("手机", "13900001050"), ("现在登录", "2 处"), ("动态码", "没有设置")),
    "已锁定",
    "fault",
    "密码错 10 次",
    (POST,),
    (replace(POST, span="2020-01-01 起 至 2023-12-31", state="已结束", end=""),),
    (v.Link("给岗位", "/manage/people/s008/post"), v.Link("重设密码", "/manage/people/s008/password")),
    (manage.EventRow(AT, "沈静", "给岗位", "岗位 花园街道 · 民政科（审核员），2024-01-01 起"),),
    v.Link("花园街道", "/manage/orgs/huayuan"),
    ("花园街道 · 民政科：韩磊 代理，3 月 24 日 到 3 月 27 日",),
    "/edits?person=s008",
)
FORM = manage.FormView(
    "停用春晖社区",
    v.Link("春晖社区", "/manage/orgs/chunhui"),
    "/manage/orgs/chunhui/end",
    "停用",
    (
        manage.FormField("last", "最后一天", "", "date", error="日期没有写对，写成 2026-03-17 这样。", size="c6"),
        manage.FormField(
            "successor", "由谁接替", "", "select", (v.Option("", "请选择", True),), optional=True, size="c6"
        ),
        manage.FormField(
            "posts",
            "这里的岗位",
            "",
            "radios",
            (v.Option("along", "跟到接替的机构", True), v.Option("end", "同一天结束", note="没有接替时总是这样。")),
        ),
        manage.FormField("reason", "为什么", "撤并", hint="记在改动记录里。"),
    ),
    {"seen": "0a1b"},
    (v.Fault("日期没有写对，写成 2026-03-17 这样。", "last"), v.Fault("您打开之后有人改过。")),
    "停用不删除：编号、办件和文书里都留着它。",
    tells=True,
)
EFFECT = manage.Effect(
    ("春晖社区的最后一天是 2026-12-31。",), ("在办的 13 件由银河社区接着办。", "9 个岗位跟到银河社区。")
)
STOPPED = manage.Effect(
    ("春晖社区的最后一天是 2026-12-31。",), (), ("还有 13 件没有办完，要有接替的机构。", "下面还有 2 个机构。")
)
SECRET = manage.SecretView(
    "已加 顾小满。初始密码只显示这一次。", "gu.xiaoman", "qRkdeYO1kpjtH43L", v.Link("", "/manage/people/s200")
)
ROLES = manage.RolesView(
    (
        manage.RoleRow(
            "reviewer", "审核员", "Reviewer", "/manage/roles/reviewer", 40, ("临时救助·社区核查、街道审核",)
        ),
        manage.RoleRow("dispatcher", "调度员", "", "/manage/roles/dispatcher", 5, ()),
    )
)
SEALS = manage.SealsView(
    (
        manage.SealRow(
            "春晖社区",
            "/manage/seals/chunhui",
            18,
            AT,
            "8 个事项：9 个环节，9 种文书",
            "2026-03-23 09:12 由沈静停用：丢失",
        ),
        manage.SealRow("银河社区", "/manage/seals/yinhe", 0, None, ""),
    ),
    1,
)
SEAL = manage.SealView(
    "春晖社区",
    "/manage/orgs/chunhui",
    "2026-03-23 09:12 由沈静停用：丢失",
    (("临时救助·社区核查", "社区审核人"), ("临时救助·文书“一次性补正告知书”", "随环节生成")),
    (manage.SealUse(AT, "临时救助", "办结环节时盖章", "孙志强"),),
    v.Pager(0, 0, 0, next="/manage/seals/chunhui?after=x"),
    replace(
        FORM, title="恢复印章", back=v.Link("印章", "/manage/seals"), fields=FORM.fields[3:], faults=(), tells=False
    ),
)
MANAGE = (
    ("manage-orgs", "pages/manage/orgs.html", ORGS, True),
    ("manage-sought", "pages/manage/orgs.html", SOUGHT, True),
    ("manage-person", "pages/manage/person.html", PERSON, True),
    ("manage-person-idle", "pages/manage/person.html", replace(PERSON, posts=(), past=(), events=(), kind=""), True),
    ("manage-form", "pages/manage/form.html", FORM, True),
    ("manage-effect", "pages/manage/form.html", replace(FORM, fields=(), faults=(), effect=EFFECT), True),
    ("manage-stopped", "pages/manage/form.html", replace(FORM, fields=(), faults=(), effect=STOPPED), True),
    ("manage-secret", "pages/manage/secret.html", SECRET, True),
    ("manage-roles", "pages/manage/roles.html", ROLES, True),
    ("manage-seals", "pages/manage/seals.html", SEALS, True),
    ("manage-seals-none", "pages/manage/seals.html", manage.SealsView((), 0), True),
    ("manage-seal", "pages/manage/seal.html", SEAL, True),
    ("manage-seal-unused", "pages/manage/seal.html", replace(SEAL, where=(), uses=(), stopped=""), True),
)
"""Name, template, view, and whether somebody is signed in."""
