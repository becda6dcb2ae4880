"""Ending somebody's post with its last day, of which the effect is told before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from yikou.directory.lookup import posts_of, seat_keys, stand_ins_of
from yikou.directory.model import Directory, Post
from yikou.errors import AnswerError, AnswersRefused, NotFound
from yikou.store import managing, tokens
from yikou.store.accounts import account_of
from yikou.store.database import Session
from yikou.store.directory_store import directory, put_post
from yikou.store.keys import InboxKey
from yikou.texts import N_, say
from yikou.usecases.acting import ADMINISTRATOR_ROLES, Acting, post_key, title_of
from yikou.usecases.acts.ticking import tend_cases
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
)
from yikou.usecases.manage.forms import reason_field
from yikou.usecases.manage.posts import LABEL, person_of, post_words
from yikou.usecases.manage.staff_rows import person_address
from yikou.usecases.manage.staffing import lost
from yikou.usecases.manage.views_manage import Effect, FormField, FormView
from yikou.usecases.manage.words import DAY, role_title
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

MESSAGES = {
    **SHARED,
    "own": N_("自己的系统管理员岗位要由另一位系统管理员来改。"),
    "last": N_("{day} 起就没有系统管理员了。先给另一人系统管理员岗位。"),
    "day_early": N_("最后一天最早是昨天（{day}），也就是马上结束。"),
}
TEXTS = {
    "end": N_("结束岗位"),
    "end_title": N_("结束 {name} 的岗位：{title}"),
    "ends": N_("{name} 的最后一天是 {day}：{title}。"),
    "ended": N_("{name} 的岗位 {title} 到 {day} 为止。"),
    "falls": N_("他认领着的 {n} 件马上放回给同岗位的人。"),
    "falls_later": N_("他认领着的 {n} 件，到那天夜里放回给同岗位的人。"),
    "alone": N_("{org}再没有人是“{role}”。"),
    "waiting": N_("等着这个岗位的待办有 {n} 件。"),
    "stands": N_("{name} 的代理随岗位一起结束。"),
    "no_post": N_("以后他没有别的岗位，不能登录。"),
    "tokens": N_("以这个岗位发出的 {n} 个程序令牌不再有效。"),
    "nothing": N_("没有待办和环节受影响。"),
    "kept": N_("他办过的事、签过的名都留着。"),
}


def ending_address(post: Post) -> str:
    """The page for ending a post."""
    return f"{person_address(post.person)}/post-end?post={post_key(post)}@{post.since.isoformat()}"


def _post(people: Directory, key: str, named: str, on: date) -> Post:
    """A post of somebody that is held, or will be; NotFound for any other."""
    for post in people.posts:
        is_over = post.until is not None and post.until <= on
        if post.person == key and f"{post_key(post)}@{post.since.isoformat()}" == named and not is_over:
            return post
    raise NotFound("post", named)


def end_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for ending a post, which is named by `post`. NotFound for one that is not held."""
    tell = reader.translate
    with house.store.session() as s:
        people = directory(s)
    post = _post(people, key, given.get("post", ""), house.today)
    name, last = person_of(people, key).name, given.get("last", house.today.isoformat())
    return FormView(
        title=say(TEXTS, "end_title", {"name": name, "title": title_of(people, post)}, tell),
        back=Link(name, person_address(key)),
        action=f"{person_address(key)}/post-end",
        press=tell(TEXTS["end"]),
        fields=(
            FormField(
                "last", tell(N_("最后一天")), last, "date", hint=tell(N_("这一天还在岗，第二天起不再是。")), size="c6"
            ),
            reason_field(given, tell),
        ),
        hidden={"post": given.get("post", ""), "seen": mark_of(post)},
    )


def _read_end(people: Directory, key: str, given: Given, acting: Acting, *, on: date) -> tuple[Post, Post]:
    """The post as it is and as it would be; AnswersRefused with everything that is wrong."""
    values = cleaned(given, ("post", "last", "reason", "seen"))
    post, last = _post(people, key, values["post"], on), day_of(values["last"])
    errors = [*meanwhile(values, mark_of(post)), *missing(values, "reason")]
    if last is None:
        errors.append(AnswerError("last", "day_wrong"))
    elif last < on - DAY:
        errors.append(AnswerError("last", "day_early", {"day": (on - DAY).isoformat()}))
    if key == acting.person.key and post.role in ADMINISTRATOR_ROLES:
        errors.append(AnswerError("last", "own"))
    if errors or last is None:
        raise AnswersRefused(tuple(errors))
    return post, replace(post, until=max(post.since, last + DAY))


