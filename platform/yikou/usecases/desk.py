"""The desk: the inbox of a post, and what its holder has done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any, get_args
from urllib.parse import urlencode

from yikou.directory.lookup import below
from yikou.flow.program import Program
from yikou.flow.titles import title_of_verb
from yikou.store import acted, inbox
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.inbox import Order
from yikou.store.inbox_filter import Claimed, Filter
from yikou.store.inbox_filter import Light as LightName
from yikou.store.inbox_row import InboxRow as Row
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.lights import light_of_row
from yikou.usecases.programs import affairs, program_of
from yikou.usecases.reader import Reader
from yikou.usecases.state_words import state_words
from yikou.usecases.views import NORMAL, Chip, Lane, LightKind, Option, Pager
from yikou.usecases.views import Filter as FilterView
from yikou.usecases.views_desk import DoneRow, DoneView, InboxRow, InboxView
from yikou.workdays.model import Calendar

PAGE = 50
FRESH = timedelta(days=1)
"""How long a task that nobody opened is marked as just arrived."""
MOST_COUNTED = 999
TEXTS = {
    "all": N_("全部 {n}"),
    "late": N_("超期 {n}"),
    "soon": N_("临期 {n}"),
    "fine": N_("期内 {n}"),
    "stopped": N_("停钟 {n}"),
    "mine": N_("我认领的 {n}"),
    "refer": N_("请示"),
    "request": N_("待批准"),
    "supplement": N_("待补办"),
    "affair": N_("事项"),
    "all_affairs": N_("全部事项"),
    "place": N_("来自"),
    "all_places": N_("全部地方"),
    "order": N_("排序"),
    "lane": N_("绿色通道优先，再按到期"),
    "due": N_("先到期的在前"),
    "oldest": N_("先到达的在前"),
    "newest": N_("后到达的在前"),
}
SHAPES: Mapping[str, LightKind] = {"late": "late", "soon": "soon", "fine": "ok", "stopped": "still"}


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list was asked for. light, claimed: '' for all; after: where the page begins; first: its first number."""

    slug: str = ""
    place: str = ""
    light: str = ""
    claimed: str = ""
    order: str = "lane"
    after: str = ""
    first: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """What the query says; words that do not exist are as if not said."""
        light, claimed, order = query.get("light", ""), query.get("claimed", ""), query.get("order", "lane")
        first = query.get("first", "1")
        return cls(
            slug=query.get("affair", ""),
            place=query.get("place", ""),
            light=light if light in get_args(LightName) else "",
            claimed=claimed if claimed in get_args(Claimed) else "",
            order=order if order in get_args(Order) else "lane",
            after=query.get("after", ""),
            first=int(first) if first.isdecimal() and len(first) < 9 else 1,
        )

    @property
    def query(self) -> str:
        """As a query string, without what is the default."""
        names = {"affair": self.slug, "place": self.place, "light": self.light, "claimed": self.claimed}
        said = {name: value for name, value in names.items() if value}
        if self.order != "lane":
            said["order"] = self.order
        if self.after:
            said |= {"after": self.after, "first": str(self.first)}
        return urlencode(said)

    def filter(self, house: House) -> Filter:
        """What the store narrows by."""
        return Filter(
            slug=self.slug,
            place=self.place,
            light=self.light or None,  # type: ignore[arg-type]
            claimed=self.claimed or None,  # type: ignore[arg-type]
            now=house.now,
        )


def inbox_view(
    house: House, reader: Reader, asked: Asked, *, chosen: frozenset[str] = frozenset(), error: str = ""
) -> InboxView:
    """One page of what this post may act on. chosen: ticked rows as <number>:<task>; error: why that did not go."""
    acting = reader.acting
    with house.store.session() as s:
        house.names.directory = directory(s)
        page = inbox.inbox(
            s,
            acting.seats,
            person=acting.person.key,
            stands_for=acting.inbox_of,
            only=asked.filter(house),
            order=asked.order,  # type: ignore[arg-type]
            after=asked.after,
            limit=PAGE,
        )
        total = _count(s, acting, asked.filter(house))
        days = calendar(s)
        discreet = Discreet(house, s, reader)
        rows = tuple(_row(house, s, row, days, discreet=discreet, chosen=chosen) for row in page.rows)
        return InboxView(
            place=acting.worded(acting.key, reader.translate),
            rows=rows,
            chips=tuple(_chips(house, s, reader, asked)),
            filters=_filters(house, s, reader, asked),
            pager=_pager(asked, len(rows), total, page.next),
            query=asked.query,
            error=error,
        )


def _count(s: Session, acting: Acting, only: Filter) -> int:
    return inbox.count_inbox(
        s, acting.seats, person=acting.person.key, stands_for=acting.inbox_of, only=only, most=MOST_COUNTED
    )


