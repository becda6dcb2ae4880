"""The lists of the desk and of the window as workbooks: row for row what their pages show.

Whoever has a list of their own work may take it along; what `access` lets them look up is another question
(`yikou.usecases.search.searching`).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, Translate
from yikou.usecases.around.messages_page import messages_view
from yikou.usecases.counter.counter_lists import handovers, supplements
from yikou.usecases.counter.notices_given import notices_given
from yikou.usecases.desk import inbox as desk
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.desk_lists import copied_view, done_view
from yikou.usecases.desk.stand_ins import stand_ins_view
from yikou.usecases.house import House
from yikou.usecases.intake.drafts_page import drafts_view
from yikou.usecases.pages import after_of
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import MOST_ROWS, Cell, Column, Exported, Kind, Listing, export

PAGE = 200
Titles = tuple[tuple[str, Kind, int], ...]
NUMBER: tuple[str, Kind, int] = (N_("办件号"), "text", 20)
AFFAIR: tuple[str, Kind, int] = (N_("事项"), "text", 28)
APPLICANT: tuple[str, Kind, int] = (N_("申请人"), "text", 14)
OWN: tuple[str, Kind, int] = (N_("本环节时限"), "text", 18)
LEFT: tuple[str, Kind, int] = (N_("剩余时间"), "text", 18)
STEP: tuple[str, Kind, int] = (N_("环节"), "text", 16)
INBOX: Titles = (
    *(NUMBER, AFFAIR, APPLICANT, STEP),
    (N_("通道"), "text", 12),
    OWN,
    (N_("来自"), "text", 16),
    (N_("到达"), "moment", 18),
    (N_("认领人"), "text", 12),
)
DONE: Titles = (
    (N_("时间"), "moment", 18),
    *(NUMBER, AFFAIR, APPLICANT),
    (N_("您做了什么"), "text", 20),
    (N_("现在"), "text", 14),
)
COPIED: Titles = (
    (N_("时间"), "moment", 18),
    *(NUMBER, AFFAIR, APPLICANT),
    (N_("抄送人"), "text", 12),
    (N_("附言"), "text", 40),
    (N_("现在"), "text", 14),
)
DRAFTS: Titles = (AFFAIR, (N_("居民"), "text", 14), (N_("暂存时间"), "moment", 18))
WAITING: Titles = (
    *(NUMBER, AFFAIR, APPLICANT, STEP, LEFT),
    (N_("从"), "moment", 18),
    (N_("还差"), "text", 40),
    (N_("最迟"), "text", 20),
)
NOTICES: Titles = (
    (N_("文书"), "text", 18),
    (N_("文号"), "text", 20),
    AFFAIR,
    (N_("姓名"), "text", 14),
    (N_("时间"), "moment", 18),
    (N_("经手人"), "text", 12),
)
STAND_INS: Titles = (
    (N_("岗位"), "text", 28),
    (N_("在岗人"), "text", 12),
    (N_("代理人"), "text", 12),
    (N_("从"), "day", 12),
    (N_("到"), "day", 12),
)
MESSAGES: Titles = ((N_("时间"), "moment", 18), (N_("类别"), "text", 12), (N_("内容"), "text", 60))


def export_inbox(house: House, reader: Reader, asked: Asked) -> Exported:
    """The inbox as it is narrowed and ordered."""

    def rows(s: Session) -> Iterator[tuple[Cell, ...]]:
        house.names.directory = directory(s)
        after, is_first = "", True
        while after or is_first:
            page = desk.tasks_of(house, s, reader.acting, asked, after=after, limit=PAGE)
            for row in desk.worded(house, s, reader, page.rows):
                head = (row.number, row.affair, row.applicant, row.step, row.lane.title, row.light.text)
                yield (*head, row.place, row.opened, row.claimed)
            after, is_first = page.next, False

    translate = reader.translate
    return export(house, reader, lambda s: Listing("inbox", translate(N_("待办")), _columns(translate, INBOX), rows(s)))


def export_done(house: House, reader: Reader) -> Exported:
    """What this person did."""
    found = _all(lambda after: done_view(house, reader, after=after))
    rows = [(row.at, row.number, row.affair, row.applicant, row.did, row.now) for row in found]
    return _written(house, reader, "done", N_("已办"), DONE, rows)


def export_copied(house: House, reader: Reader) -> Exported:
    """What was sent to this person to read."""
    found = _all(lambda after: copied_view(house, reader, after=after))
    rows = [(one.at, one.number, one.affair, one.applicant, one.sender, one.words, one.now) for one in found]
    return _written(house, reader, "copied", N_("抄送我的"), COPIED, rows)


def export_drafts(house: House, reader: Reader) -> Exported:
    """What this person put aside."""
    found = _all(lambda after: drafts_view(house, reader, after=after))
    return _written(house, reader, "drafts", N_("暂存"), DRAFTS, [(row.affair, row.resident, row.at) for row in found])


def export_waiting(house: House, reader: Reader, kind: str) -> Exported:
    """What waits at the window. kind: `supplements` or `handovers`."""
    view, name = (supplements, N_("待补办")) if kind == "supplements" else (handovers, N_("待发放"))
    found = _all(lambda after: view(house, reader, after=after))
    rows = [
        (
            row.number,
            row.affair,
            row.applicant,
            row.step,
            row.light.said,
            row.since,
            row.asked,
            row.until,
        )
        for row in found
    ]
    return _written(house, reader, kind, name, WAITING, rows)


def export_notices(house: House, reader: Reader, *, kind: str = "") -> Exported:
    """What the window handed out."""
    found = _all(lambda after: notices_given(house, reader, kind=kind, after=after))
    rows = [(row.title, row.number, row.affair, row.name, row.at, row.by) for row in found]
    return _written(house, reader, "window_notices", N_("告知书"), NOTICES, rows)


def export_stand_ins(house: House, reader: Reader) -> Exported:
    """Who stands in for whom, as far as it concerns this person."""
    found = _all(lambda after: stand_ins_view(house, reader, after=after))
    rows = [(row.title, row.holder, row.person, row.since, row.last) for row in found]
    return _written(house, reader, "stand_ins", N_("代理"), STAND_INS, rows)


def export_messages(house: House, reader: Reader, *, kind: str = "", is_unread: bool = False) -> Exported:
    """What was told to this person."""
    found = _all(partial(_messages, house, reader, kind, is_unread))
    return _written(house, reader, "messages", N_("通知"), MESSAGES, [(row.at, row.word, row.text) for row in found])


def _messages(house: House, reader: Reader, kind: str, is_unread: bool, after: str) -> Any:
    return messages_view(house, reader, kind=kind, is_unread=is_unread, after=after)


def _all(view: Callable[[str], Any]) -> list[Any]:
    """The rows of every page, one more than a workbook takes; view: a page, from where the one before ended."""

    def rows() -> Iterator[Any]:
        after, is_first = "", True
        while after or is_first:
            page = view(after)
            yield from page.rows
            after, is_first = after_of(page.pager), False

    return list(islice(rows(), MOST_ROWS + 1))


def _written(
    house: House, reader: Reader, code: str, name: str, titles: Titles, rows: Sequence[tuple[Cell, ...]]
) -> Exported:
    columns = _columns(reader.translate, titles)
    return export(house, reader, lambda _: Listing(code, reader.translate(name), columns, rows))


def _columns(translate: Translate, titles: Titles) -> tuple[Column, ...]:
    return tuple(Column(translate(title), kind, width) for title, kind, width in titles)
