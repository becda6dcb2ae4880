"""Lanes and clocks (docs/format.md 4.7, 4.8)."""

from collections.abc import Mapping
from typing import Literal, cast

from yikou.definition.entry import Entry
from yikou.definition.model import Alarm, ByHand, Clock, Extend, LaneEntry, LaneKind, Lanes, Limit
from yikou.definition.nodes import MapNode, Node, TextNode
from yikou.definition.paths import texts
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import NO_TIME, limit
from yikou.definition.verb_names import NEEDS

CLOCK_KEYS = "limit! starts stops_in extend again alarms"
ALARM_KEYS = "before after tell card do hand_to"
NORMAL_RANK = 9
STOPS = ("supplement", "pause")


def read_lanes(root: Entry) -> Lanes:
    """Lanes with the lines that lead into them."""
    entry = root.entry("lanes", "kinds! enter by_hand")
    if entry is None:
        return Lanes({})
    kinds = {one.name: _kind(one) for one in entry.entries("kinds", "title! rank limit!")}
    if entry.has("kinds") and "normal" not in kinds:
        entry.reading.add("no_normal_lane", entry.mark_of("kinds"), expected="normal")
    lines = [Entry(entry.reading, node, "lane! when! because!") for node in entry.list("enter")]
    enter = tuple(LaneEntry(x.reference("lane", "lane"), x.needed_expr("when"), x.text("because")) for x in lines)
    by_hand = entry.entry("by_hand", "who! needs")
    return Lanes(kinds, enter, _by_hand(by_hand) if by_hand else None)


def _by_hand(entry: Entry) -> ByHand:
    return ByHand(entry.who("who"), entry.words("needs", *NEEDS), entry.mark_of("needs"))


def _kind(entry: Entry) -> LaneKind:
    rank = entry.whole("rank", NORMAL_RANK)
    if entry.name == "normal" and rank != NORMAL_RANK:
        entry.reading.add("normal_rank", entry.mark_of("rank"), found=str(rank), expected=str(NORMAL_RANK))
    return LaneKind(entry.name, entry.text("title"), rank, entry.limit("limit") or NO_TIME)


def read_clocks(root: Entry) -> Mapping[str, Clock]:
    """Limits by name; a clock without alarms of its own has those of the affair or its defaults."""
    usual = read_alarms(root)
    clocks = {entry.name: _clock(entry, usual) for entry in root.entries("clocks", CLOCK_KEYS)}
    if root.has("clocks") and "total" not in clocks:
        root.reading.add("no_total_clock", root.mark_of("clocks"), expected="total")
    return clocks


def _clock(entry: Entry, usual: tuple[Alarm, ...]) -> Clock:
    if entry.has("starts") and entry.name != "total":
        entry.reading.add("starts_of_total", entry.mark_of("starts"))
    starts = entry.word("starts", "accepted", "filed") if entry.name == "total" else "opened"
    return Clock(
        name=entry.name,
        limit=_limits(entry),
        starts=cast(Literal["accepted", "filed", "opened"], starts),
        stops_in=_stops(entry) if entry.node("stops_in") else STOPS,
        extend=_extend(entry),
        again=cast(Literal["fresh", "remaining"], entry.word("again", "fresh", "remaining")),
        alarms=read_alarms(entry) if entry.node("alarms") else usual,
        mark=entry.mark,
    )


def _limits(entry: Entry) -> Mapping[str, Limit]:
    """By lane, or one under ''."""
    node = entry.node("limit")
    if not isinstance(node, MapNode):
        return {"": entry.limit("limit") or NO_TIME}
    lanes = entry.reading.names.known("lane")
    by_lane = {name: limit(one, entry.reading.problems) for name, one in entry.named("limit").items()}
    for name in by_lane.keys() - lanes:
        entry.reading.add("unknown_lane", node.entries[name].mark, found=name, nearest=nearest(name, lanes))
    missing = sorted(lanes - by_lane.keys())
    if missing:
        entry.reading.add("lane_without_limit", node.mark, found=", ".join(missing))
    return by_lane


def _stops(entry: Entry) -> tuple[str, ...]:
    node = entry.node("stops_in")
    found = texts(node, entry.reading) if node else ()
    for one in found:
        _check_stop(entry.reading, one)
    return tuple(one.text for one in found)


def _check_stop(reading: Reading, node: TextNode) -> None:
    names = reading.names
    known = [*STOPS, *names.known("step"), *names.known("block"), *names.known("quota")]
    known += [f"pause.{reason}" for reason in names.known("pause")]
    if node.text not in known:
        reading.add("unknown_stop", node.mark, found=node.text, nearest=nearest(node.text, known))


def _extend(entry: Entry) -> Extend | None:
    extend = entry.entry("extend", "at_most! times! late")
    if extend is None:
        return None
    return Extend(extend.needed_duration("at_most"), extend.whole("times", 1, least=1), extend.yes("late"))


def read_alarms(entry: Entry) -> tuple[Alarm, ...]:
    """What the clock does before or after it runs out."""
    return tuple(_alarm(entry.reading, node) for node in entry.list("alarms"))


def _alarm(reading: Reading, node: Node) -> Alarm:
    entry = Entry(reading, node, ALARM_KEYS)
    before = entry.has("before")
    if before == entry.has("after"):
        reading.add("before_or_after", entry.mark, expected="before | after")
    if not any(entry.has(key) for key in ("tell", "card", "do", "hand_to")):
        reading.add("alarm_does_nothing", entry.mark, expected="tell, card, do, hand_to")
    return Alarm(
        before=before,
        offset=entry.needed_duration("before" if before else "after"),
        tell=entry.who("tell"),
        card=cast(Literal["", "yellow", "red"], entry.word("card", "yellow", "red") if entry.has("card") else ""),
        do=entry.word("do", "approve", "object", "reject", "lapse") if entry.has("do") else "",
        hand_to=entry.reference("hand_to", "who"),
    )
