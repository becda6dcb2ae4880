"""Cases to act at."""

from tests.store.samples import entry, projection, task
from yikou.store import cases


def projected(number, **more):
    return projection(number, tasks=(task("1"),), **more)


def file_cases(store, *numbers):
    with store.writing() as s:
        for number in numbers:
            cases.add(s, number, [entry(1, "filed")], state=b"", projection=projected(number))


def go_on(s, number):
    case = cases.lock(s, number)
    p = projected(number)
    return cases.append(s, case, [entry(case.entry_no + 1)], state=b"", before=p, after=p).entry_no
