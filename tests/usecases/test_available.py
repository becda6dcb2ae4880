"""What has changed beneath a published affair is shown as available, and publishing takes it (R14)."""

from dataclasses import replace

import pytest

from tests import databases
from tests.definition.make import RULES, sources
from yikou.errors import DefinitionRefused
from yikou.store.database import open_store
from yikou.store.migrations import migrate
from yikou.usecases.definitions.available import Newer, available
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House

FILES = {
    "rules/shared/desk.rules.yaml": "format: 1\ndefaults: desk\n"
    "tells:\n  end: {title: 办结, on: end, to: [handlers]}\n",
    "rules/parameters/all.yaml": "format: 1\nparameters:\n  line:\n    title: 标准\n    unit: 元\n    values:\n"
    "      - {from: 2025-01-01, value: 1000, source: 甲}\n",
}
SMALL = RULES.replace("title: 小事\n", "title: 小事\nuses: [desk]\n").replace(
    "is: form.amount > 1000", "is: 'round(form.amount, 0) > 1000'"
)


@pytest.fixture
def house(tmp_path):
    """The small affair with a defaults file and a parameter, published."""
    for path, content in sources(SMALL, more=FILES).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    settings = databases.settings_in(tmp_path / "var", house=tmp_path)
    made = House(settings, open_store(settings.database))
    migrate(made.store, backup_to=None)
    publish(made, by="p1")
    yield made
    made.store.close()


def edit(house, path, old, new):
    file = house.settings.house / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_available_of_what_was_just_published(house):
    assert available(house) == {}


@pytest.mark.parametrize(
    ("path", "kind", "old", "new"),
    [
        ("rules/shared/desk.rules.yaml", "default", "title: 办结", "title: 办完"),
        ("schemas/shared/person.schema.json", "part", "姓名", "名字"),
    ],
)
def test_a_changed_default_or_part_is_available_until_it_is_published(house, path, kind, old, new):
    edit(house, path, old, new)
    assert available(house) == {"small": (Newer(kind, path),)}
    assert publish(house, by="p1")["small"].number == 2
    assert available(house) == {}


def test_a_new_translation_of_a_shared_part_is_available(house):
    path = "rules/i18n/shared/person.en.yaml"
    (house.settings.house / path).parent.mkdir(parents=True)
    (house.settings.house / path).write_text("format: 1\nlanguage: en\nof: shared/person\ntexts: {}\n")
    assert available(house) == {"small": (Newer("translation", path),)}


def test_a_change_of_the_affairs_own_rules_is_a_draft_and_nothing_available(house):
    edit(house, "rules/small.rules.yaml", "title: 小事", "title: 大事")
    assert available(house) == {}


def test_a_changed_function_is_available_to_the_affair_that_calls_it(house):
    changed = replace(house.functions["round"], source_hash="another")
    later = replace(house, functions={**house.functions, "round": changed})
    assert available(later) == {"small": (Newer("function", "round"),)}
    publish(later, by="p1")
    assert available(later) == {}


def test_a_new_value_of_a_parameter_is_available_to_the_affair_that_reads_it(house):
    line = "      - {from: 2025-01-01, value: 1000, source: 甲}\n"
    edit(house, "rules/parameters/all.yaml", line, line + "      - {from: 2199-01-01, value: 1, source: 乙}\n")
    assert available(house) == {"small": (Newer("parameter", "line"),)}
    publish(house, by="p1")
    assert available(house) == {}


def test_a_value_that_has_begun_is_never_edited(house):
    edit(house, "rules/parameters/all.yaml", "value: 1000", "value: 1200")
    with pytest.raises(DefinitionRefused) as refused:
        publish(house, by="p1")
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.found) == ("parameter_begun", 7, "line")


def test_a_new_value_proves_the_affairs_that_read_it_even_where_they_are_not_published(house):
    other = house.settings.house / "rules" / "other.rules.yaml"
    other.write_text("format: 1\nnote: reads param.line\n")
    edit(
        house,
        "rules/parameters/all.yaml",
        "source: 甲}\n",
        "source: 甲}\n      - {from: 2199-01-01, value: 1, source: 乙}\n",
    )
    with pytest.raises(DefinitionRefused) as refused:
        publish(house, ["small"], by="p1")
    assert {problem.file for problem in refused.value.problems} >= {"rules/other.rules.yaml"}
