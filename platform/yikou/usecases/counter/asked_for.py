"""What an open notice asks the applicant for, and until when, in words for whoever may know of it."""

from collections.abc import Sequence

from yikou.flow.clocks import answer_due
from yikou.flow.titles import path_title
from yikou.flow.words import date_words
from yikou.texts import N_, say
from yikou.usecases.case.case_page import OpenCase
from yikou.usecases.reader import Reader
from yikou.workdays.office import local

TEXTS = {"until": N_("最迟 {day}")}


def asked_titles(case: OpenCase) -> Sequence[str]:
    """Titles of the papers and answers that are asked for, as far as the reader may see them, and what was written."""
    notice = case.state.notice
    if notice is None:
        return ()
    paths = [f"materials.{name}" for name in notice.materials] + list(notice.fields)
    seen = [path_title(case.program, path) for path in paths if case.sight.shows(tuple(path.split(".")))]
    return (*seen, notice.text) if notice.text else tuple(seen)


def until_words(case: OpenCase, reader: Reader) -> str:
    """最迟 3 月 24 日; '' where nothing is asked for."""
    if case.state.notice is None:
        return ""
    due = answer_due(case.state.notice, case.context.calendar).at
    day = date_words(local(due, case.context.calendar).date(), reader.translate)
    return say(TEXTS, "until", {"day": day}, reader.translate)
