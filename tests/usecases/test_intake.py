"""An application from its first moment: kept whatever is typed, judged all at once, filed once."""

import pytest

from tests.usecases.office import PDF, PICTURE, RELIEF_PAPERS, applicant, picture, relief_form
from yikou.errors import AnswersRefused, NotAllowed, NotFound, Refused
from yikou.store import drafts
from yikou.usecases.intake.filing import drop, keep, start_draft, submit
from yikou.usecases.intake.intake_data import intake_data
from yikou.usecases.intake.intake_papers import Upload, add_papers, remove_paper
from yikou.usecases.intake.intake_view import intake_view

LIN = "lin.xiaoyan"


def begun(office, login=LIN, slug="hardship-relief"):
    return start_draft(office.house, office.acting(login), slug=slug, resident=office.resident().key)


def kept(office, id, login=LIN):
    person = office.acting(login).person.key
    with office.house.store.session() as s:
        return intake_data(drafts.load(s, id, person=person))


def view(office, id, **more):
    return intake_view(office.house, office.reader(LIN), id, **more)


def sent(office, id, *post, do="submit", login=LIN):
    return submit(office.house, office.acting(login), id, do=do, post=post)


def drafted(office, papers=RELIEF_PAPERS, **form):
    return office.draft(LIN, "hardship-relief", relief_form(**form), papers)


def test_a_draft_begins_with_what_is_known_of_the_resident(office):
    data = kept(office, begun(office))
    assert data.form["applicant"] == applicant()
    assert data.sources


def test_a_stranger_begins_nothing(office):
    with pytest.raises(NotAllowed):
        begun(office, "sun.zhiqiang")
    assert office.value("select count(*) from draft") == 0


def test_no_such_affair_or_resident_is_not_found(office):
    with pytest.raises(NotFound):
        begun(office, slug="nothing")
    with pytest.raises(NotFound):
        start_draft(office.house, office.acting(LIN), slug="hardship-relief", resident="nobody")


def test_what_cannot_be_read_is_kept_letter_by_letter(office):
    id = begun(office)
    keep(office.house, office.acting(LIN), id, post=[("form.amount", "四千元整"), ("form.story", "<b>漏水</b>")])
    form = view(office, id).form
    assert 'value="四千元整"' in form
    assert "&lt;b&gt;漏水" in form
    assert "<b>漏水" not in form


