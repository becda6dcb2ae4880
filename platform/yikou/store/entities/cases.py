# mypy: disable-error-code="misc"
"""Cases and their ledger: the head with the snapshot, and the entries, which nothing changes once written."""

from pony.orm import Database, PrimaryKey, Required, Set, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Case(database.Entity):
        _table_ = "cases"
        id = columns.row_number()
        number = columns.text(unique=True)
        slug = columns.text()
        version = columns.number()
        title = columns.text()
        applicant_key = columns.text()
        applicant_name = columns.text(index=True)
        place = columns.text()
        state = columns.text()
        waits = columns.text()
        lane = columns.text()
        lane_rank = columns.number()
        lane_because = columns.text()
        outcome = columns.text()
        counts_as = columns.text()
        registered_on = columns.text()
        accepted_on = columns.maybe_text()
        ended_at = columns.maybe_text()
        due_at = columns.text()
        warn_at = columns.text()
        still_left = columns.maybe_number()
        confirmed = Required(bool)
        keep_until = columns.maybe_text()
        entry_no = columns.number()
        head_hash = columns.text()
        snapshot = Required(bytes)
        entries = Set("Entry", cascade_delete=False)
        outputs = Set("Output", cascade_delete=False)
        composite_index(applicant_key, slug)
        composite_index(waits, place)
        composite_index(registered_on, id)
        composite_index(ended_at, id)

    class Entry(database.Entity):
        _table_ = "entry"
        case = Required(Case, column="case_id")
        no = columns.number()
        act = columns.number()
        kind = columns.text()
        at = columns.text()
        actor = columns.text()
        payload_hash = columns.text()
        hash = columns.text()
        payload = Required(bytes)
        PrimaryKey(case, no)

    class Counter(database.Entity):
        _table_ = "counter"
        _table_options_ = columns.IN_KEY_ORDER
        key = columns.text_key()
        n = columns.number()

    class Output(database.Entity):
        _table_ = "output"
        code = columns.text_key()
        case = Required(Case, column="case_id", index=True)
        entry_no = columns.number()
        name = columns.text()
        number = columns.text()
        kind = columns.text()
        title = columns.text()
        media_type = columns.text()
        content = Required(bytes)
        sha256 = columns.text()
        made_at = columns.text()
        void_at = columns.maybe_text()
