"""Views of what stands around the work: library, calendar, address book, account, messages, help, log of edits."""

from dataclasses import replace
from datetime import date

from yikou.usecases import views as v
from yikou.usecases import views_calendar as cal
from yikou.usecases import views_library as library

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
    said="2026-09-30以后的第 2 个工作日是 2026-10-03。",
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
EFFECT = replace(DAYS, errors=(), faults=(), effect="3 个待办的到期时间会变。", said=("2026-10-01：放假",))
AROUND = (
    ("calendar-year", "pages/calendar/show.html", YEAR, True),
    ("calendar-month", "pages/calendar/show.html", ONE_MONTH, True),
    ("calendar-days", "pages/calendar/edit.html", DAYS, True),
    ("calendar-effect", "pages/calendar/edit.html", EFFECT, True),
    ("calendar-publish", "pages/calendar/edit.html", replace(DAYS, year=2027, said=("放假 11 天",)), True),
    ("regulations", "pages/library/list.html", LIBRARY, True),
    ("regulation", "pages/library/text.html", TEXT, True),
    ("notice", "pages/library/text.html", TEXT, False),
    ("text-edit", "pages/library/edit.html", FORM, True),
)
"""Name, template, view, and whether somebody is signed in."""
