"""The ledger as its reader may read it: sentences, changed values, and the reasons behind each decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from msgspec import structs

from yikou.access.derived import shows, shows_lane
from yikou.access.reads import mask_of
from yikou.access.sight import Sight
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.explain import Reading, why
from yikou.flow.program import Program
from yikou.flow.sentences import sentence
from yikou.flow.state import CaseState
from yikou.flow.words import date_words
from yikou.forms.mask import masked
from yikou.texts import N_, Translate, say
from yikou.usecases.case.views_case import LedgerLine, Why
from yikou.workdays.office import local

MESSAGES = {
    "why": N_("为什么是这个结果？"),
    "row": N_("依据“{rule}”第 {row} 行："),
    "rule": N_("依据“{rule}”："),
    "read": N_("{title}：{value}"),
    "hidden": N_("{title}：您的岗位不显示"),
    "so": N_("所以：{so}"),
    "for": N_("（代 {name}）"),
    "stands": N_("（代理 {name}）"),
    "via": N_("（通过 {via}）"),
    "proven.password": N_("（已用密码确认本人）"),
    "proven.code": N_("（已用密码和动态码确认本人）"),
    "proven.token": N_("（令牌准许签章）"),
    "applicant": N_("申请人"),
    "wrote": N_("填写了：{titles}"),
}


@dataclass(frozen=True, slots=True)
class LedgerReader:
    """sight: what the reader sees; nothing else decides what a line may say. veil: the same, less the numbers that
    the page masks."""

    program: Program
    state: CaseState
    context: Context
    sight: Sight
    veil: Sight
    translate: Translate

    def lines(self, entries: Sequence[Entered]) -> tuple[LedgerLine, ...]:
        """Entries that say something, newest first."""
        return tuple(line for entered in reversed(entries) if (line := self.line(entered)))

    def line(self, entered: Entered) -> LedgerLine | None:
        """One entry; None where it tells people nothing."""
        said = sentence(self.program, self.state, self._without_reason(entered))
        text = said.text(self.translate)
        if not text:
            return None
        via = entered.actor.via
        who = said.who + (self._say("for", name=said.for_name) if said.for_name else "")
        who += self._say("stands", name=said.stands_name) if said.stands_name else ""
        who += self._say("via", via=via) if said.who and via else ""
        who += self._say(f"proven.{entered.actor.proven}") if said.who and entered.actor.proven else ""
        return LedgerLine(
            entered.at,
            self.safe(who),
            self.safe(text if who else _begun(text)),
            entered.no,
            whys=tuple(self._whys(entered)),
        )

    def safe(self, text: str) -> str:
        """The words without the applicant's name where that is hidden."""
        name = self.state.name
        is_told = not name or shows(self.program.affair, self.sight, "applicant.name")
        return text if is_told else text.replace(name, self._say("applicant"))

    def moment(self, at: datetime) -> str:
        """A moment on the district's clock, in words."""
        return date_words(self.local(at).replace(tzinfo=None), self.translate)

    def local(self, at: datetime) -> datetime:
        """A moment on the district's clock."""
        return local(at, self.context.calendar)

    def _without_reason(self, entered: Entered) -> Entered:
        """The entry, less the reason of a lane that would tell what is hidden."""
        entry = entered.entry
        if isinstance(entry, e.LaneSet) and not shows_lane(self.program.affair, self.sight, entry.because):
            return structs.replace(entered, entry=structs.replace(entry, because=""))
        return entered

    def _whys(self, entered: Entered) -> Iterator[Why]:
        reason = why(self.program, self._without_reason(entered), self.context.directory)
        if reason is None or not reason.reads:
            return
        title = (
            self._say("row", rule=reason.rule, row=reason.row) if reason.row else self._say("rule", rule=reason.rule)
        )
        lines = tuple(self._reading(read) for read in reason.reads)
        so = self._say("so", so=reason.so) if self._shows_all(entered) else ""
        yield Why(self._say("why"), (title, *lines), so)

    def _reading(self, read: Reading) -> str:
        affair = self.program.affair
        code = "read" if shows(affair, self.sight, read.path) else "hidden"
        value = read.value if shows(affair, self.veil, read.path) else masked(read.value, mask_of(affair, read.path))
        return self._say(code, title=read.title, value=value)

    def _shows_all(self, entered: Entered) -> bool:
        reads = entered.entry.reads if isinstance(entered.entry, e.Chose | e.LaneSet) else ()
        return all(shows(self.program.affair, self.sight, saw.path) for saw in reads)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.translate)


def _begun(text: str) -> str:
    """A sentence that stands alone, as one begins it where there are capitals."""
    return text[:1].upper() + text[1:]


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)
