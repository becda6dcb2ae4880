"""Closing an org with its last day: another takes its place, or there is nothing left that needs one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from yikou.directory.lookup import below
from yikou.directory.model import Directory, Org
from yikou.errors import AnswerError, AnswersRefused
from yikou.store.directory_store import directory, put_org, put_post
from yikou.texts import N_, say
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.usecases.manage import overtaken
from yikou.usecases.manage.editing import (
    SHARED,
    Done,
    Edit,
    Given,
    cleaned,
    day_of,
    mark_of,
    meanwhile,
    missing,
    refuse,
)
from yikou.usecases.manage.ending_posts import require_administrator
from yikou.usecases.manage.ending_told import Ending, cut, directory_after, follows_of, places_of, said_of, stops_of
from yikou.usecases.manage.forms import org_field, reason_field
from yikou.usecases.manage.org_edits import open_org
from yikou.usecases.manage.soundness import broken
from yikou.usecases.manage.staffing import lost
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.views_manage import Effect, FormField, FormView
from yikou.usecases.manage.words import DAY, ended_words, is_open, role_title
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Option

MESSAGES = {
    **SHARED,
    "day_early": N_("最后一天最早是昨天（{day}），也就是马上停用。"),
    "begins": N_("最后一天不能早于启用的那一天（{day}）。"),
    "no_successor": N_("接替的机构要和它是同一种，而且那一天还在用。"),
    "last": N_("{day} 起就没有系统管理员了。先给另一人系统管理员岗位。"),
    "top": N_("最上一级机构不能停用。"),
}
TEXTS = {
    "end": N_("停用"),
    "end_title": N_("停用{name}"),
    "told": N_("停用不删除：编号、办件和文书里都留着它。"),
    "planned": N_("已经定了：{said}。最后一天留空，就不停用了。"),
}
STATE, OPEN = N_("状态"), N_("在用")


def may_end(one: Org) -> bool:
    """Whether it can be closed at all: the top of the tree cannot."""
    return one.kind != "district"


def _successors(people: Directory, one: Org, on: date) -> Iterator[Org]:
    """Open orgs that may take its place: of its kind, and not below it, because what is below goes to them."""
    own = below(people, one.slug, on)
    return (
        other
        for other in people.orgs.values()
        if other.kind == one.kind and other.slug not in own and other.until is None and is_open(other, on)
    )


def form(house: House, reader: Reader, slug: str, given: Given) -> FormView:
    """The form for closing it; of one whose end is planned, for changing or taking back the plan."""
    tell = reader.translate
    with house.store.session() as s:
        people = directory(s)
    one = open_org(people, slug, house)
    first = one.until - DAY if one.until else house.today
    last = given["last"] if "last" in given else first.isoformat()
    values = {"successor": one.successor or "", **given}
    along = values.get("posts") != "end"
    plan = say(TEXTS, "planned", {"said": ended_words(people, one, tell)}, tell) if one.until else ""
    return FormView(
        title=say(TEXTS, "end_title", {"name": one.name}, tell),
        back=Link(one.name, org_address(slug)),
        action=f"{org_address(slug)}/end",
        press=tell(TEXTS["end"]),
        fields=(
            FormField("last", tell(N_("最后一天")), last, "date", optional=bool(one.until), size="c6"),
            org_field(_successors(people, one, house.today), values, tell, name="successor", free=True,
                      label=tell(N_("由谁接替")), hint=tell(N_("没有办完的件、下级机构和居民都归它。"))),
            FormField("posts", tell(N_("这里的岗位")), "", "radios", (
                Option("along", tell(N_("跟到接替的机构")), along),
                Option("end", tell(N_("同一天结束")), not along, tell(N_("没有接替的机构时，岗位总是同一天结束。"))),
            )),
            reason_field(values, tell),
        ),
        hidden={"seen": mark_of(one)},
        told=plan or tell(TEXTS["told"]),
    )  # fmt: skip


def _read(people: Directory, slug: str, given: Given, house: House) -> Ending:
    """What was typed; AnswersRefused with everything that is wrong."""
    values, on = cleaned(given, ("last", "successor", "posts", "reason", "seen")), house.today
    one, last = open_org(people, slug, house), day_of(values["last"])
    errors = [*meanwhile(values, mark_of(one)), *missing(values, "reason")]
    if not may_end(one):
        errors.append(AnswerError("", "top"))
    if one.until and not values["last"] and not errors:
        return Ending(one, replace(one, until=None, successor=None), (), (), True, values["reason"])
    errors += _day_errors(one, last, on)
    after = values["successor"]
    if after and after not in {other.slug for other in _successors(people, one, on)}:
        errors.append(AnswerError("successor", "no_successor"))
    if errors or last is None:
        raise AnswersRefused(tuple(errors))
    day = last + DAY
    places = places_of(people, one, day)
    here = tuple(post for post in people.posts if post.org in places and (post.until is None or post.until > day))
    is_along = bool(after) and values["posts"] != "end"
    ended = replace(one, until=day, successor=after or None)
    return Ending(one, ended, places, here, is_along, values["reason"])


def _day_errors(one: Org, last: date | None, on: date) -> Iterator[AnswerError]:
    if last is None:
        yield AnswerError("last", "day_wrong")
    elif last < on - DAY:
        yield AnswerError("last", "day_early", {"day": (on - DAY).isoformat()})
    elif last < one.since:
        yield AnswerError("last", "begins", {"day": one.since.isoformat()})


def effect(house: House, reader: Reader, slug: str, given: Given) -> Effect:
    """What closing it would bring, and what is in the way."""
    with house.store.session() as s:
        people = directory(s)
        made = _read(people, slug, given, house)
        said, after = said_of(people, made, reader), directory_after(people, made)
        stops = tuple(stops_of(s, people, made, reader, house.today))
        refuse([] if stops else broken(people, after, house.today))
        if made.after.until is None:
            return Effect((said,))
        day = max(made.day, house.today)
        require_administrator(s, after, day, field="last")
        lines = [*follows_of(s, people, made, reader, house.today)] if not stops else []
        if not stops:
            lines += lost(house, s, reader, after, on=day)
    return Effect((said, reader.translate(TEXTS["told"])), tuple(lines), stops)


def do(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Closes it on that day, or takes a planned end back."""
    with house.store.writing() as s:
        people = directory(s)
        made = _read(people, slug, given, house)
        if stops := tuple(stops_of(s, people, made, reader, house.today)):
            raise AnswersRefused(tuple(AnswerError("", "stop", {"why": why}) for why in stops))
        after = directory_after(people, made)
        refuse(broken(people, after, house.today))
        if made.after.until:
            require_administrator(s, after, max(made.day, house.today), field="last")
        put_org(s, made.after)
        for post in made.ended:
            put_post(s, cut(post, made.day))
        words = [ended_words(people, one, str) or OPEN for one in (made.before, made.after)]
        changes = [Change(STATE, words[0], words[1])]
        changes += [Change(people.people[post.person].name, role_title(people, post.role), "") for post in made.ended]
        note_edit(house, s, reader.acting, "org_ended", slug, changes=changes, reason=made.reason)
    return Done(said_of(people, made, reader), org_address(slug))


def now(house: House, reader: Reader, slug: str, given: Given) -> Mapping[str, str]:
    """The end that is planned, and what one more press makes of it."""
    with house.store.session() as s:
        return overtaken.of_end(directory(s), slug, given, reader.translate)


END = Edit(form, do, {**MESSAGES, "stop": "{why}"}, effect, now)
