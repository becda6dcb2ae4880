"""A list as a workbook: cells are what they are, the bound is said, and every export is logged."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from yikou.usecases.search import exporting
from yikou.usecases.search.exporting import Column, Left, Listing, export

COLUMNS = (
    Column("姓名"),
    Column("身份证号", width=20),
    Column("登记", "day"),
    Column("到达", "moment"),
    Column("数", "number"),
)
ROW = ("=1+1", "230199197106143520", date(2026, 3, 17), datetime(2026, 3, 17, 1, 5, tzinfo=UTC), 3)


def read(exported):
    """Sheets by name, as another program reads them."""
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(exported.chunks())))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def listing(rows, **more):
    return lambda s: Listing("test", "清单", COLUMNS, rows, **more)


def test_cells_are_what_they_are(office):
    sheets = read(export(office.house, office.reader("lin.xiaoyan"), listing([ROW])))
    assert sheets["清单"][0] == ["姓名", "身份证号", "登记", "到达", "数"]
    assert sheets["清单"][1] == ["=1+1", "230199197106143520", date(2026, 3, 17), datetime(2026, 3, 17, 9, 5), 3.0]


def test_a_workbook_says_who_made_it_and_what_narrowed_it(office):
    made = export(office.house, office.reader("lin.xiaoyan"), listing([ROW], narrowed=(("事项", "临时救助"),)))
    about = dict(read(made)["说明"])
    assert about["导出人"] == "林晓燕 · 春晖社区"
    assert about["事项"] == "临时救助"
    assert about["行数"] == "1"


def test_rows_beyond_the_bound_are_cut_and_it_is_said(office, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 2)
    made = export(office.house, office.reader("lin.xiaoyan"), listing(iter([ROW] * 3)))
    sheets = read(made)
    assert (made.rows, made.cut) == (2, True)
    assert sheets["清单"][3][0] == sheets["说明"][-1][1] == "只导出了前 2 行，后面还有。请缩小范围后再导出"


def test_as_many_rows_as_the_bound_are_not_cut(office, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 2)
    made = export(office.house, office.reader("lin.xiaoyan"), listing([ROW] * 2))
    assert (len(read(made)["清单"]), made.cut) == (3, False)


def test_what_may_not_be_exported_is_counted(office):
    made = export(office.house, office.reader("lin.xiaoyan"), listing([], left=Left(4)))
    assert read(made)["说明"][-1][1] == "另有 4 件，您的岗位可以查看，但不能导出，没有列入"


def test_an_export_is_logged_with_its_rows(office):
    export(office.house, office.reader("lin.xiaoyan"), listing([ROW, ROW])).file.close()
    detail = office.value("select detail from audit where what = 'exported' and which = 'test'")
    assert detail == "rows=2"


def test_a_list_that_breaks_leaves_no_log(office):
    def broken(s):
        raise LookupError

    with pytest.raises(LookupError):
        export(office.house, office.reader("lin.xiaoyan"), broken)
    assert office.value("select count(*) from audit where what = 'exported'") == 0


def test_a_text_that_no_cell_holds_is_cut(office):
    long = ("长" * 40_000, *ROW[1:])
    assert len(read(export(office.house, office.reader("lin.xiaoyan"), listing([long])))["清单"][1][0]) == 32_767
