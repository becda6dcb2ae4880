"""The lists around the work as workbooks: the address book, regulations and notices, the log of edits."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from yikou.store import regulations
from yikou.store.database import Session
from yikou.store.regulations import Kind
from yikou.texts import N_, Translate
from yikou.usecases.accounts.second_factor_pages import listed
from yikou.usecases.around.colleagues import book_of
from yikou.usecases.around.edits_page import AskedEdits, all_rows
from yikou.usecases.around.library import STANDINGS, is_for_editors
from yikou.usecases.house import House
from yikou.usecases.pages import after_of
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import MOST_ROWS, Cell, Column, Exported, Listing, export

PEOPLE, EDITS, FACTORS = N_("通讯录"), N_("改动记录"), N_("动态码")
TEXTS: dict[Kind, str] = {"regulation": N_("法规"), "notice": N_("公告")}
STANDING = {"in_force": N_("现行"), "ahead": N_("未生效"), "over": N_("已失效")}
PAGE = 200


def export_people(house: House, reader: Reader, *, slug: str = "", query: str = "", deep: bool = True) -> Exported:
    """The address book as it is narrowed on its page."""

    def listing(s: Session) -> Listing:
        book = book_of(house, s, reader.translate)
        found = book.sought(query) if query else book.at(slug, deep=deep)
        people = (book.colleague(post) for post in found)
        rows = ((one.name, one.post, one.org, one.phone, one.org_phone) for one in people)
        titles = (N_("姓名"), N_("岗位"), N_("所在机构"), N_("电话"), N_("办公室"))
        return Listing("people", reader.translate(PEOPLE), _columns(reader.translate, titles), rows)

    return export(house, reader, listing)


def export_texts(house: House, reader: Reader, kind: Kind, *, standing: str = "", query: str = "") -> Exported:
    """Regulations or notices as they are narrowed on their page, without their text."""

    def listing(s: Session) -> Listing:
        titles = (N_("标题"), N_("文号"), N_("发布机关"), N_("施行日期"), N_("废止日期"), N_("效力"))
        narrowed = standing if standing in STANDINGS else ""
        begun = is_for_editors(kind) and not reader.acting.is_editor
        rows = _texts(house, s, reader.translate, kind=kind, standing=narrowed, query=query, begun=begun)
        return Listing(kind, reader.translate(TEXTS[kind]), _columns(reader.translate, titles), rows)

    return export(house, reader, listing)


def _texts(
    house: House, s: Session, translate: Translate, *, kind: Kind, standing: str, query: str, begun: bool
) -> Iterator[Sequence[Cell]]:
    on, after = house.today, ""
    plain = partial(regulations.listed, s, kind=kind, on=on, limit=PAGE)
    find = partial(plain, standing=standing, query=query, begun=begun)
    while True:
        page = find(after=after)
        for one in page.rows:
            until = one.valid_until.isoformat() if one.valid_until else ""
            state = translate(STANDING[one.standing(on)])
            yield one.title, one.issued, one.published_by, one.valid_from.isoformat(), until, state
        after = page.next
        if not after:
            return


def export_edits(house: House, reader: Reader, asked: AskedEdits) -> Exported:
    """The log of edits as it is narrowed on its page; a row for each field that was edited."""

    def listing(s: Session) -> Listing:
        titles = (N_("谁"), N_("改了什么"), N_("对象"), N_("栏目"), N_("原来"), N_("现在"), N_("为什么"))
        columns = (Column(reader.translate(N_("时间")), "moment", 18), *_columns(reader.translate, titles))
        rows = (
            (row.at, row.who, row.what, row.which, label, before, after, row.reason or row.told)
            for row in all_rows(house, s, reader, asked)
            for label, before, after in row.changes or (("", "", ""),)
        )
        return Listing("edits", reader.translate(EDITS), columns, rows)

    return export(house, reader, listing)


def export_factors(house: House, reader: Reader) -> Exported:
    """Everybody who has a second factor."""

    def rows() -> Iterator[Sequence[Cell]]:
        after, is_first = "", True
        while after or is_first:
            view = listed(house, after=after)
            yield from ((one.name, one.login, one.since, one.left) for one in view.rows)
            after, is_first = after_of(view.pager), False

    translate = reader.translate
    named = (Column(translate(title)) for title in (N_("姓名"), N_("账号")))
    columns = (*named, Column(translate(N_("设置时间")), "moment", 18), Column(translate(N_("剩余备用码")), "number"))
    found = list(islice(rows(), MOST_ROWS + 1))
    return export(house, reader, lambda _: Listing("second_factors", translate(FACTORS), columns, found))


def _columns(translate: Translate, titles: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(translate(title), width=22) for title in titles)
