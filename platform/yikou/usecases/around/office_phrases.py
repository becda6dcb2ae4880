"""The office's phrases (常用语): the district's, which editors keep, and a place's own, which whoever leads it keeps.

They are offered to everybody whose post is at the place or below it. One's own are kept at the verbs themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from yikou.definition.verb_names import VERB_TITLES
from yikou.errors import AnswerError, AnswersRefused
from yikou.flow.program import Program
from yikou.forms.cleaning import clean_text
from yikou.store import phrases
from yikou.store.database import Session
from yikou.store.phrases import LONGEST, Phrase
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import EDITOR_ROLES, Acting
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.around.views_phrases import PhraseRow, PhrasesView
from yikou.usecases.case.often import OPINION
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader
from yikou.usecases.views import Fault, Option

ROLES = EDITOR_ROLES | {"leader"}
"""Who keeps phrases for others."""
VERBS = (OPINION, "object", "return", "supplement", "reject", "extend", "refer", "withdraw", "terminate", "note")
"""Whose fields are words."""
PAGE, MOST = 50, 200
MESSAGES = {
    "district": N_("全区"),
    "anywhere": N_("任何事项"),
    "at_step": N_("{affair} · {step}"),
    "opinion": N_("意见"),
    "label": N_("{where} · {verb}"),
    "text_missing": N_("没有写内容。"),
    "text_long": N_("写了 {n} 个字，最多 {most} 个字。"),
    "text_there": N_("这里已经有这一条。"),
    "full": N_("最多 {most} 条，请先删去不用的。"),
    "use_wrong": N_("请选择用在哪里。"),
    "verb_wrong": N_("请选择填在哪一栏。"),
    "not_there": N_("这一条已经被删去。您写的放在这里，要的话再加上。"),
    "gone": N_("这一条刚被别人改过。下面是现在的，您写的还在框里，再按一次就以您写的为准。"),
    "added": N_("已加上。"),
    "changed": N_("已改。"),
    "dropped": N_("已删去。"),
}
NOTHING: Mapping[str, str] = {}


def place_of(acting: Acting) -> str:
    """Whose phrases this post keeps: an org, '' for the whole district."""
    return "" if acting.is_editor else acting.post.org


def phrases_view(
    house: House,
    reader: Reader,
    *,
    after: str = "",
    given: Mapping[str, str] = NOTHING,
    error: AnswersRefused | None = None,
) -> PhrasesView:
    """A page of the phrases that the reader keeps. given: what was typed; error: what is wrong with it."""
    tell, place = reader.translate, place_of(reader.acting)
    errors = {e.field: say(MESSAGES, e.code, e.params, tell) for e in (error.errors if error else ())}
    with house.store.session() as s:
        page = phrases.of_place(s, place, after=after, limit=PAGE)
        programs = current_programs(house, s, language=reader.language)
    words = dict(_uses(programs, tell))
    typed = given.get("id", "")
    rows = (_row(one, words, tell, given=given if one.id == typed else NOTHING, errors=errors) for one in page.rows)
    return PhrasesView(
        place=tell(MESSAGES["district"]) if reader.acting.is_editor else reader.acting.org.name,
        rows=tuple(rows),
        uses=tuple(Option(key, text, key == given.get("use", "")) for key, text in words.items()),
        verbs=tuple(Option(one, _verb(one, tell), one == given.get("verb", OPINION)) for one in VERBS),
        text="" if typed in {one.id for one in page.rows} else given.get("text", ""),
        errors=errors,
        faults=tuple(Fault(text, field) for field, text in errors.items()),
        pager=pages("/phrases", page, after),
    )


def edit_phrases(house: House, reader: Reader, given: Mapping[str, str]) -> str:
    """Adds, changes or drops one, by `do`; what to tell. AnswersRefused, by field, with what is wrong."""
    acting, do = reader.acting, given.get("do", "")
    with house.store.writing() as s:
        programs = current_programs(house, s)
        before = None if do == "add" else _known(s, acting, given)
        after = _after(house, s, acting, given, before, programs)
        _write(s, before, after)
        one = after or before
        assert one is not None
        words = {"where": _where(one, dict(_uses(programs, str))), "verb": _verb(one.verb, str)}
        change = Change(MESSAGES["label"].format(**words), before.text if before else "", after.text if after else "")
        code = "added" if before is None else "dropped" if after is None else "changed"
        note_edit(house, s, acting, f"phrase_{code}", acting.org.name if one.org else "", changes=[change])
    return say(MESSAGES, code, {}, reader.translate)


def _after(
    house: House,
    s: Session,
    acting: Acting,
    given: Mapping[str, str],
    before: Phrase | None,
    programs: tuple[Program, ...],
) -> Phrase | None:
    """What it becomes; None for one that is dropped."""
    if before is None:
        return _added(house, s, acting, given, programs)
    return None if given.get("do") == "drop" else _changed(s, before, given)


def _write(s: Session, before: Phrase | None, after: Phrase | None) -> None:
    if after:
        phrases.put(s, after)
    elif before:
        phrases.remove(s, before.id, org=before.org)


def _added(house: House, s: Session, acting: Acting, given: Mapping[str, str], programs: tuple[Program, ...]) -> Phrase:
    use, verb, place = given.get("use", ""), given.get("verb", ""), place_of(acting)
    affair, _, step = use.partition("/")
    made = Phrase(phrases.new_id(), "", affair, step, verb, _text(given), house.now, place)
    errors = [] if use in dict(_uses(programs, str)) else [AnswerError("use", "use_wrong")]
    if verb not in VERBS:
        errors.append(AnswerError("verb", "verb_wrong"))
    errors += _wrong(s, made, "text")
    if not errors and phrases.count_of_place(s, place) >= MOST:
        errors.append(AnswerError("text", "full", {"most": MOST}))
    if errors:
        raise AnswersRefused(tuple(errors))
    return made


def _known(s: Session, acting: Acting, given: Mapping[str, str]) -> Phrase:
    """The one that is edited, as the page showed it. Refused for none that this post keeps."""
    found = phrases.of_office(s, given.get("id", ""), org=place_of(acting))
    if found is None:
        raise AnswersRefused((AnswerError("text", "not_there"),))
    if given.get("seen") != found.text:
        raise AnswersRefused((AnswerError(f"text-{found.id}", "gone"),))
    return found


def _changed(s: Session, before: Phrase, given: Mapping[str, str]) -> Phrase:
    after = replace(before, text=_text(given))
    if after != before and (errors := _wrong(s, after, f"text-{before.id}")):
        raise AnswersRefused(tuple(errors))
    return after


def _text(given: Mapping[str, str]) -> str:
    return clean_text(given.get("text", "")).strip()


def _wrong(s: Session, made: Phrase, field: str) -> list[AnswerError]:
    if not made.text:
        return [AnswerError(field, "text_missing")]
    if len(made.text) > LONGEST:
        return [AnswerError(field, "text_long", {"n": len(made.text), "most": LONGEST})]
    return [AnswerError(field, "text_there")] if phrases.is_there(s, made) else []


def _uses(programs: tuple[Program, ...], translate: Translate) -> Iterator[tuple[str, str]]:
    """What a phrase may be for: anything, an affair, one of its steps."""
    yield "", translate(MESSAGES["anywhere"])
    for program in programs:
        affair = program.affair
        yield affair.slug, affair.title
        for name, step in affair.steps.items():
            yield (
                f"{affair.slug}/{name}",
                say(MESSAGES, "at_step", {"affair": affair.title, "step": step.title}, translate),
            )


def _row(
    one: Phrase, words: Mapping[str, str], translate: Translate, *, given: Mapping[str, str], errors: Mapping[str, str]
) -> PhraseRow:
    return PhraseRow(
        id=one.id,
        where=_where(one, words),
        verb=_verb(one.verb, translate),
        text=given.get("text", one.text),
        seen=one.text,
        error=errors.get(f"text-{one.id}", ""),
    )


def _where(one: Phrase, words: Mapping[str, str]) -> str:
    """An affair or step that there is no more is told as it was named."""
    key = f"{one.affair}/{one.step}" if one.step else one.affair
    return words.get(key, key)


def _verb(name: str, translate: Translate) -> str:
    return translate(MESSAGES["opinion"] if name == OPINION else VERB_TITLES.get(name, name))
