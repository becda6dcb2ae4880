from datetime import UTC, date, datetime

import pytest

from tests import databases
from tests.store.samples import entry, projection, task, timer
from yikou.store import cases, papers
from yikou.store.backup import DATABASE, BackupRefused, backup, restore
from yikou.store.counting import Counted, day_counts
from yikou.store.database import open_existing, open_store
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.store.rebuild import Remade, rebuild
from yikou.store.verify import Finding, anchor, verify

NOW = datetime(2026, 3, 20, tzinfo=UTC)
DAY = date(2026, 3, 20)
FILED = Counted(1, "registered", DAY, "chunhui", "normal")


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


@pytest.fixture
def anchors(tmp_path):
    return tmp_path / "anchors"


def made(number):
    p = projection(number, tasks=(task("1"),), timers=(timer("alarm"),), one_per=(number,))
    return Remade(b"state", p, (FILED,))


@pytest.fixture
def filled(store, files, anchors):
    """Three cases of three entries each, anchored, and a file."""
    with store.writing() as s:
        for number in ("N1", "N2", "N3"):
            m = made(number)
            cases.add(s, number, [entry(1, "filed"), entry(2)], state=m.state, projection=m.projection, counts=m.counts)
            cases.append(s, cases.lock(s, number), [entry(3)], state=m.state, before=m.projection, after=m.projection)
        kept = files.keep([b"scan"])
        papers.add(s, Paper(kept.key, kept.sha256, 4, "image/png", "a.png", "lin", NOW, "", "N1", "scan"))
        anchor(s, anchors, DAY)
    return store


def tamper(store, *statements):
    """Past the program, as somebody who may do anything at the database would."""
    with store.writing() as s:
        for statement in [*databases.without_triggers(s), *statements]:
            s.run(statement)


def place_in(folder):
    """Where a backup is brought back to."""
    return {"database": databases.place(folder), "files": folder / "files", "anchors": folder / "anchors"}


def findings(store, files, anchors):
    with store.session() as s:
        return verify(s, files=files, anchors=anchors)


def test_what_nobody_touched_verifies(filled, files, anchors):
    assert findings(filled, files, anchors) == ()


STATE = "(select snapshot from cases where number = 'N2')"
N2 = "(select id from cases where number = 'N2')"


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        (
            f"update entry set payload = {STATE} where case_id = {N2} and no = 2",
            Finding("payload_changed", "N2", 2),
        ),
        (f"update entry set actor = '{{}}' where case_id = {N2} and no = 2", Finding("entry_changed", "N2", 2)),
        (f"update entry set at = '2026' where case_id = {N2} and no = 3", Finding("entry_changed", "N2", 3)),
        (f"delete from entry where case_id = {N2} and no = 2", Finding("gap", "N2", 2)),
        ("update cases set entry_no = 2 where number = 'N2'", Finding("head_changed", "N2", 3)),
        ("update cases set head_hash = 'x' where number = 'N2'", Finding("head_changed", "N2", 3)),
        ("update paper set sha256 = 'x'", Finding("file_changed", "")),
    ],
)
def test_the_first_bad_row_is_named(filled, files, anchors, sql, finding):
    tamper(filled, sql)
    found = findings(filled, files, anchors)[0]
    assert (found.what, found.entry) == (finding.what, finding.entry)
    assert finding.where in found.where


def test_a_cut_tail_shows_by_the_anchor(filled, files, anchors):
    second = f"(select hash from entry where case_id = {N2} and no = 2)"
    cut = f"update cases set entry_no = 2, head_hash = {second} where number = 'N2'"
    tamper(filled, cut, f"delete from entry where case_id = {N2} and no = 3")
    assert findings(filled, files, anchors) == (Finding("tail_cut", "N2", 3),)


def test_a_case_that_is_gone_shows_by_the_anchor(filled, files, anchors):
    tamper(filled, f"delete from entry where case_id = {N2}", "delete from cases where number = 'N2'")
    assert findings(filled, files, anchors) == (Finding("case_missing", "N2"),)


def test_a_file_that_is_gone_is_named(filled, files, anchors):
    [key] = files.keys()
    files.path(key).unlink()
    assert findings(filled, files, anchors) == (Finding("file_missing", key),)


def test_an_anchor_holds_what_changed_since_the_last(filled, anchors):
    with filled.writing() as s:
        p = made("N2").projection
        cases.append(s, cases.lock(s, "N2"), [entry(4)], state=b"state", before=p, after=p)
        assert anchor(s, anchors, date(2026, 3, 21)) == 1
        assert anchor(s, anchors, date(2026, 3, 21)) == 0


def test_rebuilding_gives_the_same_rows(filled):
    turn = iter(("N1", "N2", "N3"))
    assert rebuild(filled, lambda *_: made(next(turn))) == ()


def test_rebuilding_says_what_differed_and_mends_it(filled):
    tamper(filled, "delete from seat", "update day_count set n = 7", "update cases set title = 'x' where number = 'N2'")
    turn = iter(("N1", "N2", "N3"))
    found = rebuild(filled, lambda *_: made(next(turn)))
    assert [(difference.table, difference.kind) for difference in found] == [
        ("cases", "stored"),
        ("cases", "made"),
        ("seat", "made"),
        ("seat", "made"),
        ("seat", "made"),
        ("day_count", "stored"),
        ("day_count", "made"),
    ]
    with filled.session() as s:
        [counted] = day_counts(s, since=DAY, until=DAY)
    assert counted.n == 3


def test_a_backup_is_restored_and_verifies(filled, files, anchors, tmp_path):
    manifest = backup(filled, files, anchors, target=tmp_path / "backup")
    place = place_in(tmp_path / "new")
    assert restore(tmp_path / "backup", **place) == manifest
    assert (manifest.cases, manifest.entries, manifest.files) == (3, 9, 1)
    restored = open_store(place["database"])
    assert findings(restored, Files(place["files"]), place["anchors"]) == ()
    restored.close()


def test_a_backup_is_not_restored_over_anything(filled, files, anchors, tmp_path):
    backup(filled, files, anchors, target=tmp_path / "backup")
    with pytest.raises(BackupRefused, match="not_empty"):
        restore(tmp_path / "backup", database=filled.where, files=tmp_path / "x", anchors=tmp_path / "y")


@pytest.mark.parametrize("broken", ["manifest.json", DATABASE])
def test_a_backup_that_is_not_whole_is_refused(filled, files, anchors, tmp_path, broken):
    backup(filled, files, anchors, target=tmp_path / "backup")
    path = tmp_path / "backup" / broken
    path.unlink() if broken.endswith("json") else path.write_bytes(path.read_bytes()[:-1])
    place = place_in(tmp_path / "new")
    with pytest.raises(BackupRefused):
        restore(tmp_path / "backup", **place)
    assert open_existing(place["database"]) is None
