"""What would come of a verb, in words, before it is pressed: who gets it, what is asked again, what the clock does.

The verb is decided as if it were pressed, and nothing is written. What it asks for beside the fields of the task and
is not typed yet (a reason) stands as a blank; what decides where the case goes (a target, an outcome) must be chosen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from msgspec import structs

from yikou.access.derived import shows
from yikou.access.sight import Sight
from yikou.definition.durations import parse_duration
from yikou.errors import AnswersRefused, Conflict, NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.acts import Act, Context
from yikou.flow.clocks import answer_due, due_of
from yikou.flow.offers import Offer
from yikou.flow.preview import Next, Preview, preview
from yikou.flow.program import Program
from yikou.flow.state import CaseState, ClockState
from yikou.flow.titles import outcome_title, path_title
from yikou.flow.words import date_words
from yikou.store.seals import SealStop
from yikou.texts import say
from yikou.usecases.accounts.sealing import refuse_stopped, seals_in
from yikou.usecases.case.foreseen_messages import MESSAGES
from yikou.usecases.case.posting import Tried, Wanted, act_of, options_of, untouched
from yikou.usecases.case.views_verbs import Effect
from yikou.usecases.intake.intake_data import Pairs
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import refusal_text
from yikou.workdays.due import Due, Still
from yikou.workdays.office import local

BLANK = "…"
QUIET = ("claim", "release", "note", "copy", "urge", "copy", "answer", "upload")
"""Verbs that move nothing: their one sentence says it all."""
CHOICES = {"return": "to", "conclude": "outcome", "set_lane": "lane", "extend": "by"}
"""What has to be chosen before anything can be told."""
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Foreseer:
    """sight: what the reader sees; nobody learns from an effect what the page hides. stops: of seals, by org."""

    program: Program
    state: CaseState
    context: Context
    reader: Reader
    sight: Sight
    stops: Mapping[str, SealStop]

    def effects(self, offer: Offer, post: Pairs) -> tuple[Effect, ...]:
        """What would come of the verb with what is typed so far; () for verbs that move nothing."""
        if offer.verb in QUIET or offer.closed:
            return ()
        try:
            act = self._act(offer, post)
            if act is None:
                return (self._effect("next", self._say("choose")),)
            seen = preview(self.program, self.state, act, self.context)
            refuse_stopped(self.stops, self.context.directory, *seals_in(seen.entries))
            return tuple(self._told(seen))
        except AnswersRefused as refused:
            return (self._effect("next", self._say("fill", n=len(refused.errors))),)
        except Refused as refused:
            return (self._effect("first", refusal_text(self.program, refused, self.reader.translate)),)
        except (NotAllowed, Conflict):  # somebody else was quicker; pressing says who
            return ()

    def _act(self, offer: Offer, post: Pairs) -> Act | None:
        """The act with blanks where words are still missing; None while what decides is not chosen."""
        task = offer.task if offer.task in self.state.tasks and offer.verb != "take_back" else ""
        wanted = Wanted(offer.verb, task, self.state.no, post)
        options = self._options(offer, post)
        if CHOICES.get(offer.verb) and not options.get(CHOICES[offer.verb]):
            return None
        given = (self.reader.acting, wanted, self.program, self.state, self.context)
        act = act_of(*given) if post else untouched(*given)
        return replace(act, options=options, opinion=act.opinion or BLANK)

    def _options(self, offer: Offer, post: Pairs) -> dict[str, Any]:
        options = options_of(self.program, self.state, offer.verb, Tried(offer.verb, offer.task, post))
        chosen = CHOICES.get(offer.verb, "")
        if chosen in ("to", "outcome", "lane") and len(offer.choices) == 1:
            options.setdefault(chosen, offer.choices[0][0])
        items = options.get("items")
        if items and not any(items.values()):
            options["items"] = {**items, "text": BLANK}
        blanks = {name: BLANK for name in ("reason", "question", "signature") if not options.get(name)}
        return {**options, **blanks}

    def _told(self, seen: Preview) -> Iterator[Effect]:
        after = seen.after
        assert after is not None
        if seen.outcome:
            yield self._effect("ends", self._say("end", outcome=outcome_title(self.program, seen.outcome)))
        for opened in seen.next:
            yield self._effect("next", self._next(opened))
        yield from self._stays(seen, after)
        if seen.again:
            yield self._effect("again", self.program.listed(self._again(a.title, a.changed) for a in seen.again))
        yield from self._dropped(seen)
        if after.notice and after.notice != self.state.notice:
            until = self._moment(answer_due(after.notice, self.context.calendar).at)
            yield self._effect("reply", self._say("reply_by", until=until))
        if text := self._clock(after):
            yield self._effect("clock", text)
        yield from self._once_agreed(seen, after)
        yield from self._papers(seen)

    def _next(self, opened: Next) -> str:
        who = self._say("applicant") if opened.applicant and not self._may_name() else self._names(opened.people)
        if not who:
            return self._say("to_nobody", step=opened.title)
        text = self._say(f"to_{opened.kind}", step=opened.title, who=who)
        return self._say("until", text=text, until=self._moment(opened.due)) if opened.due else text

    def _stays(self, seen: Preview, after: CaseState) -> Iterator[Effect]:
        """The task that stays open: it waits for an answer, or for more votes."""
        for entry in seen.entries:
            if isinstance(entry, e.Asked):
                yield self._effect("next", self._say("waits", step=self.program.step(entry.step).title))
            task = after.tasks.get(entry.task) if isinstance(entry, e.Voted) else None
            if task and task.yes:
                missing = task.yes - sum(vote.yes for vote in task.votes)
                step = self.program.step(task.step).title
                yield self._effect("next", self._say("kept", n=max(missing, 1), step=step))

    def _again(self, title: str, changed: tuple[str, ...]) -> str:
        names = self.program.listed(dict.fromkeys(path_title(self.program, path) for path in changed))
        return self._say("because", step=title, changed=names) if names else title

    def _dropped(self, seen: Preview) -> Iterator[Effect]:
        steps = [x.step for x in seen.entries if isinstance(x, e.Cancelled) and x.why not in ("done", "returned")]
        others = dict.fromkeys(self.program.step(step).title for step in steps)
        if others and not seen.outcome:
            yield self._effect("dropped", self.program.listed(others))

    def _clock(self, after: CaseState) -> str:
        """What the clock of the whole case does; '' where it has not begun."""
        if after.is_ended:
            return self._say("over") if self.state.total else ""
        was, will = self._due(self.state.total), self._due(after.total)
        if will is None:
            return ""
        if isinstance(will, Still):
            return self._say("stands" if after.notice else "stands_still")
        until = self._moment(will.at)
        if not isinstance(was, Due):
            return self._say("goes_again" if isinstance(was, Still) else "begins", until=until)
        if was.at == will.at:
            return self._say("goes_late" if will.at < self.context.now else "goes_on", until=until)
        return self._say("moves", was=self._moment(was.at), until=until)

    def _once_agreed(self, seen: Preview, after: CaseState) -> Iterator[Effect]:
        """Of a request to lengthen a clock: when it would run out once somebody agrees."""
        for entry in seen.entries:
            by = parse_duration(str(entry.options.get("by"))) if isinstance(entry, e.Requested) else None
            if not isinstance(entry, e.Requested) or entry.wants != "extend" or by is None:
                continue
            verb, task = self.program.verb_at(entry.step, "extend"), after.tasks.get(entry.task)
            is_total = verb is None or (verb.clock or "total") == "total"
            clock = after.total if is_total else task.clock if task else None
            due = self._due(structs.replace(clock, extensions=(*clock.extensions, by)) if clock else None)
            if isinstance(due, Due):
                label = self._say("clock" if is_total else "own_clock")
                yield Effect(label, self._say("once_agreed", until=self._moment(due.at)), "clock")

    def _due(self, clock: ClockState | None) -> Due | Still | None:
        return due_of(clock, self.context.calendar) if clock else None

    def _papers(self, seen: Preview) -> Iterator[Effect]:
        """Documents that are made or become void, and who hears of it."""
        titles = self.program.translate
        made = dict.fromkeys(titles(x.title) for x in seen.entries if isinstance(x, e.Made))
        voided = dict.fromkeys(titles(x.title) for x in seen.entries if isinstance(x, e.Voided))
        told = [one for x in seen.entries if isinstance(x, e.Told) for one in x.to]
        names = dict.fromkeys(self._addressee(one.key, one.name) for one in told)
        for code, found in (("made", made), ("voided", voided), ("told", names)):
            if found:
                yield self._effect(code, self._names(tuple(found)) if code == "told" else self.program.listed(found))

    def _addressee(self, key: str, name: str) -> str:
        is_resident = ":" in key
        return self._say("applicant") if is_resident and not self._may_name() else name

    def _may_name(self) -> bool:
        return shows(self.program.affair, self.sight, "applicant.name")

    def _names(self, names: tuple[str, ...]) -> str:
        if len(names) <= MOST_NAMES:
            return self.program.listed(names)
        return self._say("many", names=self.program.listed(names[:MOST_NAMES]), n=len(names))

    def _moment(self, at: datetime) -> str:
        return date_words(local(at, self.context.calendar).replace(tzinfo=None), self.reader.translate)

    def _effect(self, code: str, text: str) -> Effect:
        return Effect(self._say(code), text, code)

    def _say(self, code: str, **params: object) -> str:
        return say(MESSAGES, code, params, self.reader.translate)
