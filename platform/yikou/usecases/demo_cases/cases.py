"""About 300 cases of the demo district's last ninety days, made by driving the real use cases with a past clock.

They stand in every state that a case can stand in. The same district and day give the same cases. Each applicant
applies once: whoever has a case already is passed over, so that an interrupted run is taken up again.
"""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from yikou.errors import YikouError
from yikou.store import case_lines
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.usecases.acts.ticking import tick
from yikou.usecases.demo_cases import answers
from yikou.usecases.demo_cases.drafts import put_aside
from yikou.usecases.demo_cases.hand import Hand, Moments
from yikou.usecases.demo_cases.hours import PastClock, dice, some_time, workdays_ago
from yikou.usecases.demo_cases.incidents import NEVER
from yikou.usecases.demo_cases.life import life
from yikou.usecases.demo_cases.more_answers import MORE
from yikou.usecases.demo_cases.people import TOUR, Applicant, Pool, households
from yikou.usecases.demo_cases.stories import ALLOWANCE, BIRTH, RELIEF, STORIES, Story
from yikou.usecases.house import House

SEED = "yikou"
CASES = sum(story.count for story in STORIES)
DRAFTS = 8
FILLED = {RELIEF: answers.relief, ALLOWANCE: answers.allowance, BIRTH: answers.birth, **MORE}
BETWEEN_TICKS = timedelta(minutes=10)
Told = Callable[[int, int], None]
"""Is told how many cases have begun, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made. refused: why a case could not go on as its story says, by its number; it stands where it was."""

    cases: int = 0
    drafts: int = 0
    refused: tuple[tuple[str, YikouError], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A case that is to be made."""

    story: Story
    applicant: Applicant
    at: datetime
    seed: str


def make_cases(house: House, count: int = CASES, *, told: Told = lambda _done, _of: None) -> Made:
    """Makes about so many cases, at least one of every story, and some drafts; what is there already stays."""
    with house.store.session() as s:
        pool = Pool(households(s), house.today, dice(SEED))
        plans = [
            plan for plan in _plans(house, s, pool, count) if not case_lines.by_applicant(s, plan.applicant.identity)
        ]
    if not plans:
        return Made()
    plans.sort(key=lambda plan: plan.at)
    clock = PastClock(plans[0].at)
    # Nobody was told yet that any of it is kept: a power cut may take the last of it, never spoil the rest.
    past = replace(house, store=house.store.again("NORMAL"), clock=clock)
    hands = [_hand(past, plan) for plan in plans]
    refused = _drive(clock, house.now, hands, [life(h, p.story) for h, p in zip(hands, plans, strict=True)], told)
    drafts = put_aside(past, clock, pool, now=house.now, count=DRAFTS)
    clock.at = house.now
    tick(past)
    past.store.close()
    return Made(len(plans), drafts, refused)


def _plans(house: House, s: Session, pool: Pool, count: int) -> Iterator[Plan]:
    """In the order of the stories, so that everybody applies for the same whichever of them have applied already."""
    for row, story in enumerate(STORIES):
        for number in range(max(1, round(story.count * count / CASES))):
            seed, of = f"{SEED}/{row}/{number}", () if number else TOUR[row % 2]
            rng = dice(seed)
            applicant = story.applicant or _somebody(pool, story, of, rng)
            day = workdays_ago(house.today, rng.randint(*story.ago), calendar(s))
            at = min(some_time(day, calendar(s), rng), house.now.astimezone(UTC))
            yield Plan(story, applicant, at, seed)


def _somebody(pool: Pool, story: Story, of: tuple[str, ...], rng: Random) -> Applicant:
    return pool.couple(rng) if story.slug == BIRTH else pool.head(story.ages, of=of)


def _hand(past: House, plan: Plan) -> Hand:
    rng = dice(plan.seed)
    day = plan.at.astimezone(past.settings.timezone).date()
    form = FILLED[plan.story.slug](plan.applicant, day, rng)
    return Hand(past, plan.story.slug, plan.applicant, form, rng, plan.at)


def _drive(
    clock: PastClock, now: datetime, hands: list[Hand], lives: list[Moments], told: Told
) -> tuple[tuple[str, YikouError], ...]:
    """Lets all cases live beside one another until now, the earliest moment first, with the clock's work in between."""
    waiting = [(hand.at, number) for number, hand in enumerate(hands)]
    refused: list[tuple[str, YikouError]] = []
    ticked, begun = clock.at, set[int]()
    for life_ in lives:
        next(life_)
    while waiting:
        at, number = heapq.heappop(waiting)
        clock.at = max(at, clock.at)
        if clock.at - ticked >= BETWEEN_TICKS:
            tick(hands[number].house)
            ticked = clock.at
        if number not in begun:
            begun.add(number)
            told(len(begun), len(hands))
        try:
            moment = next(lives[number], NEVER)
        except YikouError as error:
            refused.append((hands[number].number, error))
            continue
        if moment is not NEVER and moment <= now:
            heapq.heappush(waiting, (moment, number))
    return tuple(refused)
