"""People at work in several threads, and a record of everything that the server told them was done."""

import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event, Thread

from tests.durability import office
from tests.durability.browser import Browser, Gone
from tests.durability.office import Resident

OFFICES = (
    ("chunhui", "lin.xiaoyan", "sun.zhiqiang"),
    ("chunhui", "bai.jie", "gao.lijuan"),
    ("yinhe", "yan.xiaodong", "lin.xinran"),
    ("tongda", "wang.guifang", "fan.qihang"),
    ("longjiang", "tang.jiayi", "lu.qingfeng"),
)
"""Community, clerk and reviewer. Two pairs share one community, its numbers and its residents."""


@dataclass
class Known:
    """What was acknowledged of one case, or of a draft that became none yet. number: '' until a 303 named it.

    files: hash by key; opinions: what was written with each act that was acknowledged, in order.
    """

    draft: str
    number: str = ""
    files: dict[str, str] = field(default_factory=dict)
    opinions: list[str] = field(default_factory=list)


class Pair:
    """A clerk and a reviewer of one community, who take one resident after the other through the whole affair.

    known: every case so far; doubtful: what was under way when the server died.
    """

    def __init__(self, port, clerk, reviewer, people: Iterator[Resident]):
        self.clerk, self.reviewer = Browser(port), Browser(port)
        self.clerk.sign_in(clerk, office.PASSWORD)
        self.reviewer.sign_in(reviewer, office.PASSWORD)
        self.people = people
        self.known: list[Known] = []
        self.doubtful: tuple[Known, Resident] | None = None

    def work(self, stop: Event):
        """Until the server dies, or until `stop`."""
        try:
            if self.doubtful:
                self._again(*self.doubtful)
            while not stop.is_set():
                self._case(next(self.people))
        except Gone:
            pass

    def move(self, port):
        """Goes on with another server, under the same sessions."""
        self.clerk.port = self.reviewer.port = port

    def _case(self, resident: Resident):
        known = Known(office.begin(self.clerk, resident))
        self.known.append(known)
        content = office.scan()
        known.files[office.hand_in(self.clerk, known.draft, content)] = office.hash_of(content)
        self._submit(known, resident)
        self._approve(self.reviewer, known, office.checked)
        self._approve(self.clerk, known, lambda opinion: office.paid(opinion, on=office.today()))

    def _submit(self, known: Known, resident: Resident):
        self.doubtful = (known, resident)
        known.number = office.number_of(office.submit(self.clerk, known.draft, resident, on=office.today()))
        self.doubtful = None

    def _approve(self, browser: Browser, known: Known, more):
        opinion = f"同意 {secrets.token_hex(6)}"
        task, seen = office.task_of(browser, known.number)
        answer = office.approve(browser, known.number, task, seen, more(opinion))
        assert answer.status == 303, answer.text
        known.opinions.append(opinion)

    def _again(self, known: Known, resident: Resident):
        """Nobody knows whether the draft was filed when the server died: sending it again leads to the one case."""
        self._submit(known, resident)


@dataclass
class Load:
    """Several pairs at work."""

    pairs: list[Pair]
    stop: Event = field(default_factory=Event)
    threads: list[Thread] = field(default_factory=list)
    broken: list[BaseException] = field(default_factory=list)

    def begin(self):
        self.stop.clear()
        self.threads = [Thread(target=self._work, args=(pair,)) for pair in self.pairs]
        for thread in self.threads:
            thread.start()

    def wait_for_a_case(self):
        """Until one more case was acknowledged: a server that has just begun compiles the affairs first."""
        before, until = len(self.filed), time.monotonic() + 60
        while len(self.filed) == before and not self.broken and time.monotonic() < until:
            time.sleep(0.01)

    def end(self):
        """Waits until all have noticed; raises what broke in one of them."""
        self.stop.set()
        for thread in self.threads:
            thread.join()
        if self.broken:
            raise self.broken[0]

    def move(self, port):
        for pair in self.pairs:
            pair.move(port)

    def __enter__(self):
        self.begin()
        return self

    def __exit__(self, *_):
        self.end()

    @property
    def known(self) -> list[Known]:
        return [known for pair in self.pairs for known in pair.known]

    @property
    def filed(self) -> list[tuple[Pair, Known]]:
        """Every acknowledged case, with those who know it."""
        return [(pair, known) for pair in self.pairs for known in pair.known if known.number]

    def _work(self, pair: Pair):
        try:
            pair.work(self.stop)
        except BaseException as error:  # a thread's error is the test's error
            self.broken.append(error)


def load_at(port, offices=OFFICES) -> Load:
    """Everybody of the offices, signed in, with the residents of their community."""
    people = {community: iter(office.residents(community)) for community, _, _ in offices}
    return Load([Pair(port, clerk, reviewer, people[community]) for community, clerk, reviewer in offices])
