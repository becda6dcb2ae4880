"""A verb comes in, ledger entries come out, or a refusal. Pure: everything that is known is handed in.

The verbs are modules of `verbs/`; the checks that they share are `checks.py`, what follows from them `moving.py`.
"""

from collections.abc import Callable

from yikou.errors import Refused
from yikou.flow.acts import Act, Context
from yikou.flow.granting import regrant
from yikou.flow.outputs import follow_events
from yikou.flow.program import Program
from yikou.flow.run import Decision, Run
from yikou.flow.state import CaseState
from yikou.flow.verbs import agree, back, case, copy, desk, extend, file, refer, reject, supplement, tend, tick, vote

VERBS: dict[str, Callable[[Run], None]] = {
    "file": file.perform,
    "approve": vote.perform,
    "object": vote.perform,
    "reject": reject.perform,
    "conclude": reject.conclude,
    "return": back.send_back,
    "take_back": back.take_back,
    "supplement": supplement.perform,
    "answer": supplement.answer,
    "extend": extend.perform,
    "agree": agree.agree,
    "decline": agree.decline,
    "refer": refer.perform,
    "advise": refer.advise,
    "claim": desk.claim,
    "release": desk.release,
    "note": desk.note,
    "copy": copy.perform,
    "upload": desk.upload,
    "withdraw": case.withdraw,
    "terminate": case.terminate,
    "urge": case.urge,
    "set_lane": case.set_lane,
    "tick": tick.perform,
    "tend": tend.perform,
}


def decide(program: Program, state: CaseState | None, act: Act, context: Context) -> Decision:
    """What the verb comes to: its entries and the state after them; nothing is changed anywhere.

    Raises Refused (the rule that stands against it), AnswersRefused (what was typed), NotAllowed (who tried), Conflict
    (who acted meanwhile). state: None for `file`, which begins a case.
    """
    perform = VERBS.get(act.verb)
    if perform is None or (state is None) != (act.verb == "file"):
        raise Refused("no_such_verb", verb=act.verb)
    run = Run(program, state, act, context)
    perform(run)
    follow_events(run)
    if run.entries:
        regrant(run)
    return run.decision()
