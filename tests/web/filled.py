"""A district whose one affair has a form of every type of field, and what browsers without script do with its pages."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from pathlib import Path
from re import search
from typing import Any

from tests import databases
from tests.forms.browser import Page
from tests.forms.contract import ANSWERS
from tests.forms.everything import SLUG, house_with_everything
from tests.usecases.office import WANG, Clock, Office
from tests.web.peopled import Site
from yikou.store import drafts
from yikou.store.database import open_store
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_data import IntakeData, intake_data, packed
from yikou.usecases.operation.health import latest_change
from yikou.usecases.seeding.seed_files import read_seeds
from yikou.usecases.seeding.setup import bring_up, load_district
from yikou.web.app import create_app
from yikou.web.services import Services
from yikou.web.sse import Pulse

CLERK, COLLEAGUE = "lin.xiaoyan", "bai.jie"
APPLICANT = {
    "name": "王桂兰",
    "id_number": WANG,
    "phone": "13800004127",
    "community": "chunhui",
    "address": "河沟街 14 号",
}
WHOLE = {"applicant": APPLICANT, **ANSWERS, "person": None}
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sent:
    """What was answered to a post. page: its controls; text: its HTML; to: where it leads, '' for a page."""

    status: int
    text: str
    to: str

    @property
    def page(self) -> Page:
        return Page(self.text)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Address and sentence of each line of the summary."""
        listed = self.text.partition('id="faults"')[2].partition("</ul>")[0]
        lines = [line.partition("</a>")[0] for line in listed.split('<a href="')[1:]]
        return [(unescape(line.partition('">')[0]), unescape(line.partition('">')[2])) for line in lines]


@dataclass(frozen=True)
class Window:
    """Somebody at a draft."""

    site: Site
    login: str
    id: str

    def get(self, path: str = "") -> Sent:
        return self._sent(self.site.get(self.login, f"/drafts/{self.id}{path}"))

    def send(self, pairs: Pairs, path: str = "", *, do: str = "submit") -> Sent:
        """Posts the controls of a page with one of its buttons."""
        data: dict[str, list[str]] = {}
        for name, text in pairs:
            if name not in ("_csrf", "_do"):
                data.setdefault(name, []).append(text)
        return self._sent(self.site.post(self.login, f"/drafts/{self.id}{path}", {**data, "_do": do}))

    def kept(self) -> IntakeData:
        person = self.site.office.acting(self.login).person.key
        with self.site.office.house.store.session() as s:
            return intake_data(drafts.load(s, self.id, person=person))

    def _sent(self, answer: Any) -> Sent:
        return Sent(answer.status_code, answer.text, answer.headers.get("location", ""))


@contextmanager
def site_of_everything(folder: Path, drawn: Services) -> Iterator[Site]:
    """The district on a database of its own."""
    house = house_with_everything(folder / "house")
    settings = databases.settings_in(folder / "var", house=house)
    settings.var.mkdir()
    clock = Clock()
    made = House(settings, open_store(settings.database, synchronous="OFF"), clock=clock)
    bring_up(made.store, now=made.now, backups=folder / "backups")
    load_district(made, read_seeds(house / "seeds"))
    publish(made, by="")
    services = replace(drawn, house=made, pulse=Pulse(partial(latest_change, made.store)))
    yield Site(Office(made, clock), create_app(services), {})
    made.store.close()


def window(site: Site, answers: Mapping[str, Any] | None = None, sources: Mapping[str, str] | None = None) -> Window:
    """The clerk at a new draft that knows these answers."""
    acting = site.office.acting(CLERK)
    id = start_draft(site.office.house, acting, slug=SLUG, resident="")
    known = {name: value for name, value in (answers or {}).items() if value is not None}
    with site.office.house.store.writing() as s:
        draft = drafts.load(s, id, person=acting.person.key)
        drafts.save(s, replace(draft, data=packed(IntakeData(known, dict(sources or {})))))
    return Window(site, CLERK, id)


def control_of(html: str, id_: str) -> str:
    """The tag of the element with an id."""
    found = search(rf"<[a-z]+[^>]*\bid=\"{id_}\"[^>]*>", html)
    return found[0] if found else ""
