"""The stories of the demo's cases: how many of each, how long ago they began, and what happens on the way.

Read as a table. What is not told goes the plain way, and stands wherever that has brought it by today.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from yikou.store.residents import Resident
from yikou.usecases.demo_cases.answers import with_cause
from yikou.usecases.demo_cases.hand import Hand, Incident
from yikou.usecases.demo_cases.incidents import (
    asked,
    brought,
    by,
    claimed,
    ended_by,
    extended,
    late,
    noted,
    objected,
    referred,
    registered,
    returned,
    stay,
    then_stay,
)
from yikou.usecases.demo_cases.more_answers import CARD, CERTIFICATE, ELDER, JOBLESS, SUBSIDY
from yikou.usecases.demo_cases.people import Applicant

RELIEF, ALLOWANCE, BIRTH = "hardship-relief", "subsistence-allowance", "first-child-certificate"
Dress = Callable[[Hand], None]


@dataclass(frozen=True, slots=True)
class Story:
    """count: cases of a district of 300; ago: workdays since they were filed, least and most; at: incidents by step.

    dress: changes the application before it is filed; then: what filing does besides; ages: of the applicant, or
    applicant: somebody in particular.
    """

    slug: str
    count: int
    ago: tuple[int, int]
    at: Mapping[str, Incident] = field(default_factory=dict)
    dress: Dress = lambda _hand: None
    ages: tuple[int, int] = (25, 79)
    then: str = "accept"
    applicant: Applicant | None = None


def amount(yuan: int) -> Dress:
    """Applies for that sum."""

    def dress(hand: Hand) -> None:
        hand.form["amount"] = Decimal(yuan)

    return dress


def critical(hand: Hand) -> None:
    """Life is at stake: the green lane."""
    hand.form.update(with_cause(hand.form, "accident", hand.rng), severity="critical", amount=Decimal(4000))
    hand.form.pop("hospital", None)
    hand.form.pop("cost", None)


def lacking(*materials: str) -> Dress:
    """Comes without these papers."""
    return lambda hand: hand.lacking.update(materials)


def relief_to_follow(hand: Hand) -> None:
    """The diagnosis comes later."""
    hand.form = {**with_cause(hand.form, "illness", hand.rng), "amount": Decimal(3000)}
    hand.follow.add("diagnosis")


def allowance_to_follow(hand: Hand) -> None:
    """The lease comes later."""
    hand.form.update(housing="rented", rent=Decimal(900))
    hand.follow.add("lease")


def finds(**office: object) -> Dress:
    """The visit finds something else than was stated."""
    return lambda hand: hand.office.update(visit=dict(office))


def disaster(hand: Hand) -> None:
    """The green lane of the allowance."""
    hand.form["cause"] = "disaster"
    hand.form.pop("hospital", None)


def with_agent(hand: Hand) -> None:
    """Somebody applies for the applicant."""
    hand.form.update(by_agent=True, agent={**hand.form["applicant"], **AGENT})


def brought_home(hand: Hand) -> None:
    """The card is brought home."""
    hand.form.update(receive="home", deliver_to=hand.form["applicant"]["address"], deliver_at="morning")


def working_already(hand: Hand) -> None:
    """The community finds that they have work."""
    hand.office["check"] = {"is_jobless": False}


def proof_to_follow(hand: Hand) -> None:
    """The proof of payment comes later."""
    hand.follow.add("payment_proof")


def not_on_record(hand: Hand) -> None:
    """The address is not as on record: somebody calls."""
    hand.office["accept"] = {"on_record": False}


def by_both_leaders(hand: Hand) -> None:
    """One leader of the bureau applies for the other, who has met with disaster: nobody is left who may decide."""
    disaster(hand)
    hand.form.update(by_agent=True, agent={**hand.form["applicant"], **LEADER})


AGENT = {"name": "李小芳", "id_number": "230199198001011235", "phone": "13800009001"}
LEADER = {"name": "梁建国", "id_number": "23019919680917437X", "phone": "13900001763"}
DEPUTY = Resident(
    "person:230199197401164367",
    "苏文静",
    "swj",
    "13900001770",
    date(1974, 1, 16),
    "female",
    "wenjing",
    "清滨路 88 号",
)

STORIES = (
    Story(BIRTH, 22, (0, 60), then=""),
    Story(BIRTH, 3, (0, 1), {"register": stay}, then=""),
    Story(BIRTH, 3, (0, 6), {"register": registered(answered=False)}, lacking("marriage_certificate"), then="ask"),
    Story(BIRTH, 3, (8, 58), {"register": registered(answered=True)}, lacking("household_book"), then="ask"),
    Story(BIRTH, 3, (3, 58), {"register": ended_by("reject", "reject_register")}, then=""),
    Story(BIRTH, 2, (20, 58), {"register": registered(answered=False)}, lacking("id_card"), then="ask"),
    Story(RELIEF, 10, (1, 60)),
    Story(RELIEF, 10, (14, 60), dress=amount(800)),
    Story(RELIEF, 10, (14, 60), dress=amount(9000)),
    Story(RELIEF, 8, (0, 55), dress=critical),
    Story(RELIEF, 7, (0, 55), ages=(80, 99)),
    Story(RELIEF, 2, (0, 1), {"check": stay}, critical),
    Story(RELIEF, 3, (1, 12), {"check": by("manager", "set_lane", "green", lane="green")}),
    Story(RELIEF, 2, (1, 2), {"check": then_stay(by("manager", "set_lane", "green", lane="green"))}),
    Story(RELIEF, 5, (0, 6), {"accept": registered(answered=False)}, lacking("id_card"), then="ask"),
    Story(RELIEF, 4, (10, 50), {"accept": registered(answered=True)}, lacking("id_card"), then="ask"),
    Story(RELIEF, 3, (20, 58), {"accept": registered(answered=False)}, lacking("id_card"), then="ask"),
    Story(RELIEF, 3, (3, 55), then="reject"),
    Story(RELIEF, 4, (3, 7), {"check": asked("id_card", answered=False)}),
    Story(RELIEF, 5, (14, 58), {"check": asked("id_card")}),
    Story(RELIEF, 3, (20, 58), {"check": asked("id_card", fields=("form.story",), answered=False)}),
    Story(RELIEF, 3, (4, 7), {"review": then_stay(returned)}, amount(3000)),
    Story(RELIEF, 4, (14, 58), {"review": returned}, amount(4000)),
    Story(RELIEF, 4, (6, 58), {"check": ended_by("reject", "reject_check")}),
    Story(RELIEF, 3, (8, 58), {"review": ended_by("reject", "reject_review")}, amount(2000)),
    Story(RELIEF, 3, (8, 58), {"review": ended_by("conclude", "conclude", outcome="granted")}, amount(2000)),
    Story(RELIEF, 3, (4, 8), {"review": extended("")}, amount(4000)),
    Story(RELIEF, 4, (16, 58), {"review": extended("agree")}, amount(4000)),
    Story(RELIEF, 3, (5, 58), {"review": extended("decline")}, amount(3000)),
    Story(RELIEF, 3, (4, 8), {"review": referred(advised=False)}, amount(5000)),
    Story(RELIEF, 3, (14, 58), {"review": referred(advised=True)}, amount(5000)),
    Story(RELIEF, 4, (2, 4), {"check": claimed}),
    Story(RELIEF, 5, (12, 55), {"issue": brought}, relief_to_follow),
    Story(RELIEF, 4, (9, 14), {"issue": stay}, relief_to_follow),
    Story(RELIEF, 3, (6, 8), {"check": stay}),
    Story(RELIEF, 3, (11, 12), {"check": stay}),
    Story(RELIEF, 3, (15, 20), {"check": by("manager", "urge", "urge"), "review": stay}, amount(4000)),
    Story(RELIEF, 3, (22, 55), {"check": late(5, 7), "review": late(5, 6)}, amount(4000)),
    Story(RELIEF, 3, (4, 55), {"check": by("clerk", "withdraw", "withdraw")}),
    Story(RELIEF, 2, (4, 55), {"check": by("manager", "terminate", "terminate")}),
    Story(RELIEF, 3, (12, 55), {"check": noted}),
    Story(ALLOWANCE, 10, (1, 60)),
    Story(ALLOWANCE, 8, (9, 12)),
    Story(ALLOWANCE, 6, (14, 60), ages=(80, 99)),
    Story(ALLOWANCE, 3, (1, 30), dress=disaster),
    Story(ALLOWANCE, 5, (1, 60), dress=with_agent),
    Story(ALLOWANCE, 1, (32, 36), dress=by_both_leaders, applicant=Applicant(DEPUTY)),
    Story(ALLOWANCE, 4, (10, 60), dress=finds(verified_income=Decimal(9800))),
    Story(ALLOWANCE, 3, (10, 60), dress=finds(verified_vehicle=True)),
    Story(ALLOWANCE, 2, (30, 60), {"notice": objected(is_true=True)}),
    Story(ALLOWANCE, 2, (36, 60), {"notice": objected(is_true=False)}),
    Story(ALLOWANCE, 2, (32, 60), {"decide": ended_by("object", "object_decide")}),
    Story(ALLOWANCE, 2, (40, 60), {"decide": returned}),
    Story(ALLOWANCE, 3, (0, 5), {"accept": registered(answered=False)}, lacking("household_book"), then="ask"),
    Story(ALLOWANCE, 3, (5, 9), {"street_review": asked("household_book", answered=False)}),
    Story(ALLOWANCE, 3, (30, 60), {"community_review": asked("household_book")}),
    Story(ALLOWANCE, 2, (30, 60), {"street_review": asked("household_book", answered=False)}),
    Story(ALLOWANCE, 2, (8, 12), {"street_review": extended("")}),
    Story(ALLOWANCE, 2, (40, 60), {"street_review": extended("agree")}),
    Story(ALLOWANCE, 3, (40, 60), {"street_review": brought}, allowance_to_follow),
    Story(ALLOWANCE, 2, (14, 18), {"street_review": stay}, allowance_to_follow),
    Story(ALLOWANCE, 2, (14, 18), {"visit": stay}),
    Story(ALLOWANCE, 2, (34, 44), {"visit": late(6, 9), "community_review": late(4, 6), "decide": stay}),
    Story(ALLOWANCE, 2, (6, 60), {"visit": by("clerk", "withdraw", "withdraw")}),
    Story(ELDER, 7, (1, 50), ages=(65, 79), then=""),
    Story(ELDER, 3, (1, 50), dress=brought_home, ages=(80, 99), then=""),
    Story(ELDER, 1, (0, 1), {"deliver": stay}, brought_home, ages=(80, 99), then=""),
    Story(ELDER, 1, (0, 1), {"make": stay}, ages=(65, 79), then=""),
    Story(JOBLESS, 7, (2, 50), ages=(20, 52)),
    Story(JOBLESS, 1, (1, 2), {"check": stay}, ages=(20, 52)),
    Story(JOBLESS, 1, (4, 8), {"review": asked("end_of_contract", answered=False)}, ages=(20, 52)),
    Story(JOBLESS, 1, (4, 50), dress=working_already, ages=(20, 52)),
    Story(CARD, 4, (18, 60), ages=(25, 52)),
    Story(CARD, 1, (6, 7), {"notice": stay}, ages=(25, 52)),
    Story(CARD, 1, (14, 60), {"street_check": ended_by("reject", "reject_plain")}, ages=(25, 52)),
    Story(SUBSIDY, 4, (14, 60), ages=(25, 52)),
    Story(SUBSIDY, 1, (4, 7), {"review": extended("")}, ages=(25, 52)),
    Story(SUBSIDY, 1, (14, 60), {"review": brought}, proof_to_follow, ages=(25, 52)),
    Story(CERTIFICATE, 5, (2, 50), then=""),
    Story(CERTIFICATE, 1, (0, 1), {"visit": stay}, not_on_record, then=""),
)
"""Every state that a case can stand in is reached by one of them. Couples are few, so they come first."""
