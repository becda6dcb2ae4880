"""Views of what stands around the work: library, calendar, address book, account, messages, help, log of edits."""

from dataclasses import replace
from datetime import UTC, date, datetime

from yikou.usecases import views as v
from yikou.usecases.around import views_around as around
from yikou.usecases.around import views_calendar as cal
from yikou.usecases.around import views_library as library
from yikou.usecases.around.views_phrases import PhraseRow, PhrasesView

LIBRARY = library.LibraryView(
    "regulation",
    "低保",
    "in_force",
    (
        library.TextRow(
            "社会救助暂行办法", "/regulations/relief", "行政法规 国务院令第 649 号", "区民政局", date(2014, 5, 1)
        ),
        library.TextRow(
            "临时救助办法", "/regulations/temporary", "", "区民政局", date(2026, 7, 1), date(2027, 1, 1), "ahead"
        ),
        library.TextRow("旧的办法", "/regulations/old", "", "区民政局", date(2010, 7, 1), date(2014, 5, 1), "over"),
    ),
    (v.Chip("现行 1", "/regulations?standing=in_force", current=True), v.Chip("全部 3", "/regulations?standing=all")),
    v.Pager(0, 0, 0, previous="/regulations", next="/regulations?after=x"),
    3,
    may_edit=True,
)
TEXT = library.TextView(
    "regulation",
    "社会救助暂行办法",
    (("文号", "国务院令第 649 号"), ("施行", "2014-05-01")),
    (
        library.Clause("p1", "", "总则", "head"),
        library.Clause("p2", "第九条", "国家对共同生活的家庭成员人均收入低于标准的家庭，给予最低生活保障。"),
        library.Clause("p3", "", "其一", "item"),
    ),
    (v.Link("最低生活保障申请", ""),),
    ("这是第 1 版。2026-07-01 起以第 2 版为准。",),
    (
        library.WordingRow(2, date(2026, 7, 1), None, "国家修订", "/regulations/relief?wording=2"),
        library.WordingRow(1, date(2014, 5, 1), date(2030, 1, 1), "", ""),
    ),
    "/library/relief/edit",
)
FORM = library.TextForm(
    "regulation",
    "relief",
    3,
    {"title": "", "body": "第一条 为了方便。", "valid_from": "2026-07-01"},
    (v.Fault("没有写标题，写上标题。", "title"),),
    (("title", "没有写标题，写上标题。"),),
    ("最低生活保障申请", "临时救助"),
)
WEEK = tuple(
    cal.DayCell(date(2026, 10, day), kind, mark, f"2026-10-0{day}", name, is_today=day == 2, href="/calendar/days")
    for day, kind, mark, name in (
        (1, "holiday", "休", "国庆节"),
        (2, "work", "", ""),
        (3, "extra", "班", "国庆节调休"),
        (4, "off", "", ""),
    )
)
MONTH = cal.Month("10 月", "/calendar?year=2026&month=10", ((None, None, None, *WEEK),), 2)
COUNTING = cal.Counting(
    "2026-09-30",
    days="2",
    said="2026-09-30 以后的第 2 个工作日是 2026-10-03。",
    rows=(cal.CountedRow(date(2026, 10, 1), 0, "放假：国庆节，不算"), cal.CountedRow(date(2026, 10, 2), 1, "工作日")),
    notes=("2027 年的安排还没有公布。",),
)
YEAR = cal.CalendarView(
    2026,
    "2026 年",
    (MONTH,) * 12,
    (
        cal.Stretch("国庆节", date(2026, 10, 1), date(2026, 10, 7), "holiday", "国务院办公厅的通知"),
        cal.Stretch("国庆节调休", date(2026, 10, 10), date(2026, 10, 10), "extra", "区里的通知"),
    ),
    COUNTING,
    True,
    "国务院办公厅的通知",
    248,
    True,
    v.Link("2025 年", "/calendar?year=2025"),
    v.Link("2027 年", "/calendar?year=2027"),
)
ONE_MONTH = replace(
    YEAR,
    months=(MONTH,),
    is_year=False,
    confirmed=False,
    may_edit=True,
    publish="/calendar/publish?year=2026",
    waiting=12,
    whole=v.Link("2026 年", "/calendar?year=2026"),
)
DAYS = cal.CalendarForm(
    {"day": "2026-10-01", "kind": "off"},
    errors=(("name", "没有写叫什么。"),),
    faults=(v.Fault("没有写叫什么。", "name"),),
)
HOURS = cal.CalendarForm({"hours": "08:30-11:30，13:30-17:00"}, of_hours=True)
EFFECT = replace(DAYS, errors=(), faults=(), effect="3 个待办的到期时间会变。", said=("2026-10-01：放假",))
NOW = datetime(2026, 3, 23, 1, 12, tzinfo=UTC)
BOOK = around.AddressBook(
    "",
    "春晖社区",
    (("电话", "0451-8600 0301"), ("上级", "花园街道"), ("在任", "6 人")),
    (
        around.OrgNode(
            "南岗区政务服务中心",
            "/people?org=nangang",
            153,
            below=(around.OrgNode("春晖社区", "/people?org=chunhui", 6, is_current=True),),
            is_open=True,
        ),
    ),
    (
        around.Colleague("孙志强", "审核员", "春晖社区", "/people?org=chunhui", "13900001000"),
        around.Colleague("林晓燕", "1 号窗口", "春晖社区", "/people?org=chunhui", "", "0451-8600 0301"),
        around.Colleague("周敏", "支行行长", "龙江银行", "/people?org=bank"),
    ),
    (v.Link("春晖社区", "/people?org=chunhui", "0451-8600 0301"),),
    6,
    v.Pager(0, 0, 0, previous="/people", next="/people?after=x"),
    org="chunhui",
)
NOBODY = replace(BOOK, query="没有这个人", people=(), orgs=(), rows=(), total=0, pager=v.Pager(0, 0, 0))
ACCOUNT = around.AccountView(
    "周立群",
    (("姓名", "周立群"), ("账号", "zhou.liqun"), ("手机", "13900001000")),
    ("花园街道 · 民政科", "区民政局 · 联络员"),
    (
        around.SignedIn("a1", "Windows 上的 Chrome", "10.0.0.7", NOW, NOW, is_this=True),
        around.SignedIn("b2", "不认识的设备", "", NOW, NOW),
    ),
    (
        around.TokenRow("k1", "对账程序", "花园街道 · 民政科", NOW, NOW, NOW),
        around.TokenRow("k2", "大屏", "花园街道 · 民政科", NOW, NOW),
    ),
    True,
    NOW,
    "/desk/stand-ins",
)
TOLD = around.MessagesView(
    (
        around.MessageRow("1", "red", "红牌", "临时救助：时限已过", NOW, "/cases/HY01-2026-00012", unread=True),
        around.MessageRow("2", "yellow", "黄牌", "临时救助：时限已到", NOW),
        around.MessageRow("3", "urge", "催办", "催办：居民来问", NOW, "/cases/HY01-2026-00012", unread=True),
    ),
    (v.Chip("全部", "/messages", current=True), v.Chip("未读 2", "/messages?unread=yes")),
    v.Pager(0, 0, 0, next="/messages?after=x"),
    2,
)
HELP = around.HelpView(
    "窗口",
    (around.HelpPart("form", "填表", (("text", "", "随时保存。"), ("key", "Enter", "下一格"), ("item", "", "其一"))),),
    (v.Chip("窗口", "/help/window", current=True), v.Chip("所有岗位", "/help/everybody")),
)
EDITS = around.EditsView(
    (
        around.EditRow(
            NOW,
            "马振华",
            "修改法规",
            "relief",
            "/regulations/relief",
            (("标题", "甲", "乙"), ("废止日期", "", "")),
            "更正",
            "",
        ),
        around.EditRow(NOW, "系统", "发出程序令牌", "k1", "", (), "", "对账程序"),
    ),
    (v.Filter("kind", "哪一类", (v.Option("", "全部改动", chosen=True),)), v.Filter("person", "谁改的", ())),
    v.Pager(0, 0, 0, next="/edits?after=x"),
    date(2026, 3, 1),
    error="日期没有写对",
)
PHRASES = PhrasesView(
    "花园街道",
    (
        PhraseRow("k1", "任何事项", "意见", "情况属实，同意。", "情况属实，同意。"),
        PhraseRow("k2", "临时救助 · 社区核查", "退回", "", "请核对", "没有写内容。"),
    ),
    (v.Option("", "任何事项", chosen=True), v.Option("relief", "临时救助")),
    (v.Option("opinion", "意见", chosen=True), v.Option("return", "退回")),
    text="拟同意",
    errors={"text-k2": "没有写内容。"},
    faults=(v.Fault("没有写内容。", "text-k2"),),
    pager=v.Pager(0, 0, 0, next="/phrases?after=x"),
)
AROUND = (
    ("people", "pages/people.html", BOOK, True),
    ("people-none", "pages/people.html", NOBODY, True),
    ("account", "pages/account/account.html", ACCOUNT, True),
    ("messages", "pages/messages.html", TOLD, True),
    ("messages-none", "pages/messages.html", replace(TOLD, rows=(), unread=0, pager=v.Pager(0, 0, 0)), True),
    ("help", "pages/help.html", HELP, True),
    ("edits", "pages/edits.html", EDITS, True),
    ("edits-none", "pages/edits.html", replace(EDITS, rows=(), since=None, error=""), True),
    ("calendar-year", "pages/calendar/show.html", YEAR, True),
    ("calendar-month", "pages/calendar/show.html", ONE_MONTH, True),
    ("calendar-days", "pages/calendar/edit.html", DAYS, True),
    ("calendar-effect", "pages/calendar/edit.html", EFFECT, True),
    ("calendar-hours", "pages/calendar/edit.html", HOURS, True),
    ("calendar-publish", "pages/calendar/edit.html", replace(DAYS, year=2027, said=("放假 11 天",)), True),
    ("phrases", "pages/phrases.html", PHRASES, True),
    ("regulations", "pages/library/list.html", LIBRARY, True),
    ("regulation", "pages/library/text.html", TEXT, True),
    ("notice", "pages/library/text.html", TEXT, False),
    ("text-edit", "pages/library/edit.html", FORM, True),
)
"""Name, template, view, and whether somebody is signed in."""
