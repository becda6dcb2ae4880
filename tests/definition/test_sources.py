"""Which files make up an affair, their hash, parameters and translations."""

from datetime import date
from decimal import Decimal

import pytest

from tests.definition.make import PARAMETERS, RULES, sources, untranslated, wrong
from yikou.definition.messages import text_of
from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.definition.sources import content_hash, slugs, sources_of
from yikou.definition.translations import texts_of
from yikou.errors import DefinitionRefused

OWN = """\
format: 1
language: en
of: small
texts:
  rules/title: Small affair
  rules/steps/accept/verbs/approve/title: Accept
  form/properties/cause/oneOf/fire/title: Fire
  office/properties/proposed/title: Proposed amount
"""
SHARED = "format: 1\nlanguage: en\nof: shared/person\ntexts:\n  form/properties/name/title: Name\n"
TRANSLATED = {"rules/i18n/small.en.yaml": OWN, "rules/i18n/shared/person.en.yaml": SHARED}
UNRELATED = {
    "rules/large.rules.yaml": "a: 1",
    "rules/i18n/large.en.yaml": "a: 1",
    "schemas/shared/organisation.schema.json": "{}",
    "rules/shared/district.rules.yaml": "a: 1",
    "rules/parameters/district.yaml": "a: 1",
}


def test_only_the_files_that_an_affair_uses_belong_to_it():
    files = sources_of(sources(more=TRANSLATED | UNRELATED), "small")
    assert set(files) == {
        "rules/small.rules.yaml",
        "schemas/small.schema.json",
        "schemas/shared/person.schema.json",
        *TRANSLATED,
    }


def test_a_change_of_an_unrelated_file_leaves_the_hash():
    one = read_affair(sources(), "small", parameters=PARAMETERS)
    other = read_affair(sources(more=UNRELATED), "small", parameters=PARAMETERS)
    assert one.hash == other.hash == content_hash(sources_of(sources(), "small"))


def test_a_change_of_a_shared_part_changes_the_hash():
    changed = sources(more={"schemas/shared/person.schema.json": '{"x-applicant": "person", "type": "object"}'})
    assert content_hash(sources_of(changed, "small")) != content_hash(sources_of(sources(), "small"))


def test_every_affair_of_a_house_is_listed():
    assert slugs(sources(more=UNRELATED)) == ("large", "small")


def test_titles_are_read_in_another_language():
    read = read_affair(sources(more=TRANSLATED), "small", parameters=PARAMETERS, language="en")
    assert read.title == "Small affair"
    assert read.steps["accept"].verbs["approve"].title == "Accept"
    assert read.form.field(("applicant", "name")).title == "Name"
    assert read.form.fields["cause"].schema["oneOf"][0]["title"] == "Fire"
    assert read.steps["accept"].title == "受理"


def test_the_affairs_translation_goes_before_that_of_a_shared_part():
    own = OWN + "  form/properties/applicant/properties/name/title: Full name\n"
    read = read_affair(sources(more=TRANSLATED | {"rules/i18n/small.en.yaml": own}), "small", parameters=PARAMETERS)
    assert texts_of(read, "en")["form/properties/applicant/properties/name/title"] == "Full name"


def test_a_translation_of_nothing_is_refused():
    more = TRANSLATED | {"rules/i18n/small.en.yaml": OWN.replace("rules/title", "rules/titel")}
    assert [text_of(p) for p in wrong(sources(more=more))] == ["rules/titel 没有指向任何文字。是否想写 rules/title？"]


def test_a_translation_that_says_another_language_is_refused():
    more = TRANSLATED | {"rules/i18n/small.en.yaml": OWN.replace("language: en", "language: fr")}
    assert [p.code for p in wrong(sources(more=more))] == ["wrong_head"]


def test_a_missing_title_is_a_warning():
    found = {p.found for p in untranslated(sources(more=TRANSLATED))}
    assert "rules/steps/decide/title" in found
    assert "rules/title" not in found


