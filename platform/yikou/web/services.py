"""What every handler needs, made once per process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from yikou.settings import Settings
from yikou.texts import LANGUAGES
from yikou.usecases.health import latest_change
from yikou.usecases.house import House
from yikou.web.sse import Pulse
from yikou.web.static import StaticFolder
from yikou.web.templates import make_environment


@dataclass(frozen=True, slots=True)
class Services:
    """house: what use cases stand on; env: the templates by language; static: the files below /static; pulse: what
    live pages listen to."""

    house: House
    env: Mapping[str, Environment]
    static: StaticFolder
    pulse: Pulse

    @property
    def settings(self) -> Settings:
        """Where things lie, and the limits."""
        return self.house.settings


def make_services(house: House) -> Services:
    """The services of this process: the templates compiled, the static files read."""
    ui, zone = house.settings.house / "ui", house.settings.timezone
    static = StaticFolder(ui / "static")
    env = {language: make_environment(ui, language, zone=zone, static_url=static.url) for language in LANGUAGES}
    return Services(house, env, static, Pulse(partial(latest_change, house.store)))
