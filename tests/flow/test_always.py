"""What holds whatever people do: the state is the fold of the ledger, and every case ends or waits for somebody."""

from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.flow.world import CALENDAR, STAFF, VISIT, Case, allowance_form, program, relief_form, staff
from yikou.errors import AnswersRefused, Conflict, NotAllowed, Refused
from yikou.flow import codec
from yikou.flow.acts import CLOCK
from yikou.flow.decide import VERBS
from yikou.flow.evolve import fold
from yikou.flow.offers import offers
from yikou.flow.project import project
from yikou.flow.sentences import sentence
from yikou.flow.timers import timers
from yikou.flow.way import way

PAPERS = ("id_card", "household_book", "authorisation", "visit_photo", "event_proof")
FORMS = {"hardship-relief": relief_form, "subsistence-allowance": allowance_form}
amounts = st.sampled_from([Decimal(500), Decimal(4000), Decimal(8000)])
people = st.sampled_from([key for key, _, _ in STAFF])


class CaseOfManyHands(RuleBasedStateMachine):
    """Anybody tries anything; only the named errors may come."""

    @initialize(slug=st.sampled_from(sorted(FORMS)), then=st.sampled_from(["", "accept", "ask"]))
    def file(self, slug, then):
        self.day = 0
        self.case = Case(program(slug), "2026-11-02")
        papers = {name: (name,) for name in PAPERS if name in self.case.program.affair.materials}
        self.case.do("file", "wang", form=FORMS[slug](event_on="2026-11-01") if slug[0] == "h" else FORMS[slug](),
                     papers={} if then == "ask" else papers, then=then)  # fmt: skip

    def attempt(self, verb, who, **given):
        try:
            self.case.do(verb, who, **given)
        except (Refused, NotAllowed, AnswersRefused, Conflict):
            return

    def office(self, amount):
        form = self.case.state.office
        filled = {"visit_note": "入户核查属实", "proposed": amount, "paid_on": "2026-12-01", "paid_by": "bank"}
        filled |= {**VISIT, "monthly": amount, "notice_from": "2026-12-01"}
        filled |= {"objection_true": False, "objection_report": "已走访"}
        known = self.case.program.affair.office.fields
        return {name: value for name, value in {**filled, **form}.items() if name in known}

    @rule(data=st.data(), amount=amounts, verb=st.sampled_from(sorted(set(VERBS) - {"file", "tick", "tend"})))
    def somebody_does_what_is_offered_or_not(self, data, amount, verb):
        tasks = [*self.case.state.tasks, ""]
        steps = list(self.case.program.affair.steps)
        self.attempt(
            verb,
            data.draw(people),
            task=data.draw(st.sampled_from(tasks)),
            reason="理由",
            question="可否",
            text="说明",
            opinion="意见",
            to=data.draw(st.sampled_from(steps)),
            by="2 workdays",
            outcome="rejected",
            lane=data.draw(st.sampled_from(sorted(self.case.program.affair.lanes.kinds))),
            items={"fields": ["form.members"], "materials": ["id_card"]},
        )

    @rule(data=st.data(), amount=amounts, verb=st.sampled_from(["approve", "approve", "object", "return"]))
    def somebody_who_may_acts(self, data, amount, verb):
        tasks = [task for task in self.case.state.tasks.values() if task.kind == "step"]
        if not tasks:
            return
        task = data.draw(st.sampled_from(tasks))
        fills = set(self.case.program.step(task.step).fills)
        fills |= {path[1] for path in self.case.program.step(task.step).edits if path[0] == "office"}
        office = {
            name: value
            for name, value in self.office(amount).items()
            if name in fills or name in self.case.state.office
        }
        office |= {name: amount for name in ("proposed",) if name in fills}
        to = data.draw(st.sampled_from(self.case.state.way)) if self.case.state.way else ""
        for who, _, _ in STAFF:
            if task.id in self.case.state.tasks:
                self.attempt(verb, who, task=task.id, office=office, papers={"visit_photo": ("p",)}
                             if task.step == "visit" else {}, reason="理由", to=to)  # fmt: skip

    @rule(amount=amounts)
    def the_answer_comes(self, amount):
        change = {"members": [{**self.case.state.form["members"][0], "income": amount}]}
        self.attempt("answer", staff("wang"), form={**self.case.state.form, **change}, papers={"id_card": ("new",)})

    @rule(days=st.integers(1, 12))
    def time_passes(self, days):
        self.day += days
        month, day = divmod(self.day, 28)
        self.case.on(f"{2026 + (10 + month) // 12}-{(10 + month) % 12 + 1:02}-{day + 1:02}", 18)
        for timer in timers(self.case.program, self.case.state, CALENDAR):
            if timer.at <= self.case.now:
                self.attempt("tick", CLOCK, key=timer.mark)

    @invariant()
    def state_is_the_fold_of_the_ledger(self):
        if hasattr(self, "case"):
            assert fold(self.case.ledger) == self.case.state
            assert codec.decode_state(codec.encode_state(self.case.state)) == self.case.state

    @invariant()
    def every_case_ends_or_waits_for_somebody(self):
        if hasattr(self, "case"):
            state = self.case.state
            assert state.is_ended != bool(state.tasks)
            assert all(task.seats or task.stuck for task in state.tasks.values())

    @invariant()
    def everything_can_be_shown(self):
        if hasattr(self, "case"):
            case = self.case
            assert way(case.program, case.state, case.context)
            assert project(case.program, case.state, CALENDAR).head.number
            for entered in case.last.entries:
                sentence(case.program, case.state, entered).text()
            for who, _, _ in STAFF:
                offers(case.program, case.state, staff(who), case.context)

    @invariant()
    def entries_survive_the_ledger(self):
        if hasattr(self, "case"):
            for entered in self.case.last.entries:
                assert codec.decode_entry(codec.encode_entry(entered.entry)) == entered.entry


CaseOfManyHands.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestCaseOfManyHands = CaseOfManyHands.TestCase
