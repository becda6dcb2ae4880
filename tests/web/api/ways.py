"""Every way to an end of every shipped affair, as programs go it: those of the first three, and the catalogue's."""

from decimal import Decimal
from typing import Any

from tests import catalogue
from tests.catalogue import Turn, Way, found, rejected
from tests.usecases.office import allowance_form, applicant, relief_form

DAY = "2026-12-01"
RELIEF, ALLOWANCE, FIRST_CHILD = "hardship-relief", "subsistence-allowance", "first-child-certificate"
VISIT = {
    "visit_on": DAY,
    "at_home": True,
    "verified_income": Decimal(800),
    "verified_savings": Decimal(0),
    "verified_vehicle": False,
    "visit_report": "入户查看，家庭情况与申请相符，邻里反映一致。",
}
FORMS: dict[str, Any] = {
    **catalogue.FORMS,
    RELIEF: relief_form(event_on="2026-11-20"),
    ALLOWANCE: allowance_form(),
    FIRST_CHILD: {
        "applicant": applicant(),
        "side": "wife",
        "hukou": "local",
        "spouse": {"name": "张伟", "id_number": "230199193803152344", "hukou": "local"},
        "marriage": "first",
        "married_on": "2025-05-20",
        "children": 0,
        "stage": "planned",
        "planned_year": 2027,
        "receive": "window",
    },
}
PLAIN: dict[str, Any] = {
    **catalogue.PLAIN,
    RELIEF: {
        "check": {"visit_note": "入户核查属实", "proposed": 800},
        "issue": {"paid_on": DAY, "paid_by": "bank"},
    },
    ALLOWANCE: {
        "visit": VISIT,
        "street_review": {"monthly": 520},
        "notice": {"notice_from": DAY},
        "verify": {"objection_true": False, "objection_report": "已走访邻居，反映的情况不属实。"},
    },
    FIRST_CHILD: {"register": {"originals_seen": True}},
}
OBJECTION = Turn("notice", "object", given={"reason": "有人反映该户有车"})
FOUR, SIX = (found("check", proposed=amount) for amount in (4000, 6000))
CONCLUDED = Turn("review", "conclude", given={"outcome": "rejected", "reason": "已获其他救助"})

WAYS = (
    Way(RELIEF, "granted"),
    Way(RELIEF, "granted", FOUR),
    Way(RELIEF, "granted", SIX),
    Way(RELIEF, "rejected", rejected("accept")),
    Way(RELIEF, "rejected", rejected("check")),
    Way(RELIEF, "rejected", (*FOUR, *rejected("review"))),
    Way(RELIEF, "rejected", (*FOUR, CONCLUDED)),
    Way(RELIEF, "rejected", (*SIX, *rejected("decide"))),
    Way(RELIEF, "rejected", rejected("issue")),
    Way(ALLOWANCE, "granted"),
    Way(ALLOWANCE, "granted", (OBJECTION,)),
    Way(ALLOWANCE, "rejected", rejected("accept")),
    Way(ALLOWANCE, "rejected", found("visit", verified_income=9000)),
    Way(ALLOWANCE, "rejected", found("visit", verified_vehicle=True)),
    Way(ALLOWANCE, "rejected", rejected("street_review")),
    Way(ALLOWANCE, "rejected", (OBJECTION, *found("verify", objection_true=True))),
    Way(ALLOWANCE, "rejected", rejected("decide", "object")),
    Way(FIRST_CHILD, "granted"),
    Way(FIRST_CHILD, "rejected", rejected("register")),
    *catalogue.WAYS,
)


def form_of(way: Way) -> dict[str, Any]:
    """The whole application, by somebody of a community of the demo district."""
    whole = {**FORMS[way.slug], **way.state}
    here = {**whole["applicant"], "community": "chunhui"}
    return {name: value for name, value in {**whole, "applicant": here}.items() if name not in way.less}
