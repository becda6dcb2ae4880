"""What moving an org would make of it: which plans count no more, and who sees its cases from then on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yikou.directory.lookup import above, below, parent
from yikou.directory.model import Directory, Move
from yikou.flow.program import BETWEEN
from yikou.store import managing
from yikou.store.database import Session
from yikou.texts import N_, Translate, say
from yikou.usecases.manage.words import DAY

TEXTS = {
    "moves": N_("{name}从 {day} 起属{above}，原来属{before}。"),
    "cancels": N_("{name}不移动了，仍属{above}。"),
    "planned": N_("已经定了：{plans}。选现在的上级就取消它，选别的就以新定的为准。"),
    "plan": N_("{day} 起属{name}"),
    "instead": N_("原来定的不再算数：{plans}。"),
    "along": N_("下级机构 {n} 个一起移动。"),
    "cases": N_("在办的 {n} 件接着办，办件号不变。从那天起，按上级找人的环节都找新上级的人，等着的待办夜里转过去。"),
    "gains": N_("{orgs}的人从那天起看得到这里的办件。"),
    "loses": N_("{orgs}的人从那天起只看得到自己办过的。"),
}


@dataclass(frozen=True, slots=True)
class Moving:
    """What would be edited. move: None where the org stays where it stands today; dropped: planned moves that count no
    more; after: everybody as they would be; names: of the org, of what is above it then and before, and the day."""

    move: Move | None
    dropped: tuple[Move, ...]
    after: Directory
    names: Mapping[str, str]


def planned(people: Directory, slug: str, on: date) -> tuple[Move, ...]:
    """Moves of the org that have not come yet."""
    return tuple(move for move in people.moves if move.org == slug and move.since > on)


def planned_words(people: Directory, slug: str, translate: Translate, on: date) -> str:
    """Those moves in a sentence; '' for none."""
    found = planned(people, slug, on)
    return say(TEXTS, "planned", {"plans": plans(people, found, translate)}, translate) if found else ""


def plans(people: Directory, moves: Sequence[Move], translate: Translate) -> str:
    """Moves in a row."""
    params = ({"day": move.since.isoformat(), "name": people.orgs[move.parent].name} for move in moves)
    return translate(BETWEEN).join(say(TEXTS, "plan", one, translate) for one in params)


def moving(people: Directory, move: Move, on: date) -> Moving:
    """The edit: the move takes the place of all that were planned, and of one on the same day; none is made to where
    the org stands anyway."""
    is_here, dropped = move.parent == parent(people, move.org, on), planned(people, move.org, on)
    if not is_here:
        same = (one for one in people.moves if (one.org, one.since) == (move.org, move.since) and one not in dropped)
        dropped = (*same, *dropped)
    kept, orgs = replace(people, moves=tuple(one for one in people.moves if one not in dropped)), people.orgs
    before = parent(kept, move.org, move.since - DAY)
    stays = is_here or move.parent == before
    after = kept if stays else replace(kept, moves=(*kept.moves, move))
    names = {
        "name": orgs[move.org].name,
        "day": move.since.isoformat(),
        "above": orgs[move.parent].name,
        "before": orgs[before].name if before else "",
    }
    return Moving(None if stays else move, dropped, after, names)


def said_of(made: Moving, translate: Translate) -> Iterator[str]:
    """It in sentences."""
    yield say(TEXTS, "moves" if made.move else "cancels", made.names, translate)
    if made.dropped:
        yield say(TEXTS, "instead", {"plans": plans(made.after, made.dropped, translate)}, translate)


def follows_of(s: Session, people: Directory, made: Moving, move: Move, translate: Translate) -> Iterator[str]:
    """What becomes of everything that is there."""
    along = below(people, move.org, move.since)
    if len(along) > 1:
        yield say(TEXTS, "along", {"n": len(along) - 1}, translate)
    cases = managing.open_cases_at(s, along)
    if cases:
        yield say(TEXTS, "cases", {"n": cases}, translate)
    yield from _seeing(made.after, move, translate)


def _seeing(after: Directory, move: Move, translate: Translate) -> Iterator[str]:
    """Whose people see its cases from that day on, and whose no more. What is above it before and then is not named."""
    then, now = above(after, move.org, move.since), above(after, move.org, move.since - DAY)
    found = {"gains": [slug for slug in then if slug not in now], "loses": [slug for slug in now if slug not in then]}
    for code, slugs in found.items():
        names = translate(BETWEEN).join(after.orgs[slug].name for slug in slugs)
        if names:
            yield say(TEXTS, code, {"orgs": names}, translate)
