"""代理: who stands in for whom, from when to when; entering it, and ending it before its day.

Whoever holds a post enters a stand-in for it; a manager for the posts below them, an administrator for all. A stand-in
never passes on what they stand in for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from yikou.definition.scalars import parse_date
from yikou.directory.lookup import below, parent, posts_of, seat_keys
from yikou.directory.model import Directory, Post, StandIn
from yikou.errors import AnswerError, AnswersRefused, NotAllowed, NotFound
from yikou.flow.words import date_words
from yikou.store.database import Session
from yikou.store.directory_store import directory, put_stand_in
from yikou.store.inbox import count_barred
from yikou.store.keys import InboxKey
from yikou.store.paging import Page, page_of, place_after
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting, post_key, title_of
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.desk.desk_lists import tabs
from yikou.usecases.desk.views_desk import StandInRow, StandInsView
from yikou.usecases.house import House
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader
from yikou.usecases.views import Fault, Option

NOTHING: Mapping[str, str] = {}
LONGEST = timedelta(days=366)
DAY = timedelta(days=1)
PAGE = 50
MANAGERS, ADMINISTRATORS = frozenset({"manager"}), frozenset({"administrator"})
MESSAGES = {
    "choose_post": N_("请选择要请人代理的岗位。"),
    "choose_person": N_("请选择代理人。"),
    "self": N_("{name} 自己就在这个岗位上，请选择另一人代理。"),
    "left": N_("{name} 在 {day} 没有岗位，不能代理。请选择另一人，或改日期。"),
    "away": N_("{name} 从 {since} 到 {until} 自己也请了 {other} 代理。请选择另一人，或改日期。"),
    "overlap": N_("这个岗位从 {since} 到 {until} 已由 {name} 代理。请先提前结束那一段，或改日期。"),
    "want_day": N_("请填写日期，如 2026-03-24。"),
    "past": N_("不能早于今天（{day}）。"),
    "order": N_("结束日期不能早于开始日期。"),
    "too_long": N_("一次代理最长 {days} 天。更长的请改岗位，不要用代理。"),
    "not_held": N_("{name} 在 {day} 已不在这个岗位上。请改日期。"),
    "made": N_("已登记：{since} 到 {until}，由 {name} 代理 {holder}（{title}）。"),
    "barred": N_("目前有 {n} 件 {name} 不能代办：这些件他在别的环节办过，或与他有关。请另作安排。"),
    "ended": N_("代理已结束。"),
}


def stand_ins_view(
    house: House,
    reader: Reader,
    *,
    post: str = "",
    after: str = "",
    given: Mapping[str, str] = NOTHING,
    error: AnswersRefused | None = None,
) -> StandInsView:
    """The page. post: `key_of` the post that a stand-in is entered for; after: where the page before ended; given: what
    was typed; error: what is wrong."""
    acting, tell = reader.acting, reader.translate
    with house.store.session() as s:
        people = directory(s)
        shown_tabs = tabs(house, s, reader)
    words = _Words(people, house.today, tell)
    may = _posts(people, acting, house.today)
    chosen = next((one for one in may if key_of(one) == post), may[0] if len(may) == 1 else None)
    errors = {e.field: say(MESSAGES, e.code, e.params, tell) for e in (error.errors if error else ())}
    shown = _page(people, house.today, acting, may, after)
    return StandInsView(
        rows=tuple(words.row(one, acting, may) for one in shown.rows),
        posts=(*(() if chosen else (words.no_post,)), *(words.post_option(one, chosen) for one in may)),
        people=tuple(words.people_of(chosen, given.get("person", ""))) if chosen else (),
        given={"post": key_of(chosen) if chosen else "", **given},
        errors=errors,
        faults=tuple(Fault(text, name) for name, text in errors.items()),
        today=house.today,
        is_passed_on=acting.stands_for is not None,
        tabs=shown_tabs,
        pager=pages("/desk/stand-ins", shown, after, post=post),
    )


def _page(people: Directory, on: date, acting: Acting, may: tuple[Post, ...], after: str) -> Page[StandIn]:
    """Stand-ins that are on or ahead and concern this person, by the day they begin."""
    behind = place_after(after, str, str) if after else []
    mine = (one for one in people.stand_ins if one.until > on and _concerns(one, acting, may))
    return page_of(sorted((one for one in mine if _place(one) > behind), key=_place)[: PAGE + 1], PAGE, _place)


def _place(one: StandIn) -> list[str | int]:
    return [one.since.isoformat(), stand_in_key(one)]


def enter(house: House, reader: Reader, given: Mapping[str, str]) -> str:
    """A new stand-in; what to tell. given: post, person, since, until (the last day). AnswersRefused by field."""
    acting, tell = reader.acting, reader.translate
    with house.store.writing() as s:
        people = directory(s)
        made = _checked(people, acting, given, on=house.today)
        put_stand_in(s, made)
        _note(s, house, acting, "stand_in_entered", made)
        post = _post(people, made)
        barred = count_barred(s, _keys(people, post, house.today), person=made.person, but=made.holder)
    words = _Words(people, house.today, tell)
    said = words.say("made", **words.of(made), holder=people.people[made.holder].name, title=title_of(people, post))
    return said + (words.say("barred", n=barred, name=people.people[made.person].name) if barred else "")


def end(house: House, acting: Acting, key: str) -> None:
    """Ends a stand-in today; one that has not begun never does. NotFound for one that this post may not end."""
    with house.store.writing() as s:
        people = directory(s)
        may = _posts(people, acting, house.today)
        found = next((one for one in people.stand_ins if stand_in_key(one) == key and one.until > house.today), None)
        if found is None or not (_may_end(found, may) or found.person == acting.person.key):
            raise NotFound("stand_in", key)
        put_stand_in(s, replace(found, until=max(found.since, house.today)))
        _note(s, house, acting, "stand_in_ended", found)


def key_of(post: Post) -> str:
    """What names somebody's post in a form: holder, role and org."""
    return f"{post.person}:{post_key(post)}"


