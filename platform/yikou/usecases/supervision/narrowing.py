"""What the list of supervision is narrowed by: to choose from, and to take away."""

from collections.abc import Iterator, Mapping

from yikou.store.supervising import MARKS
from yikou.texts import N_, Translate, say
from yikou.usecases.supervision.asked import LANES, LIST, Asked
from yikou.usecases.supervision.figures import title_of
from yikou.usecases.supervision.look import Look
from yikou.usecases.views import Chip, Filter, Option

TEXTS = {
    "place": N_("地方"),
    "affair": N_("事项"),
    "lane": N_("通道"),
    "mark": N_("时限"),
    "all_places": N_("全部地方"),
    "all_affairs": N_("全部事项"),
    "all_lanes": N_("不限"),
    "green": N_("绿色通道"),
    "normal": N_("普通"),
    "drop": N_("{label}：{value}"),
    "but": N_("除 {n} 个事项外"),
}


def filters_of(look: Look, titles: Mapping[str, str]) -> Iterator[Filter]:
    """Places, affairs, lanes and lights to choose from."""
    asked, tell = look.asked, look.reader.translate
    lanes = [(lane, tell(TEXTS[lane])) for lane in LANES]
    marks = [(mark, title_of(mark, tell)) for mark in MARKS if mark != LIST]
    choices: dict[str, list[tuple[str, str]]] = {
        "place": [("", tell(TEXTS["all_places"])), *_places(look)],
        "affair": [("", tell(TEXTS["all_affairs"])), *sorted(titles.items())],
        "lane": [("", tell(TEXTS["all_lanes"])), *lanes],
        "mark": [(LIST, title_of(LIST, tell)), *marks],
    }
    for name, values in choices.items():
        options = (Option(value, text, value == getattr(asked, name)) for value, text in values)
        yield Filter(name, tell(TEXTS[name]), tuple(options))


def _places(look: Look) -> Iterator[tuple[str, str]]:
    """Every place in its tree, what lies inside another set in."""
    places, tell = look.places, look.reader.translate
    for root in places.roots():
        yield root, places.title(root, tell)
        for word in places.inside(root):
            yield word, "　" + places.title(word, tell)
            yield from ((part, "　　" + places.title(part, tell)) for part in places.inside(word))


def drops_of(filters: tuple[Filter, ...], asked: Asked, *, translate: Translate) -> Iterator[Chip]:
    """What narrows; each leads to the page without it."""
    for one in filters:
        chosen = next((option.text.strip() for option in one.options if option.chosen and option.value), "")
        if chosen and one.name != "mark":
            said = say(TEXTS, "drop", {"label": one.label, "value": chosen}, translate)
            yield Chip(said, asked.but_for(**{one.name: ""}).address)
    if asked.left_out:
        yield Chip(say(TEXTS, "but", {"n": len(asked.left_out)}, translate), asked.but_for(but="").address)
