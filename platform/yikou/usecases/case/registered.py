"""Where the form of a case says otherwise than the record of its applicant, as far as a reader sees it."""

from collections.abc import Mapping
from dataclasses import replace

from yikou.access.sight import Sight
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.forms.names import parts_of
from yikou.store.residents import Resident
from yikou.usecases.house import House
from yikou.usecases.intake.compared import Comparing, Difference
from yikou.usecases.reader import Reader


def differing(
    house: House, reader: Reader, program: Program, state: CaseState, sight: Sight, record: Resident
) -> tuple[Difference, ...]:
    """Answers that are not as the record holds them now; of what is masked only that it differs, of what is hidden
    nothing."""
    compare = Comparing(program.form, reader.translate, house.names)
    found = ((one, (program.form.record.name, *parts_of(one.at))) for one in compare.from_record(record, state.form))
    seen = ((one, path) for one, path in found if not sight.hides(path))
    return tuple(one if sight.shows(path) else replace(one, was="", now="") for one, path in seen)


def told_beside(
    house: House, reader: Reader, program: Program, state: CaseState, sight: Sight, record: Resident | None
) -> Mapping[str, str]:
    """The same in words that stand beside each answer, by JSON Pointer; nothing for who is not on record."""
    if record is None:
        return {}
    compare = Comparing(program.form, reader.translate, house.names)
    return {one.at: compare.told(one) for one in differing(house, reader, program, state, sight, record)}
