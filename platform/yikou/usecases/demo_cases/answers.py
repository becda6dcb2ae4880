"""What applicants of the demo state and what offices find, as relief, allowance and the first child ask it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from yikou.store.residents import Resident
from yikou.usecases.demo_cases import words
from yikou.usecases.demo_cases.people import RELATIONS, Applicant

Answers = dict[str, Any]


def person(resident: Resident) -> Answers:
    """The form's part about somebody."""
    return {
        "name": resident.name,
        "id_number": resident.id_number,
        "phone": resident.phone or "0451-86000000",
        "community": resident.community,
        "address": resident.address,
    }


def account(rng: Random) -> Answers:
    """A bank account that does not exist."""
    return {"bank_name": rng.choice(words.BANKS), "bank_account": f"623000{rng.randrange(10**12):012}"}


def relief(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for hardship relief."""
    cause = rng.choice(("fire", "accident", "illness", "illness", "schooling", "other"))
    answers = {
        "applicant": person(applicant.resident),
        "members": list(_members(applicant, on, rng)),
        "cause": cause,
        "event_on": (on - timedelta(days=rng.randrange(1, 25))).isoformat(),
        "severity": rng.choice(("serious", "ordinary", "ordinary")),
        "amount": Decimal(rng.choice((600, 800, 1000, 2000, 3000, 4000, 5000, 6000, 8000, 12000))),
        "story": rng.choice(words.STORIES[cause]),
        **account(rng),
    }
    return with_cause(answers, cause, rng)


def with_cause(answers: Answers, cause: str, rng: Random) -> Answers:
    """The same application for another cause."""
    told = {**answers, "cause": cause, "story": rng.choice(words.STORIES[cause])}
    if cause != "illness":
        return {name: value for name, value in told.items() if name not in ("hospital", "cost")}
    return {**told, "hospital": rng.choice(words.HOSPITALS), "cost": Decimal(rng.randrange(40, 400) * 100)}


def allowance(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for the subsistence allowance."""
    cause = rng.choice(("illness", "disability", "jobless", "jobless", "old_age", "other"))
    answers: Answers = {
        "applicant": person(applicant.resident),
        "by_agent": False,
        "kind": rng.choice(("new", "new", "new", "renew", "raise")),
        "hukou": "local",
        "members": list(_members(applicant, on, rng)),
        "cause": cause,
        "housing": rng.choice(("own", "public", "rented")),
        "vehicle": False,
        "savings": Decimal(rng.randrange(0, 40) * 500),
        "consent": True,
        **account(rng),
    }
    if cause == "illness":
        answers["hospital"] = rng.choice(words.HOSPITALS)
    if answers["housing"] == "rented":
        answers["rent"] = Decimal(rng.randrange(6, 15) * 100)
    return answers


def birth(applicant: Applicant, on: date, rng: Random) -> Answers:
    """An application for the registration of a first child."""
    spouse = applicant.spouse
    assert spouse is not None
    answers = {
        "applicant": person(applicant.resident),
        "side": "wife" if applicant.resident.sex == "female" else "husband",
        "hukou": "local",
        "spouse": {"name": spouse.name, "id_number": spouse.id_number, "phone": spouse.phone, "hukou": "local"},
        "marriage": "first",
        "married_on": (on - timedelta(days=rng.randrange(60, 900))).isoformat(),
        "children": 0,
        "receive": "window",
    }
    stage = rng.choice(("planned", "pregnant", "pregnant", "born"))
    return {**answers, "stage": stage, **_stage(stage, on, rng)}


def _stage(stage: str, on: date, rng: Random) -> Answers:
    if stage == "planned":
        return {"planned_year": on.year + 1}
    if stage == "pregnant":
        due = on + timedelta(days=rng.randrange(60, 220))
        return {"due_on": due.isoformat(), "clinic": rng.choice(words.CLINICS)}
    return {
        "born_on": (on - timedelta(days=rng.randrange(5, 40))).isoformat(),
        "child_sex": rng.choice(("girl", "boy")),
    }


def _members(applicant: Applicant, on: date, rng: Random) -> Iterator[Answers]:
    yield _member(applicant.resident, "self", on, rng)
    for other, relation in applicant.others:
        yield _member(other, RELATIONS.get(relation, "other"), on, rng)


def _member(one: Resident, relation: str, on: date, rng: Random) -> Answers:
    age = on.year - (one.birth or on).year
    work = "student" if age < 20 else "retired" if age >= 60 else rng.choice(("jobless", "flexible", "unable"))
    income = {"student": 0, "retired": rng.randrange(4, 11) * 100, "flexible": rng.randrange(4, 10) * 100}.get(work, 0)
    return {
        "name": one.name,
        "relation": relation,
        "id_number": one.id_number,
        "work": work,
        "income": Decimal(income),
        "disabled": work == "unable",
    }


def found(step: str, form: Answers, on: date, rng: Random) -> Answers:
    """What a step notes down where all is as the applicant said."""
    if step == "visit":
        return visited(form, on, rng)
    notes: dict[str, Answers] = {
        "register": {"originals_seen": True},
        "check": {"visit_note": rng.choice(words.VISIT_NOTES)},
        "notice": {"notice_from": (on - timedelta(days=7)).isoformat()},
        "issue": {"paid_on": on.isoformat(), "paid_by": rng.choice(("bank", "bank", "bank", "cash"))},
    }
    return notes.get(step, {}) if step != "issue" or "amount" in form else {}


def visited(form: Answers, on: date, rng: Random) -> Answers:
    """The result of a visit: the income that was stated, and no more."""
    return {
        "visit_on": on.isoformat(),
        "at_home": True,
        "verified_income": sum((member["income"] for member in form["members"]), Decimal(0)),
        "verified_savings": form["savings"],
        "verified_vehicle": False,
        "visit_report": rng.choice(words.VISIT_REPORTS),
    }
