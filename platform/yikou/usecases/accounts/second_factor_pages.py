"""What the pages of the second factor show."""

from yikou.errors import NotFound, ProofNeeded, Refused
from yikou.store import accounts as kept
from yikou.store import second_factor as rows
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.usecases.accounts import second_factor
from yikou.usecases.acting import Acting
from yikou.usecases.case.views_proof import FactorRow, SecondFactorsView, SecondFactorView
from yikou.usecases.house import House
from yikou.usecases.pages import pages

PAGE = 50


def own_view(house: House, acting: Acting) -> SecondFactorView:
    """One's own second factor, before anything is done about it."""
    with house.store.session() as s:
        found = rows.factor_of(s, acting.person.key)
        since = found.enrolled_at if found else None
        left = rows.codes_left(s, acting.person.key)
    return SecondFactorView(acting.must_enrol, since, left, manages=acting.is_administrator)


def begun_view(house: House, acting: Acting) -> SecondFactorView:
    """The picture for the telephone, and the secret for typing."""
    secret = second_factor.begin(house, acting)
    with house.store.session() as s:
        account = kept.account_of(s, acting.person.key)
    address = second_factor.address_of(acting, account.login if account else "", secret)
    return SecondFactorView(acting.must_enrol, secret=secret, address=address)


def asked_again(house: House, acting: Acting) -> tuple[str, bool]:
    """The account whose password is asked for, and whether the code of its second factor is asked for, too."""
    with house.store.session() as s:
        return _login(s, acting.person.key), second_factor.has_factor(s, acting.person.key)


def listed(house: House, *, after: str = "") -> SecondFactorsView:
    """A page of everybody who has a second factor."""
    with house.store.session() as s:
        people = directory(s).people
        page = rows.enrolled(s, after=after, limit=PAGE)
        found = tuple(
            FactorRow(
                people[one.person].name if one.person in people else one.person,
                _login(s, one.person),
                one.enrolled_at,
                rows.codes_left(s, one.person),
            )
            for one in page.rows
            if one.enrolled_at
        )
    return SecondFactorsView(found, pages("/manage/second-factors", page, after))


def reset(house: House, acting: Acting, *, login: str, reason: str) -> None:
    """Takes somebody's second factor away. ProofNeeded where the password was given too long ago; Refused:
    `factor_whose`, `factor_why`."""
    if not reason.strip():
        raise Refused("factor_why")
    if not acting.proof:
        raise ProofNeeded
    try:
        second_factor.reset(house, login, by=acting.person.key, reason=reason)
    except NotFound as error:
        raise Refused("factor_whose") from error


def _login(s: Session, person: str) -> str:
    account = kept.account_of(s, person)
    return account.login if account else ""
