"""The ledger on the page of a case: filtered by kind and by person, with a reason behind every sentence.

What a line may say is decided in `ledger_view.py`. Whoever looked at numbers in full, printed or exported the case is
told in the same list: looking is no act, but it is kept.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from yikou.flow import entries as e
from yikou.flow.acts import Actor
from yikou.flow.entries import Entered
from yikou.store import residents
from yikou.store.database import Session
from yikou.store.residents import Look
from yikou.texts import N_, say
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.ledger_view import LedgerReader
from yikou.usecases.case.views_case import LedgerLine, Why
from yikou.usecases.views import Chip

LOOKS = ("numbers", "printed", "exported")
"""Kinds of looks that are about a case."""
PAPERS = (e.Uploaded, e.Made, e.Voided)
MESSAGES_SENT = (e.Told, e.NotSent, e.Carded, e.Urged)
TEXTS = {
    "": N_("全部 {n}"),
    "decisions": N_("办理 {n}"),
    "papers": N_("材料和文书 {n}"),
    "messages": N_("告知 {n}"),
    "looks": N_("查看 {n}"),
    "person": N_("{name} {n}"),
    "numbers": N_("查看了完整的证件号和账号"),
    "printed": N_("打印了全卷"),
    "exported": N_("导出了流转记录"),
    "may": N_("为什么可以办？"),
    "holds": N_("{name}当时是{org}的{role}"),
    "for": N_("代{name}办理"),
    "applicant": N_("申请人本人"),
    "clock": N_("到了时限或约定的日期，由系统办理"),
    "cause": N_("为什么？"),
    "caused": N_("由“{sentence}”引起，{at}"),
}


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """entries: all of the case; looks: who looked at it; looked: what the reader asked for; read: of
    copies that the reader sent, who has read them, by entry."""

    told: LedgerReader
    entries: Sequence[Entered]
    looks: Sequence[Look]
    looked: Looked
    read: Mapping[int, str] = field(default_factory=dict)

    def lines(self) -> tuple[LedgerLine, ...]:
        """Everything, newest first. Entries stand in the order of their numbers, whatever the server's clock did."""
        by_no = {entered.no: entered for entered in self.entries}
        found = [self._with_why(line, by_no[line.entry]) for line in self.told.lines(self.entries)]
        found += [self._look(look) for look in self.looks]
        return tuple(sorted(found, key=self._place, reverse=True))

    def _place(self, line: LedgerLine) -> tuple[int, bool, datetime]:
        """A look stands behind the last entry that there was."""
        if line.entry:
            return line.entry, False, line.at
        return max((entered.no for entered in self.entries if entered.at <= line.at), default=0), True, line.at

    def shown(self, everything: Sequence[LedgerLine]) -> tuple[LedgerLine, ...]:
        """Those that the reader asked for."""
        name = _name_at(everything, self.looked.who)
        kind = self.looked.kind
        return tuple(x for x in everything if kind in ("", x.kind) and (not name or x.by == name))

    def chips(self, everything: Sequence[LedgerLine], number: str) -> tuple[tuple[Chip, ...], tuple[Chip, ...]]:
        """Links to each kind and to each person, with how many lines there are."""
        kinds = Counter(line.kind for line in everything)
        people = _people(everything)
        by_kind = [self._chip(number, "", len(everything), replace(self.looked, kind=""), self.looked.kind == "")]
        for kind in ("decisions", "papers", "messages", "looks"):
            if kinds[kind]:
                here = replace(self.looked, kind=kind)
                by_kind.append(self._chip(number, kind, kinds[kind], here, self.looked.kind == kind))
        by_person = [
            self._chip(number, "person", n, replace(self.looked, who=str(place)), self.looked.who == str(place), name)
            for place, (name, n) in enumerate(people.items(), 1)
        ]
        return tuple(by_kind), tuple(by_person)

    def _chip(self, number: str, code: str, n: int, here: Looked, current: bool, name: str = "") -> Chip:
        said = {"kind": here.kind, "who": "" if current and code == "person" else here.who}
        query = urlencode({key: value for key, value in said.items() if value})
        href = f"/cases/{number}?{query}#ledger" if query else f"/cases/{number}#ledger"
        return Chip(self._say(code, n=n, name=name), href, current=current)

    def _with_why(self, line: LedgerLine, entered: Entered) -> LedgerLine:
        entry = entered.entry
        kinds = (("papers", PAPERS), ("messages", MESSAGES_SENT))
        kind = next((kind for kind, types in kinds if isinstance(entry, types)), "decisions")
        by = entered.actor.name if isinstance(entry, e.Deed) else ""
        whys = line.whys or tuple(self._because(entered))
        return replace(line, kind=kind, by=self.told.safe(by), whys=whys, read=self.read.get(entered.no, ""))

    def _because(self, entered: Entered) -> Iterator[Why]:
        """Why somebody may do it; and of what follows by rule, what it follows from."""
        if isinstance(entered.entry, e.Deed):
            asked = "cause" if entered.actor.kind == "clock" else "may"
            yield Why(self._say(asked), tuple(self._standing(entered.actor)))
            return
        deed = next((x for x in reversed(self.entries) if x.no < entered.no and isinstance(x.entry, e.Deed)), None)
        said = self.told.line(deed) if deed else None
        if deed and deed.actor.kind == "clock":
            yield Why(self._say("cause"), (self._say("clock"),))
        elif deed and said:
            sentence = f"{said.who} {said.sentence}".strip()
            yield Why(self._say("cause"), (self._say("caused", sentence=sentence, at=self.told.moment(deed.at)),))

    def _standing(self, actor: Actor) -> Iterator[str]:
        directory = self.told.context.directory
        if actor.kind == "clock":
            yield self._say("clock")
        elif actor.kind == "applicant":
            yield self._say("applicant")
        else:
            org = directory.orgs[actor.org].name if actor.org in directory.orgs else actor.org
            role = directory.roles[actor.role].title if actor.role in directory.roles else actor.role
            yield self._say("holds", name=actor.name, org=org, role=self.told.translate(role))
        if actor.for_name:
            yield self._say("for", name=self.told.safe(actor.for_name))

    def _look(self, look: Look) -> LedgerLine:
        people = self.told.context.directory.people
        name = people[look.person].name if look.person in people else look.person
        return LedgerLine(look.at, name, self._say(look.kind), kind="looks", by=name)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.told)


def _said(told: LedgerReader, code: str, **params: object) -> str:
    return say(TEXTS, code, params, told.translate)


def looks_at(s: Session, number: str) -> tuple[Look, ...]:
    """Who looked at a case beyond what its page shows everybody."""
    return residents.looks_of(s, number, kinds=LOOKS)


def _people(lines: Sequence[LedgerLine]) -> Mapping[str, int]:
    """How many lines each person has, in the order in which they first acted."""
    return Counter(line.by for line in reversed(lines) if line.by)


def _name_at(lines: Sequence[LedgerLine], place: str) -> str:
    """The person at a place of `_people`, counted from 1; '' for none."""
    names = list(_people(lines))
    return names[int(place) - 1] if place.isdecimal() and 0 < int(place) <= len(names) else ""
