"""The figures at the top, the chips above the list, and what narrows: all counted from one tally."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yikou.store.supervising import OFTEN, STOPS, Mark, Tally
from yikou.texts import N_, Translate, say
from yikou.usecases.lights import left_words
from yikou.usecases.supervision.asked import LIST, Asked
from yikou.usecases.supervision.views_supervision import Figure
from yikou.usecases.views import Chip, LightKind
from yikou.workdays.left import left
from yikou.workdays.model import Calendar

TITLES: dict[Mark, str] = {
    "all": N_("在办"),
    "fine": N_("期内"),
    "soon": N_("临期"),
    "late": N_("超期"),
    "stopped": N_("停钟"),
    "stuck": N_("卡住"),
    "nobody": N_("环节无人"),
    "supplement": N_("久不补办"),
    "returned": N_("退回 {often} 次以上"),
    "urged": N_("催过没办"),
    "trouble": N_("超期与卡住"),
}
LIGHTS: dict[Mark, LightKind] = {"fine": "ok", "soon": "soon", "late": "late", "stopped": "still"}
FIGURES: tuple[Mark, ...] = ("all", "fine", "soon", "late", "stopped", "stuck")
CHIPS: tuple[Mark, ...] = ("trouble", "late", "nobody", "supplement", "returned", "urged")
TEXTS = {
    "chip": N_("{title} {n}"),
    "every": N_("全部 {n}"),
    "share": N_("占 {percent}%"),
    "soon": N_("到了提醒时间，还没有到期"),
    "longest": N_("最长{over}"),
    "none_late": N_("没有超期的"),
    "stuck": N_("无人、久不补、退回多次、催过没办"),
    "supplement": N_("等补办 {n}"),
    "refer": N_("等领导意见 {n}"),
    "no_people": N_("无人可办 {n}"),
    "other": N_("不计时环节 {n}"),
    "none_stopped": N_("没有停钟的"),
    "whole": N_("登记了还没有办结"),
}
_STOPS = {"supplement": "supplement", "refer": "refer", "stuck": "no_people"}


def title_of(mark: Mark, translate: Translate) -> str:
    """What the cases of a mark are called."""
    return translate(TITLES[mark]).format(often=OFTEN)


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums of one tally. now: the moment as of which it was counted."""

    tallies: Sequence[Tally]
    asked: Asked
    translate: Translate
    now: datetime
    calendar: Calendar

    @property
    def counts(self) -> Counter[str]:
        """How many there are, by mark."""
        found: Counter[str] = Counter()
        for one in self.tallies:
            found.update(one.counts)
        return found

    def figures(self) -> Iterator[Figure]:
        """What stands at the top."""
        counts = self.counts
        for mark in FIGURES:
            href = self.asked.but_for(mark=mark).address + "#list"
            yield Figure(
                counts[mark], title_of(mark, self.translate), href, self._note(mark, counts), LIGHTS.get(mark, "none")
            )

    def chips(self) -> Iterator[Chip]:
        """The lists of what is late or stuck, and the one that is shown."""
        counts, shown = self.counts, self.asked.mark
        for mark in (*CHIPS, *((shown,) if shown not in CHIPS else ())):
            if mark in ("trouble", "late", shown) or counts[mark]:
                text = "every" if mark == LIST else "chip"
                said = self._say(text, title=title_of(mark, self.translate), n=counts[mark])
                href = self.asked.but_for(mark=mark).address
                yield Chip(said, href, LIGHTS.get(mark, "none"), mark == shown)

    def _note(self, mark: Mark, counts: Counter[str]) -> str:
        if mark == "fine":
            return self._say("share", percent=round(1000 * counts[mark] / counts["all"]) / 10) if counts["all"] else ""
        if mark == "late":
            return self._longest() if counts[mark] else self._say("none_late")
        if mark == "stopped":
            return self._stops(counts)
        return self._say({"all": "whole", "soon": "soon"}.get(mark, "stuck"))

    def _longest(self) -> str:
        first = min(one.first_due for one in self.tallies if one.first_due)
        return self._say("longest", over=left_words(left(first, self.now, self.calendar), self.translate, is_over=True))

    def _stops(self, counts: Counter[str]) -> str:
        known = {_STOPS[why]: counts[f"stopped.{why}"] for why in STOPS}
        rest = counts["stopped"] - sum(known.values())
        parts = [self._say(code, n=n) for code, n in (*known.items(), ("other", rest)) if n]
        return " · ".join(parts) or self._say("none_stopped")

    def _say(self, code: str, **params: object) -> str:
        return say(TEXTS, code, params, self.translate)
