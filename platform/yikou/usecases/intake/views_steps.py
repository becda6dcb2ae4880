"""A form a section at a time: one page of it, and the page on which all answers are checked."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from yikou.usecases.case.views_papers import MaterialView
from yikou.usecases.counter.views_counter import Warned
from yikou.usecases.views import Fault


@dataclass(frozen=True, slots=True)
class StepView:
    """One step. number, of: which it is of how many; own: what its controls' names begin with; back: to the step before
    it, or to the check page, '' for the first. materials: of the step of papers. checked: reached from the check page,
    to which it leads back. mark, clash, takes_files: as in `IntakeView`.
    """

    draft: str
    affair: str
    for_whom: str
    key: str
    title: str
    number: int
    of: int
    own: tuple[str, ...]
    form: Markup
    mark: str
    materials: tuple[MaterialView, ...] = ()
    kept_at: datetime | None = None
    faults: tuple[Fault, ...] = ()
    back: str = ""
    checked: bool = False
    clash: tuple[tuple[str, str], ...] | None = None
    upload_limit: str = "20 MB"
    takes_files: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered on one step. key: of the step; shown: to be read."""

    key: str
    title: str
    shown: Markup
    is_faulty: bool = False


@dataclass(frozen=True, slots=True)
class CheckView:
    """All answers before they are sent. faults: each leads to its step. can_accept, goes_on, warnings: as in
    `IntakeView`; differs: as in `ReceiptView`."""

    draft: str
    affair: str
    for_whom: str
    parts: tuple[Answered, ...]
    materials: tuple[MaterialView, ...]
    back: str
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Warned, ...] = ()
    can_accept: bool = True
    goes_on: bool = False
    differs: tuple[tuple[str, str, str], ...] = ()
