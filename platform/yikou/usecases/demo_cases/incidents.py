"""What can happen to a case of the demo at a step, before it is approved there or instead of it.

An incident waits by yielding moments. One that ends in `stay` is never taken up again: the case stands so today.
"""

from datetime import datetime

from yikou.usecases.demo_cases import words
from yikou.usecases.demo_cases.hand import Hand, Incident, Moments

NEVER = datetime.max


def stay(_hand: Hand, _step: str) -> Moments:
    """Nobody does anything more."""
    yield NEVER


def reason(hand: Hand, name: str) -> str:
    """One of the reasons of that name."""
    return hand.rng.choice(words.REASONS[name])


def late(least: int, most: int) -> Incident:
    """Nobody acts for so many workdays."""

    def incident(hand: Hand, _step: str) -> Moments:
        yield from hand.wait(least, most)

    return incident


def then_stay(first: Incident) -> Incident:
    """The incident, and nothing after it."""

    def incident(hand: Hand, step: str) -> Moments:
        yield from first(hand, step)
        yield NEVER

    return incident


def asked(*materials: str, fields: tuple[str, ...] = (), answered: bool = True) -> Incident:
    """补办: the step asks for these; the window answers some days later, or nobody does."""

    def incident(hand: Hand, step: str) -> Moments:
        items = {"materials": list(materials), "fields": list(fields), "text": ""}
        hand.do("supplement", step, items=items, reason=reason(hand, "supplement"))
        if not answered:
            yield NEVER
        yield from hand.wait(1, 4)
        hand.bring(*materials, verb="answer", text="已补齐。")
        yield from hand.rest(0, 1)

    return incident


def registered(*, answered: bool) -> Incident:
    """After a registration that lacked papers: the answer to the notice, or nothing."""

    def incident(hand: Hand, _step: str) -> Moments:
        if not answered:
            yield NEVER
        yield from hand.wait(1, 5)
        hand.bring(*sorted(hand.lacking), verb="answer", text="材料已带来。")
        hand.lacking.clear()
        yield from hand.rest(0, 0)

    return incident


def returned(hand: Hand, step: str) -> Moments:
    """退回 to the step before."""
    hand.do("return", step, to=hand.state().way[-1], reason=reason(hand, "return"))
    yield from hand.rest(1, 2)


def extended(answer: str) -> Incident:
    """延办: asked for, and agreed, declined or left open."""

    def incident(hand: Hand, step: str) -> Moments:
        hand.do("extend", step, by="5 workdays", reason=reason(hand, "extend"))
        if not answer:
            yield NEVER
        yield from hand.rest(0, 1)
        more = {"reason": reason(hand, "decline")} if answer == "decline" else {}
        hand.do(answer, step, kind="request", opinion="" if more else "同意。", **more)
        yield from hand.rest(1, 3)

    return incident


def referred(*, advised: bool) -> Incident:
    """送主管领导: the leader answers, or has not yet."""

    def incident(hand: Hand, step: str) -> Moments:
        hand.do("refer", step, question=reason(hand, "refer"))
        if not advised:
            yield NEVER
        yield from hand.rest(0, 1)
        hand.do("advise", step, kind="refer", opinion=hand.rng.choice(words.QUESTIONS_ANSWERED))
        yield from hand.rest(0, 1)

    return incident


def claimed(hand: Hand, step: str) -> Moments:
    """认领, and not done yet."""
    hand.do("claim", step)
    yield NEVER


def ended_by(verb: str, name: str, **options: str) -> Incident:
    """The step ends the case: reject, object, conclude."""

    def incident(hand: Hand, step: str) -> Moments:
        hand.do(verb, step, reason=reason(hand, name), **options)
        yield from ()

    return incident


def by(role: str, verb: str, name: str, **options: str) -> Incident:
    """A verb of the case by the manager or the clerk: withdraw, terminate, set_lane, urge."""

    def incident(hand: Hand, _step: str) -> Moments:
        hand.for_case(verb, role, reason=reason(hand, name), **options)
        yield from ()

    return incident


def brought(hand: Hand, _step: str) -> Moments:
    """What was promised is handed in."""
    hand.bring(*sorted(hand.follow))
    hand.follow.clear()
    yield from hand.rest(0, 1)


def objected(*, is_true: bool) -> Incident:
    """有异议 at the end of the public notice; the review will find whether it is so."""

    def incident(hand: Hand, step: str) -> Moments:
        hand.office["notice"] = {"objection": hand.rng.choice(words.OBJECTIONS)}
        hand.office["verify"] = {"objection_true": is_true, "objection_report": words.VERIFIED[is_true]}
        hand.do("object", step, reason=reason(hand, "object_notice"))
        yield from ()

    return incident


def noted(hand: Hand, step: str) -> Moments:
    """A remark by whoever has the task."""
    hand.do("note", step, text=reason(hand, "note"))
    yield from hand.rest(0, 0)
