"""Views of supervision: what is under way, late and stuck, with one row's urging open."""

from dataclasses import replace
from datetime import UTC, datetime

from yikou.usecases import views as v
from yikou.usecases.supervision import views_supervision as supervision

AT = datetime(2026, 3, 23, 1, 12, tzinfo=UTC)
FIGURES = (
    supervision.Figure(486, "在办", "/supervision?mark=all", "登记了还没有办结"),
    supervision.Figure(38, "临期", "/supervision?mark=soon", "到了提醒时间", "soon"),
    supervision.Figure(13, "超期", "/supervision?mark=late", "最长超 6 天", "late"),
)
ROWS = (
    supervision.StandingRow(
        "CK03-2026-00071",
        "残疾人康复服务上门",
        "丁淑华",
        v.Light("late", "超 6 天", "全程", "全程超 6 天"),
        12,
        ("到了以后一直没有打开",),
        (supervision.Hand("区残联 · 康复科", "马东，没有人认领"),),
        v.Lane("绿色通道", "高龄"),
        "/supervision?urge=CK03-2026-00071",
        stand_in="/desk/stand-ins",
    ),
    supervision.StandingRow(
        "DK08-2026-00033",
        "小额担保贷款初审推荐",
        "贺文斌",
        v.Light("late", "超 3 天", "审核环节", "审核环节超 3 天"),
        9,
        ("催过 1 次，没有办", "退回 3 次"),
        (supervision.Hand("大成街道 · 审核", "钱伟民认领"),),
        urge="/supervision?urge=DK08-2026-00033",
        claims=(supervision.Claim("12", "钱伟民"),),
        urging=supervision.Urging("DK08-2026-00033", "钱伟民", "请今天内办理。", "没有写催办什么"),
    ),
)
FEW = supervision.Count(14, "/supervision?a", 1, 2, "/supervision?b", "/supervision?c")
CELLS = (FEW, supervision.Count(0), FEW)
PLACE = supervision.PlaceRow(
    "huayuan", "花园街道", "/supervision?place=huayuan", CELLS, CELLS[0], toggle="/supervision?open=huayuan"
)
BOARD = supervision.SupervisionView(
    "南岗区",
    AT,
    FIGURES,
    (v.Chip("全部 30", "/supervision", current=True), v.Chip("超期 13", "/supervision?mark=late", light="late")),
    (v.Filter("place", "地方", (v.Option("", "全部地方", chosen=True),)),),
    (v.Chip("花园街道", "/supervision"),),
    "超期与卡住",
    30,
    ROWS,
    supervision.Matrix(
        ("低保", "临时救助"),
        (PLACE, replace(PLACE, text="春晖社区", level=1, toggle="")),
        replace(PLACE, text="合计", toggle=""),
        rest=3,
        every="/supervision?every=yes",
    ),
    "/supervision",
    "",
    "/supervision",
    next="/supervision?after=x",
    cancel="/supervision",
    export="/supervision/export",
    is_news=True,
)
SUPERVISION = (
    ("supervision", "pages/supervision.html", BOARD, True),
    ("supervision-none", "pages/supervision.html", replace(BOARD, rows=(), next="", drops=(), is_news=False), True),
)
"""Name, template, view, and whether somebody is signed in."""
