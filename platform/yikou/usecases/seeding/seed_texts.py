"""What the seeds keep as YAML texts: regulations, notices and the demo accounts; the calendar is `seed_calendar.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from yikou.definition.entry import Entry
from yikou.definition.model import Mark
from yikou.definition.names import Names
from yikou.definition.nodes import named, text_of_node
from yikou.definition.problems import Problems, nearest
from yikou.definition.reading import Reading
from yikou.definition.yaml_source import read_yaml
from yikou.store.regulations import Regulation

TEXT_KEYS = "title! kind! number from! until published_by! body!"
PUBLISHED_AT = time(9)


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """Logins of the staff.

    people: key of the staff member by login; password: the same for all; shown: who is behind the logins that a demo
    offers.
    """

    people: Mapping[str, str]
    password: str
    shown: Mapping[str, str]


def read_texts(folder: Path, zone: ZoneInfo, problems: Problems) -> tuple[Regulation, ...]:
    """Regulations and notices; the name of a file is its slug, and no slug stands in both folders."""
    texts: dict[str, Regulation] = {}
    kinds: tuple[tuple[str, Literal["regulation", "notice"]], ...] = (
        ("regulations", "regulation"),
        ("notices", "notice"),
    )
    for part, kind in kinds:
        for path in sorted((folder / part).glob("*.yaml")):
            entry = read_entry(folder, f"{part}/{path.name}", TEXT_KEYS, problems)
            if entry is None:
                continue
            if path.stem in texts:
                problems.add("seed_slug_twice", entry.mark, found=path.stem)
            texts[path.stem] = _text(entry, slug=path.stem, kind=kind, zone=zone)
    return tuple(texts.values())


def read_accounts(folder: Path, people: Mapping[str, str], problems: Problems) -> DemoAccounts:
    """The one demo password, and the logins that a demo shows."""
    entry = read_entry(folder, "accounts.yaml", "demo! password! shown!", problems)
    if entry is None:
        return DemoAccounts(people, "", {})
    if entry.text("demo") != "yes":
        problems.add("seed_not_demo", entry.mark_of("demo"), found=entry.text("demo"))
    shown = named(entry.node("shown"))
    for login, node in shown.items():
        if login not in people:
            problems.add("seed_unknown", node.mark, found=login, expected="login", nearest=nearest(login, people))
    return DemoAccounts(people, entry.text("password"), {login: text_of_node(node) for login, node in shown.items()})


def read_entry(folder: Path, name: str, keys: str, problems: Problems) -> Entry | None:
    """A YAML file below the folder with these keys, or None with the reason noted."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        problems.add("no_such_file", Mark(name, 0, ""), found=name)
        return None
    node = read_yaml(data, name, problems)
    return Entry(Reading(Names({}), None, problems), node, keys) if node else None


def _text(entry: Entry, *, slug: str, kind: Literal["regulation", "notice"], zone: ZoneInfo) -> Regulation:
    since = entry.day("from") or date.min
    issued = " ".join(filter(None, (entry.text("kind"), entry.text("number"))))
    return Regulation(
        slug=slug,
        kind=kind,
        title=entry.text("title"),
        body=entry.text("body").strip(),
        valid_from=since,
        published_at=datetime.combine(since, PUBLISHED_AT, zone).astimezone(UTC),
        published_by=entry.text("published_by"),
        valid_until=entry.day("until"),
        issued=issued,
    )
