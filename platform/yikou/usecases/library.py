"""Regulations and notices: lists and texts, and which affairs rest on them."""

import re

from yikou.store import regulations
from yikou.store.regulations import Regulation
from yikou.texts import N_
from yikou.usecases.house import House
from yikou.usecases.programs import affairs
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, NoticeLink
from yikou.usecases.views_pages import Clause, RegulationRow, RegulationsView, TextView

LABELS = {"from": N_("施行日期"), "until": N_("废止日期"), "by": N_("发布机关"), "head": N_("文号")}
_CLAUSE = re.compile(r"^(第[一二三四五六七八九十百]+条)\s*")


def regulations_view(house: House, query: str) -> RegulationsView:
    """The library; query narrows by title and text."""
    with house.store.session() as s:
        found = regulations.listed(s, kind="regulation", on=house.today).rows
        notices = regulations.listed(s, kind="notice", on=house.today).rows
    rows = tuple(_row(text) for text in found if query in text.title or query in text.body)
    return RegulationsView(query, rows, tuple(notice_link(text) for text in notices))


def _row(text: Regulation) -> RegulationRow:
    return RegulationRow(text.title, f"/regulations/{text.slug}", text.issued, "", text.valid_from)


def notice_link(text: Regulation) -> NoticeLink:
    """An announcement in a list."""
    return NoticeLink(text.title, f"/notices/{text.slug}", text.published_by, text.valid_from)


def text_view(house: House, reader: Reader, slug: str) -> TextView:
    """A text in full; NotFound where there is none."""
    with house.store.session() as s:
        text = regulations.as_of(s, slug, house.today)
        bears_on = [
            a
            for a in affairs(house, s, language=reader.language)
            if any(basis.regulation == slug for basis in a.guide.basis)
        ]
    label = {name: reader.translate(word) for name, word in LABELS.items()}
    rows = (
        (label["head"], text.issued),
        (label["by"], text.published_by),
        (label["from"], text.valid_from.isoformat()),
        (label["until"], text.valid_until.isoformat() if text.valid_until else ""),
    )
    lines = [line for line in text.body.split("\n") if line.strip()]
    return TextView(
        text.title,
        tuple(row for row in rows if row[1]),
        tuple(_clause(number, line) for number, line in enumerate(lines, 1)),
        tuple(Link(affair.title, "") for affair in bears_on),
    )


def _clause(number: int, line: str) -> Clause:
    found = _CLAUSE.match(line)
    return Clause(f"p{number}", found[1] if found else "", line[found.end() :] if found else line)
