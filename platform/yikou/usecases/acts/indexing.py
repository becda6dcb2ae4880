"""Bringing the index of words up to what the cases say. A verb only notes that its case is due.

The clock does it every round, and a search before it begins, so that what was just filed is found.
"""

from collections.abc import Callable

from yikou.access.words import whole
from yikou.flow.codec import decode_state
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.store import cases, fulltext
from yikou.store.database import Session
from yikou.store.fulltext import Due
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.operation.logs import log_error

AT_ONCE = 200
"""Cases indexed in one transaction: some tenth of a second in which nobody else writes."""


def text_of(program: Program, state: CaseState) -> str:
    """All texts of a case as the index keeps them."""
    return whole(program.affair, state)


def index_due(house: House, *, most: int = AT_ONCE) -> bool:
    """Indexes cases that are due, at most so many; whether there may be more."""
    with house.store.session() as s:
        if not fulltext.is_due(s):
            return False
    with house.store.writing() as s:
        due = fulltext.due(s, most)
        return sum(_index(house, s, one) for one in due) == most


def index_all(house: House, *, stop: Callable[[], bool] = lambda: False) -> None:
    """Indexes everything that is due. stop: asked after each transaction whether to leave the rest for later."""
    while index_due(house) and not stop():
        pass


def _index(house: House, s: Session, one: Due) -> bool:
    """Whether the case could be indexed. One that breaks stays due and does not keep the others."""
    try:
        row = cases.read(s, one.number)
        text = text_of(program_of(house, s, row.slug, version=row.version), decode_state(row.state))
    except Exception as error:  # whatever it is, the other cases go on
        log_error(error)
        return False
    fulltext.put(s, one.case_id, text)
    fulltext.settled(s, one)
    return True
