"""What every handler needs, made once per process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from jinja2 import Environment

from yikou.settings import Settings
from yikou.texts import LANGUAGES
from yikou.usecases.house import House
from yikou.usecases.operation.health import latest_change
from yikou.web.metrics import Metrics
from yikou.web.sse import Pulse
from yikou.web.static import StaticFolder
from yikou.web.templates import make_environment


@dataclass(frozen=True, slots=True)
class Services:
    """house: what use cases stand on; env: the templates by language; static: the files below /static; pulse: what
    live pages listen to; metrics: what is counted."""

    house: House
    env: Mapping[str, Environment]
    static: StaticFolder
    pulse: Pulse
    metrics: Metrics = field(default_factory=Metrics)

    @property
    def settings(self) -> Settings:
        """Where things lie, and the limits."""
        return self.house.settings


def make_services(house: House, metrics: Metrics | None = None) -> Services:
    """The services of this process: the templates compiled, the static files read. metrics: those that it shares with
    other workers."""
    ui, zone = house.settings.house / "ui", house.settings.timezone
    static = StaticFolder(ui / "static")
    env = {language: make_environment(ui, language, zone=zone, static_url=static.url) for language in LANGUAGES}
    counted = metrics or Metrics()
    pulse = Pulse(partial(latest_change, house.store), changes=house.store.changes(), count=counted.streams.set)
    return Services(house, env, static, pulse, counted)
