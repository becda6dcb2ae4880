"""Applications of the demo that were put aside before they were filed."""

from dataclasses import replace
from datetime import datetime
from random import Random

from yikou.directory.lookup import holders
from yikou.store import drafts
from yikou.store.calendar_store import calendar
from yikou.store.directory_store import directory
from yikou.usecases.acting import Acting, acting_in, post_key
from yikou.usecases.demo_cases.answers import relief
from yikou.usecases.demo_cases.hours import PastClock, dice, some_time, workdays_ago
from yikou.usecases.demo_cases.people import Applicant, Pool
from yikou.usecases.demo_cases.stories import RELIEF
from yikou.usecases.house import House
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_data import intake_data, packed

NOT_YET = ("amount", "severity", "bank_name", "bank_account")
"""What the clerk was still waiting for."""


def put_aside(past: House, clock: PastClock, pool: Pool, *, now: datetime, count: int) -> int:
    """Drafts of the last workdays, by clerks of the communities where those people live; how many."""
    for number in range(count):
        rng = dice(f"draft/{number}")
        applicant = pool.head()
        with past.store.session() as s:
            days = calendar(s)
        today = now.astimezone(days.zone).date()
        clock.at = some_time(workdays_ago(today, rng.randint(1, 5), days), days, rng)
        _put_aside(past, _clerk(past, applicant, rng), applicant, rng)
    return count


def _put_aside(past: House, acting: Acting, applicant: Applicant, rng: Random) -> None:
    id = start_draft(past, acting, slug=RELIEF, resident=applicant.resident.key)
    answers = relief(applicant, past.today, rng)
    with past.store.writing() as s:
        draft = drafts.load(s, id, person=acting.person.key)
        data = intake_data(draft)
        known = {name: value for name, value in answers.items() if name not in NOT_YET}
        drafts.save(s, replace(draft, data=packed(type(data)({**data.form, **known}, data.sources))))


def _clerk(past: House, applicant: Applicant, rng: Random) -> Acting:
    with past.store.session() as s:
        people = directory(s)
    post = rng.choice(holders(people, "clerk", applicant.resident.community, past.today))
    found = acting_in(people, post.person, past.today, chosen=post_key(post), session="", must_change=False)
    assert found is not None
    return found
