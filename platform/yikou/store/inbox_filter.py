"""What a desk can narrow its inbox to, and the lights: the same words in SQL and in Python, held together by a test."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from yikou.store.moments import NEVER, moment

Light = Literal["late", "soon", "fine", "stopped"]
Claimed = Literal["mine", "free"]

_LIGHTS = {
    "late": "and t.due_at < ?",
    "soon": f"and t.due_at >= ? and t.due_at < '{NEVER}' and t.warn_at <= ?",
    "fine": f"and (t.due_at >= ? and t.due_at < '{NEVER}' and t.warn_at > ? "
    f"or t.due_at = '{NEVER}' and t.still_left is null)",
    "stopped": f"and t.due_at = '{NEVER}' and t.still_left is not null",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Every part narrows; '' and None leave all. now: the moment that lights are judged at, wanted with `light`."""

    slug: str = ""
    step: str = ""
    place: str = ""
    lane: str = ""
    light: Light | None = None
    claimed: Claimed | None = None
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def sql(self, person: str) -> tuple[str, list[str]]:
        """Conditions on a task `t` of a case `c`, each beginning with `and`, and their values."""
        wanted = {"c.slug": self.slug, "t.step": self.step, "c.place": self.place, "c.lane": self.lane}
        parts = [f"and {column} = ?" for column, value in wanted.items() if value]
        values = [value for value in wanted.values() if value]
        if self.light:
            parts.append(_LIGHTS[self.light])
            values += [moment(self.now)] * _LIGHTS[self.light].count("?")
        if self.claimed:
            parts.append("and t.claimed_by = ?")
            values.append(person if self.claimed == "mine" else "")
        return " ".join(parts), values


ANY = Filter()


def light(due_at: datetime | None, warn_at: datetime | None, still_left: int | None, *, now: datetime) -> Light:
    """The light of a task: late once its due moment is past, soon from the warning on, stopped while its clock stands.

    A task without a clock is fine.

    >>> light(datetime(2026, 3, 27), None, None, now=datetime(2026, 3, 28))
    'late'
    >>> light(None, None, 3600, now=datetime(2026, 3, 28))
    'stopped'
    """
    if due_at is None:
        return "fine" if still_left is None else "stopped"
    if due_at < now:
        return "late"
    return "soon" if warn_at is not None and warn_at <= now else "fine"
