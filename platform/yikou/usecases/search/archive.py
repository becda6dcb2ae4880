"""The archive: cases that have ended, by year, affair and outcome, and the proof that nobody changed their ledgers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from yikou.store import search
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.verify import verify_case
from yikou.texts import N_, Translate, say
from yikou.usecases.definitions.programs import affairs
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.case_rows import Rows
from yikou.usecases.search.exporting import Exported, Left, Listing, export
from yikou.usecases.search.finding import PAGE, Finder
from yikou.usecases.search.search_asked import Aim, aim_of, days_of
from yikou.usecases.search.search_asked import Asked as Search
from yikou.usecases.search.searching import WORDS, told
from yikou.usecases.search.views_search import ArchiveView
from yikou.usecases.views import Filter, Option

NAME = N_("档案")
LABELS = {"year": N_("办结年份"), "affair": N_("事项"), "outcome": N_("结果"), "all": N_("全部")}
OUTCOMES = ("granted", "rejected", "withdrawn", "ended")
CHAIN = {
    "whole": N_("流转记录完整"),
    "payload_changed": N_("第 {entry} 条的内容被改过"),
    "entry_changed": N_("第 {entry} 条被改过"),
    "gap": N_("缺第 {entry} 条"),
    "head_changed": N_("末尾被改过"),
    "checked": N_("这一页 {n} 件的流转记录逐条验过，都完整"),
    "broken": N_("这一页有 {bad} 件的流转记录被改过，请告诉管理员"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How the archive is narrowed; '' leaves all."""

    year: str = ""
    affair: str = ""
    outcome: str = ""
    after: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """What the query says; words that do not exist are as if not said."""
        year, outcome = query.get("year", ""), query.get("outcome", "")
        return cls(
            year if year.isascii() and year.isdecimal() and len(year) == 4 and year > "1900" else "",
            query.get("affair", ""),
            outcome if outcome in OUTCOMES else "",
            query.get("after", ""),
        )

    @property
    def query(self) -> str:
        """As a query string, without what is empty."""
        said = {"year": self.year, "affair": self.affair, "outcome": self.outcome, "after": self.after}
        return urlencode({name: value for name, value in said.items() if value})


def archive_view(house: House, reader: Reader, asked: Asked, *, verify: str = "") -> ArchiveView:
    """A page of what has ended. verify: `page` proves the ledger of every case on it."""
    with house.store.session() as s:
        finder = finder_of(house, s, reader, asked)
        found = finder.page(asked.after)
        chains = _chains(s, found.rows, reader.translate) if verify == "page" else {}
        rows = tuple(Rows(finder).row(line, chain=chains.get(line.number, "")) for line in found.rows)
        bad = sum(row.chain not in ("", say(CHAIN, "whole", {}, reader.translate)) for row in rows)
        return ArchiveView(
            rows,
            _filters(house, s, reader, asked),
            told(finder, len(rows), reader.translate, unfinished=bool(found.next)),
            query=asked.query,
            start=_address(replace(asked, after="")) if asked.after else "",
            next=_address(replace(asked, after=found.next)) if found.next else "",
            unfinished=bool(found.next) and len(rows) < PAGE,
            narrowed=bool(asked.year or asked.affair or asked.outcome),
            checked=_checked(len(rows), bad, reader.translate) if verify == "page" else "",
            is_whole=not bad,
        )


def archive_export(house: House, reader: Reader, asked: Asked) -> Exported:
    """Every ended case that fits and may be exported, as a workbook."""

    def listing(s: Session) -> Listing:
        rows, left = Rows(finder_of(house, s, reader, replace(asked, after=""))), Left()
        filters = _filters(house, s, reader, asked)
        narrowed = tuple((one.label, o.text) for one in filters for o in one.options if o.chosen and o.value)
        return Listing("archive", reader.translate(NAME), rows.columns(), rows.cells(left), narrowed, left)

    return export(house, reader, listing)


def finder_of(house: House, s: Session, reader: Reader, asked: Asked) -> Finder:
    """Finds what has ended, the latest first."""
    people = directory(s)
    house.names.directory = people
    first, last = days_of(int(asked.year)) if asked.year else ("", "")
    plain = aim_of(house, people, Search(affair=asked.affair, state=asked.outcome, ended_since=first, ended_until=last))
    return Finder(house, s, reader, Aim(replace(plain.wanted, states=("ended",))), order="ended")


def _chains(s: Session, lines: Sequence[CaseLine], translate: Translate) -> Mapping[str, str]:
    """What the proof of each ledger came to, in words."""
    found = {line.number: verify_case(s, line.number) for line in lines}
    return {
        number: say(CHAIN, bad.what, {"entry": bad.entry}, translate) if bad else say(CHAIN, "whole", {}, translate)
        for number, bad in found.items()
    }


def _checked(n: int, bad: int, translate: Translate) -> str:
    return say(CHAIN, "broken" if bad else "checked", {"n": n, "bad": bad}, translate)


def _filters(house: House, s: Session, reader: Reader, asked: Asked) -> tuple[Filter, ...]:
    translate = reader.translate
    first = search.first_end(s)
    begin = first.astimezone(house.settings.timezone).year if first else house.today.year
    years = [(str(year), str(year)) for year in range(house.today.year, begin - 1, -1)]
    slugs = [(affair.slug, affair.title) for affair in affairs(house, s, language=reader.language)]
    outcomes = [(name, translate(WORDS[name])) for name in OUTCOMES]
    values = {"year": years, "affair": slugs, "outcome": outcomes}
    return tuple(
        Filter(name, translate(LABELS[name]), _options(translate(LABELS["all"]), found, getattr(asked, name)))
        for name, found in values.items()
    )


def _options(every: str, values: Sequence[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, text, value == chosen) for value, text in [("", every), *values])


def _address(asked: Asked) -> str:
    return f"/archive?{asked.query}" if asked.query else "/archive"
