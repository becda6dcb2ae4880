"""Views of the pages of administration: the org tree with an org's card and people."""

from datetime import UTC, datetime

from yikou.usecases import views as v
from yikou.usecases.manage import views_manage as manage

AT = datetime(2026, 3, 17, 2, 31, tzinfo=UTC)
TREE = manage.TreeView(
    (
        manage.TreeNode(
            "南岗区政务服务中心",
            "/manage/orgs/nangang",
            "building",
            148,
            below=(manage.TreeNode("春晖社区", "/manage/orgs/chunhui", "home", 6, is_current=True),),
        ),
    ),
    (manage.TreeNode("城南社区", "/manage/orgs/chengnan", "home", note="2025-06-20 并入春晖社区"),),
    1,
)
CARD = manage.OrgCard(
    "chunhui",
    "春晖社区",
    "社区",
    (("编码", "HY01"), ("电话", "0451-8600 0301"), ("上级", "花园街道")),
    ("河沟街社区",),
    acts=(v.Link("修改", "/manage/orgs/chunhui/edit"),),
)
PEOPLE = (
    manage.PersonRow("孙志强", "sun.zhiqiang", "/manage/people/sun", ("社区主任",), last=AT),
    manage.PersonRow("吕莹", "lv.ying", "/manage/people/lv", (), "花园街道", "/manage/orgs/huayuan", "已停用", "fault"),
)
ORGS = manage.OrgsView(
    TREE, CARD, "", PEOPLE, 2, 6, False, v.Pager(0, 0, 0, next="/manage/orgs/chunhui?after=x"), "33 个机构", "/export"
)
MANAGE = (("manage-orgs", "pages/manage/orgs.html", ORGS, True),)
"""Name, template, view, and whether somebody is signed in."""
