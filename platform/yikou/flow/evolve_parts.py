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
    changed = [f"{root}.{name}" for root, values in (("form", form), ("office", office)) for name in values]
    records = {"form": state.form, "office": state.office}
    paths = [path for path in changed if _differs(records, path, {"form": form, "office": office})]
    if not (paths or gone):
        return {}
    since, earlier = dict(state.since), dict(state.earlier)
    for path in (*paths, *gone):
        _keep(state, since, earlier, path, no)
    return {
        **_record("form", state.form, form, gone),
        **_record("office", state.office, office, gone),
        "since": since,
        "earlier": earlier,
    }


def _differs(records: Mapping[str, Mapping[str, Any]], path: str, new: Mapping[str, Mapping[str, Any]]) -> bool:
    root, _, name = path.partition(".")
    return bool(records[root].get(name) != new[root][name])


def _record(root: str, old: dict[str, Any], new: Mapping[str, Any], gone: tuple[str, ...]) -> Change:
    """The record with its new values; left out where it stays as it is."""
    out = [path.partition(".")[2] for path in gone if path.startswith(root + ".")]
    if not (new or out):
        return {}
    return {root: {name: value for name, value in {**old, **new}.items() if name not in out}}


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
