"""Drafts of applications that nobody goes on with: kept so many days after the last change, told before, then gone.

They hold what a resident stated and their scans, for an application that was never made.
"""

from datetime import date, timedelta

import structlog

from yikou.store import drafts, papers
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.usecases.house import House

TOLD_BEFORE = timedelta(days=30)
"""How long before its end a draft says so on the list of its owner."""


def kept_until(house: House, draft: Draft) -> date | None:
    """The last day of a draft that is not changed any more; None as long as that is not near."""
    ends = draft.updated_at + timedelta(days=house.settings.draft_days)
    return ends.astimezone(house.settings.timezone).date() if ends - house.now <= TOLD_BEFORE else None


def sweep(house: House, s: Session) -> int:
    """Throws away the drafts whose time is over, with their scans; how many. What became a case is never touched."""
    before = house.now - timedelta(days=house.settings.draft_days)
    scans = papers.forget_of_drafts(s, drafts.untouched(s, before))
    gone = drafts.sweep_untouched(s, before)
    if gone:
        structlog.get_logger().info("drafts swept", drafts=gone, scans=scans)
    return gone
