"""The ledger vouches for files and documents: who changes one together with its row is found out."""

from hashlib import sha256

import pytest

from yikou.usecases.operation.keeping import verify


@pytest.fixture
def number(office):
    return office.checked()


def findings(office):
    return [(one.what, one.where) for one in verify(office.house)]


def test_what_was_taken_in_and_made_is_as_it_was(office, number):
    assert findings(office) == []
    payload = office.value("select payload from entry where kind = 'filed'")
    assert b"sha256" in bytes(payload)


def test_a_file_changed_together_with_its_row_is_found(office, number):
    key = office.value("select key from paper where case_number = ?", number)
    path = office.house.settings.files / key[:2] / key
    path.write_bytes(b"another scan")
    with office.house.store.writing() as s:
        s.run("update paper set sha256 = ? where key = ?", sha256(b"another scan").hexdigest(), key)
    assert ("paper_differs", number) in findings(office)


def test_a_document_changed_together_with_its_hash_is_found(office, number):
    content = b'{"title": "another"}'
    with office.house.store.writing() as s:
        s.run("update output set content = ?, sha256 = ?", content, sha256(content).hexdigest())
    assert ("output_differs", number) in findings(office)


def test_a_document_that_is_gone_is_found(office, number):
    with office.house.store.writing() as s:
        s.run("delete from output")
    assert ("output_missing", number) in findings(office)
