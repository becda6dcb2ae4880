"""Why a case does not move: what it waits for, if nobody of the office can act on it now."""

from yikou.flow.state import CaseState


def waits(state: CaseState) -> str:
    """`supplement`, `refer` or `stuck` where every open step waits or is stuck; '' where somebody can act."""
    steps = [task for task in state.tasks.values() if task.kind == "step"]
    if not steps or any(not task.waits and not task.stuck for task in steps):
        return ""
    first = next((task for task in steps if task.waits), None)
    return first.waits if first else "stuck"
