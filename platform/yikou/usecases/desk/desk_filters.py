"""What an inbox can be narrowed by: chips with their counts, and selects that offer what lies in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from yikou.flow.program import Program
from yikou.store import inbox
from yikou.store.database import Session
from yikou.store.inbox import Kind, Order
from yikou.texts import N_, say
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Chip, Filter, LightKind, Option

MOST_COUNTED = 999
SHAPES: dict[str, LightKind] = {"late": "late", "soon": "soon", "fine": "ok", "stopped": "still"}
TEXTS = {
    "all": N_("全部 {n}"),
    "late": N_("超期 {n}"),
    "soon": N_("临期 {n}"),
    "fine": N_("期内 {n}"),
    "stopped": N_("停钟 {n}"),
    "mine": N_("我认领的 {n}"),
    "free": N_("未认领的 {n}"),
    "urged": N_("被催办 {n}"),
    "in_lane": N_("{lane} {n}"),
    "affair": N_("事项"),
    "all_affairs": N_("全部事项"),
    "step": N_("环节"),
    "all_steps": N_("全部环节"),
    "place": N_("来自"),
    "all_places": N_("全部地方"),
    "order": N_("排序"),
    "lane": N_("绿色通道优先，再按到期"),
    "due": N_("先到期的在前"),
    "oldest": N_("先到达的在前"),
    "newest": N_("后到达的在前"),
}


def counted(house: House, s: Session, reader: Reader, asked: Asked) -> int:
    """How many rows the list has; `MOST_COUNTED` + 1 means more."""
    acting, only = reader.acting, asked.filter(house)
    who, holder = acting.person.key, acting.inbox_of
    return inbox.count_inbox(s, acting.seats, person=who, stands_for=holder, only=only, most=MOST_COUNTED)


@dataclass(frozen=True, slots=True)
class Filters:
    """Draws the filters of one inbox. kinds: what lies in it at all."""

    house: House
    s: Session
    reader: Reader
    asked: Asked
    kinds: tuple[Kind, ...]
    _counted: list[int] = field(default_factory=list)

    def chips(self) -> Iterator[Chip]:
        """One for each clock, lane, claim and for what was urged, where there is any; the selects stay."""
        whole = self.asked.chip()
        yield self._chip(whole, "all", self._whole)
        for light, shape in SHAPES.items():
            yield from self._maybe(self.asked.chip(light=light), light, shape)
        for lane in sorted({kind.lane for kind in self.kinds if kind.lane != "normal"}):
            yield from self._maybe(self.asked.chip(lane=lane), "in_lane", lane=self._lane(lane))
        yield from self._maybe(self.asked.chip(urged="yes"), "urged")
        yield from self._maybe(self.asked.chip(claimed="mine"), "mine")
        yield from self._maybe(self.asked.chip(claimed="free"), "free")

    def selects(self) -> tuple[Filter, ...]:
        """Affairs, steps of the chosen affair, places, and the order."""
        asked, titles = self.asked, {kind.slug: self._title(kind) for kind in self.kinds}
        of_affair = [kind for kind in self.kinds if asked.slug in ("", kind.slug)]
        steps = {f"{kind.slug}.{kind.step}": self._step(kind, titles[kind.slug]) for kind in of_affair}
        places = {kind.place: self.house.names(kind.place) for kind in self.kinds}
        orders = [Option(order, self._say(order), order == asked.order) for order in get_args(Order)]
        return (
            Filter("affair", self._say("affair"), self._options("all_affairs", titles.items(), asked.slug)),
            Filter("step", self._say("step"), self._options("all_steps", steps.items(), asked.step)),
            Filter("place", self._say("place"), self._options("all_places", places.items(), asked.place)),
            Filter("order", self._say("order"), tuple(orders)),
        )

    def named(self) -> tuple[str, ...]:
        """What the list is narrowed by and how it is ordered, in words."""
        picked = [one for one in self.selects() if one.name != "order"]
        chosen = [option.text for one in picked for option in one.options if option.chosen and option.value]
        chips = [chip.text for chip in self.chips() if chip.current and self.asked.chips]
        return (*chosen, *chips, self._say(self.asked.order))

    @property
    def _whole(self) -> int:
        """How long the list is before a chip narrows it."""
        if not self._counted:
            self._counted.append(counted(self.house, self.s, self.reader, self.asked.chip()))
        return self._counted[0]

    def _maybe(self, asked: Asked, code: str, shape: LightKind = "none", **params: str) -> Iterator[Chip]:
        """Nothing for an empty one, unless it is the one that was chosen."""
        n = counted(self.house, self.s, self.reader, asked)
        if n or asked.chips == self.asked.chips:
            yield self._chip(asked, code, n, shape, **params)

    def _chip(self, asked: Asked, code: str, n: int, shape: LightKind = "none", **params: str) -> Chip:
        is_least = n < self._whole > inbox.LOOK  # what narrows is tried at the first tasks of a longer inbox
        shown = f"{min(n, MOST_COUNTED)}+" if is_least or n > MOST_COUNTED else n
        text = say(TEXTS, code, {**params, "n": shown}, self.reader.translate)
        return Chip(text, f"/desk?{asked.query}", shape, asked.chips == self.asked.chips)

    def _title(self, kind: Kind) -> str:
        return self._program(kind).affair.title

    def _step(self, kind: Kind, affair: str) -> str:
        """With its affair where several are listed."""
        title = self._program(kind).translate(kind.title)
        return title if self.asked.slug else f"{affair} · {title}"

    def _lane(self, lane: str) -> str:
        found = (self._program(kind).affair.lanes.kinds[lane].title for kind in self.kinds if kind.lane == lane)
        return " / ".join(dict.fromkeys(found))

    def _program(self, kind: Kind) -> Program:
        return program_of(self.house, self.s, kind.slug, version=kind.version, language=self.reader.language)

    def _options(self, every: str, values: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
        found = [Option("", self._say(every), not chosen)]
        return (*found, *(Option(value, text, value == chosen) for value, text in values))

    def _say(self, code: str) -> str:
        return self.reader.translate(TEXTS[code])
