"""A district that began with the first schema, as its program wrote it, is brought up to now: nothing of it is lost.

`tests/store/upgrades/schema_1.sql` holds six cases of the demo district and, in `file_bytes`, their files.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests import databases
from tests.web.conftest import Browser
from yikou.store.database import open_store
from yikou.store.files import Files
from yikou.store.migrations import version
from yikou.usecases.house import House, house_of
from yikou.usecases.operation import keeping
from yikou.usecases.operation.rebuilding import rebuild
from yikou.usecases.seeding.setup import bring_up
from yikou.web.app import create_app
from yikou.web.services import Services

OLD = Path(__file__).parents[1] / "store" / "upgrades" / "schema_1.sql"
CASES = (
    "HY01-2026-00026",
    "HY01-2026-00027",
    "HY01-2026-00029",
    "HY02-2026-00001",
    "HY03-2026-00002",
    "RS02-2026-00001",
)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    settings = databases.settings_in(tmp_path_factory.mktemp("var"))
    old = tmp_path_factory.mktemp("old") / "old.sqlite"
    _write(old, Files(settings.files))
    databases.brought(old, settings.var)
    house = house_of(settings, open_store(settings.database))
    assert bring_up(house.store, now=house.now, backups=settings.var / "backups") > 0
    yield house
    house.store.close()


def _write(path: Path, files: Files) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(OLD.read_text(encoding="utf-8"))
        for key, content in old.execute("select key, content from file_bytes"):
            paper = files.path(key)
            paper.parent.mkdir(parents=True, exist_ok=True)
            paper.write_bytes(content)
        old.execute("drop table file_bytes")
        old.commit()


def test_what_was_written_verifies_and_the_rows_follow_from_the_ledgers(upgraded):
    assert keeping.verify(upgraded) == ()
    assert rebuild(upgraded) == ()


def test_the_copy_before_is_of_the_first_schema(upgraded):
    [copy] = (upgraded.settings.var / "backups").iterdir()
    before = open_store(copy)
    with before.session() as s:
        assert version(s) == 1
    before.close()


@pytest.fixture
def manager(upgraded: House, drawn: Services) -> Iterator[Browser]:
    app = create_app(replace(drawn, house=upgraded))
    with Browser(app, base_url="http://127.0.0.1") as browser:
        browser.sign_in("lin.xiaoyan", "yikou-demo-2026")
        yield browser


@pytest.mark.parametrize("path", ["/counter", "/drafts", "/desk", "/desk/done", "/messages", "/search", "/regulations"])
def test_lists_open(manager, path):
    assert manager.get(path).status_code == 200


def test_old_cases_open_with_their_papers(manager):
    seen = [manager.get(f"/cases/{number}") for number in CASES]
    opened = [page for page in seen if page.status_code == 200]
    assert len(opened) >= 3
    assert all("/files/" in page.text for page in opened)
