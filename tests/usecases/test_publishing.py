"""Publishing: what is refused, what is numbered, and that files come back as they were."""

import shutil
from dataclasses import replace

import pytest

from tests import databases
from yikou.errors import DefinitionRefused, NotFound
from yikou.settings import HOUSE
from yikou.store import definitions
from yikou.store.database import open_store
from yikou.store.migrations import migrate
from yikou.usecases.definitions.checking import check
from yikou.usecases.definitions.publishing import changed_functions, export, publish
from yikou.usecases.house import House


@pytest.fixture
def house(tmp_path):
    for folder in ("rules", "schemas"):
        shutil.copytree(HOUSE / folder, tmp_path / folder)
    settings = databases.settings_in(tmp_path / "var", house=tmp_path)
    made = House(settings, open_store(settings.database))
    migrate(made.store, backup_to=None)
    yield made
    made.store.close()


def _edit(house, old, new):
    path = house.settings.house / "rules" / "hardship-relief.rules.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_edited_affair_gets_the_next_number(house):
    assert publish(house, by="p1")["hardship-relief"].number == 1
    _edit(house, "title: 临时救助", "title: 临时困难救助")
    done = publish(house, by="p1")
    assert done["hardship-relief"].number == 2
    assert [slug for slug, one in done.items() if one.is_new] == ["hardship-relief"]
    assert {one.number for slug, one in done.items() if slug != "hardship-relief"} == {1}


def test_an_old_version_comes_back_byte_for_byte(house, tmp_path):
    rules = house.settings.house / "rules" / "hardship-relief.rules.yaml"
    before = rules.read_bytes()
    publish(house, by="p1")
    _edit(house, "title: 临时救助", "title: 临时困难救助")
    publish(house, by="p1")
    export(house, "hardship-relief", version=1, to=tmp_path / "out")
    assert (tmp_path / "out" / "rules" / rules.name).read_bytes() == before


def test_one_bad_affair_keeps_all_from_being_published(house):
    _edit(house, "\nlanes:", "\nlane_kinds:")
    with pytest.raises(DefinitionRefused):
        publish(house, by="p1")
    with house.store.session() as s:
        assert definitions.latest(s) == ()


def test_a_version_keeps_the_hash_of_every_function_that_it_uses(house):
    publish(house, by="p1")
    with house.store.session() as s:
        used = definitions.version(s, "subsistence-allowance", 1).functions
    assert used
    assert all(house.functions[name].source_hash == digest for name, digest in used.items())


def test_a_function_that_changed_is_reported_with_its_affairs_until_they_are_published_again(house):
    publish(house, by="p1")
    changed = replace(house.functions["age"], source_hash="another")
    later = replace(house, functions={**house.functions, "age": changed})
    found = [one.slug for one in changed_functions(later)["age"]]
    assert ("hardship-relief" in found, "first-child-certificate" in found) == (True, False)
    publish(later, by="p1")
    assert changed_functions(later) == {}


def test_checking_names_file_and_line(house):
    _edit(house, "\nlanes:", "\nlane_kinds:")
    found = check(house.settings.house, ["hardship-relief"], functions=house.functions).findings["hardship-relief"]
    assert {(p.file, p.code) for p in found} >= {("rules/hardship-relief.rules.yaml", "unknown_key")}
    assert all(p.line for p in found if p.code == "unknown_key")


def test_exporting_what_was_never_published_is_refused(house, tmp_path):
    with pytest.raises(NotFound):
        export(house, "shop-sign", to=tmp_path / "out")
    assert not (tmp_path / "out").exists()
