"""代理: who stands in for whom, from when to when; what a stand-in may do, and in which capacity it is told."""

from dataclasses import replace
from datetime import date

import pytest

from tests.usecases.office import Office, applicant
from yikou.errors import AnswersRefused, NotAllowed, NotFound, Refused
from yikou.flow.sentences import sentence
from yikou.flow.who import People
from yikou.store import audit, case_lines, directory_store, ledger
from yikou.usecases.acting import Acting, acting_in
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.acting_on_cases import Wanted, perform
from yikou.usecases.case.case_page import open_case
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.inbox import inbox_view
from yikou.usecases.desk.stand_ins import end, enter, key_of, stand_in_key, stand_ins_view
from yikou.usecases.reader import Reader
from yikou.usecases.shell import what_waits

FIGURES = {"visit_note": "属实", "proposed": "4000"}


def post_of(office, login, role="reviewer"):
    acting = office.acting(login, role)
    return key_of(acting.post)


def person(office, login):
    return office.acting(login).person.key


def entered(office, holder, stand_in, since="2026-03-17", until="2026-03-20", *, by="", role="reviewer"):
    given = {"post": post_of(office, holder, role), "person": person(office, stand_in), "since": since, "until": until}
    return enter(office.house, office.reader(by or holder), given)


def standing(office: Office, login: str, holder: str) -> Acting:
    """Somebody in the post of another."""
    with office.house.store.session() as s:
        people = directory_store.directory(s)
    own = office.acting(login)
    chosen = next(key for key in own.titles if key.endswith(f"~{person(office, holder)}"))
    found = acting_in(people, own.person.key, office.house.today, chosen=chosen, session="", must_change=False)
    assert found is not None
    return replace(found, proof="password")


def numbers(office, acting):
    return [row.number for row in inbox_view(office.house, Reader(acting), Asked()).rows]


def approve(office, acting, number, step, **office_fields):
    post = tuple((f"office.{name}", text) for name, text in office_fields.items())
    return perform(
        office.house, acting, number, Wanted("approve", office.task(number, step), office.state(number).no, post)
    )


def faults(office, *args, **more):
    with pytest.raises(AnswersRefused) as refused:
        entered(office, *args, **more)
    return {(error.field, error.code) for error in refused.value.errors}


def test_a_stand_in_has_the_inbox_of_the_post_as_long_as_it_lasts(office):
    number = office.relief()
    assert len(office.acting("yu.tao").posts) == 2
    entered(office, "sun.zhiqiang", "yu.tao")
    assert numbers(office, standing(office, "yu.tao", "sun.zhiqiang")) == [number]
    assert numbers(office, office.acting("yu.tao")) == []
    office.clock.move(days=4)
    assert len(office.acting("yu.tao").posts) == 2


def test_what_a_stand_in_did_says_for_whom(office):
    number = office.relief()
    entered(office, "sun.zhiqiang", "yu.tao")
    approve(office, standing(office, "yu.tao", "sun.zhiqiang"), number, "check", **FIGURES)
    done = office.state(number).completions["check"]
    assert done.by == (person(office, "yu.tao"), person(office, "sun.zhiqiang"))
    case = office.case("ma.zhenhua", number)
    with office.house.store.session() as s:
        voted = next(
            e for one in ledger.entries(s, case.row.id) if getattr((e := entered_of(one)).entry, "step", "") == "check"
        )
    said = sentence(case.program, case.state, voted)
    assert (said.who, said.stands_name) == ("于涛", "孙志强")
    lines = [line.who for line in office.page("ma.zhenhua", number).ledger]
    assert any(line.startswith("于涛（代理 孙志强）") for line in lines)


def test_an_excluded_person_is_barred_as_a_stand_in_too(office):
    number = office.relief()
    entered(office, "sun.zhiqiang", "lin.xiaoyan")
    stand_in = standing(office, "lin.xiaoyan", "sun.zhiqiang")
    assert numbers(office, stand_in) == []
    with pytest.raises(NotAllowed):
        approve(office, stand_in, number, "check", **FIGURES)


def test_whoever_checked_as_a_stand_in_and_the_holder_are_both_excluded_later(office):
    number = office.relief()
    entered(office, "sun.zhiqiang", "yu.tao")
    approve(office, standing(office, "yu.tao", "sun.zhiqiang"), number, "check", **FIGURES)
    case = office.case("ma.zhenhua", number)
    people = People(case.program, case.state, case.context)
    both = {person(office, "yu.tao"), person(office, "sun.zhiqiang")}
    assert both <= people.barred(("street_reviewer",)) | set(office.state(number).completions["check"].by)


def test_a_stand_in_sees_what_the_post_sees_and_only_in_that_capacity(office):
    number = office.checked("4000")
    entered(office, "zhou.liqun", "cui.xue")
    stand_in, herself = standing(office, "cui.xue", "zhou.liqun"), office.acting("cui.xue")
    with office.house.store.session() as s:
        assert open_case(office.house, s, Reader(stand_in), number)
        with pytest.raises(NotFound):
            open_case(office.house, s, Reader(herself), number)


