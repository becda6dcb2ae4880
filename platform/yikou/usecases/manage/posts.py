"""Giving somebody a post: a role at an org, from a day on."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from yikou.directory.model import Directory, Person, Post
from yikou.directory.soundness import astray, standing
from yikou.errors import AnswerError, NotFound
from yikou.store.directory_store import directory, put_post
from yikou.texts import N_, say
from yikou.usecases.acting import Acting, title_of
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
from yikou.usecases.manage.forms import org_field, reason_field, role_field
from yikou.usecases.manage.repeats import just_made
from yikou.usecases.manage.sealing_steps import require_proof_of
from yikou.usecases.manage.staff_rows import person_address
from yikou.usecases.manage.views_manage import FormField, FormView
from yikou.usecases.manage.words import DAY, is_open, span_words
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

MESSAGES = {
    **SHARED,
    "no_role": N_("没有选岗位。"),
    "no_org": N_("没有选机构，或者这个机构那一天不在用。"),
    "rank_wrong": N_("顺序写 1 到 999 的数字，小的在前。"),
    "early": N_("不能早于今天（{day}）：以前的事已经按当时的岗位办了。"),
    "ends_before": N_("最后一天不能早于开始的那一天。"),
    "no_org_then": N_("{org}从 {day} 起停用，没有接替。最后一天要在那之前。"),
    "held": N_("{name} 在这段时间已经有这个岗位。请先结束那一段，或改日期。"),
    "own": N_("自己的岗位要由另一位系统管理员来给。"),
}
TEXTS = {
    "give": N_("给岗位"),
    "give_title": N_("给{name}一个岗位"),
    "given": N_("{name} 从 {since} 起是 {title}。"),
}
LABEL = N_("岗位")
_RANK = re.compile(r"[1-9][0-9]{0,2}")
GIVEN = ("role", "org", "title", "rank", "since", "until", "reason", "seen")


def person_of(people: Directory, key: str) -> Person:
    """The person. NotFound for nobody."""
    if key not in people.people:
        raise NotFound("person", key)
    return people.people[key]


def give_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for giving somebody a post. NotFound for nobody."""
    tell = reader.translate
    with house.store.session() as s:
        people = directory(s)
    name = person_of(people, key).name
    values = {"since": house.today.isoformat(), "rank": "100", **given}
    return FormView(
        title=say(TEXTS, "give_title", {"name": name}, tell),
        back=Link(name, person_address(key)),
        action=f"{person_address(key)}/post",
        press=tell(TEXTS["give"]),
        fields=(*post_fields(people, house.today, values, reader), reason_field(values, tell, optional=True)),
        hidden={"seen": mark_of([post for post in people.posts if post.person == key])},
    )


def post_fields(people: Directory, on: date, values: Given, reader: Reader) -> tuple[FormField, ...]:
    """What makes a post."""
    tell = reader.translate
    orgs = sorted((one for one in people.orgs.values() if is_open(one, on)), key=lambda one: one.code)
    value = values.get
    return (
        role_field(people, values, tell),
        org_field(iter(orgs), values, tell, name="org", label=tell(N_("机构"))),
        FormField("title", tell(N_("职务")), value("title", ""), hint=tell(N_("例如：民政科。不填就写岗位名。")),
                  optional=True, size="c6"),
        FormField("rank", tell(N_("顺序")), value("rank", ""), hint=tell(N_("签名和名单的先后，小的在前。")),
                  optional=True, size="c6"),
        FormField("since", tell(N_("从哪一天起")), value("since", ""), "date", size="c6"),
        FormField("until", tell(N_("最后一天")), value("until", ""), "date", optional=True, size="c6"),
    )  # fmt: skip


def read_post(people: Directory, key: str, values: Given, *, on: date) -> Post:
    """The post that was typed; AnswersRefused with everything that is wrong with it."""
    since, last = day_of(values["since"]), day_of(values["until"])
    errors = [*missing(values), *_errors(people, values, since, last, on=on)]
    refuse(errors)
    assert since is not None  # it was judged before
    rank = int(values["rank"] or "100")
    made = Post(key, values["role"], values["org"], since, last + DAY if last else None, rank, values["title"])
    refuse(_left(people, made, on))
    return made


def _left(people: Directory, made: Post, on: date) -> Iterator[AnswerError]:
    """An error where the org is closed while the post is held, and nothing takes its place."""
    day = astray(people, made, on)
    if day:
        params = {"org": standing(people, made.org, day).name, "day": day.isoformat()}
        yield AnswerError("until", "no_org_then", params)


def _errors(
    people: Directory, values: Given, since: date | None, last: date | None, *, on: date
) -> Iterator[AnswerError]:
    if values["role"] not in people.roles:
        yield AnswerError("role", "no_role")
    place = people.orgs.get(values["org"])
    if place is None or (since and not is_open(place, since)):
        yield AnswerError("org", "no_org")
    if values["rank"] and not _RANK.fullmatch(values["rank"]):
        yield AnswerError("rank", "rank_wrong")
    if since is None:
        yield AnswerError("since", "day_wrong")
    elif since < on:
        yield AnswerError("since", "early", {"day": on.isoformat()})
    if values["until"] and last is None:
        yield AnswerError("until", "day_wrong")
    elif since and last and last < since:
        yield AnswerError("until", "ends_before")


def give(house: House, reader: Reader, key: str, given: Given) -> Done:
    """Gives the post. ProofNeeded for a post that gives power over others, or may put a seal on. Sent
    twice, it is given once."""
    values, acting = cleaned(given, GIVEN), reader.acting
    with house.store.writing() as s:
        people = directory(s)
        name = person_of(people, key).name
        made = read_post(people, key, values, on=house.today)
        changes = [Change(LABEL, "", post_words(people, made))]
        params = {"name": name, "since": made.since.isoformat(), "title": title_of(people, made)}
        done = Done(say(TEXTS, "given", params, reader.translate), person_address(key))
        if made in people.posts and just_made(house, s, acting, "post_given", key, changes):
            return done
        refuse(meanwhile(values, mark_of([post for post in people.posts if post.person == key])))
        refuse(_clashes(people, made, acting))
        require_proof_of(house, s, acting, made.role)
        put_post(s, made)
        note_edit(house, s, acting, "post_given", key, changes=changes, reason=values["reason"])
    return done


def _clashes(people: Directory, made: Post, acting: Acting) -> Iterator[AnswerError]:
    if made.person == acting.person.key:
        yield AnswerError("", "own")
    for post in people.posts:
        same = (post.person, post.role, post.org) == (made.person, made.role, made.org)
        if same and (post.until is None or made.since < post.until) and (made.until is None or post.since < made.until):
            yield AnswerError("since", "held", {"name": people.people[made.person].name})
            return


def post_words(people: Directory, post: Post) -> str:
    """A post as the log tells it."""
    role = people.roles[post.role].title if post.role in people.roles else post.role
    return f"{title_of(people, post)}（{role}），{span_words(post, str)}"


def now(house: House, reader: Reader, key: str, _: Given) -> Mapping[str, str]:
    """The posts that somebody has, to which one more press adds."""
    with house.store.session() as s:
        return overtaken.of_post(directory(s), key, on=house.today, tell=reader.translate)


GIVE = Edit(give_form, give, MESSAGES, now=now)
