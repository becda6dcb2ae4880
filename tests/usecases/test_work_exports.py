"""The lists of one's own work, row for row as their pages show them."""

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.usecases.office import looks
from yikou.errors import NotFound
from yikou.store import second_factor
from yikou.usecases.accounts import second_factor_pages
from yikou.usecases.counter.past_cases import history_view
from yikou.usecases.desk import stand_ins
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.search import work_exports as work
from yikou.usecases.search.archive import Asked as Archive
from yikou.usecases.search.archive import archive_export
from yikou.usecases.search.around_exports import export_factors
from yikou.usecases.search.history_exports import export_history
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


def test_what_a_resident_brought_goes_along_where_access_says_export(office):
    number = office.checked()
    key = office.resident().key
    assert numbers(export_history(office.house, office.reader("ma.zhenhua"), key=key)) == [number]
    rows, about = sheets(export_history(office.house, office.reader("lin.xiaoyan"), key=key))
    assert len(rows) == 1
    assert ["注意", "另有 1 件，您的岗位可以查看，但不能导出，没有列入"] in about
    with office.house.store.session() as s:
        assert [look[1] for look in looks(s, office.clock.now - timedelta(days=1))][-2:] == ["history", "history"]


def test_the_history_offers_a_workbook_to_whoever_may_have_it(office):
    office.checked()
    key = office.resident().key
    assert not history_view(office.house, office.reader("lin.xiaoyan"), key).may_export
    assert history_view(office.house, office.reader("ma.zhenhua"), key).may_export


def test_no_organisation_has_no_history(office):
    with pytest.raises(NotFound):
        export_history(office.house, office.reader("lin.xiaoyan"), code="12345")


def test_stand_ins_are_paged_and_exported_whole(office, monkeypatch):
    monkeypatch.setattr(stand_ins, "PAGE", 1)
    reader, day = office.reader("zhou.liqun"), "2026-03-17"
    post = stand_ins.stand_ins_view(office.house, reader).given["post"]
    for person, since in (("tang.xiaomei", day), ("yu.tao", "2026-03-18")):
        given = {"post": post, "person": office.acting(person).person.key, "since": since, "until": since}
        stand_ins.enter(office.house, reader, given)
    first = stand_ins.stand_ins_view(office.house, reader)
    assert [row.since.isoformat() for row in first.rows] == [day]
    head, *rows = sheets(work.export_stand_ins(office.house, reader))[0]
    assert [row[head.index("代理人")] for row in rows] == ["唐晓梅", "于涛"]


def test_second_factors_are_paged_and_exported_whole(office, monkeypatch):
    monkeypatch.setattr(second_factor_pages, "PAGE", 1)
    people = [office.acting(login).person for login in ("zhou.liqun", "ma.zhenhua")]
    with office.house.store.writing() as s:
        for one in people:
            second_factor.put(s, second_factor.Factor(one.key, "00", office.house.now, 0))
    head, *rows = sheets(export_factors(office.house, office.reader("shen.jing")))[0]
    assert sorted(row[head.index("姓名")] for row in rows) == sorted(one.name for one in people)
