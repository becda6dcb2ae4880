"""The clock's work: what is due is done, case by case, each in a transaction of its own; once a day things are tidied.

`yikou serve` does it beside its pages, `yikou tick` once. Two at a time do no harm: whatever is no longer due is
refused under the case's lock.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from yikou.errors import Refused
from yikou.flow.acts import CLOCK, Act
from yikou.store import accounts, cases, drafts, papers, timers
from yikou.store.files import ORPHANS_AFTER, Files
from yikou.store.timers import DueTimer
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.acts.recounting import recount
from yikou.usecases.api import once
from yikou.usecases.case.case_files import rasters_of
from yikou.usecases.case.opinions import TYPED_AT_MOST
from yikou.usecases.house import House
from yikou.usecases.intake.quota import sweep as sweep_quota
from yikou.usecases.intake.retention import sweep as sweep_drafts
from yikou.usecases.operation.keeping import anchor, anchors_of
from yikou.usecases.operation.logs import log_error

Stop = Callable[[], bool]
"""Asked between two cases: whether the process is about to end, so that the rest is left for the next round."""


def never() -> bool:
    """For whoever does the round to its end."""
    return False


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a round did. done: timers; failed: case numbers whose timer broke and stays for the next round."""

    done: int
    failed: tuple[str, ...] = ()


def tick(house: House, *, stop: Stop = never) -> Ticked:
    """Does everything that is due by now. A timer that breaks does not keep the others from being done.

    Rows that wait for a new calendar come first: they say what is due.
    """
    recount(house)
    done, after = 0, ""
    failed: list[str] = []
    while True:
        with house.store.session() as s:
            page = timers.due(s, house.now, after=after)
        for timer in page.rows:
            if stop():
                return Ticked(done, tuple(failed))
            try:
                done += _fire(house, timer)
            except Exception as error:  # whatever it is, the other cases go on
                failed.append(timer.number)
                log_error(error)
        if not page.next:
            return Ticked(done, tuple(failed))
        after = page.next


def tend(house: House, *, stop: Stop = never) -> int:
    """Looks up anew who may act at the open tasks, after people came and went; how many cases that changed."""
    changed, after = 0, ""
    while True:
        with house.store.session() as s:
            numbers = cases.open_numbers(s, after=after)
        changed += sum(_tended(house, number) for number in numbers if not stop())
        if not numbers or stop():
            return changed
        after = numbers[-1]


def tend_cases(house: House, numbers: Iterable[str]) -> int:
    """The same for some cases, without waiting for the night; how many of them changed."""
    return sum(_tended(house, number) for number in numbers)


def _tended(house: House, number: str) -> bool:
    """Whether looking the people of one case up anew changed it. A case that breaks does not keep the others."""
    try:
        with house.store.deciding() as s:
            return bool(go_on(house, s, number, lambda *_: Act("tend", CLOCK)).entries)
    except Exception as error:  # whatever it is, the other cases and the day's anchor go on
        log_error(error)
        return False


def tidy(house: House, *, stop: Stop = never) -> None:
    """Once a day: who may act, the anchor of the ledgers, sessions that have run out, what programs sent and never
    used, what was typed and left lying, files that no row names,
    pages of files that nobody looks at."""
    tend(house, stop=stop)
    if stop():
        return  # without the day's anchor, so that the next process does it all
    anchor(house)
    with house.store.writing() as s:
        accounts.sweep_sessions(s, house.now)
        once.sweep(house, s)
        sweep_quota(house, s)
        drafts.sweep_of_cases(s, house.now - TYPED_AT_MOST)
        sweep_drafts(house, s)
        papers.forget_loose(s, house.now - ORPHANS_AFTER)
        Files(house.settings.files).sweep(s, house.now)
    rasters_of(house).sweep(house.now)


def is_tidied(house: House, on: date) -> bool:
    """Whether that day's anchor has been written, by whichever process."""
    return (anchors_of(house.settings) / f"{on.isoformat()}.jsonl").exists()


def _fire(house: House, timer: DueTimer) -> bool:
    """Decides one timer under its case's lock; False where it is no longer due."""
    try:
        with house.store.deciding() as s:
            go_on(house, s, timer.number, lambda *_: Act("tick", CLOCK, options={"key": timer.key}))
    except Refused:
        return False
    return True
