"""Views of the counter beyond the first page: what narrows it, who else applies, its lists and what it hands out."""

from dataclasses import replace
from datetime import UTC, date, datetime

from yikou.usecases import views as v
from yikou.usecases.counter import views_counter as counter
from yikou.usecases.counter import views_notices as notices
from yikou.usecases.counter.window_letters import Letter
from yikou.usecases.desk import views_lists as lists

AT = datetime(2026, 3, 17, 2, 31, tzinfo=UTC)
PAST = (counter.PastCase(date(2026, 3, 12), "临时救助", "审核中", "/cases/HJ07-2026-00107"),)
AFFAIRS = (
    counter.AffairChoice("subsistence-allowance", "最低生活保障申请", "家庭人均收入低于标准", search="zdshbzsq"),
    counter.AffairChoice("first-child-certificate", "一孩生育登记", "初婚夫妻", "当场办结"),
)
BY_LETTERS = counter.CounterView("dbsq", "按拼音首字母在本辖区查找：没有这位居民，找到 2 项事项", affairs=AFFAIRS)
FIRM = counter.OrganisationCard("91230103MA1B0Q2N3C", "河沟街便民超市", PAST, 12)
ORGANISATION = counter.CounterView("91230103MA1B0Q2N3C", "办过 12 件", organisation=FIRM, fit=AFFAIRS)
UNKNOWN_FIRM = replace(
    ORGANISATION, organisation=counter.OrganisationCard("91230103MA1B0Q2N3C", ""), fit=(), told="代码有效"
)
FACTS = (
    counter.FactRow("残疾", "肢体三级", "区残疾人联合会", date(2019, 8, 20), date(2029, 8, 20)),
    counter.FactRow("低保", "600.00", "区民政局", date(2020, 1, 1), date(2021, 1, 1), ended=True),
    counter.FactRow("失业", "登记失业", "区人力资源和社会保障局", date(2025, 11, 21)),
)
HISTORY = counter.HistoryView(
    "王桂兰以前办过的",
    v.Link("王桂兰", "/counter?resident=x"),
    PAST,
    (v.Link("3-17 已开一次性告知书（GZ2026-00001）", "/counter/notices/k"),),
    v.Pager(0, 0, 0, previous="/counter/history?resident=x", next="/counter/history?resident=x&after=1"),
)
OF_FIRM = counter.HistoryView("以前办过的", v.Link("窗口受理", "/counter"), PAST, code=FIRM.code, next="[1]")
WAITING = lists.WaitingRow(
    "HJ07-2026-00107",
    "12",
    "临时救助",
    "王桂兰",
    "窗口发放",
    AT,
    v.Light("soon", "剩 4 小时"),
    "身份证",
    "最迟 3 月 24 日",
)
WAITS = lists.WaitingList("supplements", (WAITING,), 1, v.Pager(0, 0, 0, next="/counter/supplements?after=1"))
LETTER = Letter(
    title="一次性告知书",
    number="GZ2026-00001",
    org="春晖社区",
    phone="0451-8600 0301",
    to="王桂兰",
    affair="临时救助",
    clerk="林晓燕",
    on=date(2026, 3, 17),
    opening="您就“临时救助”提出的申请，经当面核对，还有下列内容。请一次备齐，备齐后即可受理。",
    groups=(("需要补交的材料", ("身份证", "诊断证明及费用票据")), ("不符合的条件", ("发生日期不能晚于今天",))),
    closing=("备齐后请到春晖社区窗口办理。", "有疑问的，请拨打 0451-8600 0301。"),
)
NOTICE = notices.NoticeView("k", LETTER, "", 0, v.Link("回到填写", "/drafts/d4f2"))
GIVEN = notices.NoticesGiven(
    (notices.NoticeRow("/counter/notices/k", "一次性告知书", "GZ2026-00001", "临时救助", "王桂兰", AT, "林晓燕", 1),),
    (v.Chip("全部", "/counter/notices", current=True), v.Chip("不予受理通知书", "/counter/notices?kind=refused")),
    v.Pager(0, 0, 0),
)
HOME, WAIT = "pages/counter/home.html", "pages/counter/waiting.html"
COUNTER_PAGES = (
    ("counter-letters", HOME, BY_LETTERS),
    ("counter-organisation", HOME, ORGANISATION),
    ("counter-organisation-unknown", HOME, UNKNOWN_FIRM),
    ("history", "pages/counter/history.html", HISTORY),
    ("history-organisation", "pages/counter/history.html", OF_FIRM),
    ("supplements", WAIT, WAITS),
    ("handovers", WAIT, replace(WAITS, kind="handovers")),
    ("handovers-none", WAIT, replace(WAITS, kind="handovers", rows=())),
    ("notice-given", "pages/counter/notice.html", replace(NOTICE, printed=2, case="HJ07-2026-00107")),
    ("notices", "pages/counter/notices.html", GIVEN),
)
"""Name, template and view."""
