"""The words of a message to people: what happened to which case."""

from yikou.flow import entries as e
from yikou.flow.program import Program
from yikou.flow.sentences import TOLD
from yikou.flow.state import CaseState


def told_text(program: Program, state: CaseState, told: e.Told) -> str:
    """最低生活保障申请（HY01-2026-00012，王桂兰）：时限将到。"""
    words = told.text or TOLD.get(told.name) or told.title
    who = f"，{state.name}" if state.name else ""
    return f"{program.affair.title}（{state.number}{who}）：{words}"