def stand_in_key(one: StandIn) -> str:
    """What names a stand-in in a form."""
    return f"{one.holder}:{one.role}@{one.org}:{one.since.isoformat()}"


def _posts(people: Directory, acting: Acting, on: date) -> tuple[Post, ...]:
    """Posts that this person may enter a stand-in for: their own; a manager's below them, an administrator's all."""
    if acting.stands_for:
        return ()
    own = posts_of(people, acting.person.key, on)
    if acting.post.role not in MANAGERS | ADMINISTRATORS:
        return own
    reach = set(people.orgs) if acting.post.role in ADMINISTRATORS else set(below(people, acting.post.org, on))
    others = [post for post in people.posts if post.is_held(on) and post.org in reach and post not in own]
    names = people.people
    return (*own, *sorted(others, key=lambda post: (post.org, post.rank, names[post.person].name)))


def _concerns(one: StandIn, acting: Acting, may: tuple[Post, ...]) -> bool:
    return acting.person.key in (one.person, one.holder) or _may_end(one, may)


def _may_end(one: StandIn, may: tuple[Post, ...]) -> bool:
    return any((post.person, post.role, post.org) == (one.holder, one.role, one.org) for post in may)


def _checked(people: Directory, acting: Acting, given: Mapping[str, str], *, on: date) -> StandIn:
    if acting.stands_for:
        raise NotAllowed("stand_in")
    may = _posts(people, acting, on)
    post = next((one for one in may if key_of(one) == given.get("post")), None)
    if post is None:
        raise AnswersRefused((AnswerError("post", "choose_post"),))
    since, last = (parse_date(given.get(name, "")) for name in ("since", "until"))
    errors = [
        AnswerError(name, "want_day") for name, day in (("since", since), ("until", last)) if day in (None, date.max)
    ]
    person = given.get("person", "")
    if person not in candidates(people, post, on):
        errors.insert(0, AnswerError("person", "choose_person"))
    if errors or since is None or last is None:
        raise AnswersRefused(tuple(errors))
    made = StandIn(person, post.person, post.role, post.org, since, last + DAY)
    against = tuple(_against(people, post, made, on))
    if against:
        raise AnswersRefused(against)
    return made


