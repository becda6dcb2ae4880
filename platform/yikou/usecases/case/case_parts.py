"""Parts of the case page that follow from the state alone: opinions, way, documents, regulations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from yikou.flow.acts import Context
from yikou.flow.facts import Vote
from yikou.flow.program import Program
from yikou.flow.sentences import WHY
from yikou.flow.state import CaseState, Completion
from yikou.flow.titles import title_of_verb
from yikou.flow.way import WayNode as Stop
from yikou.flow.way import way
from yikou.flow.words import date_words
from yikou.texts import COMMA, SEMICOLON, Translate, say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.views_case import OpinionView, Regulation, WayNode
from yikou.usecases.case.views_papers import OutputLink
from yikou.usecases.house import House
from yikou.workdays.office import local

WAY_STATES = {"waiting": "now", "end": "ahead"}


@dataclass(frozen=True, slots=True)
class CaseParts:
    """Words about one case, for one language."""

    house: House
    program: Program
    state: CaseState
    context: Context
    translate: Translate

    def opinions(self) -> tuple[OpinionView, ...]:
        """Every vote with its opinion, oldest first; those that no longer count say so."""
        done = [*self.state.completions.values(), *self.state.undone.values()]
        given = [(vote, completion) for completion in done for vote in completion.votes]
        waiting = [(vote, task.step) for task in self.state.tasks.values() for vote in task.votes]
        found = [self._opinion(vote, completion.step, completion) for vote, completion in given]
        found += [self._opinion(vote, step, None) for vote, step in waiting]
        return tuple(sorted(found, key=lambda view: view.at))

    def _opinion(self, vote: Vote, step: str, done: Completion | None) -> OpinionView:
        verb = title_of_verb(self.program, "approve" if vote.yes else "object", step)
        sealed = self._say("sealed", org=self.house.names(done.seal)) if done and done.seal else ""
        is_undone = done is not None and self.state.completions.get(done.key) != done
        return OpinionView(
            title=self._say("voted", step=self.program.step(step).title, verb=verb),
            by=vote.name + (self._say("stood_in", name=vote.stands_name) if vote.stands_name else ""),
            place=self.house.names(vote.org) if vote.org else "",
            at=vote.at,
            text=vote.opinion,
            mark=sealed if done else self._say("pending"),
            undone=self._say("undone") if is_undone else "",
        )

    def moment(self, at: datetime) -> str:
        """A moment on the district's clock, in words."""
        return date_words(local(at, self.context.calendar).replace(tzinfo=None), self.translate)

    def way(self) -> tuple[WayNode, ...]:
        """The way of the case, drawn."""
        return tuple(self._node(stop) for stop in way(self.program, self.state, self.context))

    def _node(self, stop: Stop) -> WayNode:
        is_end = stop.state == "end" and self.state.is_ended
        state = "done" if is_end else WAY_STATES.get(stop.state, stop.state)
        return WayNode(stop.title, state, self._note(stop), depth=int(stop.maybe))  # type: ignore[arg-type]

    def _note(self, stop: Stop) -> str:
        who = self._who(stop.who)
        if stop.state == "done" and stop.at:
            return self._say("way_done", who=who, at=self.moment(stop.at))
        if stop.state == "now":
            at = self.moment(stop.at) if stop.at else ""
            return self._joined((*((self._say("way_now", who=who, at=at),) if who else ()), *self._before(stop)))
        if stop.state in ("waiting", "stuck"):
            return self._say(f"way_{stop.state}")
        return self._say("way_maybe") if stop.maybe else self._joined(self._before(stop))

    def _joined(self, notes: Iterable[str]) -> str:
        return self.translate(SEMICOLON).join(notes)

    def _before(self, stop: Stop) -> tuple[str, ...]:
        """That the step was done before and is done once more."""
        undone = self.state.undone.get(stop.key)
        if undone is None or stop.key in self.state.completions:
            return ()
        return (self._say("way_again", who=self._who(undone.names), at=self.moment(undone.at)),)

    def _who(self, names: tuple[str, ...]) -> str:
        if len(names) <= 2:
            return self.program.listed(names)
        return self._say("many", first=names[0], n=len(names))

    def in_hand(self) -> str:
        """Who has the case now, for a reader who can do nothing."""
        if self.state.is_ended:
            return self._say("ended")
        who = self.holder()
        return self._say("in_hand", who=who) if who else self._say("nobody")

    def holder(self) -> str:
        """Who has the case now, step by step: 社区核查 孙志强、高丽娟; '' where nobody has."""
        stops = [stop for stop in way(self.program, self.state, self.context) if stop.state in ("now", "waiting")]
        return self.translate(COMMA).join(f"{stop.title} {self._who(stop.who)}" for stop in stops if stop.who)

    def outputs(self) -> tuple[OutputLink, ...]:
        """Documents that the case made, void ones marked."""
        return tuple(self._output(made.no) for made in self.state.outputs)

    def _output(self, no: int) -> OutputLink:
        made = next(one for one in self.state.outputs if one.no == no)
        return OutputLink(
            self.program.translate(made.title),
            made.number,
            made.code,
            self._made_on(made.no),
            self.translate(WHY["changed"]) if made.void else "",
        )

    def _made_on(self, no: int) -> "datetime":
        did = next(did for did in reversed(self.state.dids) if did.no <= no)
        return local(did.at, self.context.calendar).date()  # type: ignore[return-value]

    def regulations(self) -> tuple[Regulation, ...]:
        """The texts that bear on the affair, as they read when the case was accepted."""
        on = self.state.accepted_on or local(self.state.filed_at, self.context.calendar).date()
        return tuple(
            Regulation(b.title, b.clause, href=f"/regulations/{b.regulation}?on={on}" if b.regulation else b.url)
            for b in self.program.affair.guide.basis
        )

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.translate)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)
