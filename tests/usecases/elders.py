"""Cards for the elderly, accepted and waiting at the street: an affair whose step is approved in batches."""

from typing import Any

from tests.usecases.office import Office, applicant
from yikou.usecases.desk.batch import Chosen

ELDERS = ("230199194702051821", "230199195509181573", "230199195911025683", "230199195306304254", "230199195712203977")
MAKE = "zhou.liqun"
"""A reviewer at 花园街道, who makes the cards."""


def elder_form(id_number: str, **given: Any) -> dict[str, Any]:
    return {
        "applicant": applicant(id_number=id_number, name=f"老人{id_number[-4:]}"),
        "by_agent": False,
        "hukou": "local",
        "matter": "new",
        "care": "able",
        "contact": {"name": "李家人", "phone": "13800004129", "relation": "child"},
        "receive": "window",
        **given,
    }


def elder(office: Office, id_number: str, **given: Any) -> str:
    """A card that 春晖's window has accepted; its number."""
    papers = {"id_card": 1, "photo": 1}
    number = office.file("lin.xiaoyan", "elder-card", elder_form(id_number, **given), papers)
    office.do("lin.xiaoyan", number, "approve", "accept", office={"originals_seen": "yes", "photo_fits": "yes"})
    return number


def ticked(office: Office, *numbers: str) -> tuple[Chosen, ...]:
    """The rows as the inbox lists them now."""
    states = [office.state(number) for number in numbers]
    return tuple(Chosen(state.number, next(iter(state.tasks), "0"), state.no) for state in states)
