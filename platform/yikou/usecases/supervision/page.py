"""The page of supervision, put together for one reader from one tally and one page of the list."""

from dataclasses import replace

from yikou.store.calendar_store import calendar
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import AT, Asked
from yikou.usecases.supervision.figures import Figures, title_of
from yikou.usecases.supervision.look import Look
from yikou.usecases.supervision.matrix import MatrixOf
from yikou.usecases.supervision.narrowing import drops_of, filters_of
from yikou.usecases.supervision.rows import Rows
from yikou.usecases.supervision.views_supervision import SupervisionView
from yikou.usecases.supervision.workbook import may_export_any

Typed = tuple[str, str]


def supervision_view(
    house: House, reader: Reader, asked: Asked, *, typed: Typed = ("", ""), is_news: bool = False, error: str = ""
) -> SupervisionView:
    """The page. typed: what was typed into the urging that is open, and why it did not go; is_news: asked for because
    something moved; error: why something else did not go."""
    with house.store.session() as s:
        return _view(Look.of(house, s, reader, asked), typed, is_news, error)


def _view(look: Look, typed: Typed, is_news: bool, error: str) -> SupervisionView:
    house, s, reader, asked = look.house, look.s, look.reader, look.asked
    tallies, titles = look.tally(), look.titles()
    figures = Figures(tallies, asked, reader.translate, house.now, calendar(s))
    page = look.lines(asked.after)
    filters = tuple(filters_of(look, titles))
    total = figures.counts[asked.mark]
    return SupervisionView(
        where=reader.acting.org.name,
        at=house.now,
        figures=tuple(figures.figures()),
        chips=tuple(figures.chips()),
        filters=filters,
        drops=tuple(drops_of(filters, asked, reader.translate)),
        title=title_of(asked.mark, reader.translate),
        total=total,
        rows=tuple(Rows(house, s, reader, asked, look.at, typed).rows(page.rows)),
        matrix=MatrixOf(tallies, asked, look.places, titles, reader.translate).matrix(),
        address=asked.address,
        query=asked.query,
        start=asked.start.address,
        kept=tuple((name, value) for name, value in (("opened", asked.opened), ("every", asked.every)) if value),
        next=replace(asked.start, after=page.next).address if page.next else "",
        first=asked.start.address if asked.after else "",
        cancel=replace(asked, urge="", at=asked.urge).address if asked.urge else "",
        export=f"{AT}/export?{asked.start.query}" if may_export_any(house, s, reader) else "",
        is_news=is_news,
        error=error,
    )
