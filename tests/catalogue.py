"""Every way to an end of the affairs that came after the first three: what is stated, and what each step does.

Who acts is not said: whoever may. `state` is laid over the plain application of the affair, `turns` are what the steps
do in order; a step that is not named goes the plain way, as PLAIN says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Answers = Mapping[str, Any]
WOMAN = "230199198003120021"
"""Of 46 years on 1 December 2026."""


@dataclass(frozen=True)
class Turn:
    """What one step does. given: options of the verb."""

    step: str
    verb: str = "approve"
    office: Answers = field(default_factory=dict)
    given: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Way:
    """An application and how it ends. less: answers that the plain application has and this one has not."""

    slug: str
    outcome: str
    turns: tuple[Turn, ...] = ()
    state: Answers = field(default_factory=dict)
    less: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()

    @property
    def form(self) -> dict[str, Any]:
        """The whole application."""
        whole = {**FORMS[self.slug], **self.state}
        return {name: value for name, value in whole.items() if name not in self.less}

    def at(self, step: str) -> Turn:
        """What that step does."""
        return next((turn for turn in self.turns if turn.step == step), Turn(step))

    def __str__(self) -> str:
        """For the names of tests."""
        told = (*self.state, *(f"{turn.step}.{turn.verb}" for turn in self.turns))
        return "-".join((self.slug, self.outcome, *map(str, told)))


def person(**given: Any) -> dict[str, Any]:
    """The applicant, a woman of 46."""
    return {
        "name": "王桂兰",
        "id_number": WOMAN,
        "phone": "13912345678",
        "community": "huayuan-1",
        "address": "花园街 1 号",
        **given,
    }


OLD = person(name="郑秀英", id_number="230199194406150024")
CONTACT = {"name": "李小芳", "relation": "child", "phone": "13800009001"}
MEMBER = {
    "name": "王桂兰",
    "relation": "self",
    "id_number": WOMAN,
    "work": "jobless",
    "income": Decimal(0),
    "disabled": False,
}


def paid(*months: int) -> list[dict[str, Any]]:
    """A line of payments for each of those months."""
    return [{"month": month, "pension": Decimal(860), "medical": Decimal(320)} for month in months]


FORMS: Mapping[str, Answers] = {
    "elder-card": {
        "applicant": person(id_number="230199195803120026"),
        "by_agent": False,
        "hukou": "local",
        "matter": "new",
        "care": "able",
        "contact": CONTACT,
        "receive": "window",
    },
    "unemployment-registration": {
        "applicant": person(),
        "matter": "register",
        "hukou": "local",
        "disabled": False,
        "severely_ill": False,
        "cause": "dismissed",
        "jobless_since": "2026-11-10",
        "education": "senior",
        "zero_household": False,
        "insured_months": 130,
        "wish": "job",
        "consent": True,
        "employer": "某机械厂",
        "left_on": "2026-11-10",
    },
    "reemployment-card": {
        "applicant": person(),
        "matter": "first",
        "category": "age",
        "voucher": "SD2026000123",
        "registered_on": "2026-06-01",
        "severely_ill": False,
        "former": "none",
        "policies": ["subsidy", "training"],
    },
    "flexible-employment-subsidy": {
        "applicant": person(),
        "category": "age",
        "card_number": "ZY2026000031",
        "severely_ill": False,
        "work": "housekeeping",
        "work_place": "花园小区",
        "work_since": "2025-03-01",
        "monthly_income": Decimal(2600),
        "year": "2026",
        "quarter": "q3",
        "payments": paid(7, 8, 9),
        "last_paid_on": "2026-09-20",
        "bank_name": "龙江银行",
        "bank_account": "6222023500001234567",
        "consent": True,
    },
    "office-certificate": {
        "applicant": person(),
        "by_agent": False,
        "severely_ill": False,
        "subject": "residence",
        "live_since": "2019-03-01",
        "tenure": "own",
        "receiver": "南岗区第三小学",
        "seal_of": "community",
        "purpose": "孩子入学，学校要求提供现住址证明",
        "copies": 1,
    },
}
DAY = "2026-12-01"
PLAIN: Mapping[str, Mapping[str, Answers]] = {
    "elder-card": {
        "accept": {"originals_seen": True, "photo_fits": True},
        "deliver": {"delivered_on": DAY, "received_by": "李小芳", "received_as": "family"},
    },
    "unemployment-registration": {
        "check": {
            "contacted_on": DAY,
            "contacted_how": "phone",
            "is_jobless": True,
            "check_note": "没有工作，正在找。",
        },
        "review": {"hard_kind": "age", "service": "referral", "registered_from": DAY},
        "confirm": {"voucher_found": True, "service": "training"},
        "close": {"voucher_found": True, "closed_from": "2026-11-20"},
    },
    "reemployment-card": {
        "community_check": {"contacted_on": DAY, "lives_here": True, "check_note": "没有工作，靠积蓄生活。"},
        "street_check": {"register": "active", "former_card": "never", "registered_since": "2026-06-01"},
        "notice": {"notice_from": DAY},
        "recheck": {"objection_true": False, "objection_report": "已走访，反映的摊位为亲属所有。"},
        "issue": {"collected_on": "2026-12-08", "collected_by": "王桂兰"},
    },
    "flexible-employment-subsidy": {
        "check": {"contacted_on": DAY, "work_seen": True, "work_note": "在两户人家做保洁，楼长证实。"},
        "review": {"payment_true": True, "months_before": 9, "paid_this_year": Decimal(3000)},
        "propose": {"amount": Decimal(1560)},
        "pay": {"paid_on": DAY, "batch": "2026-12"},
    },
    "office-certificate": {
        "accept": {"on_record": True},
        "visit": {"visited_on": DAY, "lives_here": True, "neighbour": "赵淑琴", "visit_note": "门牌和住址相符。"},
        "sign": {"wording": "王桂兰自 2019 年 3 月起居住在我社区花园街 1 号，情况属实。"},
    },
}
ALWAYS = ("applicant", "matter", "hukou", "disabled", "severely_ill")
REGISTER = tuple(name for name in FORMS["unemployment-registration"] if name not in ALWAYS)
HOME = {"receive": "home", "deliver_to": "花园街 1 号", "deliver_at": "morning", "applicant": OLD}
NOT_HERE = (Turn("accept", office={"on_record": False}), Turn("visit", office={"lives_here": False}))
OBJECTION = Turn("notice", "object", given={"reason": "有人反映该户有摊位"})
ABSENT = Turn("accept", office={"on_record": False})


def rejected(step: str, verb: str = "reject") -> tuple[Turn, ...]:
    """A step that says no."""
    return (Turn(step, verb, given={"reason": "不符合规定的条件"}),)


def found(step: str, **office: Any) -> tuple[Turn, ...]:
    """A step that finds something else than usual."""
    return (Turn(step, office=office),)


ELDER, JOBLESS, CARD = "elder-card", "unemployment-registration", "reemployment-card"
SUBSIDY, CERTIFICATE = "flexible-employment-subsidy", "office-certificate"
CONFIRM = {"matter": "confirm", "voucher": "SD2026000123", "seeking": "seeking"}
CLOSE = {
    "matter": "close",
    "voucher": "SD2026000123",
    "close_cause": "employed",
    "since": "2026-11-20",
    "new_employer": "某物业公司",
}
ANNUAL = {"matter": "annual", "card_number": "ZY2025000031"}
STREET = {"seal_of": "street"}

WAYS: tuple[Way, ...] = (
    Way(ELDER, "granted", makes=("green_card",)),
    Way(ELDER, "granted", state=HOME, makes=("red_card",)),
    Way(ELDER, "rejected", rejected("accept"), makes=("refusal",)),
    Way(ELDER, "rejected", rejected("make"), makes=("refusal",)),
    Way(JOBLESS, "registered", makes=("voucher", "benefit")),
    Way(JOBLESS, "registered", state={"insured_months": 5}, makes=("voucher",)),
    Way(JOBLESS, "confirmed", state=CONFIRM, less=REGISTER, makes=("confirmation",)),
    Way(JOBLESS, "closed", state=CLOSE, less=REGISTER, makes=("closing",)),
    Way(JOBLESS, "rejected", rejected("accept"), makes=("refusal",)),
    Way(JOBLESS, "rejected", found("check", is_jobless=False), makes=("refusal",)),
    Way(JOBLESS, "rejected", rejected("review"), makes=("refusal",)),
    Way(JOBLESS, "rejected", rejected("confirm"), CONFIRM, REGISTER, makes=("refusal",)),
    Way(JOBLESS, "rejected", rejected("close"), CLOSE, REGISTER, makes=("refusal",)),
    Way(CARD, "granted", makes=("publication", "card")),
    Way(CARD, "granted", (OBJECTION,), makes=("publication", "card")),
    Way(CARD, "renewed", found("street_check", former_card="valid"), ANNUAL, makes=("annual",)),
    Way(CARD, "rejected", state=ANNUAL, makes=("refusal",)),
    Way(CARD, "rejected", rejected("accept"), makes=("refusal",)),
    Way(CARD, "rejected", rejected("community_check"), makes=("refusal",)),
    Way(CARD, "rejected", rejected("street_check"), makes=("refusal",)),
    Way(CARD, "rejected", found("street_check", register="closed"), makes=("refusal",)),
    Way(CARD, "rejected", found("street_check", former_card="valid"), makes=("refusal",)),
    Way(
        CARD,
        "rejected",
        found("street_check", registered_since="2026-03-01"),
        {"category": "long_term", "registered_on": "2025-11-01"},
        makes=("refusal",),
    ),
    Way(CARD, "rejected", (OBJECTION, *found("recheck", objection_true=True)), makes=("publication", "refusal")),
    Way(CARD, "rejected", rejected("decide", "object"), makes=("publication", "refusal")),
    Way(SUBSIDY, "granted", makes=("decision",)),
    Way(SUBSIDY, "rejected", rejected("accept"), makes=("refusal",)),
    Way(SUBSIDY, "rejected", found("check", work_seen=False), makes=("refusal",)),
    Way(SUBSIDY, "rejected", rejected("review"), makes=("refusal",)),
    Way(SUBSIDY, "rejected", found("review", payment_true=False), makes=("refusal",)),
    Way(SUBSIDY, "rejected", found("review", months_before=36), makes=("refusal",)),
    Way(SUBSIDY, "rejected", rejected("propose"), makes=("refusal",)),
    Way(SUBSIDY, "rejected", rejected("decide", "object"), makes=("refusal",)),
    Way(CERTIFICATE, "granted", makes=("by_community",)),
    Way(CERTIFICATE, "granted", (ABSENT,), makes=("by_community",)),
    Way(CERTIFICATE, "granted", state=STREET, makes=("by_street",)),
    Way(CERTIFICATE, "rejected", rejected("accept"), makes=("refusal",)),
    Way(CERTIFICATE, "rejected", NOT_HERE, makes=("refusal",)),
    Way(CERTIFICATE, "rejected", rejected("sign"), makes=("refusal",)),
    Way(CERTIFICATE, "rejected", rejected("countersign"), STREET, makes=("refusal",)),
)
