"""Pages on which somebody shows that it is they: the code after the password, the password before a seal."""

from dataclasses import dataclass
from datetime import datetime

from yikou.usecases.views import NO_PAGES, Pager


@dataclass(frozen=True, slots=True)
class ProofView:
    """The password once more. href and fields: what was posted, sent again together with it; error: what was wrong with
    the last try; account: whose password it is; wants_code: a second factor is set up; loses_files: chosen files must
    be chosen again; is_whole: what was typed goes along, and is not only kept."""

    href: str
    fields: tuple[tuple[str, str], ...] = ()
    error: str = ""
    account: str = ""
    wants_code: bool = False
    loses_files: bool = False
    is_whole: bool = True
    minutes: int = 5


@dataclass(frozen=True, slots=True)
class SecondFactorView:
    """One's own second factor. since: None until it is set up; left: recovery codes; secret and address: of a telephone
    that is being set up; codes: new recovery codes, shown once; forced: nothing else is possible before."""

    forced: bool = False
    since: datetime | None = None
    left: int = 0
    secret: str = ""
    address: str = ""
    codes: tuple[str, ...] = ()
    error: str = ""
    manages: bool = False


@dataclass(frozen=True, slots=True)
class FactorRow:
    """Somebody with a second factor."""

    name: str
    login: str
    since: datetime
    left: int


@dataclass(frozen=True, slots=True)
class SecondFactorsView:
    """Everybody with a second factor, for taking one away. login, reason: as typed."""

    rows: tuple[FactorRow, ...]
    pager: Pager = NO_PAGES
    login: str = ""
    reason: str = ""
    error: str = ""
