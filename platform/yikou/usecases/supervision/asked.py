"""How supervision was asked for: what narrows, which list is shown, what of the page is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from yikou.store.supervising import MARKS, Mark

AT = "/supervision"
LANES = ("green", "normal")
LIST: Mark = "trouble"
"""The list that is shown unless another was asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """place: as `places.py` names them; affair: slug; but: slugs left out, with commas; mark: of the list; opened: the
    place whose parts are shown; every: `yes` for a column of each affair; after: where the list goes on; urge: number
    of the case whose urging is open; at: number of the case to come back to. '' for what was not said."""

    place: str = ""
    affair: str = ""
    but: str = ""
    lane: str = ""
    mark: Mark = LIST
    opened: str = ""
    every: str = ""
    after: str = ""
    urge: str = ""
    at: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """What the query says; words that do not exist are as if not said."""
        said = {field.name: query.get(field.name, "") for field in fields(cls)}
        said["mark"] = said["mark"] if said["mark"] in MARKS else LIST
        said["lane"] = said["lane"] if said["lane"] in LANES else ""
        return cls(**said)  # type: ignore[arg-type]

    @property
    def query(self) -> str:
        """As a query string, without what is the default."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in said.items() if value and (name, value) != ("mark", LIST)})

    @property
    def address(self) -> str:
        """Of this page."""
        return f"{AT}?{self.query}" if self.query else AT

    @property
    def start(self) -> "Asked":
        """The list from its beginning, nothing opened in it."""
        return replace(self, after="", urge="", at="")

    def address_of(self, **one: str) -> str:
        """Of this page, with something opened in it."""
        return replace(self, **{"urge": "", "at": "", **one}).address  # type: ignore[arg-type]

    def but_for(self, **one: str) -> "Asked":
        """The beginning of the list, narrowed otherwise."""
        return replace(self.start, **one)  # type: ignore[arg-type]

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What goes along where the filters are changed."""
        said = (("but", self.but), ("opened", self.opened), ("every", self.every))
        return tuple((name, value) for name, value in said if value)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Affairs that are left out."""
        return tuple(filter(None, self.but.split(",")))