def test_somebody_elses_draft_is_not_found(office):
    id = drafted(office)
    other = office.acting("bai.jie")
    for attempt in (
        lambda: keep(office.house, other, id, post=[("form.amount", "1")]),
        lambda: submit(office.house, other, id, do="submit", post=()),
        lambda: intake_view(office.house, office.reader("bai.jie"), id),
        lambda: add_papers(office.house, other, id, material="id_card", uploads=(), post=()),
        lambda: drop(office.house, other, id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert kept(office, id).form["amount"] == 4000


def test_everything_wrong_is_said_at_once_papers_included(office):
    id = begun(office)
    with pytest.raises(AnswersRefused) as refused:
        sent(office, id, ("form.amount", "四千"), ("form.story", ""))
    fields = [error.field for error in refused.value.errors]
    assert "materials/id_card" in fields
    assert {"/amount", "/story", "/severity"} <= set(fields)
    page = view(office, id, error=refused.value)
    assert len(page.faults) == len(fields)
    assert all(fault.text for fault in page.faults)


def test_all_there_is_accepted_in_one_go(office):
    number = sent(office, drafted(office))
    assert office.open(number) == [("check", "step")]
    assert office.state(number).accepted_on is not None


def test_the_same_draft_sent_twice_is_one_case(office):
    id = drafted(office)
    assert sent(office, id) == sent(office, id)
    assert office.value("select count(*) from cases") == 1


def test_what_lacks_papers_can_be_registered(office):
    id = drafted(office, papers={})
    with pytest.raises(AnswersRefused):
        sent(office, id)
    number = sent(office, id, do="register")
    state = office.state(number)
    assert state.accepted_on is None
    assert state.notice.materials == ("id_card",)


def test_an_application_can_be_refused_at_the_window(office):
    number = sent(office, drafted(office), ("refuse.reason", "不属于受理范围"), do="refuse")
    assert office.state(number).outcome == "rejected"


def test_a_promised_paper_may_follow(office):
    id = drafted(office, cause="accident")
    with pytest.raises(AnswersRefused):
        sent(office, id)
    number = sent(office, id, ("follow", "event_proof"))
    assert list(office.state(number).promised) == ["event_proof"]


def test_a_second_case_of_a_kind_is_refused_by_its_number(office):
    first = office.relief()
    with pytest.raises(Refused, match="one_per") as refused:
        sent(office, drafted(office))
    assert refused.value.params["number"] == first


def test_a_must_that_fails_says_why(office):
    id = drafted(office, event_on="2026-03-20")
    with pytest.raises(Refused) as refused:
        sent(office, id)
    assert "发生日期不能晚于今天" in view(office, id, error=refused.value).faults[0].text


def test_a_resident_of_another_community_is_refused(office):
    id = drafted(office, applicant=applicant(community="jinghui"))
    with pytest.raises(Refused) as refused:
        sent(office, id)
    (fault,) = view(office, id, error=refused.value).faults
    assert fault.text.startswith("按填写的内容，这一件归景辉社区、")


def test_files_are_sniffed_and_the_good_ones_stay(office):
    id = begun(office)
    files = (Upload("a.png", PICTURE), Upload("b.pdf", b"<html>"), Upload("c.jpg", picture("JPEG")))
    with pytest.raises(Refused, match="file_kind"):
        add_papers(office.house, office.acting(LIN), id, material="id_card", uploads=files, post=())
    card = next(m for m in view(office, id).materials if m.name == "id_card")
    assert [file.name for file in card.files] == ["a.png", "c.jpg"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (b"%PDF-" + b"0" * 3_000_000, "file_too_large"), (PICTURE[:30], "file_broken")],
)
def test_what_is_no_good_scan_is_refused(office, content, code):
    id = begun(office)
    with pytest.raises(Refused, match=code):
        add_papers(
            office.house, office.acting(LIN), id, material="id_card", uploads=(Upload("x.pdf", content),), post=()
        )
    assert office.value("select count(*) from paper") == 0


def test_a_material_may_take_only_some_kinds(office):
    id = begun(office, slug="subsistence-allowance")
    with pytest.raises(Refused, match="file_type_not_wanted"):
        add_papers(
            office.house,
            office.acting(LIN),
            id,
            material="visit_photo",
            uploads=(Upload("a.pdf", PDF),),
            post=(),
        )


def test_a_material_that_does_not_exist_is_not_found(office):
    with pytest.raises(NotFound):
        add_papers(office.house, office.acting(LIN), begun(office), material="nothing", uploads=(), post=())


def test_many_files_of_one_material_are_kept_in_order(office):
    id = begun(office)
    files = tuple(Upload(f"{n}.png", PICTURE) for n in range(12))
    add_papers(office.house, office.acting(LIN), id, material="id_card", uploads=files, post=())
    card = next(m for m in view(office, id).materials if m.name == "id_card")
    assert [file.name for file in card.files] == [f"{n}.png" for n in range(12)]


def test_a_file_is_taken_back_by_its_owner_only(office):
    id = drafted(office)
    key = office.value("select key from paper where draft = ?", id)
    with pytest.raises(NotFound):
        remove_paper(office.house, office.acting("bai.jie"), id, key=key, post=())
    other = begun(office)
    with pytest.raises(NotFound):
        remove_paper(office.house, office.acting(LIN), other, key=key, post=())
    remove_paper(office.house, office.acting(LIN), id, key=key, post=())
    assert office.value("select count(*) from paper") == 0


def test_what_belongs_to_a_case_is_not_taken_back(office):
    id = drafted(office)
    key = office.value("select key from paper where draft = ?", id)
    sent(office, id)
    with pytest.raises(NotFound):
        remove_paper(office.house, office.acting(LIN), id, key=key, post=())


def test_a_filed_draft_takes_no_more_papers(office):
    id = drafted(office)
    sent(office, id)
    with pytest.raises((NotFound, Refused)):
        add_papers(
            office.house, office.acting(LIN), id, material="id_card", uploads=(Upload("a.png", PICTURE),), post=()
        )
    assert office.value("select count(*) from paper") == 1


def test_a_draft_is_thrown_away_and_a_case_is_not(office):
    id = drafted(office)
    drop(office.house, office.acting(LIN), id)
    with pytest.raises(NotFound):
        view(office, id)
    filed = drafted(office)
    sent(office, filed)
    with pytest.raises(NotFound):
        drop(office.house, office.acting(LIN), filed)
    assert office.value("select filed_as from draft where id = ?", filed)


def granted_before(office, times):
    """王桂兰 was granted relief so often this year."""
    for _ in range(times):
        number = office.checked("800")
        office.do(LIN, number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})


def test_a_warning_is_confirmed_with_a_reason(office):
    granted_before(office, 3)
    id = drafted(office)
    with pytest.raises(Refused, match="confirm") as refused:
        sent(office, id)
    page = view(office, id, error=refused.value)
    assert page.warnings[0].error
    line = refused.value.params["line"]
    number = sent(office, id, (f"warned.{line}", "家中又遭火灾"))
    assert number != office.value("select min(number) from cases")


def test_a_line_of_acceptance_that_fails_leads_to_what_it_reads_and_opens_it(office):
    id = drafted(office)
    with pytest.raises(Refused) as refused:
        sent(office, id, ("form.event_on", "2026-12-01"))
    page = view(office, id, error=refused.value)
    assert [fault.target for fault in page.faults] == ["form--event_on"]
    section = page.form.split('id="form--event_on"')[0].rpartition("<details")[2]
    assert section.partition(">")[0].endswith(" open")


def test_a_closed_section_names_the_community(office):
    form = view(office, drafted(office)).form
    lines = [part.partition("</span>")[0] for part in form.split('<span class="sum">')[1:]]
    assert any("春晖社区" in line for line in lines)
    assert not any("chunhui" in line for line in lines)
