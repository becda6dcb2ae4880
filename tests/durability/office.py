"""What people do at their pages, for one affair: temporary relief of 800 yuan, which the community decides alone."""

import csv
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from tests.durability.browser import Answer, Browser
from yikou.settings import HOUSE, Settings

AFFAIR = "hardship-relief"
PASSWORD = "yikou-demo-2026"
FILE = re.compile(r"/files/([0-9a-f]{32})")
TASK = re.compile(r"/tasks/([0-9]+)/")
RECEIPT = re.compile(r"/cases/([^/]+)/receipt")
SEEN = re.compile(r'name="seen" value="([0-9]+)"')


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody of the demo district."""

    id_number: str
    name: str
    phone: str
    community: str
    address: str


def residents(community) -> list[Resident]:
    """Grown-ups of a community who can be reached, as seeds/ has them."""
    with (HOUSE / "seeds" / "residents.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["community"] == community and row["phone"]]
    return [Resident(*(row[name] for name in Resident.__slots__)) for row in rows]


def today() -> date:
    """The day in the district."""
    return datetime.now(Settings().timezone).date()


def scan() -> bytes:
    """A small PDF that nobody else has."""
    return b"%PDF-1.4\n1 0 obj\n(" + secrets.token_hex(2000).encode() + b")\nendobj\n%%EOF\n"


def form_of(resident: Resident, *, on) -> list[tuple[str, str]]:
    """The form as it is posted: of a choice, the index of what was chosen. on: the day of the event, today."""
    person = {name: getattr(resident, name) for name in Resident.__slots__}
    member = {"name": resident.name, "relation": "0", "id_number": resident.id_number, "work": "2",
              "income": "0", "disabled": "no"}  # fmt: skip
    return [
        *((f"form.applicant.{name}", text) for name, text in person.items()),
        ("form.members", "1"),
        *((f"form.members.1.{name}", text) for name, text in member.items()),
        ("form.cause", "4"),
        ("form.event_on", on.isoformat()),
        ("form.severity", "2"),
        ("form.amount", "800"),
        ("form.story", "家中失窃，一时没有生活费"),
    ]


def begin(clerk: Browser, resident: Resident) -> str:
    """Finds the resident and begins an application; the draft's address."""
    card = clerk.post("/counter", [("q", resident.id_number)])
    [key] = parse_qs(urlsplit(card.location).query)["resident"]
    return _went_on(clerk.post("/counter/drafts", [("affair", AFFAIR), ("resident", key)]))


def hand_in(clerk: Browser, draft, content: bytes) -> str:
    """Uploads a scan of the ID card; the file's key."""
    _went_on(clerk.upload(f"{draft}/papers/id_card", "paper.id_card", "身份证.pdf", content))
    return FILE.findall(clerk.get(draft).text)[-1]


def submit(clerk: Browser, draft, resident: Resident, *, on) -> Answer:
    """Files the draft and accepts it in one act."""
    return clerk.post(draft, [("_do", "submit"), *form_of(resident, on=on)])


def drafted(clerk: Browser, resident: Resident) -> str:
    """An application with its scan, ready to be submitted; the draft's address."""
    draft = begin(clerk, resident)
    hand_in(clerk, draft, scan())
    return draft


def filed(clerk: Browser, resident: Resident) -> str:
    """A case that waits for the community's reviewer; its number."""
    return number_of(submit(clerk, drafted(clerk, resident), resident, on=today()))


def number_of(answer: Answer) -> str:
    """The number of the case that a submitted draft became."""
    return RECEIPT.fullmatch(_went_on(answer))[1]


def task_of(browser: Browser, number) -> tuple[str, str]:
    """The task that this person may do at the case, and the entry number that the page shows."""
    page = browser.get(f"/cases/{number}").text
    return TASK.search(page)[1], SEEN.search(page)[1]


def approve(browser: Browser, number, task, seen, more) -> Answer:
    """Agrees at a task. more: what the step asks for."""
    return browser.post(f"/cases/{number}/tasks/{task}/approve", [("seen", seen), *more])


def checked(opinion) -> list[tuple[str, str]]:
    """What the community's reviewer writes."""
    return [("office.visit_note", "邻里走访，情况属实"), ("office.proposed", "800"), ("opinion", opinion)]


def paid(opinion, *, on) -> list[tuple[str, str]]:
    """What the clerk writes who pays the money out."""
    return [("office.paid_on", on.isoformat()), ("office.paid_by", "1"), ("opinion", opinion)]


def hash_of(content: bytes) -> str:
    """SHA-256, in hex."""
    return sha256(content).hexdigest()


def _went_on(answer: Answer) -> str:
    """Where the page sends on to; anything else is an error of the test."""
    assert answer.status == 303, f"{answer.status}\n{answer.text}"
    return answer.location.partition("#")[0]
