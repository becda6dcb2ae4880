"""The smallest real things that the tests of the store need: a case, its projection, its entries."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from yikou.flow.acts import Actor
from yikou.flow.rows import GrantRow, HeadRow, Projection, SeatRow, TaskRow, TimerRow
from yikou.store.ledger import StoredEntry

AT = datetime(2026, 3, 20, 7, 40, tzinfo=UTC)
NAIVE = datetime(2026, 3, 20, 7, 40)
ZHOU = Actor(kind="staff", person="zhou", name="周立群", role="reviewer", org="huayuan")

HEAD = HeadRow(
    number="DB01-2026-00318",
    slug="subsistence-allowance",
    version=6,
    title="最低生活保障申请",
    applicant_key="person:230199197203203520",
    applicant_name="王桂兰",
    place="chunhui",
    state="open",
    waits="",
    lane="normal",
    lane_rank=9,
    lane_because="",
    outcome="",
    counts_as="",
    registered_on=date(2026, 3, 17),
    accepted_on=date(2026, 3, 17),
    ended_at=None,
    due_at=datetime(2026, 4, 13, 9),
    warn_at=None,
    still_left=None,
    confirmed=True,
    keep_until=None,
)


def entry(no: int, kind: str = "approve", *, actor: Actor = ZHOU, payload: bytes = b"{}") -> StoredEntry:
    return StoredEntry(no, kind, AT, msgspec.json.encode(actor).decode(), payload)


def seat(task: str, role: str = "reviewer", org: str = "huayuan", scope: Any = "at") -> SeatRow:
    return SeatRow(task, role, org, scope, "")


def task(name: str, *, seats: tuple[SeatRow, ...] | None = None, **changes: Any) -> TaskRow:
    plain = TaskRow(
        task=name,
        step="review",
        title="街道审核",
        kind="step",
        state="open",
        opened_at=NAIVE,
        lane_rank=9,
        due_at=datetime(2026, 3, 27, 9),
        warn_at=None,
        still_left=None,
        confirmed=True,
        claimed_by="",
        seats=(seat(name),) if seats is None else seats,
    )
    return replace(plain, **changes)


def projection(number: str = HEAD.number, *, tasks: tuple[TaskRow, ...] = (), **changes: Any) -> Projection:
    lists = {"grants": (GrantRow("reviewer", "huayuan", "under"),), "timers": (), "one_per": ()}
    given = {name: changes.pop(name, rows) for name, rows in lists.items()}
    return Projection(head=replace(HEAD, number=number, **changes), tasks=tasks, **given)


def timer(key: str, due: datetime = NAIVE) -> TimerRow:
    return TimerRow(key, due)
