"""Urging, and taking a claim from whoever sits on it, from the list: the case's own verbs, by its own rules."""

from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.acts import Act
from yikou.flow.offers import may_release, may_take_claims
from yikou.flow.run import Run
from yikou.forms.cleaning import clean_text
from yikou.texts import N_, say
from yikou.usecases.acts.deciding import Done
from yikou.usecases.case.acting_on_cases import perform
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.posting import Wanted
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import refusal_text

LONGEST = 500
MESSAGES = {
    "empty": N_("请写要催办什么，经办人看到的就是这些话"),
    "long": N_("写了 {n} 个字，最多 {most} 个，请写短些"),
}
TEXTS = {
    "urged": N_("已催办 {number}，通知了 {names}"),
    "released": N_("已放回 {number}，可以办的人都看得到了"),
    "comma": N_("、"),
    "more": N_("{names} 等 {n} 人"),
}


def urge(house: House, reader: Reader, number: str, text: str, *, seen: int) -> str:
    """Urges whoever has the case; what to tell. seen: entry number of the list.

    Refused: `empty`, `long`, or what deciding refuses.
    """
    words = clean_text(text)
    if not words:
        raise Refused("empty")
    if len(words) > LONGEST:
        raise Refused("long", n=len(words), most=LONGEST)
    done = perform(house, reader.acting, number, Wanted("urge", "", seen, (("urge.reason", words),)))
    return say(TEXTS, "urged", {"number": number, "names": _told(done, reader)}, reader.translate)


def release(house: House, reader: Reader, number: str, *, task: str, seen: int) -> str:
    """Gives a claimed task back to everybody who may take it; what to tell. NotAllowed, or what deciding raises."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
    run = Run(case.program, case.state, Act("", reader.acting.actor), case.context)
    found = case.state.tasks.get(task)
    if not may_take_claims(run) and not (found and may_release(run, found)):
        raise NotAllowed("release")
    perform(house, reader.acting, number, Wanted("release", task, seen, ()))
    return say(TEXTS, "released", {"number": number}, reader.translate)


def why_not(house: House, reader: Reader, number: str, refused: Refused) -> str:
    """The sentence of a refusal."""
    if refused.code in MESSAGES:
        return say(MESSAGES, refused.code, refused.params, reader.translate)
    with house.store.session() as s:
        return refusal_text(open_case(house, s, reader, number).program, refused, reader.translate)


def names_of(names: list[str], reader: Reader, *, most: int = 6) -> str:
    """Names in a row; of more than `most`, the first of them and how many there are."""
    shown = reader.translate(TEXTS["comma"]).join(names[:most])
    return shown if len(names) <= most else say(TEXTS, "more", {"names": shown, "n": len(names)}, reader.translate)


def _told(done: Done, reader: Reader) -> str:
    told = (entered.entry for entered in done.entries if isinstance(entered.entry, e.Told))
    return names_of([one.name for entry in told if entry.name == "urge" for one in entry.to], reader)