def _against(people: Directory, post: Post, made: StandIn, on: date) -> Iterator[AnswerError]:
    """What stands against it, field by field."""
    name = people.people[made.person].name
    last = made.until - DAY
    if made.since < on:
        yield AnswerError("since", "past", {"day": on.isoformat()})
    if last < made.since:
        yield AnswerError("until", "order")
        return
    if made.until - made.since > LONGEST:
        yield AnswerError("until", "too_long", {"days": LONGEST.days})
    if not post.is_held(last):
        yield AnswerError("until", "not_held", {"name": people.people[post.person].name, "day": last.isoformat()})
    if made.person == post.person:
        yield AnswerError("person", "self", {"name": name})
    elif not posts_of(people, made.person, made.since):
        yield AnswerError("person", "left", {"name": name, "day": made.since.isoformat()})
    for other in people.stand_ins:
        if other.since < made.until and made.since < other.until:
            yield from _clash(people, made, other)


def _clash(people: Directory, made: StandIn, other: StandIn) -> Iterator[AnswerError]:
    days = {"since": other.since.isoformat(), "until": (other.until - DAY).isoformat()}
    if (other.holder, other.role, other.org) == (made.holder, made.role, made.org):
        yield AnswerError("since", "overlap", {**days, "name": people.people[other.person].name})
    elif other.holder == made.person:
        names = {"name": people.people[made.person].name, "other": people.people[other.person].name}
        yield AnswerError("person", "away", {**days, **names})


def candidates(people: Directory, post: Post, on: date) -> Mapping[str, Post]:
    """Whoever could stand in for that post: people at the same place, below it and above it, with the post that they
    hold there."""
    above = parent(people, post.org, on)
    found: dict[str, Post] = {}
    for place in (*below(people, post.org, on), *([above] if above else [])):
        for one in people.posts:
            if one.org == place and one.is_held(on):
                found.setdefault(one.person, one)
    return found


def _post(people: Directory, one: StandIn) -> Post:
    return next(p for p in people.posts if (p.person, p.role, p.org) == (one.holder, one.role, one.org))


def _keys(people: Directory, post: Post, on: date) -> tuple[InboxKey, ...]:
    return tuple(InboxKey(*key) for key in seat_keys(people, post, on))


def _note(s: Session, house: House, acting: Acting, what: str, one: StandIn) -> None:
    people = directory(s)
    last = one.until - DAY
    said = f"{people.people[one.person].name}，{one.since.isoformat()} – {last.isoformat()}"
    change = (said, "") if what == "stand_in_ended" else ("", said)
    note_edit(house, s, acting, what, one.holder, changes=[Change(title_of(people, _post(people, one)), *change)])


@dataclass(frozen=True, slots=True)
class _Words:
    """The parts of the page as people read them."""

    people: Directory
    on: date
    translate: Translate

    def say(self, code: str, **params: object) -> str:
        return say(MESSAGES, code, params, self.translate)

    def of(self, one: StandIn) -> dict[str, str]:
        return {
            "name": self.people.people[one.person].name,
            "since": date_words(one.since, self.translate),
            "until": date_words(one.until - DAY, self.translate),
        }

    def row(self, one: StandIn, acting: Acting, may: tuple[Post, ...]) -> StandInRow:
        return StandInRow(
            key=stand_in_key(one),
            person=self.people.people[one.person].name,
            holder=self.people.people[one.holder].name,
            title=title_of(self.people, _post(self.people, one)),
            since=one.since,
            last=one.until - DAY,
            is_on=one.is_on(self.on),
            may_end=_may_end(one, may) or one.person == acting.person.key,
            mine=one.person == acting.person.key,
        )

    @property
    def no_post(self) -> Option:
        return Option("", self.say("choose_post"), True)

    def post_option(self, post: Post, chosen: Post | None) -> Option:
        name = self.people.people[post.person].name
        return Option(key_of(post), f"{title_of(self.people, post)} · {name}", post == chosen)

    def people_of(self, post: Post, chosen: str) -> Iterator[Option]:
        for key, own in candidates(self.people, post, self.on).items():
            if key != post.person:
                yield Option(key, f"{self.people.people[key].name} · {title_of(self.people, own)}", key == chosen)
