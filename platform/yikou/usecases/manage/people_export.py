"""The people of an org, or those that were sought, as a workbook; who exported what is logged."""

from collections.abc import Iterator, Sequence

from yikou.flow.program import BETWEEN
from yikou.store.database import Session
from yikou.texts import N_
from yikou.usecases.around.colleagues import Book, book_of
from yikou.usecases.house import House
from yikou.usecases.manage.org_page import AskedOrgs
from yikou.usecases.manage.staff_rows import Place, rows_of
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import Cell, Column, Exported, Listing, export

NAME = N_("机构与人员")
TITLES = (N_("姓名"), N_("账号"), N_("机构"), N_("岗位"), N_("状态"), N_("手机"))
LAST = N_("上次登录")
AT_ONCE = 200


def export_staff(house: House, reader: Reader, asked: AskedOrgs) -> Exported:
    """As the list is narrowed on its page. NotFound for an unknown org."""

    def listing(s: Session) -> Listing:
        book = book_of(house, s, reader.translate)
        columns = (
            *(Column(reader.translate(title), width=20) for title in TITLES),
            Column(reader.translate(LAST), "moment", 18),
        )
        return Listing("staff", reader.translate(NAME), columns, _rows(house, s, book, asked.found(book), reader))

    return export(house, reader, listing)


def _rows(house: House, s: Session, book: Book, found: Sequence[Place], reader: Reader) -> Iterator[Sequence[Cell]]:
    for places in _batched(found):
        rows = rows_of(house, s, book, places, reader.translate)
        for (key, _), one in zip(places, rows, strict=True):
            state = " ".join(text for text in (one.state, one.told) if text)
            posts = reader.translate(BETWEEN).join(one.posts)
            yield one.name, one.login, one.org, posts, state, book.people.people[key].phone, one.last


def _batched(found: Sequence[Place]) -> Iterator[Sequence[Place]]:
    yield from (found[first : first + AT_ONCE] for first in range(0, len(found), AT_ONCE))
