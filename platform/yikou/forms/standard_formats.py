"""Formats of JSON Schema as they are judged here: what a program can compute with, and what a letter or call reaches.

Narrower than the standards in few places, each named where it stands; the other formats of the standard check nothing.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from ipaddress import IPv4Address, IPv6Address

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = r"([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
_TIME = re.compile(_CLOCK)
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]" + _CLOCK)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_UUID = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
_DATA = re.compile(
    r"data:[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:;[A-Za-z0-9_.=%-]+)*;base64,[A-Za-z0-9+/]*={0,2}"
)


def is_day(text: str) -> bool:
    """A day of the calendar; the year 0 is none.

    >>> is_day("2026-02-28"), is_day("2026-02-29"), is_day("0000-01-01")
    (True, False, False)
    """
    return bool(_DAY.fullmatch(text)) and _is_read(date.fromisoformat, text)


def is_time(text: str) -> bool:
    """A time of day with its offset (RFC 3339); leap seconds are none.

    >>> is_time("09:30:00+08:00"), is_time("09:30:00"), is_time("23:59:60Z")
    (True, False, False)
    """
    found = _TIME.fullmatch(text)
    return found is not None and _is_read(time.fromisoformat, found[1] + found[2].upper())


def is_moment(text: str) -> bool:
    """A day and a time of day with its offset (RFC 3339).

    >>> is_moment("2026-03-17T09:30:00+08:00"), is_moment("2026-02-30T09:30:00Z"), is_moment("2026-03-17")
    (True, False, False)
    """
    found = _MOMENT.fullmatch(text)
    return found is not None and _is_read(datetime.fromisoformat, f"{found[1]}T{found[2]}{found[3].upper()}")


def is_email(text: str) -> bool:
    """An address of a mailbox, without names and comments around it; its host has a dot.

    >>> is_email("wang.guilan@example.com"), is_email("wang@example"), is_email("a..b@example.com")
    (True, False, False)
    """
    local, _, host = text.rpartition("@")
    return len(local) <= 64 and bool(_LOCAL.fullmatch(local)) and "." in host and is_host(host)


def is_host(text: str) -> bool:
    """The name of a host.

    >>> is_host("example.com"), is_host("-a.com"), is_host("")
    (True, False, False)
    """
    return len(text) <= 253 and all(map(_LABEL.fullmatch, text.split(".")))


def is_uri(text: str) -> bool:
    """An address with its scheme, in ASCII.

    >>> is_uri("https://example.com/a?b#c"), is_uri("example.com"), is_uri("http://a b")
    (True, False, False)
    """
    return bool(_URI.fullmatch(text)) and text.count("#") <= 1


STANDARD: Mapping[str, Callable[[str], bool]] = {
    "date": is_day,
    "time": is_time,
    "date-time": is_moment,
    "email": is_email,
    "hostname": is_host,
    "uri": is_uri,
    "uuid": lambda text: bool(_UUID.fullmatch(text)),
    "ipv4": lambda text: text.isascii() and _is_read(IPv4Address, text),
    "ipv6": lambda text: text.isascii() and "%" not in text and _is_read(IPv6Address, text),
    "data-url": lambda text: bool(_DATA.fullmatch(text)),
}
# Formats that are read by programs, not filled in by people, or that only say how a text is to be shown.
UNCHECKED = (
    *("password", "regex", "duration", "idn-email", "idn-hostname", "iri", "iri-reference", "uri-reference"),
    *("uri-template", "json-pointer", "relative-json-pointer"),
)


def _is_read(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
