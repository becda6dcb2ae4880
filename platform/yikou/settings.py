"""Where things lie and how the server listens; read once from the environment, then passed on.

Every name is `YIKOU_<FIELD>`. Nothing else in the program reads the environment, but the commands ask in which
language the terminal is (`cli.language`).
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FEWEST_DAYS, MOST_DAYS = 30, 3650
HOUSE = Path(__file__).resolve().parents[2]


class BadSetting(ValueError):
    """A setting of the environment that cannot be meant. field: of `Settings`; value: as it was written."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: {value!r}")
        self.field, self.value = field, value


@dataclass(frozen=True, slots=True)
class Settings:
    """house: folder with schemas/, rules/, ui/ and seeds/; var: folder of everything that is written.

    second_factor: `required` of whoever administers or may seal, or `offered`. proof_minutes: how long a password
    counts for sealing. uploads_a_day and upload_bytes_a_day: of one person. api_a_minute: requests of one token to
    one process. hosts: names under which the server may be addressed. proxy: address of the one reverse proxy whose
    word on scheme and client counts, '' for none. draft_days: how long a draft of an application is kept after its last
    change. metrics_token: opens `/metrics` beyond this machine, '' for nobody.
    log: `json`, one line per event for programs; `text` for people; '' for text at a terminal and JSON elsewhere.
    server: address of a PostgreSQL database (`postgresql://user:password@host/name`) in place of the SQLite file in
    `var`, '' for that file.
    """

    house: Path = HOUSE
    var: Path = HOUSE / "var"
    zone: str = "Asia/Shanghai"
    upload_bytes: int = 20 * 1024 * 1024
    session_idle_minutes: int = 60
    session_hours: int = 12
    second_factor: str = "offered"
    proof_minutes: int = 5
    uploads_a_day: int = 2000
    upload_bytes_a_day: int = 2 * 1024**3
    api_a_minute: int = 600
    draft_days: int = 180
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    proxy: str = ""
    metrics_token: str = ""
    log: str = ""
    server: str = field(default="", repr=False)

    @property
    def database(self) -> Path | str:
        """The SQLite file, or the address of the database of a server, which may hold a password: never to be shown."""
        return self.server or self.var / "yikou.sqlite"

    @property
    def files(self) -> Path:
        """Folder of uploaded files, under random keys."""
        return self.var / "files"

    @property
    def timezone(self) -> ZoneInfo:
        """The district's time zone."""
        return ZoneInfo(self.zone)


def from_environment() -> Settings:
    """Settings with what `YIKOU_HOUSE`, `YIKOU_VAR`, `YIKOU_ZONE`, `YIKOU_HOSTS`, `YIKOU_PROXY`, `YIKOU_METRICS_TOKEN`,
    `YIKOU_SECOND_FACTOR`, `YIKOU_DRAFT_DAYS`, `YIKOU_LOG` and `YIKOU_DATABASE` say instead.

    `YIKOU_HOSTS` is a list with commas. Raises BadSetting.
    """
    plain = Settings()
    found = Settings(
        house=Path(os.environ.get("YIKOU_HOUSE", plain.house)),
        var=Path(os.environ.get("YIKOU_VAR", plain.var)),
        zone=os.environ.get("YIKOU_ZONE", plain.zone),
        second_factor=os.environ.get("YIKOU_SECOND_FACTOR", plain.second_factor),
        hosts=tuple(os.environ["YIKOU_HOSTS"].lower().split(",")) if "YIKOU_HOSTS" in os.environ else plain.hosts,
        proxy=os.environ.get("YIKOU_PROXY", plain.proxy),
        metrics_token=os.environ.get("YIKOU_METRICS_TOKEN", plain.metrics_token),
        draft_days=_days("draft_days", os.environ.get("YIKOU_DRAFT_DAYS", str(plain.draft_days))),
        log=os.environ.get("YIKOU_LOG", plain.log),
        server=os.environ.get("YIKOU_DATABASE", plain.server),
    )
    _refuse_bad(found)
    return found


def _days(field: str, text: str) -> int:
    """A whole number of days that leaves time to tell of its end."""
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and FEWEST_DAYS <= int(text) <= MOST_DAYS):
        raise BadSetting(field, text)
    return int(text)


def _refuse_bad(found: Settings) -> None:
    """An empty folder would be the one where the command happens to be run."""
    if not os.environ.get("YIKOU_VAR", "var"):
        raise BadSetting("var", "")
    if not found.house.is_dir() or not os.environ.get("YIKOU_HOUSE", "house"):
        raise BadSetting("house", os.environ["YIKOU_HOUSE"])
    if found.second_factor not in ("required", "offered"):
        raise BadSetting("second_factor", found.second_factor)
    if found.log not in ("", "json", "text"):
        raise BadSetting("log", found.log)
    if found.server and "://" not in found.server:
        raise BadSetting("server", "")  # it may hold a password
    try:
        _ = found.timezone
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise BadSetting("zone", found.zone) from error