def without(people: Directory, before: Post, after: Post) -> Directory:
    """The directory with one post in place of another."""
    return replace(people, posts=tuple(after if post == before else post for post in people.posts))


def require_administrator(s: Session, people: Directory, on: date, *, field: str) -> None:
    """AnswersRefused where from that day on there would be one on which nobody may administer."""
    posts = [post for post in people.posts if post.role in ADMINISTRATOR_ROLES]
    known = managing.accounts_of(s, sorted({post.person for post in posts}))
    able = [post for post in posts if post.person in known and not known[post.person].disabled]
    for day in sorted({on, *(post.until for post in able if post.until and post.until > on)}):
        if not any(post.is_held(day) for post in able):
            raise AnswersRefused((AnswerError(field, "last", {"day": day.isoformat()}),))


def end_effect(house: House, reader: Reader, key: str, given: Given) -> Effect:
    """What ending the post would bring."""
    with house.store.session() as s:
        people = directory(s)
        post, ended = _read_end(people, key, given, reader.acting, on=house.today)
        day = max(ended.until or house.today, house.today)
        after = without(people, post, ended)
        require_administrator(s, after, day, field="last")
        claimed = len(_claimed(s, house, post))
        code = "falls" if day <= house.today else "falls_later"
        lines = [say(TEXTS, code, {"n": claimed}, reader.translate)] if claimed else []
        lines += [*_leaves(s, house, reader, post, after, day=day)]
        lines += lost(house, s, reader, after, on=day)
    lines = lines or [reader.translate(TEXTS["nothing"])]
    last = (ended.until or day) - DAY
    params = {"name": people.people[key].name, "day": last.isoformat(), "title": title_of(people, post)}
    said = (say(TEXTS, "ends", params, reader.translate), reader.translate(TEXTS["kept"]))
    return Effect(said, tuple(lines))


def _claimed(s: Session, house: House, post: Post) -> tuple[str, ...]:
    """Cases in which the person has claimed a task in this post."""
    keys = tuple(InboxKey(*key).text for key in seat_keys(directory(s), post, house.today))
    return managing.claimed_at(s, keys, person=post.person)


def _leaves(s: Session, house: House, reader: Reader, post: Post, after: Directory, *, day: date) -> Iterator[str]:
    """What ends with the post, and what is left of the person's and the org's."""
    others = [one for one in after.posts if (one.role, one.org) == (post.role, post.org) and one.is_held(day)]
    if not others:
        params = {"org": after.orgs[post.org].name, "role": role_title(after, post.role)}
        waiting = managing.open_tasks_at(s, (f"at:{post.role}@{post.org}",))
        more = say(TEXTS, "waiting", {"n": waiting}, reader.translate) if waiting else ""
        yield say(TEXTS, "alone", params, reader.translate) + more
    for one in stand_ins_of(directory(s), post, house.today):
        yield say(TEXTS, "stands", {"name": after.people[one.person].name}, reader.translate)
    if account_of(s, post.person) and not posts_of(after, post.person, day):
        yield reader.translate(TEXTS["no_post"])
    mine = [one for one in tokens.listed(s, post.person) if one.post == post_key(post) and one.revoked is None]
    live = sum(house.now < one.ends for one in mine)
    if live:
        yield say(TEXTS, "tokens", {"n": live}, reader.translate)


def end(house: House, reader: Reader, key: str, given: Given) -> Done:
    """Ends the post; what the person has claimed in it falls free with it."""
    acting = reader.acting
    with house.store.writing() as s:
        people = directory(s)
        post, ended = _read_end(people, key, given, acting, on=house.today)
        day = max(ended.until or house.today, house.today)
        require_administrator(s, without(people, post, ended), day, field="last")
        claimed = _claimed(s, house, post) if day <= house.today else ()
        put_post(s, ended)
        changes = [Change(LABEL, post_words(people, post), post_words(people, ended))]
        note_edit(house, s, acting, "post_ended", key, changes=changes, reason=cleaned(given, ("reason",))["reason"])
    tend_cases(house, claimed)
    params = {
        "name": people.people[key].name,
        "title": title_of(people, post),
        "day": ((ended.until or day) - DAY).isoformat(),
    }
    return Done(say(TEXTS, "ended", params, reader.translate), person_address(key))


def now(house: House, reader: Reader, key: str, given: Given) -> Mapping[str, str]:
    """The last day that is planned, and what one more press makes of it."""
    with house.store.session() as s:
        post = _post(directory(s), key, given.get("post", ""), house.today)
    return overtaken.of_last(post.until, given, reader.translate)


END = Edit(end_form, end, MESSAGES, end_effect, now)
