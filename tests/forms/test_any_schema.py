"""Whatever a schema is built of: a page gives back what it was drawn from, and no post ever breaks it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.forms.any_schema import DEFS, groups
from tests.forms.browser import Page
from tests.forms.make import form
from tests.forms.test_round_trip import ORGS

SLOWLY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TYPED = st.text(st.characters(exclude_categories=()), max_size=6) | st.sampled_from(
    ["", "0", "1", "2", "yes", "[[", "9" * 400]
)


def made(record):
    schema, _ = record
    return form(schema["properties"], required=schema["required"], **{"$defs": DEFS})


@SLOWLY
@given(groups(2))
def test_any_page_that_nobody_touched_posts_the_answers_that_it_was_drawn_from(record):
    whole, answers = made(record), record[1]
    page = Page(whole.page(answers, org_choices=ORGS))
    bound = whole.bind(page.post, org_choices=ORGS)
    assert (bound.answers, bound.errors) == (answers, ())
    assert len(page.ids) == len(set(page.ids))
    assert whole.bind(Page(whole.page(bound, org_choices=ORGS)).post, org_choices=ORGS).answers == answers
    assert whole.show(answers, changed={f"/{name}": (value, "李", "") for name, value in answers.items()})


@SLOWLY
@given(groups(2), st.data())
def test_whatever_is_posted_to_any_page_is_answered(record, data):
    whole, answers = made(record), record[1]
    post = Page(whole.page(answers, org_choices=ORGS)).post
    names = st.sampled_from(sorted({name for name, _ in post})) if post else st.text()
    post = [(name, data.draw(TYPED)) if data.draw(st.booleans()) else (name, value) for name, value in post]
    post += data.draw(st.lists(st.tuples(names | st.text(), TYPED), max_size=5))
    verb = data.draw(st.sampled_from(["add", "remove", "up", "down", "copy"]))
    bound = whole.bind([*post, ("_do", f"{verb}:{data.draw(names)}")], before=answers, org_choices=ORGS)
    errors = [*bound.errors, *whole.settle(bound.answers).errors]
    page = Page(whole.page(bound, errors=errors, org_choices=ORGS, refresh_url="/r"))
    assert len(page.ids) == len(set(page.ids))
    assert len(whole.faults(errors, bound)) == len(errors)
    assert whole.fragment(bound, errors=errors, org_choices=ORGS)
    assert whole.show(bound.answers)