def test_any_other_text_that_is_missing_is_a_warning_too_where_it_stands():
    found = {(p.file, p.found) for p in untranslated(sources(more=TRANSLATED))}
    assert ("rules/small.rules.yaml", "rules/accepts/0/say") in found
    assert ("schemas/shared/person.schema.json", "form/properties/applicant/properties/id_number/title") in found


def test_without_a_translation_nothing_is_missing():
    assert untranslated(sources()) == ()


VALUES = """\
format: 1
parameters:
  line:
    title: 标准
    unit: 元
    values:
      - {from: 2025-07-01, value: 1240, source: 甲}
      - {from: 2026-07-01, value: 1320.50, source: 乙}
"""


def parameters(text):
    return read_parameters({"rules/parameters/x.yaml": text.encode()})


def test_a_parameter_has_the_value_in_force_on_the_day():
    line = parameters(VALUES)["line"]
    assert line.on(date(2026, 6, 30)).value == Decimal(1240)
    assert line.on(date(2026, 7, 1)).value == Decimal("1320.50")
    assert line.on(date(2025, 6, 30)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from: 2026-07-01", "from: 2025-07-01", "dates_not_ascending"),
        ("value: 1240", "value: 1,240", "unknown_key"),
        ("value: 1240", "value: lots", "want_number"),
        (", source: 甲", "", "missing_key"),
        ("unit: 元\n", "unit: 元\n    units: 元\n", "unknown_key"),
        ("format: 1", "format: 3", "wrong_format"),
    ],
)
def test_a_spoilt_parameter_is_refused(old, new, code):
    with pytest.raises(DefinitionRefused) as refused:
        parameters(VALUES.replace(old, new, 1))
    assert code in [p.code for p in refused.value.problems]


LETTER = "letter: {title: 决定书, kind: document, on: end.granted, template: small-letter"
NAMED = RULES.replace("letter: {title: 决定书, kind: document, on: end.granted", LETTER)


def _templates(text, name="small-letter"):
    return sources(NAMED, more={f"rules/outputs/{name}.txt": text})


def _found(files):
    return [(p.code, p.file, p.line, p.found, p.nearest) for p in wrong(files)]


def test_a_template_travels_with_the_affair_that_names_it():
    files = _templates("您好。") | {"rules/outputs/other.txt": b"x"}
    assert "rules/outputs/small-letter.txt" in sources_of(files, "small")
    assert "rules/outputs/other.txt" not in sources_of(files, "small")
    assert content_hash(sources_of(files, "small")) != content_hash(sources_of(_templates("您们好。"), "small"))


def test_a_missing_template_is_told_with_line_file_and_nearest_name():
    files = _templates("您好。", name="small-leter")
    line = NAMED[: NAMED.index("small-letter")].count("\n") + 1
    assert _found(files) == [("unknown_template", "rules/small.rules.yaml", line, "small-letter", "small-leter")]
    assert text_of(wrong(files)[0]) == (
        "没有文书模板 small-letter，应有文件 rules/outputs/small-letter.txt。是否想写 small-leter？"
    )


@pytest.mark.parametrize(
    ("text", "code", "found", "nearest"),
    [
        ("{% if x %}", "bad_template", "", ""),
        ("{{ numbr }}", "template_name", "numbr", "number"),
        ("{{ form('amuont') }}", "template_value", "form('amuont')", "amount"),
        ("{{ office('proposd') }}", "template_value", "office('proposd')", "proposed"),
        ("{{ fact('hihg') }}", "template_value", "fact('hihg')", "high"),
        ("{{ param('lin') }}", "template_value", "param('lin')", "line"),
        ("{{ form(number) }}", "template_does", "form(…)", ""),
        ("{{ number * 1000000 }}", "template_does", "Mul", ""),
        ("{{ number.__class__ }}", "template_does", "Getattr", ""),
        ("{% set a = 1 %}", "template_does", "Assign", ""),
    ],
)
def test_a_template_that_could_not_be_filled_is_told_with_its_line(text, code, found, nearest):
    problem = _found(_templates(f"第一行\n{text}"))[0]
    assert problem[:3] == (code, "rules/outputs/small-letter.txt", 2)
    assert problem[3:] == (found, nearest) or code == "bad_template"