def _row(house: House, s: Session, row: Row, days: Calendar, *, discreet: Discreet, chosen: frozenset[str]) -> InboxRow:
    translate = discreet.reader.translate
    program = program_of(house, s, row.slug, version=row.version, language=discreet.reader.language)
    lane = program.affair.lanes.kinds[row.lane]
    because = program.translate(discreet.because(program.affair, row.number, row.because))
    light = light_of_row(
        row.due_at,
        row.warn_at,
        row.still_left,
        waits=row.waits if row.state != "open" else "",
        now=house.now,
        calendar=days,
        translate=translate,
    )
    return InboxRow(
        number=row.number,
        task=row.task,
        affair=program.affair.title,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        step=program.translate(row.step_title),
        place=house.names(row.place),
        opened=row.opened_at,
        light=light,
        lane=NORMAL if row.lane == "normal" else Lane(lane.title, because),
        tag=translate(TEXTS[row.kind]) if row.kind in TEXTS else "",
        claimed=house.names(row.claimed_by) if row.claimed_by else "",
        fresh=row.is_new and house.now - row.opened_at < FRESH,
        seen=row.entry_no,
        batch=_batch(program, row, discreet.reader.acting),
        chosen=f"{row.number}:{row.task}" in chosen,
    )


def _batch(program: Program, row: Row, acting: Acting) -> str:
    """Affair and step where the row may be approved from the list, else ''."""
    is_free = row.state == "open" and row.claimed_by in ("", acting.person.key, acting.inbox_of)
    step = program.affair.steps.get(row.step)
    if row.kind != "step" or not is_free or step is None or not step.batch:
        return ""
    return f"{program.affair.title} · {program.translate(row.step_title)}"


def _chips(house: House, s: Session, reader: Reader, asked: Asked) -> Iterator[Chip]:
    """Filters by clock with their counts; pressing one keeps the other filters."""
    base = replace(asked, light="", claimed="", after="", first=1)
    for name, narrowed in (
        ("all", base),
        *((light, replace(base, light=light)) for light in SHAPES),
        ("mine", replace(base, claimed="mine")),
    ):
        n = _count(s, reader.acting, narrowed.filter(house))
        if n or name == "all":
            text = say(TEXTS, name, {"n": n}, reader.translate)
            is_here = (narrowed.light, narrowed.claimed) == (asked.light, asked.claimed)
            yield Chip(text, f"/desk?{narrowed.query}", SHAPES.get(name, "none"), is_here)


def _filters(house: House, s: Session, reader: Reader, asked: Asked) -> tuple[FilterView, ...]:
    tell = partial(_said, reader.translate)
    slugs = [(affair.slug, affair.title) for affair in affairs(house, s, language=reader.language)]
    people = directory(s)
    orgs = [
        slug for slug in below(people, reader.acting.post.org, house.today) if people.orgs[slug].kind == "community"
    ]
    orders = [(order, tell(order)) for order in get_args(Order)]
    return (
        FilterView("affair", tell("affair"), _options([("", tell("all_affairs")), *slugs], asked.slug)),
        FilterView(
            "place",
            tell("place"),
            _options([("", tell("all_places")), *((slug, house.names(slug)) for slug in orgs)], asked.place),
        ),
        FilterView("order", tell("order"), _options(orders, asked.order)),
    )


def _said(translate: Translate, code: str) -> str:
    return translate(TEXTS[code])


def _options(values: list[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, text, value == chosen) for value, text in values)


def _pager(asked: Asked, shown: int, total: int, next_: str) -> Pager:
    onward = replace(asked, after=next_, first=asked.first + shown)
    start = replace(asked, after="", first=1)
    return Pager(
        first=asked.first if shown else 0,
        last=asked.first + shown - 1 if shown else 0,
        total=total,
        previous=f"/desk?{start.query}" if asked.after else "",
        next=f"/desk?{onward.query}" if next_ else "",
    )


def done_view(house: House, reader: Reader, *, after: str) -> DoneView:
    """What this person did, newest first."""
    with house.store.session() as s:
        page = acted.done_by(s, reader.acting.person.key, after=after)
        rows = tuple(_done(house, s, row, Discreet(house, s, reader)) for row in page.rows)
    onward = f"/desk/done?{urlencode({'after': page.next})}" if page.next else ""
    return DoneView(rows, Pager(1 if rows else 0, len(rows), len(rows), "/desk/done" if after else "", onward))


DID = {
    "filed": "file",
    "voted": "approve",
    "asked": "supplement",
    "returned": "return",
    "rejected": "reject",
    "answered": "answer",
    "extended": "extend",
    "requested": "extend",
    "agreed": "agree",
    "declined": "decline",
    "referred": "refer",
    "advised": "advise",
    "tookback": "take_back",
    "claimed": "claim",
    "released": "release",
    "noted": "note",
    "urged": "urge",
    "withdrawn": "withdraw",
    "terminated": "terminate",
    "handlane": "set_lane",
    "uploaded": "upload",
    "concluded": "conclude",
}
"""The verb behind the first entry of an act."""


def _done(house: House, s: Session, row: Any, discreet: Discreet) -> DoneRow:
    program = program_of(house, s, row.slug, version=_version(s, row.number), language=discreet.reader.language)
    return DoneRow(
        number=row.number,
        affair=program.affair.title,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        step="",
        did=title_of_verb(program, DID[row.kind]),
        at=row.at,
        now=state_words(program, row.state, row.outcome, discreet.reader.translate),
    )


def _version(s: Session, number: str) -> int:
    return int(s.value("select version from cases where number = ?", number))
