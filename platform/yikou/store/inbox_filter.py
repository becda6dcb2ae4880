"""What a desk can narrow its inbox to, and the lights: the same words in SQL and in Python, held together by a test."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from yikou.store.moments import NEVER, moment
from yikou.store.paging import marks

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
    """Every part narrows; '', () and None leave all. now: the moment that lights are judged at, wanted with `light`.

    kind: of tasks, as `supplement`; but: steps that are left out, as `<slug>/<step>`.
    """

    slug: str = ""
    step: str = ""
    place: str = ""
    lane: str = ""
    light: Light | None = None
    claimed: Claimed | None = None
    urged: bool = False
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    kind: str = ""
    but: tuple[str, ...] = ()

    def sql(self, *people: str) -> tuple[str, list[str]]:
        """Conditions on a task `t` of a case `c`, each beginning with `and`, and their values. people: whose inbox."""
        wanted = {"c.slug": self.slug, "t.step": self.step, "c.place": self.place, "c.lane": self.lane}
        wanted["t.kind"] = self.kind
        parts = [f"and {column} = ?" for column, value in wanted.items() if value]
        values = [value for value in wanted.values() if value]
        if self.light:
            parts.append(_LIGHTS[self.light])
            values += [moment(self.now)] * _LIGHTS[self.light].count("?")
        if self.claimed:
            wanted_by = people if self.claimed == "mine" else ("",)
            parts.append(f"and t.claimed_by in ({marks(wanted_by)})")
            values += wanted_by
        if self.urged:
            parts.append("and t.urged")
        if self.but:
            parts.append(f"and c.slug || '/' || t.step not in ({marks(self.but)})")
            values += self.but
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
