"""Single values of docs/format.md section 1, read from a node: each notes what is wrong and then gives a stand-in.

A definition with a problem is refused as a whole, so a stand-in never reaches anybody.
"""

import re
from datetime import date
from decimal import Decimal

from yikou.definition.durations import UNITS, parse_duration
from yikou.definition.model import Duration, Expr, Limit
from yikou.definition.nodes import Node, TextNode, is_empty
from yikou.definition.problems import Problems, nearest

NO_TIME = Duration(0, "days")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
MEANT_DURATION = re.compile(r"-?[0-9.]+ ?[A-Za-z]*")


def text(node: Node, problems: Problems) -> str:
    """A text; '' where something else stands."""
    if isinstance(node, TextNode):
        if not node.text and not node.plain:
            problems.add("empty_value", node.mark)
        return node.text
    problems.add("want_text", node.mark)
    return ""


def word(node: Node, problems: Problems, words: tuple[str, ...]) -> str:
    """One of these words; the first of them where it is none."""
    found = text(node, problems)
    if found in words:
        return found
    if not is_empty(node):
        known = ", ".join(filter(None, words))
        problems.add("want_word", node.mark, found=found, expected=known, nearest=nearest(found, words))
    return words[0]


def yes_no(node: Node, problems: Problems) -> bool:
    """`yes` or `no`."""
    found = text(node, problems)
    if found not in ("yes", "no") and not is_empty(node):
        problems.add("want_yes_no", node.mark, found=found)
    return found == "yes"


def number(node: Node, problems: Problems) -> Decimal:
    """A number as people write it, without exponent or thousands."""
    found = text(node, problems)
    value = parse_number(found)
    if value is None and not is_empty(node):
        problems.add("want_number", node.mark, found=found)
    return value or Decimal(0)


def whole(node: Node, problems: Problems, least: int = 0) -> int:
    """A whole number, not below `least`."""
    value = number(node, problems)
    if value != value.to_integral_value() or value < least:
        problems.add("want_whole_number", node.mark, found=str(value), expected=f"{least}")
        return least
    return int(value)


def day(node: Node, problems: Problems) -> date:
    """A date, `2026-12-01`; one that nobody alive can mean is noted."""
    found = text(node, problems)
    value = parse_date(found)
    if value is None:
        if not is_empty(node):
            problems.add("want_date", node.mark, found=found)
        return date(1, 1, 1)
    check_day(node, value, problems)
    return value


def check_day(node: Node, day: date, problems: Problems) -> None:
    """Note a day that is out of reach: it is a slip of the pen, and calendars end before it."""
    if not is_near(day):
        problems.add("far_date", node.mark, found=day.isoformat(), expected=f"{FIRST_DAY} … {LAST_DAY}")


def is_near(day: date) -> bool:
    """Whether a definition may name that day.

    >>> is_near(date(2026, 12, 1)), is_near(date(9999, 12, 31))
    (True, False)
    """
    return FIRST_DAY <= day <= LAST_DAY


def duration(node: Node, problems: Problems) -> Duration:
    """A literal duration, `5 workdays`."""
    found = text(node, problems)
    value = parse_duration(found)
    if value is None:
        if not is_empty(node):
            unit = nearest(found.rpartition(" ")[2], UNITS)
            problems.add("want_duration", node.mark, found=found, nearest=unit)
        return NO_TIME
    return value


def limit(node: Node, problems: Problems) -> Limit:
    """A duration, or an expression that gives one (`lane.limit`)."""
    found = text(node, problems)
    if MEANT_DURATION.fullmatch(found):
        return duration(node, problems)
    return parse_duration(found) or Expr(found, node.mark)


def expr(node: Node, problems: Problems) -> Expr:
    """An expression, unparsed."""
    return Expr(text(node, problems), node.mark)


def parse_number(found: str) -> Decimal | None:
    """The number, or None.

    >>> parse_number("0.10"), parse_number("1e3")
    (Decimal('0.10'), None)
    """
    return Decimal(found) if NUMBER.fullmatch(found) else None


def parse_date(found: str) -> date | None:
    """The day, or None.

    >>> parse_date("2026-02-28"), parse_date("2026-02-30")
    (datetime.date(2026, 2, 28), None)
    """
    try:
        return date.fromisoformat(found) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found) else None
    except ValueError:
        return None
