"""One draft on two pages: what one has written, the other does not write over unseen."""

import pytest

from tests.usecases.office import PICTURE
from tests.usecases.test_intake import LIN, begun, kept, view
from yikou.errors import NotFound, Refused
from yikou.usecases.intake.filing import keep, submit
from yikou.usecases.intake.intake_papers import Upload, add_papers


def typed(office, id, page, text, **more):
    post = [("form.story", text), ("_page", page), *more.items()]
    keep(office.house, office.acting(LIN), id, post=post)
    return post


def two_pages(office):
    """A draft, and the marks of two pages of it that were drawn before anybody typed."""
    id = begun(office)
    return id, view(office, id).mark, view(office, id).mark


def test_a_page_goes_on_from_its_own_words(office):
    id, one, _ = two_pages(office)
    typed(office, id, one, "漏水")
    typed(office, id, one, "屋顶漏水")
    assert kept(office, id).value("form.story") == "屋顶漏水"


def test_a_page_that_was_drawn_before_another_typed_writes_nothing_over(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    with pytest.raises(Refused, match="overtaken"):
        typed(office, id, other, "停电")
    assert kept(office, id).value("form.story") == "漏水"


def test_a_page_that_was_drawn_since_goes_on(office):
    id, one, _ = two_pages(office)
    typed(office, id, one, "漏水")
    typed(office, id, view(office, id).mark, "停电")
    assert kept(office, id).value("form.story") == "停电"


def test_the_first_page_learns_of_the_second(office):
    id, one, _ = two_pages(office)
    typed(office, id, one, "漏水")
    typed(office, id, view(office, id).mark, "停电")
    with pytest.raises(Refused, match="overtaken"):
        typed(office, id, one, "漏水了")


def test_the_same_words_on_both_pages_are_no_clash(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    typed(office, id, other, "漏水")
    assert kept(office, id).value("form.story") == "漏水"


def test_what_was_seen_to_differ_may_be_written_all_the_same(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    typed(office, id, other, "停电", _do="anyway")
    assert kept(office, id).value("form.story") == "停电"


def test_the_page_says_what_the_other_one_holds(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    post = [("form.story", "停电"), ("form.applicant", ""), ("form.applicant.phone", "13900001111"), ("_page", other)]
    page = view(office, id, post=post, error=Refused("overtaken"))
    assert ("情况说明", "漏水") in page.clash
    assert ("联系电话", "") in page.clash  # a number that may be masked is not repeated
    assert "停电" in page.form
    assert page.kept_at is None


def test_a_submission_from_a_page_that_is_behind_files_nothing(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    with pytest.raises(Refused, match="overtaken"):
        submit(office.house, office.acting(LIN), id, do="submit", post=[("form.story", "停电"), ("_page", other)])
    assert office.value("select filed_as from draft") == ""


def test_a_file_is_kept_although_the_words_beside_it_are_not(office):
    id, one, other = two_pages(office)
    typed(office, id, one, "漏水")
    post, files = [("form.story", "停电"), ("_page", other)], (Upload("a.png", PICTURE),)
    with pytest.raises(Refused, match="overtaken"):
        add_papers(office.house, office.acting(LIN), id, material="id_card", uploads=files, post=post)
    assert office.value("select count(*) from paper") == 1
    assert kept(office, id).value("form.story") == "漏水"


def test_a_draft_is_its_persons_alone(office):
    id, one, _ = two_pages(office)
    with pytest.raises(NotFound):
        keep(office.house, office.acting("bai.jie"), id, post=[("form.story", "漏水"), ("_page", one)])
