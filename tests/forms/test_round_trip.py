"""Whatever is answered comes back the same from a page that nobody touched."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.browser import Page
from tests.forms.make import form
from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.names import control_name, element_id, path_of

TITLES = st.text(max_size=8).map(clean_line)
ODD_NAMES = st.sampled_from(
    ["a", "is it? yes", "b.c", "d[0]", "15", "e~f", "g/h", "户", "items", 'q"<', "{{ x }}", "-"]
)
CODES = st.lists(st.sampled_from(["one", "two", "three", "four", "five", "six"]), min_size=1, max_size=6, unique=True)
LINES = st.text(max_size=12).map(clean_line).filter(bool)
ORGS = {"community": [("chunhui", "春晖社区"), ("hehua", "荷花社区")], "person:visitor": [("p1", "郭明")]}


def money(places):
    return st.decimals(0, 10**9, places=places, allow_nan=False)


@st.composite
def scalars(draw):
    """A schema of one value, and a value of it."""
    kind = draw(
        st.sampled_from(
            [
                "text",
                "area",
                "money",
                "number",
                "integer",
                "date",
                "choice",
                "search",
                "several",
                "yes",
                "org",
                "person",
                "free",
            ]
        )
    )
    title = {"title": draw(TITLES)}
    match kind:
        case "text":
            return {"type": "string", **title}, draw(LINES)
        case "area":
            return {"type": "string", "x-widget": "textarea", **title}, draw(
                st.text(max_size=20).map(clean_text).filter(bool)
            )
        case "money":
            return {"type": "number", "x-unit": "元", "x-decimals": 2, **title}, draw(money(2))
        case "number":
            return {"type": "number", **title}, draw(money(3))
        case "integer":
            return {"type": "integer", "x-unit": "人", **title}, draw(st.integers(-(10**12), 10**12))
        case "date":
            return {"type": "string", "format": "date", **title}, draw(st.dates()).isoformat()
        case "choice" | "several":
            codes = draw(CODES)
            one = {"type": "string", "oneOf": [{"const": code, "title": draw(TITLES)} for code in codes]}
            if kind == "choice":
                return {**one, **title}, draw(st.sampled_from(codes))
            picked = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
            return {"type": "array", "items": one, **title}, sorted(picked, key=codes.index)
        case "search":
            options = [{"const": f"c{n}", "title": f"第 {n} 项"} for n in range(40)]
            return {"type": "string", "oneOf": options, **title}, f"c{draw(st.integers(0, 39))}"
        case "yes":
            return {"type": "boolean", **title}, draw(st.booleans())
        case "org":
            return {"type": "string", "format": "org", "x-org-kind": "community", **title}, "hehua"
        case "person":
            return {"type": "string", "format": "person", "x-role": "visitor", **title}, "p1"
    return {"type": ["object", "number"], **title}, {"a": [1, "x", None, Decimal("1.5")]}


@st.composite
def objects(draw, *, depth=1):
    """Properties, and answers to some of them."""
    properties, answers = {}, {}
    for name in draw(st.lists(ODD_NAMES, min_size=1, max_size=4, unique=True)):
        kind = draw(st.sampled_from(["scalar", "scalar", "group", "rows", "list"])) if depth else "scalar"
        if kind == "scalar":
            schema, value = draw(scalars())
        elif kind == "group":
            below, value = draw(objects(depth=depth - 1))
            schema = {"type": "object", "title": name, "properties": below}
        elif kind == "rows":
            below, row = draw(objects(depth=depth - 1))
            schema = {"type": "array", "title": name, "items": {"type": "object", "properties": below}}
            value = [row] * draw(st.integers(0, 3))
        else:
            schema = {"type": "array", "title": name, "items": {"type": "string"}}
            value = draw(st.lists(LINES, max_size=3))
        properties[name] = schema
        if value not in ({}, []) and draw(st.booleans()):
            answers[name] = value
    return properties, answers


@settings(max_examples=30, deadline=None)
@given(objects())
def test_a_page_that_nobody_touched_posts_the_answers_that_it_was_drawn_from(made):
    properties, answers = made
    whole = form(properties)
    page = Page(whole.page(answers, org_choices=ORGS))
    bound = whole.bind(page.post, org_choices=ORGS)
    assert (bound.answers, bound.errors) == (answers, ())
    assert len(page.ids) == len(set(page.ids))


@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1))
def test_names_of_controls_are_reversible_and_ids_are_safe(path):
    name = control_name(path)
    assert path_of(name) == tuple(path)
    assert element_id(name).replace("-", "").replace("_", "").isalnum() or set(element_id(name)) <= {"-", "_"}


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_no_two_paths_share_an_id(one, other):
    assert (element_id(control_name(one)) == element_id(control_name(other))) == (one == other)


def test_a_tuple_followed_by_options_is_no_single_choice():
    rest = {"enum": [[], [1]]}
    places = {"type": "array", "title": "坐标", "prefixItems": [{"title": "", "const": 0}], "items": rest}
    made = form({"a": places})
    for answers in ({"a": [0]}, {"a": [0, [1]]}, {}):
        assert made.bind(Page(made.page(answers)).post).answers == answers
