"""Moving an org under another from a day on. Whatever happened before that day is read as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from yikou.directory.lookup import below, parent
from yikou.directory.model import Directory, Move, Org
from yikou.errors import AnswerError, AnswersRefused
from yikou.store import managing
from yikou.store.directory_store import directory, drop_move, put_move
from yikou.texts import N_, say
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.usecases.manage.editing import SHARED, Done, Edit, Given, cleaned, day_of, mark_of, meanwhile, missing
from yikou.usecases.manage.forms import org_field, reason_field
from yikou.usecases.manage.org_edits import UNDER, open_org
from yikou.usecases.manage.staffing import lost
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.views_manage import Effect, FormField, FormView
from yikou.usecases.manage.words import is_open
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

MESSAGES = {
    **SHARED,
    "no_parent": N_("没有选上级，或者这个机构不能放在它下面。"),
    "same": N_("它现在就在{name}下面。"),
    "early": N_("不能早于今天（{day}）：以前的事已经按当时的上级办了。"),
}
TEXTS = {
    "move": N_("移动"),
    "move_title": N_("移动{name}"),
    "told": N_("现在的上级：{name}。"),
    "planned": N_("已经定了：{day} 起属{name}。选现在的上级，就取消它。"),
    "moves": N_("{name}从 {day} 起属{above}，原来属{before}。"),
    "cancels": N_("{name}不移动了，仍属{above}。"),
    "along": N_("下级机构 {n} 个一起移动。"),
    "cases": N_("在办的 {n} 件接着办，办件号不变。从那天起，按上级找人的环节都找新上级的人，等着的待办夜里转过去。"),
    "people": N_("{above}的人从那天起看得到这里的办件；{before}的人只看得到自己办过的。"),
    "moved": N_("{name}从 {day} 起属{above}。"),
}
LABEL = N_("上级")


def _parents(people: Directory, one: Org, on: date) -> Iterator[Org]:
    """Open orgs that it may stand below."""
    own = set(below(people, one.slug, on))
    for other in people.orgs.values():
        if is_open(other, on) and other.slug not in own and one.kind in UNDER[other.kind] and one.kind != "outside":
            yield other


def may_move(people: Directory, one: Org, on: date) -> bool:
    """Whether there is another place for it."""
    above = parent(people, one.slug, on)
    return any(other.slug != above for other in _parents(people, one, on))


def planned(people: Directory, slug: str, on: date) -> Move | None:
    """The next move of an org that has not come yet."""
    return next((move for move in people.moves if move.org == slug and move.since > on), None)


def planned_words(people: Directory, slug: str, reader: Reader, on: date) -> str:
    """That move, in words; '' for none."""
    found = planned(people, slug, on)
    if found is None:
        return ""
    return say(TEXTS, "planned", {"day": found.since.isoformat(), "name": people.orgs[found.parent].name},
               reader.translate)  # fmt: skip


def form(house: House, reader: Reader, slug: str, given: Given) -> FormView:
    """The form for moving it."""
    tell, on = reader.translate, house.today
    with house.store.session() as s:
        people = directory(s)
    one = open_org(people, slug, house)
    above = parent(people, slug, on)
    now = say(TEXTS, "told", {"name": people.orgs[above].name if above else ""}, tell)
    return FormView(
        title=say(TEXTS, "move_title", {"name": one.name}, tell),
        back=Link(one.name, org_address(slug)),
        action=f"{org_address(slug)}/move",
        press=tell(TEXTS["move"]),
        fields=(
            org_field(_parents(people, one, on), given, tell, name="parent", label=tell(N_("新的上级"))),
            FormField("since", tell(N_("从哪一天起")), given.get("since", on.isoformat()), "date", size="c6"),
            reason_field(given, tell),
        ),
        hidden={"seen": _mark(people, slug)},
        told=now + planned_words(people, slug, reader, on),
    )


def _mark(people: Directory, slug: str) -> str:
    return mark_of(people.orgs[slug], [move for move in people.moves if move.org == slug])


def _read(people: Directory, slug: str, given: Given, house: House) -> tuple[Move, Move | None]:
    """The move, and the planned one that it takes back by naming the present place."""
    values, on = cleaned(given, ("parent", "since", "reason", "seen")), house.today
    one, since = open_org(people, slug, house), day_of(values["since"])
    errors = [*meanwhile(values, _mark(people, slug)), *missing(values, "reason")]
    dropped, above = planned(people, slug, on), parent(people, slug, on)
    if values["parent"] not in {other.slug for other in _parents(people, one, on)}:
        errors.append(AnswerError("parent", "no_parent"))
    elif values["parent"] == above and not dropped:
        errors.append(AnswerError("parent", "same", {"name": people.orgs[values["parent"]].name}))
    if since is None:
        errors.append(AnswerError("since", "day_wrong"))
    elif since < on:
        errors.append(AnswerError("since", "early", {"day": on.isoformat()}))
    if errors or since is None:
        raise AnswersRefused(tuple(errors))
    return Move(slug, since, values["parent"]), dropped if values["parent"] == above else None


def effect(house: House, reader: Reader, slug: str, given: Given) -> Effect:
    """What moving it would bring."""
    tell, on = reader.translate, house.today
    with house.store.session() as s:
        people = directory(s)
        move, dropped = _read(people, slug, given, house)
        names = _names(people, move, on)
        if dropped:
            return Effect((say(TEXTS, "cancels", names, tell),))
        after = replace(people, moves=(*people.moves, move))
        along = below(people, slug, on)
        cases = managing.open_cases_at(s, along)
        lines = [say(TEXTS, "along", {"n": len(along) - 1}, tell)] if len(along) > 1 else []
        lines += [say(TEXTS, "cases", {"n": cases}, tell)] if cases else []
        lines.append(say(TEXTS, "people", names, tell))
        lines += lost(house, s, reader, after, on=move.since)
    return Effect((say(TEXTS, "moves", names, tell),), tuple(lines))


def _names(people: Directory, move: Move, on: date) -> dict[str, str]:
    before, orgs = parent(people, move.org, on), people.orgs
    return {
        "name": orgs[move.org].name,
        "day": move.since.isoformat(),
        "above": orgs[move.parent].name,
        "before": orgs[before].name if before else "",
    }


def do(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Moves it, or takes a planned move back."""
    with house.store.writing() as s:
        people = directory(s)
        move, dropped = _read(people, slug, given, house)
        names = _names(people, move, house.today)
        if dropped:
            drop_move(s, dropped)
            change = Change(LABEL, f"{dropped.since.isoformat()} {people.orgs[dropped.parent].name}", names["above"])
        else:
            put_move(s, move)
            change = Change(LABEL, names["before"], f"{names['day']} {names['above']}")
        reason = cleaned(given, ("reason",))["reason"]
        note_edit(house, s, reader.acting, "org_moved", slug, changes=[change], reason=reason)
    return Done(say(TEXTS, "cancels" if dropped else "moved", names, reader.translate), org_address(slug))


MOVE = Edit(form, do, MESSAGES, effect)
