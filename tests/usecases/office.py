"""The demo district on a database of its own, and hands that work in it: what tests of use cases and pages stand on."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from tests import databases
from yikou.access.sight import Sight
from yikou.flow.state import CaseState
from yikou.store import directory_store, drafts, residents
from yikou.store.database import Session, open_store
from yikou.store.dialect import Busy as Busy
from yikou.usecases.acting import Acting, acting_in
from yikou.usecases.acts.deciding import Done
from yikou.usecases.acts.ticking import tick
from yikou.usecases.case.acting_on_cases import perform
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.case.posting import NOTHING, Tried, Wanted
from yikou.usecases.case.views_case import CaseView
from yikou.usecases.house import House
from yikou.usecases.intake.filing import start_draft, submit
from yikou.usecases.intake.intake_data import IntakeData, packed
from yikou.usecases.intake.intake_papers import Upload, add_papers
from yikou.usecases.reader import Reader
from yikou.usecases.search.listed_case import listed_case_view
from yikou.usecases.seeding.setup import set_up

WANG = "230199197106143520"
"""王桂兰 of 春晖社区, who applies; her household is the first of seeds/residents.csv."""
RELIEF_PAPERS = {"id_card": 1}
ALLOWANCE_PAPERS = {"id_card": 1, "household_book": 1, "authorisation": 1}


def picture(kind: str = "PNG") -> bytes:
    """A picture of four pixels by four."""
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


PICTURE = picture()
PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Page>>\nendobj\n%%EOF\n"
"""The least that passes for a PDF."""


class Clock:
    """Moves by a microsecond at each look; begins on a Tuesday at nine in the district."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 17, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def prepare(folder: Path) -> Path | str:
    """A database with the demo district and the shipped affairs in it, to be copied for each test; an hour old then."""
    settings, clock = databases.settings_in(folder), Clock()
    clock.move(hours=-1)
    house = House(settings, open_store(settings.database), clock=clock)
    set_up(house, demo=True, progress=lambda _: None)
    house.store.close()
    return settings.database


