"""The head of a case page: who accepted it when, its lane with the reason, what to know before acting."""

from yikou.access.derived import shows_lane
from yikou.access.sight import Sight
from yikou.flow.acts import Context
from yikou.flow.clocks import answer_due
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.titles import outcome_title
from yikou.texts import say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.case_parts import CaseParts
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import NORMAL, Lane, Note


def head_of(house: House, reader: Reader, program: Program, state: CaseState, parts: CaseParts) -> str:
    """By whom and when the case was accepted, or registered."""
    first = state.completions.get(program.first)
    if state.accepted_at and first:
        params = {
            "day": parts.moment(state.accepted_at),
            "org": house.names(state.place),
            "name": program.listed(first.names),
        }
        return say(MESSAGES, "accepted_head", params, reader.translate)
    params = {"day": parts.moment(state.filed_at), "org": house.names(state.place)}
    return say(MESSAGES, "filed_head", params, reader.translate)


def lane_of(program: Program, state: CaseState, *, sight: Sight) -> Lane:
    """Its lane, with the reason where that may be told."""
    if state.lane == "normal":
        return NORMAL
    affair, because = program.affair, program.translate(state.lane_because)
    return Lane(affair.lanes.kinds[state.lane].title, because if shows_lane(affair, sight, because) else "")


def notes_of(
    reader: Reader, program: Program, state: CaseState, context: Context, parts: CaseParts
) -> tuple[Note, ...]:
    """How it ended, and what is waited for."""
    notes = []
    if state.is_ended and state.ended_at:
        outcome = outcome_title(program, state.outcome)
        params = {"day": parts.moment(state.ended_at), "outcome": outcome}
        notes.append(Note(say(MESSAGES, "ended_head", params, reader.translate)))
    if state.notice:
        day = parts.moment(answer_due(state.notice, context.calendar).at)
        notes.append(Note(say(MESSAGES, "waits_applicant", {"day": day}, reader.translate)))
    return tuple(notes)
