"""How an inbox was asked for: what its filters say, as a query string and as what the store narrows by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from yikou.store.inbox import Order
from yikou.store.inbox_filter import Claimed, Filter
from yikou.store.inbox_filter import Light as LightName
from yikou.usecases.house import House


@dataclass(frozen=True, slots=True)
class Asked:
    """step: as <affair>.<step>; light, claimed, urged: '' for all; after: where the page begins; first: number of its
    first row."""

    slug: str = ""
    step: str = ""
    place: str = ""
    lane: str = ""
    light: str = ""
    claimed: str = ""
    urged: str = ""
    order: str = "lane"
    after: str = ""
    first: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """What the query says; words that do not exist, and a step of another affair, are as if not said."""
        light, claimed, order = query.get("light", ""), query.get("claimed", ""), query.get("order", "lane")
        slug, step, first = query.get("affair", ""), query.get("step", ""), query.get("first", "1")
        return cls(
            slug=slug,
            step=step if step.startswith(f"{slug}." if slug else "") else "",
            place=query.get("place", ""),
            lane=query.get("lane", ""),
            light=light if light in get_args(LightName) else "",
            claimed=claimed if claimed in get_args(Claimed) else "",
            urged="yes" if query.get("urged") == "yes" else "",
            order=order if order in get_args(Order) else "lane",
            after=query.get("after", ""),
            first=int(first) if first.isdecimal() and len(first) < 9 else 1,
        )

    @property
    def chips(self) -> dict[str, str]:
        """What the chips say, of which one counts at a time, by name in the query."""
        said = {"lane": self.lane, "light": self.light, "claimed": self.claimed, "urged": self.urged}
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """As a query string, without what is the default."""
        names = {"affair": self.slug, "step": self.step, "place": self.place}
        said = {name: value for name, value in names.items() if value} | self.chips
        if self.order != "lane":
            said["order"] = self.order
        if self.after:
            said |= {"after": self.after, "first": str(self.first)}
        return urlencode(said)

    @property
    def start(self) -> "Asked":
        """The first page of the same list."""
        return replace(self, after="", first=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.slug or self.step or self.place or self.chips)

    def chip(self, **one: str) -> "Asked":
        """The list under another chip; the selects stay."""
        return replace(self.start, **{"lane": "", "light": "", "claimed": "", "urged": "", **one})  # type: ignore[arg-type]

    def filter(self, house: House) -> Filter:
        """What the store narrows by."""
        slug, _, step = self.step.partition(".")
        return Filter(
            slug=self.slug or slug,
            step=step,
            place=self.place,
            lane=self.lane,
            light=self.light or None,  # type: ignore[arg-type]
            claimed=self.claimed or None,  # type: ignore[arg-type]
            urged=bool(self.urged),
            now=house.now,
        )
