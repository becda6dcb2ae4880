"""The case that somebody acts at. A colleague may have been quicker, and with the task the right to look is gone."""

from yikou.access.matching import keys_of, may_take
from yikou.errors import NotFound
from yikou.flow.acts import Act
from yikou.flow.checks import conflict
from yikou.flow.codec import decode_state
from yikou.flow.evolve import fold
from yikou.flow.run import Run
from yikou.store import cases, ledger
from yikou.store.database import Session
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.reader import Reader


def case_at_hand(house: House, s: Session, acting: Acting, number: str, *, task: str) -> OpenCase:
    """The case, or NotFound for whoever may not know of it.

    Conflict for whoever had the task on their desk until somebody else closed it: they learn who did, and no more.
    """
    try:
        return open_case(house, s, Reader(acting), number)
    except NotFound:
        _refuse_late(house, s, acting, number, task)
        raise


def _refuse_late(house: House, s: Session, acting: Acting, number: str, task: str) -> None:
    row = cases.read(s, number)
    state = decode_state(row.state)
    closed = state.closed.get(task, 0)
    if not closed:
        return
    context = context_of(house, s)
    before = fold(entered_of(one) for one in ledger.entries(s, row.id) if one.no < closed)
    if may_take(before.tasks[task], acting.actor, keys_of(acting.actor, context)):
        program = program_of(house, s, row.slug, version=row.version)
        raise conflict(Run(program, state, Act("", acting.actor), context), closed)
