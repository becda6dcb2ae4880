"""Where tests keep their data: an SQLite file in the folder of the house, or a database of its own on a server.

Whatever opens a store asks here, so that both have to give the same verdicts.
"""

import os
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any
from urllib.parse import urlsplit

from yikou.settings import HOUSE, Settings
from yikou.store import moving
from yikou.store.backup import copy_database
from yikou.store.database import Row, Session, Store, open_existing, open_store
from yikou.store.dialect import TABLES
from yikou.store.migrations import migrate, run_steps, version

SERVER = os.environ.get("YIKOU_TEST_DATABASE", "")
"""Address of a database of a server on which any number of others may be made and dropped; '' for SQLite."""
_made: dict[Path, str] = {}
_numbers = count(1)
_templates: dict[str, str] = {}


def place(folder: Path) -> Path | str:
    """Where the database of the house in that folder lies; on a server it is made, empty."""
    if not SERVER:
        return folder / "yikou.sqlite"
    folder = folder.resolve()
    if folder not in _made:
        _make(folder, "template0")
    return _made[folder]


def settings_in(var: Path, **more: Any) -> Settings:
    """Settings of a house that writes there."""
    return replace(Settings(), var=var, server=str(place(var)) if SERVER else "", **more)


def migrated(folder: Path) -> Store:
    """A store with every table and no rows."""
    if SERVER and folder.resolve() not in _made:
        if "migrated" not in _templates:
            _templates["migrated"] = _name()
            _say(f"create database {_templates['migrated']}")
            _with_tables(_address(_templates["migrated"])).close()
        _make(folder.resolve(), _templates["migrated"])
        return open_store(place(folder), synchronous="NORMAL")
    return _with_tables(place(folder))


def folder_of(where: Path | str) -> Path:
    """The folder of the house whose database lies there."""
    return next(folder for folder, made in _made.items() if made == where) if SERVER else Path(where).parent


def copied(source: Path | str, folder: Path) -> None:
    """Puts a copy of a database that nobody has open into that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if SERVER:
        _make(folder.resolve(), urlsplit(str(source)).path.strip("/"))
    else:
        copyfile(source, folder / "yikou.sqlite")


def brought(source: Path, folder: Path) -> None:
    """Puts what an older program wrote into a file into that folder; on a server as `restore` does it, in the tables of
    that time."""
    if not SERVER:
        copied(source, folder)
        return
    with closing(open_store(place(folder))) as store, store.writing() as s, moving.reading(source) as kept:
        run_steps(s, start=0, end=version(kept))
        moving.move(kept, s)


def copied_tree(source: Path, target: Path) -> Path:
    """A copy of a whole var that nobody serves, with its database."""
    copytree(source, target)
    if SERVER:
        copied(place(source), target)
    return target


def environment(folder: Path) -> dict[str, str]:
    """What a process of its own is told: where the data of the house lies, and to use the code beside these tests."""
    told = {"YIKOU_VAR": str(folder), "PYTHONPATH": str(HOUSE / "platform")}
    return told | ({"YIKOU_DATABASE": str(place(folder))} if SERVER else {})


def is_empty(folder: Path) -> bool:
    """Whether nothing was ever written into that house: there is no file, or no table on the server."""
    found = open_existing(place(folder))
    if found:
        found.close()
    return found is None


def content(store: Store, folder: Path) -> bytes:
    """Everything that the database keeps, as bytes in which a text can be looked for. folder: for a copy."""
    if SERVER:
        copy_database(store, folder / "copy.sqlite")
        return (folder / "copy.sqlite").read_bytes()
    return b"".join(file.read_bytes() for file in Path(store.where).parent.glob("yikou.sqlite*"))


def tamper(folder: Path, *statements: str) -> None:
    """Past the program, triggers and all, as somebody who may do anything at the database would."""
    with closing(open_store(place(folder))) as store, store.writing() as s:
        for statement in [*without_triggers(s), *statements]:
            s.run(statement)


def rows(folder: Path, sql: str, *values: object) -> list[Row]:
    """What a query finds, while others may be at work."""
    with closing(open_store(place(folder))) as store, store.session() as s:
        return s.rows(sql, *values)


def without_triggers(s: Session) -> list[str]:
    """Statements that let anything be changed."""
    if s.kind == "sqlite":
        return [f"drop trigger {name}" for (name,) in s.rows("select name from sqlite_master where type = 'trigger'")]
    return [f"alter table {name} disable trigger user" for (name,) in s.rows(TABLES[s.kind])]


def let_in(store: Store, allowed: bool) -> None:
    """Whether the server lets anybody into the database of a store; who is in is thrown out."""
    _say(f"alter database {urlsplit(store.where).path.strip('/')} allow_connections {allowed}")
    if not allowed:
        end_connections(store)


def end_connections(store: Store) -> None:
    """What an operator does who stops the server: every connection to this database ends at once."""
    name = urlsplit(store.where).path.strip("/")
    _say(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")


def drop_below(folder: Path) -> None:
    """Drops what was made for a folder and those below it."""
    for path in [path for path in _made if path.is_relative_to(folder.resolve())]:
        _say(f"drop database if exists {urlsplit(_made.pop(path)).path.strip('/')} with (force)")


def _with_tables(where: Path | str) -> Store:
    store = open_store(where, synchronous="NORMAL")
    migrate(store, backup_to=None)
    return store


def _make(folder: Path, template: str) -> None:
    """In place of what the folder may have had. Copying files is quicker by far than writing each page of a small
    database into a log that nobody will read."""
    had = _made.get(folder)
    name = urlsplit(had).path.strip("/") if had else _name()
    if had:
        _say(f"drop database {name} with (force)")
    _say(f"create database {name} template {template} strategy file_copy")
    _made[folder] = _address(name)


def _name() -> str:
    return f"yikou_{os.getpid()}_{next(_numbers)}"


def _address(name: str) -> str:
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


def _say(statement: str) -> None:
    import psycopg2  # an extra: only where there is a server

    with closing(psycopg2.connect(SERVER)) as connection:
        connection.autocommit = True
        connection.cursor().execute(statement)
