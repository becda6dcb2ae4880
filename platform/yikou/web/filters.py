"""How days, moments and numbers are written on a page, and the QR code of a slip. Nothing here knows a request.

Chinese is the source language; every form of words goes through the translator of the environment.
"""

import io
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import segno
from markupsafe import Markup, escape

from yikou.texts import N_, Translate, say

WEEKDAYS = (N_("星期一"), N_("星期二"), N_("星期三"), N_("星期四"), N_("星期五"), N_("星期六"), N_("星期日"))
LEFT = {"days": N_("剩 {n} 天"), "hours": N_("剩 {n} 小时"), "minutes": N_("剩 {n} 分钟")}
OVER = {"days": N_("超 {n} 天"), "hours": N_("超 {n} 小时"), "minutes": N_("超 {n} 分钟")}


class Wording:
    """The filters of one language in one time zone."""

    def __init__(self, translate: Translate, zone: ZoneInfo) -> None:
        self.translate = translate
        self.zone = zone

    def _day_of(self, when: date | datetime) -> date:
        """The calendar day of a moment in the district's zone. A naive moment raises ValueError."""
        return self._local(when).date() if isinstance(when, datetime) else when

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError(f"a moment without zone cannot be shown: {moment}")
        return moment.astimezone(self.zone)

    def day(self, when: date | datetime) -> str:
        """A day in full.

        >>> Wording(str, ZoneInfo("Asia/Shanghai")).day(date(2026, 3, 24))
        '2026 年 3 月 24 日'
        """
        on = self._day_of(when)
        return self.translate("{year} 年 {month} 月 {day} 日").format(year=on.year, month=on.month, day=on.day)

    def day_short(self, when: date | datetime) -> str:
        """A day near today, without its year: 3 月 24 日."""
        on = self._day_of(when)
        return self.translate("{month} 月 {day} 日").format(month=on.month, day=on.day)

    def weekday(self, when: date | datetime) -> str:
        """The name of the day of the week."""
        return self.translate(WEEKDAYS[self._day_of(when).weekday()])

    def iso(self, when: date | datetime) -> str:
        """A day as in tables: 2026-03-24."""
        return self._day_of(when).isoformat()

    def moment(self, when: datetime) -> str:
        """A moment as in lists.

        >>> from datetime import UTC
        >>> Wording(str, ZoneInfo("Asia/Shanghai")).moment(datetime(2026, 3, 24, 1, 5, tzinfo=UTC))
        '3-24 09:05'
        >>> Wording(str, ZoneInfo("Asia/Shanghai")).moment(datetime(2026, 3, 24, 1, 5))
        Traceback (most recent call last):
        ValueError: a moment without zone cannot be shown: 2026-03-24 01:05:00
        """
        here = self._local(when)
        return f"{here.month}-{here.day} {here:%H:%M}"

    def moment_full(self, when: datetime) -> str:
        """A moment as in documents: 2026-03-24 09:05."""
        return f"{self._local(when):%Y-%m-%d %H:%M}"

    def clock(self, when: datetime) -> str:
        """The time of day: 09:05."""
        return f"{self._local(when):%H:%M}"

    def left(self, span: timedelta) -> str:
        """What remains, in the largest unit that says it; a negative span is time run over.

        >>> wording = Wording(str, ZoneInfo("Asia/Shanghai"))
        >>> wording.left(timedelta(days=4, hours=3)), wording.left(timedelta(hours=5)), wording.left(timedelta(days=-1))
        ('剩 4 天', '剩 5 小时', '超 1 天')
        """
        over, amount = span < timedelta(0), abs(span)
        if amount >= timedelta(days=1):
            number, unit = amount.days, "days"
        elif amount >= timedelta(hours=1):
            number, unit = amount.seconds // 3600, "hours"
        else:
            number, unit = amount.seconds // 60, "minutes"
        return say(OVER if over else LEFT, unit, {"n": number}, self.translate)

    def all(self) -> dict[str, Any]:
        """Every filter by the name that templates use."""
        names = ("day", "day_short", "weekday", "iso", "moment", "moment_full", "clock", "left")
        return {name: getattr(self, name) for name in names}


def qr(text: str, *, label: str) -> Markup:
    """The QR code of `text` as an inline picture that a strict content policy allows: classes, no style attribute.

    >>> "style" in qr("https://example.org/check/1", label="查询进度的二维码")
    False
    """
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="yk-qr", lineclass=None, border=2
    )
    drawn = picture.getvalue().decode().strip()
    return Markup(drawn.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1))  # noqa: S704
