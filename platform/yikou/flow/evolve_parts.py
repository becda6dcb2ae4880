"""What the functions of `evolve` share: writing values and papers with their history, changing one task."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from yikou.flow.state import CaseState, Paper, Task, Version

Change = dict[str, Any]


def wrote(
    state: CaseState, no: int, *, form: Mapping[str, Any], office: Mapping[str, Any], gone: tuple[str, ...] = ()
) -> Change:
    """Values written by entry `no`, and paths (`form.hospital`) taken out by it; the values before are kept.

    A value that is written again as it was is no change.
    """
    if not (form or office or gone):
        return {}
    since, earlier = dict(state.since), dict(state.earlier)
    records = {"form": dict(state.form), "office": dict(state.office)}
    for root, values in (("form", form), ("office", office)):
        for name, value in values.items():
            if records[root].get(name) == value:
                continue
            _keep(state, since, earlier, f"{root}.{name}", no)
            records[root][name] = value
    for path in gone:
        _keep(state, since, earlier, path, no)
        root, _, name = path.partition(".")
        records[root].pop(name, None)
    return {"form": records["form"], "office": records["office"], "since": since, "earlier": earlier}


def _keep(state: CaseState, since: dict[str, int], earlier: dict[str, tuple[Version, ...]], path: str, no: int) -> None:
    root, _, name = path.partition(".")
    old = (state.form if root == "form" else state.office).get(name)
    earlier[path] = (*earlier.get(path, ()), Version(since.get(path, state.filed), old))
    since[path] = no


def handed_in(state: CaseState, no: int, papers: Mapping[str, tuple[str, ...]]) -> Change:
    """New versions of materials, brought by entry `no`."""
    if not papers:
        return {}
    new = {name: (*state.papers.get(name, ()), Paper(no, tuple(files))) for name, files in papers.items()}
    return {"papers": {**state.papers, **new}}


def with_task(state: CaseState, task: Task, **changes: Any) -> Change:
    """The tasks with one of them changed."""
    return {"tasks": {**state.tasks, task.id: replace(task, **changes)}}
