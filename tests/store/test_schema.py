import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import ModuleType

import pytest

from tests import databases
from tests.store.samples import entry, projection
from yikou.store import cases, migrations
from yikou.store.database import Session, Store, open_store
from yikou.store.dialect import APPEND_ONLY, HAS_TABLE
from yikou.store.entities.fresh import create
from yikou.store.migrations import MigrationFailed, NewSchema, NoRoom, OldSchema, migrate, require_current, version


def shape(s: Session) -> dict[str, object]:
    return shape_of_file(s.connection) if s.kind == "sqlite" else {of: s.rows(sql) for of, sql in ON_A_SERVER.items()}


ON_A_SERVER = {
    "columns": "select table_name, column_name, replace(data_type, 'integer', 'bigint'), is_nullable, collation_name, "
    "case when is_identity = 'YES' or column_default like 'nextval%' then 'counted' else column_default end "
    "from information_schema.columns where table_schema = 'public' order by 1, 2",
    "keys": "select i.indrelid::regclass::text, i.indisunique, i.indisprimary, "
    "regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', '') from pg_index i "
    "join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace order by 1, 4, 2, 3",
    "references": "select conrelid::regclass::text, confrelid::regclass::text, pg_get_constraintdef(oid) "
    "from pg_constraint where contype = 'f' order by 1, 2, 3",
    "triggers": "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1",
}


def shape_of_file(connection: sqlite3.Connection) -> dict[str, object]:
    names = connection.execute("select type, name from sqlite_master where name not like 'sqlite_%'").fetchall()
    found: dict[str, object] = {}
    for kind, name in names:
        if kind == "table":
            found[name] = [
                sorted(str(row[what == "index_list" :]).lower() for row in connection.execute(f"pragma {what}({name})"))
                for what in ("table_info", "foreign_key_list", "index_list")
            ]
        elif kind == "index":
            found[name] = connection.execute(f"pragma index_info({name})").fetchall()
        else:
            found[name] = connection.execute("select sql from sqlite_master where name = ?", (name,)).fetchone()
    return found


def test_a_migrated_database_equals_a_fresh_one(store, tmp_path):
    fresh = open_store(databases.place(tmp_path / "fresh"))
    create(fresh)
    with store.session() as s:
        migrated = shape(s)
    with fresh.session() as s:
        assert shape(s) == migrated
    fresh.close()


def test_migrating_twice_does_nothing(store):
    assert migrate(store, backup_to=None) == 0


@pytest.fixture
def newer(monkeypatch):
    """A program with one more step."""
    step = ModuleType("yikou.store.migrations.m9999_more")
    step.up = lambda s: s.run("alter table role add column more text not null default ''")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))


def test_a_database_with_a_schema_is_migrated_only_after_a_backup(store, newer, tmp_path):
    with pytest.raises(ValueError, match="backup"):
        migrate(store, backup_to=None)
    assert migrate(store, backup_to=tmp_path / "before.sqlite") == 1
    with store.session() as s:
        assert version(s) == len(migrations.STEPS)
    before = open_store(tmp_path / "before.sqlite")
    with before.session() as s:
        assert version(s) == len(migrations.STEPS) - 1
    before.close()


def test_a_step_that_fails_leaves_the_schema_as_it_was(store, newer, tmp_path):
    migrations.STEPS[-1].up = lambda s: s.run("create table half (n integer)") + s.run("nonsense")
    with pytest.raises(MigrationFailed) as failed:
        migrate(store, backup_to=tmp_path / "before.sqlite")
    assert (failed.value.step, failed.value.backup) == ("m9999_more", tmp_path / "before.sqlite")
    with store.session() as s:
        assert version(s) == len(migrations.STEPS) - 1
        assert s.row(HAS_TABLE[s.kind], "half") is None


def test_nothing_is_migrated_where_the_copy_has_no_room(store, newer, tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "SPARE_BYTES", 2**60)
    with pytest.raises(NoRoom):
        migrate(store, backup_to=tmp_path / "before.sqlite")
    assert not (tmp_path / "before.sqlite").exists()


def test_a_newer_database_is_neither_migrated_nor_served(store, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
    with pytest.raises(NewSchema):
        migrate(store, backup_to=None)
    with pytest.raises(NewSchema), store.session() as s:
        require_current(s)


def test_of_two_that_migrate_at_once_one_waits_and_finds_it_done(store, newer, tmp_path):
    entered, go_on = Event(), Event()
    migrations.STEPS[-1].up = lambda s: (entered.set(), go_on.wait(10))
    second = open_store(store.where)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(migrate, store, backup_to=tmp_path / "first.sqlite")
        entered.wait(10)
        other = pool.submit(migrate, second, backup_to=tmp_path / "second.sqlite")
        go_on.set()
        assert (first.result(), other.result()) == (1, 0)
    assert not (tmp_path / "second.sqlite").exists()


def test_a_database_without_a_schema_is_refused(tmp_path):
    empty = open_store(databases.place(tmp_path / "empty"))
    with empty.session() as s, pytest.raises(OldSchema):
        require_current(s)
    empty.close()


def test_a_migrated_database_is_current(store):
    with store.session() as s:
        require_current(s)
        assert version(s) == len(migrations.STEPS)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("sql", ["update {t} set {c} = 'x'", "delete from {t}", "{replace} {t}"])
def test_what_is_append_only_refuses_every_change(store, table, sql):
    fill(store)
    sql = sql.replace("{replace}", "replace into {t} select * from" if store.kind == "sqlite" else "truncate")
    column = {"entry": "kind", "audit": "what", "lookup_log": "kind"}[table]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), store.writing() as s:
        s.run(sql.format(t=table, c=column))


def fill(store: Store) -> None:
    with store.writing() as s:
        cases.add(s, "N1", [entry(1, "filed")], state=b"", projection=projection("N1"))
        s.run("insert into audit values (1, '', '', '', '', '', '')")
        s.run("insert into lookup_log values (1, '', '', '', '')")
