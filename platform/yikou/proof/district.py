"""The org tree and the calendar as of a day: what a proof may be given beside the definition itself."""

from dataclasses import dataclass
from datetime import date

from yikou.directory.model import Directory
from yikou.workdays.model import Calendar


@dataclass(frozen=True, slots=True)
class District:
    """on: the day as of which places and people are read. calendar: None where none has been read in yet."""

    directory: Directory
    calendar: Calendar | None
    on: date
