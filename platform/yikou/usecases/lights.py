"""How a clock stands, in a shape and a few words: 剩 4 天, 超 2 小时, 停钟：等补办; and which clock it is."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from yikou.flow.clock_view import ClockView
from yikou.texts import N_, Translate, say
from yikou.usecases.views import Light
from yikou.workdays.left import Left, left
from yikou.workdays.model import Calendar

TEXTS = {
    "days": N_("剩 {n} 天"),
    "hours": N_("剩 {n} 小时"),
    "minutes": N_("剩 {n} 分钟"),
    "over_days": N_("超 {n} 天"),
    "over_hours": N_("超 {n} 小时"),
    "over_minutes": N_("超 {n} 分钟"),
    "over_now": N_("已到期"),
    "still_supplement": N_("停钟：等补办"),
    "still_refer": N_("等领导意见"),
    "still_stuck": N_("无人可办"),
    "still": N_("停钟"),
    "none": N_("不计时"),
}
Which = Literal["own", "step", "total", "answer"]
NAMES = {
    "own": N_("本环节"),
    "step": N_("{step}环节"),
    "total": N_("全程"),
    "answer": N_("补办期限"),
}
WHOLES = {
    "own": N_("本环节{light}"),
    "step": N_("{step}环节{light}"),
    "total": N_("全程{light}"),
    "answer": N_("补办期限{light}"),
}


def light_of_row(
    due_at: datetime | None,
    warn_at: datetime | None,
    still_left: int | None,
    *,
    waits: str,
    now: datetime,
    calendar: Calendar,
    translate: Translate,
) -> Light:
    """The light of a task or case from its row. Moments are aware."""
    if due_at is None:
        code = f"still_{waits}" if waits else "still" if still_left is not None else "none"
        return Light("none" if code == "none" else "still", say(TEXTS, code, {}, translate))
    kind = "late" if due_at < now else "soon" if warn_at and warn_at <= now else "ok"
    return Light(kind, left_words(left(due_at, now, calendar), translate, is_over=kind == "late"))  # type: ignore[arg-type]


def light_of_view(view: ClockView, *, waits: str, translate: Translate) -> Light:
    """The light of a clock on its own page."""
    if view.light == "none":
        return Light("none", say(TEXTS, "none", {}, translate))
    if view.light == "still" or view.left is None:
        return Light("still", say(TEXTS, f"still_{waits}" if waits else "still", {}, translate))
    return Light(view.light, left_words(view.left, translate, is_over=view.light == "late"))


def named(light: Light, which: Which, translate: Translate, *, step: str = "") -> Light:
    """The light with the clock that it is of: of the step in hand, of a step by its title, of the whole case, or how
    long the applicant has for an answer. Where no clock counts, there is none to name.

    >>> named(Light("ok", "剩 4 天"), "step", str, step="街道审核").whole
    '街道审核环节剩 4 天'
    """
    if light.kind == "none":
        return light
    said = {"step": step, "light": light.text}
    return replace(light, of=say(NAMES, which, said, translate), whole=say(WHOLES, which, said, translate))


def left_words(span: Left, translate: Translate, *, is_over: bool = False) -> str:
    """What is left in its largest unit. is_over: the moment is past, even where no working time has gone by since.

    >>> left_words(Left(4, 5, 48), str), left_words(Left(0, -3, -30), str)
    ('剩 4 天', '超 3 小时')
    """
    if is_over and not (span.days or span.hours or span.minutes):
        return say(TEXTS, "over_now", {}, translate)
    for unit, n in (("days", span.days), ("hours", span.hours), ("minutes", span.minutes)):
        if n or unit == "minutes":
            return say(TEXTS, unit if n >= 0 else f"over_{unit}", {"n": abs(n)}, translate)
    raise AssertionError("minutes end the loop")
