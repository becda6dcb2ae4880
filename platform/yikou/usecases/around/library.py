"""Regulations and notices: lists and texts with all their wordings, and which affairs rest on them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from urllib.parse import urlencode

from yikou.definition.model import Affair
from yikou.errors import NotFound
from yikou.store import regulations
from yikou.store.database import Session
from yikou.store.regulations import Kind, Regulation
from yikou.texts import N_, Translate, say
from yikou.usecases.around.views_library import Clause, LibraryView, TextRow, TextView, WordingRow
from yikou.usecases.definitions.programs import affairs
from yikou.usecases.house import House
from yikou.usecases.views import Chip, Link, NoticeLink, Pager

MESSAGES = {
    "in_force": N_("现行 {n}"),
    "ahead": N_("未生效 {n}"),
    "over": N_("已失效 {n}"),
    "all": N_("全部 {n}"),
    "wording_earlier": N_("这是第 {number} 版。{day} 起以第 {later} 版为准。"),
    "wording_ahead": N_("这一版 {day} 起生效，现在还没有生效。"),
    "over_since": N_("{day} 起不再有效。"),
    "changed": N_("{day} 起有新的文字（第 {later} 版）。"),
}
LABELS = {"from": N_("施行日期"), "until": N_("废止日期"), "by": N_("发布机关"), "head": N_("文号"), "no": N_("版次")}
STANDINGS = ("in_force", "ahead", "over")
ADDRESS: Mapping[Kind, str] = {"regulation": "/regulations", "notice": "/notices"}
PAGE = 30
_CLAUSE = re.compile(r"^(第[一二三四五六七八九十百]+条)\s*")
_MARKS = {"# ": "head", "- ": "item"}


def library_view(
    house: House,
    translate: Translate,
    *,
    kind: Kind,
    query: str = "",
    standing: str = "in_force",
    after: str = "",
    may_edit: bool = False,
) -> LibraryView:
    """Texts of a kind. query: narrows by title and text; standing: one of `STANDINGS`, anything else shows all.
    A notice that begins later is listed to editors only."""
    standing, begun = standing if standing in STANDINGS else "", is_for_editors(kind) and not may_edit
    with house.store.session() as s:
        found = regulations.listed(
            s, kind=kind, on=house.today, standing=standing, query=query, begun=begun, after=after, limit=PAGE
        )
        counts = regulations.counts(s, kind=kind, on=house.today, query=query, begun=begun)
    total = counts.get(standing, 0) if standing else sum(counts.values())
    address = partial(_address, kind, q=query)
    next_page = address(standing=standing or "all", after=found.next) if found.next else ""
    return LibraryView(
        kind=kind,
        query=query,
        standing=standing or "all",
        rows=tuple(_row(text, house.today) for text in found.rows),
        chips=tuple(_chips(counts, standing, address, translate, begun=begun)),
        pager=Pager(0, 0, 0, next=next_page, previous=address(standing=standing or "all") if after else ""),
        total=total,
        may_edit=may_edit,
    )


def _address(kind: Kind, **query: str) -> str:
    given = urlencode({name: text for name, text in query.items() if text})
    return f"{ADDRESS[kind]}?{given}" if given else ADDRESS[kind]


def is_for_editors(kind: Kind) -> bool:
    """Whether what begins later is for editors until its day: a notice is; a regulation is prepared for before."""
    return kind == "notice"


def _chips(
    counts: Mapping[str, int], standing: str, address: "partial[str]", translate: Translate, *, begun: bool
) -> list[Chip]:
    tell = partial(say, MESSAGES, translate=translate)
    shown = [name for name in STANDINGS if name != "ahead" or not begun]
    numbers = {name: counts.get(name, 0) for name in shown} | {"all": sum(counts.values())}
    return [
        Chip(tell(name, {"n": n}), address(standing=name), current=name == (standing or "all"))
        for name, n in numbers.items()
    ]


def _row(text: Regulation, today: date) -> TextRow:
    return TextRow(
        title=text.title,
        href=f"{ADDRESS[text.kind]}/{text.slug}",
        issued=text.issued,
        by=text.published_by,
        since=text.valid_from,
        until=text.valid_until,
        standing=text.standing(today),
    )


def notices_in_force(house: House, s: Session, *, most: int = 5) -> tuple[NoticeLink, ...]:
    """What is announced now, the latest first, for pages beside which it stands."""
    found = regulations.listed(s, kind="notice", on=house.today, standing="in_force", limit=most)
    return tuple(NoticeLink(one.title, f"/notices/{one.slug}", one.published_by, one.valid_from) for one in found.rows)


def text_view(
    house: House,
    slug: str,
    translate: Translate,
    *,
    kind: Kind,
    language: str,
    on: date | None = None,
    number: int = 0,
    may_edit: bool = False,
) -> TextView:
    """A text in full; NotFound where there is none of that kind, and for a notice before its day, but for editors.

    on: as it read on that day, today by default; number: that very wording.
    """
    with house.store.session() as s:
        wordings = _told_of(regulations.wordings(s, slug), house.today, may_edit=may_edit)
        text = _chosen(wordings, on or house.today, number)
        if text.kind != kind:
            raise NotFound("regulation", slug)
        bears_on = tuple(Link(one.title, "") for one in resting_on(house, s, slug, language=language))
    return TextView(
        kind=kind,
        title=text.title,
        rows=tuple(row for row in _about(text, len(wordings), translate) if row[1]),
        clauses=clauses_of(text.body),
        bears_on=bears_on,
        notes=tuple(_notes(text, wordings, house.today, translate)),
        wordings=tuple(_wording(one, text) for one in wordings) if len(wordings) > 1 else (),
        edit=f"/library/{slug}/edit" if may_edit else "",
    )


def _told_of(wordings: tuple[Regulation, ...], today: date, *, may_edit: bool) -> tuple[Regulation, ...]:
    """The wordings that this reader may know of; NotFound where there is none."""
    latest = wordings[0]
    if may_edit or not is_for_editors(latest.kind):
        return wordings
    begun = tuple(one for one in wordings if one.valid_from <= today)
    if not begun:
        raise NotFound("regulation", latest.slug)
    return begun


def _about(text: Regulation, wordings: int, translate: Translate) -> tuple[tuple[str, str], ...]:
    """Labels and values; '' for what there is not."""
    label = {name: translate(word) for name, word in LABELS.items()}
    return (
        (label["head"], text.issued),
        (label["by"], text.published_by),
        (label["from"], text.valid_from.isoformat()),
        (label["until"], text.valid_until.isoformat() if text.valid_until else ""),
        (label["no"], str(text.number) if wordings > 1 else ""),
    )


def _chosen(wordings: tuple[Regulation, ...], on: date, number: int) -> Regulation:
    if number:
        found = next((one for one in wordings if one.number == number), None)
        if found is None:
            raise NotFound("regulation", f"{wordings[0].slug} {number}")
        return found
    return next((one for one in wordings if one.valid_from <= on), wordings[-1])


def _notes(text: Regulation, wordings: tuple[Regulation, ...], today: date, translate: Translate) -> list[str]:
    """What somebody has to know before they rely on this wording."""
    tell = partial(say, MESSAGES, translate=translate)
    later = next((one for one in reversed(wordings) if one.number > text.number), None)
    if later and later.valid_from <= today:
        return [tell("wording_earlier", {"number": text.number, "day": later.valid_from, "later": later.number})]
    found = [tell("wording_ahead", {"day": text.valid_from})] if text.valid_from > today else []
    if later:
        found.append(tell("changed", {"day": later.valid_from, "later": later.number}))
    if text.valid_until and text.valid_until <= today:
        found.append(tell("over_since", {"day": text.valid_until}))
    return found


def _wording(one: Regulation, shown: Regulation) -> WordingRow:
    href = "" if one.number == shown.number else f"{ADDRESS[one.kind]}/{one.slug}?wording={one.number}"
    return WordingRow(one.number, one.valid_from, one.valid_until, one.reason, href)


def resting_on(house: House, s: Session, slug: str, *, language: str) -> list[Affair]:
    """Affairs of today whose guide names this text as a basis."""
    found = affairs(house, s, language=language)
    return [one for one in found if any(basis.regulation == slug for basis in one.guide.basis)]


def clauses_of(body: str) -> tuple[Clause, ...]:
    """The paragraphs of a text. A line that begins with `# ` is a heading, one with `- ` a point of a list, and the
    number of an article stands apart.

    >>> clauses_of("# 总则\\n第一条 为了方便。\\n\\n- 其一")[1]
    Clause(id='p2', title='第一条', text='为了方便。', kind='text')
    """
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return tuple(_clause(number, line) for number, line in enumerate(lines, 1))


def _clause(number: int, line: str) -> Clause:
    kind = _MARKS.get(line[:2], "text")
    if kind != "text":
        return Clause(f"p{number}", "", line[2:].strip(), kind)  # type: ignore[arg-type]
    found = _CLAUSE.match(line)
    return Clause(f"p{number}", found[1] if found else "", line[found.end() :] if found else line)
