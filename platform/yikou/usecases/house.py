"""What every use case about affairs stands on, made once per process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from yikou.directory.model import Directory
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.loading import load_functions
from yikou.rules.functions.registry import Functions
from yikou.settings import Settings
from yikou.store.database import Store
from yikou.usecases.acts.recent import Recent


def _now() -> datetime:
    return datetime.now(UTC)


class Names:
    """Names of orgs and people by slug or key, as of the directory that was read last."""

    def __init__(self) -> None:
        self.directory: Directory | None = None

    def __call__(self, key: str) -> str:
        """The name, or the key itself where nobody is known by it."""
        if self.directory is None:
            return key
        found = self.directory.orgs.get(key) or self.directory.people.get(key)
        return found.name if found else key


@dataclass(frozen=True, slots=True)
class House:
    """functions: the built-in ones and the district's own; clock: the only place where the time comes from."""

    settings: Settings
    store: Store
    functions: Functions = field(default_factory=lambda: BUILT_IN)
    clock: Callable[[], datetime] = field(default=_now)
    names: Names = field(default_factory=Names)
    recent: Recent = field(default_factory=Recent)

    @property
    def now(self) -> datetime:
        """The moment, aware, UTC."""
        return self.clock()

    @property
    def today(self) -> date:
        """The day in the district's time zone."""
        return self.now.astimezone(self.settings.timezone).date()


def house_of(settings: Settings, store: Store, *, clock: Callable[[], datetime] = _now) -> House:
    """The house of these settings, with the functions that the district wrote in `rules/functions/`."""
    return House(settings, store, load_functions(settings.house / "rules" / "functions"), clock)
