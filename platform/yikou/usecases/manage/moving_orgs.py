"""Moving an org under another from a day on. Whatever happened before that day is read as it was."""

from collections.abc import Iterator, Mapping
from datetime import date

from yikou.directory.lookup import below, parent
from yikou.directory.model import Directory, Move, Org
from yikou.errors import AnswerError, AnswersRefused
from yikou.store.directory_store import directory, drop_move, put_move
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
from yikou.usecases.manage.forms import org_field, reason_field
from yikou.usecases.manage.moving_told import Moving, follows_of, moving, planned, planned_words, plans, said_of
from yikou.usecases.manage.org_edits import UNDER, open_org
from yikou.usecases.manage.soundness import broken
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
        told=now + planned_words(people, slug, tell, on),
    )


def _mark(people: Directory, slug: str) -> str:
    return mark_of(people.orgs[slug], [move for move in people.moves if move.org == slug])


def _read(people: Directory, slug: str, given: Given, house: House) -> Moving:
    """The move that was typed; AnswersRefused with everything that is wrong, also with what it would break later."""
    values, on = cleaned(given, ("parent", "since", "reason", "seen")), house.today
    one, since = open_org(people, slug, house), day_of(values["since"])
    errors = [*meanwhile(values, _mark(people, slug)), *missing(values, "reason")]
    errors += _errors(people, one, values["parent"], since, on=on)
    if errors or since is None:
        raise AnswersRefused(tuple(errors))
    made = moving(people, Move(slug, since, values["parent"]), on)
    refuse(broken(people, made.after, on))
    return made


def _errors(people: Directory, one: Org, chosen: str, since: date | None, *, on: date) -> Iterator[AnswerError]:
    above = next((other for other in _parents(people, one, on) if other.slug == chosen), None)
    stays = chosen == parent(people, one.slug, on)
    if above is None:
        yield AnswerError("parent", "no_parent")
    elif stays and not planned(people, one.slug, on):
        yield AnswerError("parent", "same", {"name": above.name})
    if since is None:
        yield AnswerError("since", "day_wrong")
    elif since < on:
        yield AnswerError("since", "early", {"day": on.isoformat()})
    elif above and not stays and not is_open(above, since):
        yield AnswerError("since", "above_closed", {"name": above.name, "day": since.isoformat()})


def effect(house: House, reader: Reader, slug: str, given: Given) -> Effect:
    """What moving it would bring."""
    with house.store.session() as s:
        people = directory(s)
        made = _read(people, slug, given, house)
        lines: list[str] = []
        if made.move:
            lines += follows_of(s, people, made, made.move, reader.translate)
            lines += lost(house, s, reader, made.after, on=made.move.since)
    return Effect(tuple(said_of(made, reader.translate)), tuple(lines))


def do(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Moves it, or takes planned moves back."""
    with house.store.writing() as s:
        people = directory(s)
        made = _read(people, slug, given, house)
        for move in made.dropped:
            drop_move(s, move)
        if made.move:
            put_move(s, made.move)
        before = plans(people, made.dropped, str) or made.names["before"]
        after = f"{made.names['day']} {made.names['above']}" if made.move else made.names["above"]
        reason = cleaned(given, ("reason",))["reason"]
        note_edit(house, s, reader.acting, "org_moved", slug, changes=[Change(LABEL, before, after)], reason=reason)
        said = say(TEXTS, "moved", made.names, reader.translate) if made.move else next(said_of(made, reader.translate))
    return Done(said, org_address(slug))


def now(house: House, reader: Reader, slug: str, given: Given) -> Mapping[str, str]:
    """Where it stands and what is planned, and what one more press makes of it."""
    with house.store.session() as s:
        return overtaken.of_move(directory(s), slug, given, on=house.today, tell=reader.translate)


MOVE = Edit(form, do, MESSAGES, effect, now)
