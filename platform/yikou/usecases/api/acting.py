"""Performing a verb as JSON: decided under the case's lock, as what a page posts is."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from yikou.access.matching import sight_of
from yikou.errors import AnswerError, AnswersRefused
from yikou.flow.acts import Act, Context
from yikou.flow.program import Program
from yikou.flow.requirements import promisable
from yikou.flow.state import CaseState
from yikou.forms.bind import Bound
from yikou.forms.cleaning import clean_text
from yikou.forms.compiled import Form
from yikou.forms.names import pointer
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.api.filing import Line, Names, Papers, Words
from yikou.usecases.api.once import Once, act_once, answered
from yikou.usecases.api.shapes import Performed
from yikou.usecases.api.uploads import Given, check_files, give_files
from yikou.usecases.api.wording import AT_CASE, worded
from yikou.usecases.case.at_hand import case_at_hand
from yikou.usecases.case.done_texts import done_text
from yikou.usecases.case.posting import FOR_APPLICANT, VOTES, Tried, for_applicant, options_of
from yikou.usecases.case.task_fields import forms_of, known_form, known_office, refuse_unread
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

WITH_PAPERS = ("upload", "answer")
NOT_HERE = "not_with_this_verb"


class Items(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a supplement asks of the applicant. fields: paths such as `form.cause`; materials: names; text: in words."""

    fields: Names = []
    materials: Names = []
    text: Words = ""


class Writing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written into the two records. A member that is not sent keeps its value; null takes it out."""

    form: dict[str, Any] = {}
    office: dict[str, Any] = {}


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb. entry: of the case as the caller saw it; one that is older than what the task shows is a conflict. task:
    '' for verbs of the case. fields: with a vote, or an answer. to, outcome, lane: one of the choices; by: how many of
    the unit that the case names; text: of a note, a copy or an answer. person: whom a copy goes to. materials: keys
    of files, with upload or answer; instead: keys of earlier ones that these stand for. follow: materials that are
    promised for later, with approve or answer before acceptance. warned: reasons for lines of acceptance, by number."""

    entry: Annotated[int, Meta(ge=0, le=10**12)]
    task: Line = ""
    opinion: Words = ""
    fields: Writing = Writing()
    reason: Words = ""
    question: Words = ""
    text: Words = ""
    to: Line = ""
    by: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    outcome: Line = ""
    lane: Line = ""
    person: Line = ""
    items: Items = Items()
    materials: Papers = {}
    instead: Names = []
    follow: Names = []
    warned: Annotated[dict[Line, Words], Meta(max_length=100)] = {}


def perform(house: House, reader: Reader, number: str, verb: str, body: Verb, *, once: Once | None = None) -> Performed:
    """Performs the verb. Raises what deciding raises, and Declined in words where it is not done."""
    acting = reader.acting
    with house.store.session() as s:
        before = answered(s, once)
        if before is not None:
            return _performed(before)
        case = case_at_hand(house, s, acting, number, task=body.task)
        program = case.program
        shown = program_of(house, s, program.affair.slug, version=program.version, language=reader.language)
        with worded(shown, reader.translate, AT_CASE):
            given, wrong = check_files(s, acting, program, body.materials)
            strange = set(body.follow) - promisable(program, case.state, verb, body.task)
            wrong = (*wrong, *(_not_here("follow", name) for name in sorted(strange)))
            if verb not in WITH_PAPERS:
                wrong = (*wrong, *(_not_here("instead", key) for key in body.instead))
            _refuse_strange(verb, body, wrong)

    def write() -> str:
        give_files(s, acting, given)
        done = go_on(house, s, number, lambda *case: _act(acting, verb, body, given, *case))
        state, said = done.state, done_text(done, reader.translate)
        made = Performed(number, state.no, not state.is_ended, state.outcome, said)
        return msgspec.json.encode(made).decode()

    with house.store.writing() as s, worded(shown, reader.translate, AT_CASE):
        return _performed(act_once(house, s, once, write))


def _performed(answer: str) -> Performed:
    return msgspec.json.decode(answer, type=Performed)


def _refuse_strange(verb: str, body: Verb, wrong: tuple[AnswerError, ...]) -> None:
    """What the verb does not take is told: passed over in silence it would be taken for done."""
    strange = [
        *(_not_here("materials", name) for name in body.materials if verb not in WITH_PAPERS),
        *(_not_here("", name) for name in body.fields.form if verb not in (*VOTES, "answer")),
        *(_not_here("office", name) for name in body.fields.office if verb not in VOTES),
    ]
    if strange or wrong:
        raise AnswersRefused((*strange, *wrong))


def _not_here(root: str, name: str) -> AnswerError:
    return AnswerError(root + pointer((name,)), NOT_HERE)


def _act(
    acting: Acting, verb: str, body: Verb, given: Given, program: Program, state: CaseState, context: Context
) -> Act:
    form, office = _bound(acting, verb, body, program, state, context)
    refuse_unread(form, office)
    instead = {"instead": body.instead} if body.instead else {}
    return Act(
        verb,
        for_applicant(acting.actor, state) if verb in FOR_APPLICANT else acting.actor,
        task=body.task,
        seen=body.entry,
        opinion=clean_text(body.opinion),
        form=form.answers if form else None,
        office=office.answers if office else None,
        papers=given,
        follow=frozenset(body.follow),
        options={**options_of(program, state, verb, Tried(verb, body.task, tuple(_pairs(verb, body)))), **instead},
    )


def _bound(
    acting: Acting, verb: str, body: Verb, program: Program, state: CaseState, context: Context
) -> tuple[Bound | None, Bound | None]:
    """What is written, over what the task shows; None where nothing is."""
    if verb == "answer":
        return (program.form.take(body.fields.form, before=state.form), None) if body.fields.form else (None, None)
    task = state.tasks.get(body.task)
    if task is None or task.kind != "step" or verb not in VOTES:
        return None, None
    sight = sight_of(program, state, acting.actor, context)
    forms = forms_of(program, task.step, sight)
    form = _taken(forms.form, body.fields.form, known_form(state, task), "")
    known = known_office(program, state, task, context, sight=sight)
    return form, _taken(forms.office, body.fields.office, known, "office")


def _taken(form: Form | None, given: Mapping[str, Any], known: dict[str, Any], root: str) -> Bound | None:
    """What is written into one record; root: how errors begin that are of it."""
    if form is not None:
        return form.take(given, before=known)
    if given:
        raise AnswersRefused(tuple(AnswerError(root + pointer((name,)), "not_editable") for name in given))
    return None


def _pairs(verb: str, body: Verb) -> list[tuple[str, str]]:
    """The verb's own fields as its page posts them."""
    texts = {name: getattr(body, name) for name in ("reason", "question", "to", "outcome", "lane", "person")}
    texts |= {"text": body.items.text or body.text, "by": "" if body.by is None else str(body.by)}
    return [
        *((f"{verb}.{name}", text) for name, text in texts.items() if text),
        *((f"{verb}.fields", path) for path in body.items.fields),
        *((f"{verb}.materials", name) for name in body.items.materials),
        *((f"warned.{line}", reason) for line, reason in body.warned.items()),
    ]
