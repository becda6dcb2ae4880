"""The page of supervision, put together for one reader from one tally and one page of the list."""

from dataclasses import replace

from yikou.store.calendar_store import calendar
from yikou.store.paging import Page
from yikou.store.supervising import Standing
from yikou.texts import N_, say
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import AT, Asked
from yikou.usecases.supervision.figures import Figures, title_of
from yikou.usecases.supervision.look import Look
from yikou.usecases.supervision.matrix import matrix_of
from yikou.usecases.supervision.narrowing import drops_of, filters_of
from yikou.usecases.supervision.rows import Rows
from yikou.usecases.supervision.views_supervision import StandingRow, SupervisionView
from yikou.usecases.supervision.workbook import may_export_any

TEXTS = {"not_sent": N_("{why}（没有发出的话：{text}）")}
Typed = tuple[str, str]
NO_LINES: Page[Standing] = Page(())


def supervision_view(
    house: House, reader: Reader, asked: Asked, *, typed: Typed = ("", ""), is_news: bool = False, error: str = ""
) -> SupervisionView:
    """The page. typed: what was typed into the urging that is open, and why it did not go; is_news: only the figures
    are wanted, because something moved; error: why something else did not go."""
    with house.store.session() as s:
        return _view(Look.of(house, s, reader, asked), typed, is_news=is_news, error=error)


def _view(look: Look, typed: Typed, *, is_news: bool, error: str) -> SupervisionView:
    house, s, reader, asked = look.house, look.s, look.reader, look.asked
    tallies, titles = look.tally(), look.titles()
    figures = Figures(tallies, asked, reader.translate, house.now, calendar(s))
    page = look.lines(asked.after) if not is_news else NO_LINES
    filters = tuple(filters_of(look, titles))
    rows = tuple(Rows(house, s, reader, asked, look.at, typed).rows(page.rows))
    return SupervisionView(
        where=reader.acting.org.name,
        at=house.now,
        figures=tuple(figures.figures()),
        chips=tuple(figures.chips()),
        filters=filters,
        drops=tuple(drops_of(filters, asked, translate=reader.translate)),
        title=title_of(asked.mark, reader.translate),
        total=figures.counts[asked.mark],
        rows=rows,
        matrix=matrix_of(tallies, asked, places=look.places, titles=titles, translate=reader.translate),
        address=asked.address,
        query=asked.query,
        start=asked.start.address,
        kept=asked.kept,
        next=replace(asked.start, after=page.next).address if page.next else "",
        left=max(0, figures.counts[asked.mark] - len(rows)) if page.next and not asked.after else 0,
        first=asked.start.address if asked.after else "",
        cancel=replace(asked, urge="", at=asked.urge).address if asked.urge else "",
        export=f"{AT}/export?{asked.start.query}" if may_export_any(house, s, reader) else "",
        is_news=is_news,
        error=error or _not_shown(rows, typed, reader),
    )


def _not_shown(rows: tuple[StandingRow, ...], typed: Typed, reader: Reader) -> str:
    """Why an urging did not go, with its words, where its case is not on this page any more."""
    text, why = typed
    if not why or any(row.urging for row in rows):
        return ""
    return say(TEXTS, "not_sent", {"why": why, "text": text}, reader.translate)
