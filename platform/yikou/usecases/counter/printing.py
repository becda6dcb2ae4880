"""Noting that something was printed: every print of a receipt or notice counts, so that a second one says so."""

from yikou.store import prints, window_notices
from yikou.usecases.case.case_page import open_case
from yikou.usecases.counter.notices_given import print_key
from yikou.usecases.house import House
from yikou.usecases.reader import Reader


def receipt_key(number: str) -> str:
    """Under which prints of a case's receipt are counted."""
    return f"receipt:{number}"


def printed_receipt(house: House, reader: Reader, number: str) -> int:
    """Notes a print of the receipt; how many there are now. NotFound for whoever may not know of the case."""
    with house.store.writing() as s:
        open_case(house, s, reader, number)
        return prints.note(s, receipt_key(number), person=reader.acting.person.key, at=house.now)


def printed_notice(house: House, reader: Reader, key: str) -> int:
    """Notes a print of a notice; how many there are now. NotFound for whoever sits at another counter."""
    with house.store.writing() as s:
        window_notices.by_key(s, key, orgs=(reader.acting.post.org,))
        return prints.note(s, print_key(key), person=reader.acting.person.key, at=house.now)
