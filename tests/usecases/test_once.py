"""A request under one key that comes to two processes at the same moment acts once, and both are answered the same."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.usecases.office import PICTURE, relief_form
from yikou.store.database import open_store
from yikou.usecases.api import acting, filing
from yikou.usecases.api.acting import Verb
from yikou.usecases.api.filing import Filing, file_case
from yikou.usecases.api.once import KeyReused, Once
from yikou.usecases.api.uploads import keep_file
from yikou.usecases.house import House
from yikou.usecases.intake.intake_papers import Upload


@pytest.fixture
def houses(office):
    """Two on one database, as two processes have them."""
    settings = office.house.settings
    other = House(settings, open_store(settings.database, synchronous="OFF"), clock=office.clock)
    yield office.house, other
    other.store.close()


@pytest.fixture
def met(monkeypatch):
    """Both look for an earlier answer before either writes."""
    barrier = Barrier(2, timeout=20)
    for module in (filing, acting):
        look = module.check_files
        monkeypatch.setattr(module, "check_files", lambda *given, look=look: (look(*given), barrier.wait())[0])


def both(work, *given):
    with ThreadPoolExecutor(2) as pool:
        return [one.result() for one in [pool.submit(work, *each) for each in zip(*given, strict=True)]]


def application(office):
    reader = office.reader("lin.xiaoyan")
    key = keep_file(office.house, reader.acting, Upload("a.png", PICTURE), str).key
    return reader, Filing("hardship-relief", relief_form(), {"id_card": [key]})


@pytest.mark.usefixtures("met")
def test_an_application_under_one_key_makes_one_case(office, houses):
    reader, body = application(office)
    once = Once("t", "k", "h")
    first, second = both(lambda house: file_case(house, reader, body, once=once), houses)
    assert first == second
    assert office.value("select count(*) from cases") == 1


@pytest.mark.usefixtures("met")
def test_a_verb_under_one_key_is_performed_once(office, houses):
    number = office.checked("4000")
    body = Verb(entry=office.state(number).no, task=office.task(number, "review"), opinion="同意")
    reader, once = office.reader("zhou.liqun"), Once("t", "k", "h")
    first, second = both(lambda house: acting.perform(house, reader, number, "claim", body, once=once), houses)
    assert first == second
    assert office.value("select count(*) from entry where kind = 'claimed'") == 1


@pytest.mark.usefixtures("met")
def test_of_two_requests_under_one_key_one_is_told_that_the_key_is_taken(office, houses):
    reader, body = application(office)

    def file(house, said):
        try:
            return file_case(house, reader, body, once=Once("t", "k", said)).number
        except KeyReused:
            return ""

    found = both(file, houses, ("one", "another"))
    assert [bool(number) for number in sorted(found)] == [False, True]
    assert office.value("select count(*) from cases") == 1
