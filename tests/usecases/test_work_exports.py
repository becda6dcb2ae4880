"""The lists of one's own work, row for row as their pages show them."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.search import work_exports as work
from yikou.usecases.search.archive import Asked as Archive
from yikou.usecases.search.archive import archive_export
from yikou.usecases.search.search_asked import Asked as Search
from yikou.usecases.search.searching import search_export


def sheets(made):
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(made.chunks())))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def numbers(made):
    head, *rows = sheets(made)[0]
    return [row[head.index("办件号")] for row in rows]


def test_an_inbox_is_exported_as_it_is_narrowed(office):
    number = office.checked("3000")
    reader = office.reader("zhou.liqun")
    assert numbers(work.export_inbox(office.house, reader, Asked())) == [number]
    assert numbers(work.export_inbox(office.house, reader, Asked(place="yinhe"))) == []


def test_what_somebody_did_is_exported(office):
    number = office.checked()
    assert numbers(work.export_done(office.house, office.reader("sun.zhiqiang"))) == [number]


@pytest.mark.parametrize("export", [work.export_copied, work.export_drafts, work.export_notices, work.export_messages])
def test_an_empty_list_gives_a_workbook_with_its_headings(office, export):
    head, *rows = sheets(export(office.house, office.reader("lin.xiaoyan")))[0]
    assert all(head)
    assert rows == []


def test_what_waits_at_a_window_is_exported(office):
    number = office.checked()
    reader = office.reader("lin.xiaoyan")
    assert numbers(work.export_waiting(office.house, reader, "handovers")) == [number]
    assert numbers(work.export_waiting(office.house, reader, "supplements")) == []


def test_only_whoever_may_export_a_case_takes_it_along(office):
    number = office.checked()
    manager = search_export(office.house, office.reader("ma.zhenhua"), Search(affair="hardship-relief"))
    street = search_export(office.house, office.reader("zhou.liqun"), Search(affair="hardship-relief"))
    assert numbers(manager) == [number]
    rows, about = sheets(street)
    assert len(rows) == 1
    assert ["注意", "另有 1 件，您的岗位可以查看，但不能导出，没有列入"] in about
    assert ["事项", "临时救助"] in about


def test_an_archive_is_exported(office):
    office.checked()
    assert numbers(archive_export(office.house, office.reader("ma.zhenhua"), Archive(year="2026"))) == []
