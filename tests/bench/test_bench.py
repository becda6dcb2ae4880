"""The bench runs and both peers do the same work. How fast they are is no test: it depends on the machine."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import pages
from tests.bench.cases import write
from tests.bench.district import Clock, open_house
from tests.bench.footprint import footprint
from tests.bench.form20 import ANSWERS, PROPERTIES, compiled, schema
from tests.bench.macro import page
from tests.bench.raw import raw_in
from tests.bench.relief import relief_in


class Controls(HTMLParser):
    """What somebody works with, with every attribute that says what it is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {
            k: v for k, v in attrs if k.startswith("aria-") or k in ("type", "id", "name", "value", "checked", "role")
        }
        if (
            tag in ("input", "select", "option", "textarea", "fieldset", "button", "label")
            and said.get("value") != "refresh"
        ):
            self.found.append((tag, said))


def test_the_bench_writes_every_ratio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCH_JSON", str(tmp_path / "ratios.json"))
    monkeypatch.setattr(pages, "measured", lambda *_, **__: None)  # a server with a district takes too long here
    bench.main(rounds=1, times=1, few=240, many=480)
    ratios = json.loads((tmp_path / "ratios.json").read_text())
    assert set(ratios) == {"case_vs_sqlite", "form_vs_macro", "inbox_growth", "search_growth"}
    assert all(ratio > 0 for ratio in ratios.values())


def test_the_macro_draws_the_controls_of_the_compiled_form() -> None:
    assert len(PROPERTIES) == 20
    assert Controls(page(schema(), ANSWERS)).found == Controls(str(compiled().page(ANSWERS))).found


def test_raw_sqlite_writes_as_many_rows_as_a_case(tmp_path: Path) -> None:
    clock = Clock()
    house = open_house(tmp_path, clock, synchronous="NORMAL")
    pattern = footprint(relief_in(house, clock))
    house.store.close()
    raw = raw_in(tmp_path / "raw.sqlite", pattern, synchronous="NORMAL")
    write(raw, 2)
    assert raw.connection.execute("select count(*), sum(entry_no) from cases").fetchone() == (2, 2 * pattern.entries)
    assert raw.connection.execute("select count(*) from entry").fetchone() == (2 * pattern.entries,)
    assert raw.connection.execute("select count(*) from task").fetchone() == (0,)
    raw.connection.close()
