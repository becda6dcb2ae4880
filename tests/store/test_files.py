import hashlib
import os
import re
from datetime import UTC, datetime, timedelta

import pytest

from yikou.errors import NotFound
from yikou.store import drafts, papers
from yikou.store.drafts import Draft
from yikou.store.files import Files
from yikou.store.papers import Paper

NOW = datetime(2026, 3, 20, tzinfo=UTC)


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


def paper(kept, **changes):
    given = {"draft": "d1", "case_number": "", "material": "scan"} | changes
    return Paper(kept.key, kept.sha256, kept.size, "image/png", "收入证明.png", "lin", NOW, **given)


def test_a_file_comes_back_as_it_was_kept(files):
    kept = files.keep([b"one", b"two"])
    assert b"".join(files.read(kept.key)) == b"onetwo"
    assert (kept.size, kept.sha256) == (6, hashlib.sha256(b"onetwo").hexdigest())


def test_a_key_says_nothing(files):
    assert re.fullmatch(r"[0-9a-f]{32}", files.keep([b"x"]).key)


@pytest.mark.parametrize("key", ["0" * 32, "../../etc/passwd", "", "A" * 32, "0" * 31 + "/"])
def test_a_key_that_nobody_has_is_not_found(files, key):
    with pytest.raises(NotFound):
        files.read(key)


def test_an_upload_that_breaks_off_leaves_nothing(files):
    def broken():
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        files.keep(broken())
    assert list(files.keys()) == []


def test_only_old_files_without_a_row_are_swept(files, store):
    fresh, old, noted = (files.keep([name]) for name in (b"fresh", b"old", b"noted"))
    past = (NOW - timedelta(days=2)).timestamp()
    for kept, at in ((fresh, NOW.timestamp()), (old, past), (noted, past)):
        os.utime(files.path(kept.key), (at, at))
    with store.writing() as s:
        papers.add(s, paper(noted))
        assert files.sweep(s, NOW) == 1
    assert set(files.keys()) == {fresh.key, noted.key}


def test_files_of_a_draft_go_to_its_case(files, store):
    kept = files.keep([b"x"])
    with store.writing() as s:
        papers.add(s, paper(kept))
        papers.give_to_case(s, [kept.key], number="N1")
        assert papers.of_case(s, "N1") == (paper(kept, case_number="N1"),)
        assert not papers.forget(s, kept.key)


def test_a_file_of_one_case_is_not_given_to_another(files, store):
    kept = files.keep([b"x"])
    with store.writing() as s:
        papers.add(s, paper(kept, case_number="N1"))
        with pytest.raises(ValueError, match="not all"):
            papers.give_to_case(s, [kept.key], number="N2")


def test_a_file_of_a_draft_can_be_taken_back(files, store):
    kept = files.keep([b"x"])
    with store.writing() as s:
        papers.add(s, paper(kept))
        assert papers.forget(s, kept.key)
        assert papers.of_draft(s, "d1") == ()


DRAFT = Draft("d1", "lin", "intake", "shop-sign", 1, b"{}", NOW)


def test_a_draft_is_its_owners_alone(store):
    with store.writing() as s:
        drafts.save(s, DRAFT)
        assert drafts.load(s, "d1", person="lin") == DRAFT
        with pytest.raises(NotFound):
            drafts.load(s, "d1", person="zhou")


def test_nobody_writes_over_the_draft_of_another(store):
    with store.writing() as s:
        drafts.save(s, DRAFT)
        assert not drafts.save(s, Draft("d1", "zhou", "intake", "x", 1, b"[]", NOW))
        assert drafts.mine(s, "lin").rows == (DRAFT,)


def test_a_draft_that_was_filed_leads_to_its_case(store):
    with store.writing() as s:
        drafts.save(s, DRAFT)
        drafts.mark_filed(s, "d1", number="N1", at=NOW)
        assert drafts.filed_as(s, "d1") == "N1"
        assert drafts.mine(s, "lin").rows == ()
        assert not drafts.save(s, DRAFT)
        assert not drafts.delete(s, "d1", person="lin")


def test_what_was_typed_at_a_task_is_kept_until_it_closes(store):
    typed = Draft("d2", "zhou", "task", "shop-sign", 1, b"[1]", NOW, case_number="N1", task="7")
    with store.writing() as s:
        drafts.save(s, typed)
        assert drafts.of_task(s, "N1", "7", person="zhou") == typed
        assert drafts.delete_of_task(s, "N1", "7") == 1
        assert drafts.of_task(s, "N1", "7", person="zhou") is None