def test_a_stand_in_goes_on_with_what_the_holder_claimed(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check")
    entered(office, "sun.zhiqiang", "yu.tao")
    approve(office, standing(office, "yu.tao", "sun.zhiqiang"), number, "check", **FIGURES)
    assert "check" in office.state(number).completions


def test_what_waits_in_another_post_is_counted(office):
    office.relief()
    entered(office, "sun.zhiqiang", "yu.tao")
    counts = what_waits(office.house, office.acting("yu.tao"))
    assert counts[f"reviewer@chunhui~{person(office, 'sun.zhiqiang')}"] == 1


def test_a_stand_in_for_oneself_or_twice_at_once_is_refused_by_field(office):
    assert faults(office, "sun.zhiqiang", "sun.zhiqiang") == {("person", "self")}
    entered(office, "sun.zhiqiang", "yu.tao")
    assert faults(office, "sun.zhiqiang", "jiang.xinran") == {("since", "overlap")}
    assert faults(office, "sun.zhiqiang", "jiang.xinran", "2026-03-01", "2026-02-01") == {
        ("since", "past"),
        ("until", "order"),
    }
    assert faults(office, "gao.lijuan", "sun.zhiqiang") == {("person", "away")}
    assert ("until", "want_day") in faults(office, "gao.lijuan", "yu.tao", "2026-03-17", "9999-12-31")
    assert faults(office, "gao.lijuan", "yu.tao", "20260317", "") == {("since", "want_day"), ("until", "want_day")}


def test_one_enters_for_oneself_a_manager_for_everybody_below(office):
    with pytest.raises(AnswersRefused, match="choose_post"):
        entered(office, "sun.zhiqiang", "yu.tao", by="gao.lijuan")
    assert "于涛" in entered(office, "sun.zhiqiang", "yu.tao", by="ma.zhenhua")


def test_a_stand_in_passes_nothing_on(office):
    entered(office, "sun.zhiqiang", "yu.tao")
    given = {"post": post_of(office, "sun.zhiqiang"), "person": "", "since": "", "until": ""}
    with pytest.raises(NotAllowed):
        enter(office.house, Reader(standing(office, "yu.tao", "sun.zhiqiang")), given)


def test_cases_from_which_the_stand_in_is_barred_are_told_at_once(office):
    office.relief()
    assert "目前有 1 件 林晓燕 不能代办" in entered(office, "sun.zhiqiang", "lin.xiaoyan")


def test_ending_a_stand_in_takes_the_post_away_today(office):
    number = office.relief()
    entered(office, "sun.zhiqiang", "yu.tao")
    one = stand_ins_view(office.house, office.reader("yu.tao")).rows[0]
    assert (one.person, one.holder, one.last, one.may_end) == ("于涛", "孙志强", date(2026, 3, 20), True)
    acting = standing(office, "yu.tao", "sun.zhiqiang")
    with pytest.raises(NotFound):
        end(office.house, office.acting("lin.xinran"), one.key)
    end(office.house, office.acting("sun.zhiqiang"), one.key)
    assert len(office.acting("yu.tao").posts) == 2
    with pytest.raises((NotAllowed, NotFound, Refused)):
        approve(office, acting, number, "check", **FIGURES)
    with office.house.store.session() as s:
        kinds = [event.what for event in audit.events(s, since=office.house.now.replace(hour=0))]
    assert {"stand_in_entered", "stand_in_ended"} <= set(kinds)


def test_a_stand_in_that_ended_is_listed_no_more(office):
    entered(office, "sun.zhiqiang", "yu.tao")
    key = stand_ins_view(office.house, office.reader("sun.zhiqiang")).rows[0].key
    assert key == stand_in_key(next(iter(_all(office, "sun.zhiqiang"))))
    office.clock.move(days=4)
    assert stand_ins_view(office.house, office.reader("sun.zhiqiang")).rows == ()


def _all(office, holder):
    with office.house.store.session() as s:
        people = directory_store.directory(s)
    return [one for one in people.stand_ins if one.holder == person(office, holder)]


def test_lists_leave_out_what_the_holder_is_barred_from(office):
    """The holder applied for it: neither they nor whoever stands in for them learn of it from a list."""
    number = office.relief(applicant=applicant(id_number=office.acting("sun.zhiqiang").person.id_number))
    entered(office, "sun.zhiqiang", "yu.tao")
    stand_in = standing(office, "yu.tao", "sun.zhiqiang")
    with office.house.store.session() as s:
        assert case_lines.may_list(s, number, stand_in.seats, person=stand_in.person.key) is False
        assert case_lines.listed(s, stand_in.seats, person=stand_in.person.key).rows == ()


def test_an_opinion_says_for_whom_it_was_given(office):
    number = office.relief()
    entered(office, "sun.zhiqiang", "yu.tao")
    approve(office, standing(office, "yu.tao", "sun.zhiqiang"), number, "check", **FIGURES)
    assert [opinion.by for opinion in office.page("ma.zhenhua", number).opinions][-1] == "于涛（代理 孙志强）"
