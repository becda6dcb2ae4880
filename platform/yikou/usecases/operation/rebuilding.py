"""Every row that follows from the ledgers made again, by the same computing that made it first."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from yikou.flow.codec import encode_state
from yikou.flow.evolve import evolve
from yikou.flow.project import project
from yikou.flow.run import Decision
from yikou.flow.state import CaseState
from yikou.store import rebuild as rows
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.ledger import StoredEntry
from yikou.store.rebuild import Difference, Remade
from yikou.usecases.acts.deciding import counted
from yikou.usecases.acts.indexing import index_all, text_of
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House

Acts = tuple[tuple[StoredEntry, ...], ...]


def rebuild(house: House) -> Sequence[Difference]:
    """Makes the rows of all cases again, in one transaction in which nobody else writes; what differed before."""
    index_all(house)
    return rows.rebuild(house.store, partial(remade, house))


def differing(differences: Sequence[Difference]) -> Mapping[str, Sequence[str]]:
    """Numbers of the cases that differed, by table; '' stands for sums over many cases."""
    found: dict[str, dict[str, None]] = {}
    for one in differences:
        found.setdefault(one.table, {})[one.number] = None
    return {table: tuple(numbers) for table, numbers in found.items()}


def remade(house: House, s: Session, slug: str, version: int, acts: Acts) -> Remade:
    """What the ledger of one case gives, from its first act on."""
    program, days = program_of(house, s, slug, version=version), calendar(s)
    decisions = tuple(_decisions(acts))
    state = decisions[-1].state
    counts = tuple(count for made in decisions for count in counted(made, days))
    return Remade(encode_state(state), project(program, state, days), counts, text_of(program, state))


def _decisions(acts: Acts) -> Iterator[Decision]:
    """Every act with the state after it, as it was when it was written."""
    state: CaseState | None = None
    for act in acts:
        entries = tuple(map(entered_of, act))
        for entered in entries:
            state = evolve(state, entered)
        assert state is not None  # an act has at least one entry
        yield Decision(entries, state)
