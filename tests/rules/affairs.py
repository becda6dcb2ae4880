"""The smallest affair on which expressions can be tried, and the two real ones."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from yikou.definition.model import Affair, Expr, Fact, Parameter, ParameterValue
from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
CASE = {"registered": "2026-12-01", "accepted": "2026-12-01", "place": "jinghui", "granted_this_year": 0}


@cache
def sources() -> dict[str, bytes]:
    files = [file for folder in ("rules", "schemas") for file in (ROOT / folder).rglob("*")]
    return {
        str(file.relative_to(ROOT)): file.read_bytes() for file in files if file.suffix in (".yaml", ".json", ".txt")
    }


@cache
def parameters() -> dict[str, Parameter]:
    found = {path: data for path, data in sources().items() if path.startswith("rules/parameters/")}
    return dict(read_parameters(found))


@cache
def affair(slug: str = "hardship-relief") -> Affair:
    return read_affair(sources(), slug, parameters=parameters())


def with_fact(text: str, name: str = "asked", slug: str = "hardship-relief") -> Affair:
    """The affair with one fact more, read by a message so that it is not refused as unread."""
    old = affair(slug)
    return replace(old, facts={**old.facts, name: Fact(name, "问", Expr(text))})


def parameter(name: str, value: int) -> dict[str, Parameter]:
    return {name: Parameter(name, name, "元", (ParameterValue(date(2025, 1, 1), Decimal(value), "文件"),))}
