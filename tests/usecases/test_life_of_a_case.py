"""A case in the hands of people, through the use cases: what is stored always follows from the ledger."""

from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.usecases.office import PICTURE, office_at
from yikou.errors import AnswersRefused, Conflict, NotAllowed, NotFound, ProofNeeded, Refused
from yikou.flow import entries as e
from yikou.flow.evolve import fold
from yikou.store import cases, ledger
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.operation.keeping import verify

REFUSALS = (Refused, NotAllowed, NotFound, AnswersRefused, Conflict, ProofNeeded)
PEOPLE = ["lin.xiaoyan", "bai.jie", "sun.zhiqiang", "zhou.liqun", "zhou.haifeng", "liang.jianguo", "yu.zhiqiang"]
VERBS = [
    "approve",
    "object",
    "reject",
    "conclude",
    "return",
    "supplement",
    "extend",
    "claim",
    "withdraw",
    "note",
    "urge",
]
OFFICE = {"visit_note": "属实", "proposed": "4000", "paid_on": "2026-03-20", "paid_by": "2"}
FIELDS = {"reason": "理由", "text": "说明", "by": "2", "outcome": "granted", "fields": ["form.story"], "to": ""}
amounts = st.sampled_from(["800", "4000", "9000"])


def ledger_of(office, number):
    with office.house.store.session() as s:
        row = cases.read(s, number)
        return row, [entered_of(one) for one in ledger.entries(s, row.id)]


def life_at(prepared, folder):
    """The machine, each run of it on a database of its own."""
    runs = count()

    class LifeOfACase(RuleBasedStateMachine):
        @initialize(amount=amounts)
        def filed(self, amount):
            self.office = office_at(prepared, folder / str(next(runs)))
            self.number = self.office.relief(amount=int(amount))

        def attempt(self, login, verb, task, office):
            number, before = self.number, len(ledger_of(self.office, self.number)[1])
            try:
                self.office.do(login, number, verb, task=task, office=office, opinion="意见", **FIELDS)
            except REFUSALS:
                assert len(ledger_of(self.office, number)[1]) == before

        @rule(login=st.sampled_from(PEOPLE), verb=st.sampled_from(VERBS), data=st.data(), amount=amounts)
        def somebody_tries(self, login, verb, data, amount):
            task = data.draw(st.sampled_from([*self.office.state(self.number).tasks, "", "9"]))
            self.attempt(login, verb, task, {"proposed": amount})

        @rule(verb=st.sampled_from(["approve", "approve", "approve", "return", "conclude"]), amount=amounts)
        def whoever_may_goes_on(self, verb, amount):
            for task in [one.id for one in self.office.state(self.number).tasks.values() if one.kind == "step"]:
                for login in PEOPLE:
                    self.attempt(login, verb, task, {**OFFICE, "proposed": amount})

        @rule(days=st.integers(1, 6))
        def time_passes(self, days):
            self.office.clock.move(days=days)
            self.office.tick()

        @rule(login=st.sampled_from(PEOPLE))
        def later_papers_come(self, login):
            try:
                scans = (Upload("later.png", PICTURE),)
                upload(self.office.house, self.office.acting(login), self.number, material="id_card", uploads=scans)
            except REFUSALS:
                return

        @invariant()
        def the_state_is_the_fold_of_the_ledger(self):
            if hasattr(self, "number"):
                row, entries = ledger_of(self.office, self.number)
                assert fold(entries) == self.office.state(self.number)
                assert [one.no for one in entries] == list(range(1, row.entry_no + 1))

        @invariant()
        def every_round_of_a_step_is_sealed_once_by_somebody_who_proved_it(self):
            if hasattr(self, "number"):
                _, entries = ledger_of(self.office, self.number)
                seals = [x for x in entries if isinstance(x.entry, e.Completed | e.Concluded) and x.entry.seal]
                assert len({x.entry.task for x in seals}) == len(seals)
                assert all(x.actor.proven for x in seals)

        def teardown(self):
            if hasattr(self, "number"):
                assert [one for one in verify(self.office.house) if one.what != "file_missing"] == []
                self.office.house.store.close()

    return LifeOfACase


@pytest.mark.usefixtures("reads")
def test_whatever_people_do_what_is_stored_follows_from_the_ledger(prepared, tmp_path):
    few = settings(max_examples=6, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(life_at(prepared, tmp_path), settings=few)
