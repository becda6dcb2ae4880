"""How much one person may upload on one day: files and bytes. Counted when a file is kept, and not given back."""

from datetime import timedelta

from yikou.errors import Refused
from yikou.store import numbers, papers
from yikou.store.database import Session
from yikou.store.papers import Paper
from yikou.usecases.house import House

MEGABYTE = 1024 * 1024


def require_room(house: House, person: str, size: int) -> None:
    """Refused (`too_many_uploads`) where a file of so many bytes is more than the person may still send today. It names
    both limits, what was sent, and the day from whose beginning on there is room again."""
    settings = house.settings
    with house.store.session() as s:
        files, sent = (numbers.current(s, key) for key in _keys(house, person))
    if files >= settings.uploads_a_day or sent + size > settings.upload_bytes_a_day:
        limits = {"files": settings.uploads_a_day, "megabytes": settings.upload_bytes_a_day // MEGABYTE}
        used = {"sent": files, "used": -(-sent // MEGABYTE)}
        raise Refused("too_many_uploads", **limits, **used, day=house.today + timedelta(days=1))


def keep_row(house: House, s: Session, paper: Paper) -> None:
    """Adds the row of a file that is on disk, and counts it."""
    papers.add(s, paper)
    files, sent = _keys(house, paper.uploaded_by)
    numbers.add(s, files, 1)
    numbers.add(s, sent, paper.size)


def sweep(house: House, s: Session) -> int:
    """Forgets what was counted on earlier days; how many counts."""
    return numbers.forget(s, "uploads ", before=f"uploads {house.today.isoformat()}")


def _keys(house: House, person: str) -> tuple[str, str]:
    day = house.today.isoformat()
    return f"uploads {day} files {person}", f"uploads {day} bytes {person}"
