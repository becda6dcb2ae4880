"""Views of what stands around the work: library, calendar, address book, account, messages, help, log of edits."""

from datetime import date

from yikou.usecases import views as v
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
AROUND = (
    ("regulations", "pages/library/list.html", LIBRARY, True),
    ("regulation", "pages/library/text.html", TEXT, True),
    ("notice", "pages/library/text.html", TEXT, False),
    ("text-edit", "pages/library/edit.html", FORM, True),
)
"""Name, template, view, and whether somebody is signed in."""
