"""Where things lie and how the server listens; read once from the environment, then passed on.

Every name is `YIKOU_<FIELD>`. Nothing else in the program reads the environment.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

HOUSE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """house: folder with schemas/, rules/, ui/ and seeds/; var: folder of everything that is written."""

    house: Path = HOUSE
    var: Path = HOUSE / "var"
    zone: str = "Asia/Shanghai"
    upload_bytes: int = 20 * 1024 * 1024
    session_idle_minutes: int = 60
    session_hours: int = 12

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.var / "yikou.sqlite"

    @property
    def files(self) -> Path:
        """Folder of uploaded files, under random keys."""
        return self.var / "files"

    @property
    def timezone(self) -> ZoneInfo:
        """The district's time zone."""
        return ZoneInfo(self.zone)


def from_environment() -> Settings:
    """Settings with what `YIKOU_HOUSE`, `YIKOU_VAR` and `YIKOU_ZONE` say in place of the defaults."""
    plain = Settings()
    return Settings(
        house=Path(os.environ.get("YIKOU_HOUSE", plain.house)),
        var=Path(os.environ.get("YIKOU_VAR", plain.var)),
        zone=os.environ.get("YIKOU_ZONE", plain.zone),
    )