@dataclass(frozen=True)
class Office:
    """One house and its clock. People are named by their login."""

    house: House
    clock: Clock

    def acting(self, login: str, role: str = "") -> Acting:
        """Somebody of the demo district, in their first post or in that of a role."""
        with self.house.store.session() as s:
            people = directory_store.directory(s)
            person = str(s.value("select person from account where login = ?", login))
        found = acting_in(people, person, self.house.today, chosen="", session="", must_change=False)
        assert found is not None
        found = replace(found, proof="password")
        if not role:
            return found
        post = next(post for post in found.posts if post.role == role)
        chosen = f"{post.role}@{post.org}"
        again = acting_in(people, person, self.house.today, chosen=chosen, session="", must_change=False)
        assert again is not None
        return replace(again, proof="password")

    def reader(self, login: str) -> Reader:
        return Reader(self.acting(login))

    def resident(self, id_number: str = WANG) -> residents.Resident:
        with self.house.store.session() as s:
            found = residents.by_id_number(s, id_number)
        assert found is not None
        return found

    def draft(self, login: str, slug: str, form: Mapping[str, Any], papers: Mapping[str, int]) -> str:
        """A draft with these answers and so many files of each material."""
        acting = self.acting(login)
        id = start_draft(self.house, acting, slug=slug, resident="")
        with self.house.store.writing() as s:
            draft = drafts.load(s, id, person=acting.person.key)
            drafts.save(s, replace(draft, data=packed(IntakeData(dict(form)))))
        for material, count in papers.items():
            scans = tuple(Upload(f"{material}-{n}.png", PICTURE) for n in range(count))
            add_papers(self.house, acting, id, material=material, uploads=scans, post=())
        return id

    def file(
        self, login: str, slug: str, form: Mapping[str, Any], papers: Mapping[str, int], *, do: str = "submit"
    ) -> str:
        """A case of these answers; its number."""
        id = self.draft(login, slug, form, papers)
        return submit(self.house, self.acting(login), id, do=do, post=())

    def relief(self, login: str = "lin.xiaoyan", **form: Any) -> str:
        """Hardship relief of 王桂兰, accepted at her community's window."""
        return self.file(login, "hardship-relief", relief_form(**form), RELIEF_PAPERS)

    def allowance(self, **form: Any) -> str:
        """Subsistence allowance of 王桂兰, accepted at her community's window."""
        return self.file("lin.xiaoyan", "subsistence-allowance", allowance_form(**form), ALLOWANCE_PAPERS)

    def checked(self, proposed: str = "800", **form: Any) -> str:
        """Hardship relief that the community has checked."""
        number = self.relief(**form)
        self.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": proposed})
        return number

    def do(
        self,
        login: str,
        number: str,
        verb: str,
        step: str = "",
        *,
        kind: str = "step",
        office: Mapping[str, str] | None = None,
        opinion: str = "",
        seen: int | None = None,
        task: str = "",
        **fields: str | list[str],
    ) -> Done:
        """Performs a verb as the case page posts it. seen: the latest entry if not said; fields: of the verb itself."""
        at = self.state(number).no if seen is None else seen
        found = task or (self.task(number, step, kind) if step else "")
        post = [("opinion", opinion), *((f"office.{name}", text) for name, text in (office or {}).items())]
        for name, given in fields.items():
            texts = given if isinstance(given, list) else [given]
            post += [(f"{verb}.{name}", text) for text in texts]
        return perform(self.house, self.acting(login), number, Wanted(verb, found, at, tuple(post)))

    def task(self, number: str, step: str, kind: str = "step") -> str:
        return next(t.id for t in self.state(number).tasks.values() if (t.step, t.kind) == (step, kind))

    def open(self, number: str) -> list[tuple[str, str]]:
        """Step and kind of each open task."""
        return [(task.step, task.kind) for task in self.state(number).tasks.values()]

    def case(self, login: str, number: str) -> OpenCase:
        reader = self.reader(login)
        with self.house.store.session() as s:
            return open_case(self.house, s, reader, number)

    def sight(self, login: str, number: str) -> Sight:
        return self.case(login, number).sight

    def state(self, number: str) -> CaseState:
        """The state as it is stored, whoever may see it."""
        from yikou.flow.codec import decode_state
        from yikou.store import cases

        with self.house.store.session() as s:
            return decode_state(cases.read(s, number).state)

    def page(self, login: str, number: str, *, tried: Tried = NOTHING, **looked: Any) -> CaseView:
        return listed_case_view(self.house, self.reader(login), number, looked=Looked(**looked), tried=tried)

    def tick(self) -> int:
        return tick(self.house).done

    def value(self, sql: str, *values: object) -> Any:
        with self.house.store.session() as s:
            return s.value(sql, *values)


def office_at(prepared: Path | str, var: Path) -> Office:
    """A copy of the prepared district, in a folder of its own."""
    databases.copied(prepared, var)
    clock = Clock()
    settings = databases.settings_in(var, upload_bytes=3_000_000)
    return Office(House(settings, open_store(settings.database, synchronous="OFF"), clock=clock), clock)


def applicant(**given: Any) -> dict[str, Any]:
    """王桂兰 as the form's part."""
    return {
        "name": "王桂兰",
        "id_number": WANG,
        "phone": "13800004127",
        "community": "chunhui",
        "address": "河沟街 14 号 3 单元 502",
        **given,
    }


def member(**given: Any) -> dict[str, Any]:
    """A row of the household."""
    return {
        "name": "王桂兰",
        "relation": "self",
        "id_number": WANG,
        "work": "unable",
        "income": 800,
        "disabled": False,
        **given,
    }


def relief_form(**given: Any) -> dict[str, Any]:
    """Hardship relief: everything that is asked."""
    return {
        "applicant": applicant(),
        "members": [member()],
        "cause": "other",
        "event_on": "2026-03-10",
        "severity": "ordinary",
        "amount": 4000,
        "story": "屋顶漏水，急需修缮",
        "bank_name": "龙江银行",
        "bank_account": "6222023500001234567",
        **given,
    }


def allowance_form(**given: Any) -> dict[str, Any]:
    """Subsistence allowance: everything that is asked."""
    return {
        "applicant": applicant(),
        "by_agent": False,
        "kind": "new",
        "hukou": "local",
        "members": [member()],
        "cause": "old_age",
        "housing": "own",
        "vehicle": False,
        "savings": 10000,
        "bank_name": "龙江银行",
        "bank_account": "6222023500001234567",
        "consent": True,
        **given,
    }


def looks(s: Session, since: datetime) -> list[tuple[str, str, str]]:
    """Who looked how for whom, oldest first."""
    return [(look.person, look.kind, look.whom) for look in reversed(residents.looks(s, since=since))]
