"""Stopping something and restoring it. A form posts which of the two is wanted: one pressed late never turns back."""

from typing import Literal, cast

from yikou.errors import AnswerError
from yikou.texts import N_
from yikou.usecases.manage.editing import Given, refuse

Way = Literal["stop", "restore"]
WAYS = ("stop", "restore")
MESSAGES = {"no_way": N_("没有说是停用还是恢复。请重新打开页面再做。")}


def way_of(given: Given, *, is_stopped: bool) -> Way:
    """What a form is for: what was wanted; of a page that was just opened, what can be done."""
    wanted = given.get("do")
    return cast(Way, wanted) if wanted in WAYS else "restore" if is_stopped else "stop"


def is_reached(way: Way, *, is_stopped: bool) -> bool:
    """Whether there is nothing to do.

    >>> is_reached("stop", is_stopped=True), is_reached("stop", is_stopped=False)
    (True, False)
    """
    return (way == "stop") == is_stopped


def wanted_way(given: Given, *, is_stopped: bool) -> Way:
    """What was wanted. AnswersRefused for neither, and (`already_stop`, `already_restore`) for what is so already."""
    refuse([] if given.get("do") in WAYS else [AnswerError("", "no_way")])
    way = way_of(given, is_stopped=is_stopped)
    refuse([AnswerError("", f"already_{way}")] if is_reached(way, is_stopped=is_stopped) else [])
    return way
