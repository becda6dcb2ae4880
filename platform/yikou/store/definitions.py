# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Published versions of affairs, whole and unchangeable, and the dated numbers that rules read.

A version keeps the bytes of its files as they were written; compiling them is done elsewhere.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import from_text, moment


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """A version without its files. number: 1, 2, … within the slug; hash: of the files; functions: name to hash of
    the source of every registered function that it uses."""

    slug: str
    number: int
    hash: str
    functions: Mapping[str, str]
    published_by: str
    published_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the number of the version, and whether it is a new one."""

    number: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number in force from a day on. source: the regulation that sets it."""

    name: str
    since: date
    value: Decimal
    source: str
    title: str
    unit: str


_COLUMNS = "slug, number, hash, functions, published_by, published_at, note"


def publish(
    s: Session,
    slug: str,
    sources: Mapping[str, bytes],
    *,
    hash: str,
    by: str,
    at: datetime,
    functions: Mapping[str, str],
    note: str = "",
) -> Published:
    """Adds the next version of an affair; the same files and functions as in its latest version are no new one."""
    sql = "select number, hash, functions from definition_version where slug = ? order by number desc limit 1"
    last, last_hash, last_functions = s.row(sql, slug) or (0, "", "{}")
    if hash == last_hash and dict(functions) == json.loads(last_functions):
        return Published(last, is_new=False)
    values = (slug, last + 1, hash, json.dumps(dict(functions)), by, moment(at), note, _pack(sources))
    s.run(f"insert into definition_version ({_COLUMNS}, sources) values (?, ?, ?, ?, ?, ?, ?, ?)", *values)
    return Published(last + 1, is_new=True)


def version(s: Session, slug: str, number: int) -> DefinitionVersion:
    """One version, or `NotFound`."""
    row = s.row(f"select {_COLUMNS} from definition_version where slug = ? and number = ?", slug, number)
    if row is None:
        raise NotFound("definition", f"{slug} {number}")
    return _version(*row)


def latest(s: Session) -> tuple[DefinitionVersion, ...]:
    """The latest version of every affair, by slug."""
    newest = "select slug, max(number) from definition_version group by slug"
    sql = f"select {_COLUMNS} from definition_version where (slug, number) in ({newest}) order by slug"
    return tuple(_version(*row) for row in s.rows(sql))


def in_use(s: Session) -> tuple[DefinitionVersion, ...]:
    """The latest version of every affair and those that open cases began with, by slug and number."""
    newest = "select slug, max(number) from definition_version group by slug"
    pinned = "select slug, version from cases where state != 'ended'"
    sql = f"select {_COLUMNS} from definition_version where (slug, number) in ({newest} union {pinned})"
    return tuple(_version(*row) for row in s.rows(f"{sql} order by slug, number"))


def export(s: Session, slug: str, number: int) -> Mapping[str, bytes]:
    """The files of a version by path, byte for byte as they were published; `NotFound` if there is none."""
    row = s.row("select sources from definition_version where slug = ? and number = ?", slug, number)
    if row is None:
        raise NotFound("definition", f"{slug} {number}")
    return {path: b64decode(text) for path, text in json.loads(zlib.decompress(row[0])).items()}


def parameters(s: Session) -> tuple[Parameter, ...]:
    """Every value of every parameter, by name and day."""
    return rowmap.select(s, Parameter, "from parameter order by name, since")


def put_parameters(s: Session, values: tuple[Parameter, ...]) -> None:
    """Adds values, or corrects those of the same name and day; whether a day may still be changed is the caller's."""
    for value in values:
        rowmap.put(s, "parameter", value, key=("name", "since"))


def _pack(sources: Mapping[str, bytes]) -> bytes:
    return zlib.compress(json.dumps({path: b64encode(data).decode() for path, data in sources.items()}).encode(), 9)


def _version(
    slug: str, number: int, hash: str, functions: str, published_by: str, published_at: str, note: str
) -> DefinitionVersion:
    used = json.loads(functions)
    return DefinitionVersion(slug, number, hash, used, published_by, from_text(published_at), note)
