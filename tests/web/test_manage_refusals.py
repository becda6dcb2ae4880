"""A refused form of administration: all that is wrong is told, and what there is now stands beside what was typed."""

from yikou.errors import AnswerError, AnswersRefused
from yikou.usecases.manage.views_manage import FormField, FormView
from yikou.usecases.views import Fault, Link, Option
from yikou.web.manage_refusals import beside_now, refused_form

BACK = Link("", "")


def form(*fields, seen=""):
    return FormView("", BACK, "", "", fields, {"seen": seen})


def test_several_errors_of_no_field_and_of_one_field_are_all_told():
    errors = (AnswerError("", "a"), AnswerError("", "b"), AnswerError("name", "c"), AnswerError("name", "a"))
    made = refused_form(form(FormField("name", "姓名")), AnswersRefused(errors), {"a": "甲", "b": "乙", "c": "丙"}, str)
    assert made.faults == (Fault("甲"), Fault("乙"), Fault("丙", "name"), Fault("甲", "name"))
    assert made.fields[0].error == "丙"


def test_only_what_differs_is_shown_as_it_is_now():
    options = (Option("a", "甲", False), Option("b", "乙", True))
    typed = form(
        FormField("x", "", "1"), FormField("y", "", "2", hint="提示"), FormField("z", "", "a", options=options)
    )
    now = form(FormField("x", "", "1"), FormField("y", "", ""), FormField("z", "", "b", options=options), seen="new")
    made = beside_now(typed, now, str)
    assert [one.hint for one in made.fields] == ["", "现在没有填。提示", "现在：乙。"]
    assert made.hidden == {"seen": "new"}
