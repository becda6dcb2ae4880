"""What is typed at the verbs of a case and not sent: kept as typed, for its writer alone; and the words often used.

It is kept until the verb is performed or its task closes. A phrase (常用语) is the office's or one's own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yikou.errors import NotAllowed, Refused
from yikou.flow.acts import Act
from yikou.flow.checks import may_act
from yikou.flow.offers import offers
from yikou.flow.run import Run
from yikou.forms.cleaning import clean_text
from yikou.store import drafts, phrases
from yikou.store.database import Session
from yikou.store.drafts import AT_CASE, Draft
from yikou.store.phrases import Phrase
from yikou.usecases.acting import Acting
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.case.often import phrases_for
from yikou.usecases.case.windows import OTHER, obeyed, written
from yikou.usecases.house import House
from yikou.usecases.intake.intake_data import IntakeData, Pairs, intake_data, packed, value_of
from yikou.usecases.reader import Reader

TYPED_AT_MOST = timedelta(days=30)
"""How long what was typed for a verb of the case itself is kept untouched."""
PUT, KEEP, DROP = "_phrase", "_phrase_keep", "_phrase_drop"
"""What the buttons of phrases post: `<field>:<id>` to put one in, `<field>` to keep what is typed, an id to drop it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is typed. task: '' for the verbs of the case itself."""

    number: str
    task: str


def keep_typed(house: House, reader: Reader, place: Place, post: Pairs) -> datetime:
    """Keeps what is typed, after the button of a phrase was pressed; when. NotAllowed for whoever cannot act there.
    Refused, with what is typed kept, for a phrase that cannot be."""
    with house.store.session() as s:
        case = open_case(house, s, reader, place.number)
    _refuse_others(case, reader, place)
    at = house.now
    with house.store.writing() as s:
        typed = _with_phrase(s, reader.acting, case, place, post)
        keep(house, s, reader.acting, place, typed)
    with house.store.writing() as s:
        _change_phrases(s, reader.acting, case, place, post)
    return at


def _refuse_others(case: OpenCase, reader: Reader, place: Place) -> None:
    actor, task = reader.acting.actor, case.state.tasks.get(place.task)
    if place.task:
        may = task is not None and may_act(Run(case.program, case.state, Act("", actor), case.context), task)
    else:
        may = bool(offers(case.program, case.state, actor, case.context))
    if not may:
        raise NotAllowed("keep")


def keep(house: House, s: Session, acting: Acting, place: Place, post: Pairs) -> None:
    """Keeps the post as the person's draft there, beside what another window typed; nothing typed leaves none."""
    person, at = acting.person.key, place.task or AT_CASE
    before = drafts.of_task(s, place.number, at, person=person)
    known = intake_data(before) if before else IntakeData({})
    typed = written(known, tuple(pair for pair in post if not _is_button(pair[0])))
    data = obeyed(typed, value_of(post, OTHER))
    if data.others or any(text for _, text in data.post):
        id = before.id if before else drafts.new_id()
        drafts.save(s, Draft(id, person, "task", "", 0, packed(data), house.now, case_number=place.number, task=at))
    elif before:
        drafts.delete(s, before.id, person=person)


def _is_button(name: str) -> bool:
    return name in ("seen", "_do", "_verb", PUT, KEEP, DROP, OTHER)


def _with_phrase(s: Session, acting: Acting, case: OpenCase, place: Place, post: Pairs) -> Pairs:
    """What is typed, with the phrase in it that was pressed."""
    field, _, id = value_of(post, PUT).partition(":")
    steps = (_step(case, place),)
    known = phrases_for(s, acting, case.context, affair=case.program.affair.slug, steps=steps)
    chosen = next((one for one in known if one.id == id), None)
    return _appended(post, field, chosen.text) if chosen else post


def _change_phrases(s: Session, acting: Acting, case: OpenCase, place: Place, post: Pairs) -> None:
    """Takes an own phrase out, or keeps what is typed as one."""
    person = acting.person.key
    if dropped := value_of(post, DROP):
        phrases.drop(s, dropped, person=person)
    if name := value_of(post, KEEP):
        text, slug = _phrase_of(value_of(post, name)), case.program.affair.slug
        made = Phrase(phrases.new_id(), person, slug, _step(case, place), _verb(name), text, case.context.now)
        if not phrases.keep(s, made):
            raise Refused("phrases_full", most=phrases.MOST_OWN)


def _phrase_of(typed: str) -> str:
    """The words of a phrase. Refused for none, and for more than one may be long."""
    text = clean_text(typed).strip()
    if not text:
        raise Refused("phrase_empty")
    if len(text) > phrases.LONGEST:
        raise Refused("phrase_long", length=len(text), most=phrases.LONGEST)
    return text


def _step(case: OpenCase, place: Place) -> str:
    task = case.state.tasks.get(place.task)
    return task.step if task else ""


def _verb(name: str) -> str:
    """The verb that a field belongs to: `opinion`, or what stands before its point."""
    return name.partition(".")[0]


def _appended(post: Pairs, field: str, text: str) -> Pairs:
    """The post with the words behind what stands in the field."""
    names = [name for name, _ in post]
    if field not in names:
        return (*post, (field, text))
    return tuple((name, f"{old}{text}") if name == field else (name, old) for name, old in post)


def done_with(house: House, s: Session, acting: Acting, place: Place, verb: str, post: Pairs) -> None:
    """What stays kept after a verb was performed and its task is still there: everything but the verb's own fields."""
    rest = tuple((name, text) for name, text in post if not name.startswith(f"{verb}."))
    keep(house, s, acting, place, rest)
