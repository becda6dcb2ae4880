"""Cases: what the caller sees of one, what they do with it, and what waits for them."""

from yikou.usecases.api import acting, case, inbox, ledger
from yikou.usecases.api.acting import Verb
from yikou.usecases.api.shapes import CaseDetail, InboxPage, LedgerPage, Look, Performed, Slice
from yikou.web.api.operations import Call, Operation


def show_case(call: Call, query: Look) -> CaseDetail:
    """A case as the caller may see it, with what they may do there."""
    return case.case_detail(call.house, call.reader, call.path["number"], numbers=query.numbers)


def perform(call: Call, body: Verb) -> Performed:
    """Performs a verb at a task of the case, or at the case as a whole."""
    number, verb = call.path["number"], call.path["verb"]
    return acting.perform(call.house, call.reader, number, verb, body, once=call.once)


def show_ledger(call: Call, query: Slice) -> LedgerPage:
    """Who did what with the case, in sentences, oldest first."""
    return ledger.ledger_page(call.house, call.reader, call.path["number"], query)


def show_inbox(call: Call, query: Slice) -> InboxPage:
    """The tasks that wait for the caller's post."""
    return inbox.inbox_page(call.house, call.reader, query)


OPERATIONS = (
    Operation("GET", "/cases/{number}", show_case, "signed_in", problems=(404,)),
    Operation("POST", "/cases/{number}/verbs/{verb}", perform, "signed_in", once="may", problems=(404, 409)),
    Operation("GET", "/cases/{number}/ledger", show_ledger, "signed_in", problems=(404,)),
    Operation("GET", "/inbox", show_inbox, "signed_in", problems=(404,)),
)
