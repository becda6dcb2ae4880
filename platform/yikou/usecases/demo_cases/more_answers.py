"""What applicants of the demo state and what offices find, as cards, registration, subsidy and certificate ask it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yikou.usecases.demo_cases import words
from yikou.usecases.demo_cases.answers import Answers, account, person
from yikou.usecases.demo_cases.people import Applicant

ELDER, JOBLESS, CARD = "elder-card", "unemployment-registration", "reemployment-card"
SUBSIDY, CERTIFICATE = "flexible-employment-subsidy", "office-certificate"


def elder(applicant: Applicant, _on: date, rng: Random) -> Answers:
    """An application for a card for the elderly."""
    contact = {"name": rng.choice(words.NAMES), "relation": rng.choice(("child", "child", "relative"))}
    return {
        "applicant": person(applicant.resident),
        "by_agent": False,
        "hukou": "local",
        "matter": "new",
        "care": "able",
        "contact": {**contact, "phone": f"1380000{rng.randrange(1000, 9999)}"},
        "receive": "window",
    }


def jobless(applicant: Applicant, on: date, rng: Random) -> Answers:
    """A registration of somebody who was dismissed or has resigned."""
    left = (on - timedelta(days=rng.randrange(3, 50))).isoformat()
    return {
        "applicant": person(applicant.resident),
        "matter": "register",
        "hukou": "local",
        "disabled": False,
        "severely_ill": False,
        "cause": rng.choice(("dismissed", "dismissed", "resigned")),
        "jobless_since": left,
        "left_on": left,
        "employer": rng.choice(words.EMPLOYERS),
        "education": rng.choice(("junior", "senior", "college")),
        "zero_household": False,
        "insured_months": rng.randrange(0, 180),
        "wish": rng.choice(("job", "job", "training", "business")),
        "consent": True,
    }


def card(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for the card for finding work again, by somebody long without work."""
    return {
        "applicant": person(applicant.resident),
        "matter": "first",
        "category": "long_term",
        "voucher": f"SD2025{rng.randrange(10**6):06}",
        "registered_on": (on - timedelta(days=rng.randrange(380, 600))).isoformat(),
        "severely_ill": False,
        "former": "none",
        "policies": rng.choice((["subsidy"], ["subsidy", "training"], ["loan"])),
    }


def subsidy(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for the subsidy of the quarter before."""
    quarter = (on.month - 1) // 3 or 4
    pension, medical = Decimal(rng.choice((780, 860, 940))), Decimal(rng.choice((280, 320)))
    months = range(3 * quarter - 2, 3 * quarter + 1)
    return {
        "applicant": person(applicant.resident),
        "category": "subsistence",
        "card_number": f"ZY2025{rng.randrange(10**6):06}",
        "severely_ill": False,
        "work": rng.choice(("housekeeping", "vending", "delivery", "repair", "online")),
        "work_place": rng.choice(words.WORK_PLACES),
        "work_since": (on - timedelta(days=rng.randrange(200, 900))).isoformat(),
        "monthly_income": Decimal(rng.randrange(18, 42) * 100),
        "year": str(on.year - (on.month <= 3)),
        "quarter": f"q{quarter}",
        "payments": [{"month": month, "pension": pension, "medical": medical} for month in months],
        "last_paid_on": (on - timedelta(days=rng.randrange(5, 60))).isoformat(),
        "consent": True,
        **account(rng),
    }


def certificate(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for a certificate of residence."""
    receiver, purpose = rng.choice(words.PURPOSES)
    return {
        "applicant": person(applicant.resident),
        "by_agent": False,
        "severely_ill": False,
        "subject": "residence",
        "live_since": (on - timedelta(days=rng.randrange(400, 6000))).isoformat(),
        "tenure": rng.choice(("own", "own", "family")),
        "receiver": receiver,
        "seal_of": rng.choice(("community", "community", "community", "street")),
        "purpose": purpose,
        "copies": 1,
    }


MORE = {ELDER: elder, JOBLESS: jobless, CARD: card, SUBSIDY: subsidy, CERTIFICATE: certificate}
"""How each application is filled, by affair."""


def found_more(slug: str, step: str, form: Answers, on: date, rng: Random) -> Answers:
    """What a step of these affairs notes down where all is as the applicant said."""
    if (slug, step) == (CERTIFICATE, "sign"):
        return {"wording": _wording(form)}
    day = on.isoformat()
    notes: Mapping[str, Answers] = {
        f"{ELDER}/accept": {"originals_seen": True, "photo_fits": True},
        f"{ELDER}/deliver": {"delivered_on": day, "received_by": form["applicant"]["name"], "received_as": "self"},
        f"{JOBLESS}/check": {
            "contacted_on": day,
            "contacted_how": rng.choice(("phone", "visit")),
            "is_jobless": True,
            "check_note": rng.choice(words.JOBLESS_NOTES),
        },
        f"{JOBLESS}/review": {"hard_kind": "none", "service": rng.choice(("referral", "training"))},
        f"{CARD}/community_check": {
            "contacted_on": day,
            "lives_here": True,
            "check_note": rng.choice(words.JOBLESS_NOTES),
        },
        f"{CARD}/street_check": {"register": "active", "former_card": "never"},
        f"{CARD}/notice": {"notice_from": (on - timedelta(days=5)).isoformat()},
        f"{CARD}/issue": {"collected_on": day},
        f"{SUBSIDY}/check": {"contacted_on": day, "work_seen": True, "work_note": rng.choice(words.WORK_NOTES)},
        f"{SUBSIDY}/review": {
            "payment_true": True,
            "months_before": rng.randrange(0, 30),
            "paid_this_year": Decimal(0),
        },
        f"{SUBSIDY}/pay": {"paid_on": day, "batch": f"{on:%Y-%m}"},
        f"{CERTIFICATE}/accept": {"on_record": True},
        f"{CERTIFICATE}/visit": {
            "visited_on": day,
            "lives_here": True,
            "neighbour": rng.choice(words.NAMES),
            "visit_note": "门牌和住址相符，邻居证实。",
        },
    }
    return notes.get(f"{slug}/{step}", {})


def _wording(form: Answers) -> str:
    who, since = form["applicant"], date.fromisoformat(form["live_since"])
    return f"{who['name']}自 {since.year} 年 {since.month} 月起居住在我社区{who['address']}，情况属实。"
