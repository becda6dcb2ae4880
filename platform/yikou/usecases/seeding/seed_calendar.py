"""The working-day calendar of the seeds: office hours, and one file for each year whose calendar is published."""

from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from yikou.definition.entry import Entry
from yikou.definition.nodes import Node, listed, named, text_of_node
from yikou.definition.problems import Problems
from yikou.definition.scalars import parse_date
from yikou.usecases.seeding.seed_texts import read_entry
from yikou.workdays.model import Calendar

KEYS = "year! source! holidays! workdays!"
OfficeHours = tuple[tuple[time, time], ...]


def read_calendar(folder: Path, problems: Problems) -> Calendar:
    """The calendar of every year that has a file; a year without one is not published."""
    special: dict[date, bool] = {}
    names: dict[date, str] = {}
    sources: dict[int, str] = {}
    zone, hours = _office(folder, problems)
    for path in sorted((folder / "calendar").glob("[0-9]*.yaml")):
        entry = read_entry(folder, f"calendar/{path.name}", KEYS, problems)
        if entry is None:
            continue
        if entry.text("year") != path.stem:
            problems.add("seed_year", entry.mark_of("year"), found=entry.text("year"), expected=path.stem)
        sources[int(path.stem) if path.stem.isdecimal() else 0] = entry.text("source")
        for key, works in (("holidays", False), ("workdays", True)):
            for day, name in _days(entry, key, year=path.stem, problems=problems):
                special[day], names[day] = works, name
    return Calendar(zone, special, frozenset(sources), hours, names, sources)


def _days(entry: Entry, key: str, *, year: str, problems: Problems) -> Iterator[tuple[date, str]]:
    for text, node in named(entry.node(key)).items():
        day = parse_date(text)
        if day is None or str(day.year) != year:
            problems.add("seed_day_of_year", node.mark, found=text, expected=year)
        else:
            yield day, text_of_node(node)


def _office(folder: Path, problems: Problems) -> tuple[ZoneInfo, OfficeHours]:
    entry = read_entry(folder, "calendar/office.yaml", "zone! hours!", problems)
    if entry is None:
        return ZoneInfo("UTC"), ()
    hours = tuple(filter(None, (_span(node, problems) for node in listed(entry.node("hours")))))
    times = [hour for span in hours for hour in span]
    if not hours or any(later <= earlier for earlier, later in pairwise(times)):
        problems.add("seed_hours_order", entry.mark_of("hours"))
    return _zone(entry, problems), hours


def _zone(entry: Entry, problems: Problems) -> ZoneInfo:
    try:
        return ZoneInfo(entry.text("zone"))
    except (ZoneInfoNotFoundError, ValueError):
        problems.add("seed_zone", entry.mark_of("zone"), found=entry.text("zone"))
        return ZoneInfo("UTC")


def _span(node: Node, problems: Problems) -> tuple[time, time] | None:
    found = text_of_node(node)
    try:
        opens, closes = (time.fromisoformat(part) for part in found.split("-"))
    except ValueError:
        problems.add("seed_hours", node.mark, found=found)
        return None
    return opens, closes
