# mypy: disable-error-code="misc"
"""What searching reads beside the cases: their texts, which of them have to be indexed anew, and what was asked.

The index of words is no table of Pony's: `yikou.store.fulltext` makes it.
"""

from pony.orm import Database, PrimaryKey, Required

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class CaseText(database.Entity):
        _table_ = "case_text"
        case_id = PrimaryKey(int, size=64, auto=False)
        text = columns.text()

    class TextDue(database.Entity):
        _table_ = "text_due"
        case_id = PrimaryKey(int, size=64, auto=False)
        marks = columns.number()

    class KeptSearch(database.Entity):
        _table_ = "kept_search"
        id = columns.row_number()
        key = columns.text(unique=True)
        session = columns.text(index=True)
        asked = columns.text()
        shown = Required(bool)
