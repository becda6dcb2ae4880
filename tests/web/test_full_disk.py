"""No room left, or a folder that cannot be written: a clear page, nothing half done, and it goes on afterwards."""

import errno
import os
import sqlite3

import pytest

from tests.usecases.office import PICTURE
from tests.web.peopled import site_at
from yikou.store.files import Files

APPROVED = {"office.proposed": "3000", "opinion": "同意"}


@pytest.fixture
def site(peopled, tmp_path, drawn):
    database, ids = peopled
    made = site_at(database, tmp_path / "var", ids, drawn)
    yield made
    made.office.house.store.close()


def approve(site):
    ids = site.ids["here"]
    return site.post(
        "zhou.liqun", f"/cases/{ids['number']}/tasks/{ids['task']}/approve", {**APPROVED, "seen": ids["entry"]}
    )


def send(site):
    path = f"/drafts/{site.ids['here']['id']}/papers/id_card"
    return site.post("lin.xiaoyan", path, {}, files={"paper.id_card": ("a.png", PICTURE, "image/png")})


def no_room(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only(*_, **__):
    raise PermissionError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize("refuse", [no_room, read_only])
def test_a_file_that_cannot_be_kept_leaves_no_row(site, monkeypatch, refuse):
    before = site.snapshot()
    with monkeypatch.context() as patch:
        patch.setattr(Files, "_make", refuse)
        page = send(site)
    assert page.status_code == 500
    assert "没有保存" in page.text
    assert "ENOSPC" not in page.text
    assert site.snapshot() == before
    assert send(site).status_code == 303


def test_a_file_that_was_half_written_is_taken_away(tmp_path):
    def chunks():
        yield b"half"
        no_room()

    with pytest.raises(OSError, match="No space"):
        Files(tmp_path).keep(chunks())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_database_without_room_refuses_the_verb_whole(site, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    before = site.snapshot(typed=False)
    with monkeypatch.context() as patch:
        patch.setattr("yikou.usecases.acts.deciding.follow", full)  # the ledger has been written by then
        page = approve(site)
    assert page.status_code == 500
    assert "没有保存" in page.text
    assert site.snapshot(typed=False) == before
    assert approve(site).status_code == 303
