"""The ledger as its reader may read it: sentences, changed values, and the reasons behind each decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from yikou.access.derived import shows
from yikou.access.sight import Sight
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.explain import Reading, why
from yikou.flow.program import Program
from yikou.flow.sentences import sentence
from yikou.flow.state import CaseState
from yikou.texts import N_, Translate, say
from yikou.usecases.views_case import LedgerLine, Why

MESSAGES = {
    "why": N_("为什么是这个结果？"),
    "row": N_("依据“{rule}”第 {row} 行："),
    "rule": N_("依据“{rule}”："),
    "read": N_("{title}：{value}"),
    "hidden": N_("{title}：您的岗位不显示"),
    "so": N_("所以：{so}"),
    "for": N_("（代 {name}）"),
    "wrote": N_("填写了：{titles}"),
}


@dataclass(frozen=True, slots=True)
class LedgerReader:
    """sight: what the reader sees; nothing else decides what a line may say."""

    program: Program
    state: CaseState
    context: Context
    sight: Sight
    translate: Translate

    def lines(self, entries: Sequence[Entered]) -> tuple[LedgerLine, ...]:
        """Entries that say something, newest first."""
        return tuple(line for entered in reversed(entries) if (line := self._line(entered)))

    def _line(self, entered: Entered) -> LedgerLine | None:
        said = sentence(self.program, self.state, entered)
        text = said.text(self.translate)
        if not text:
            return None
        who = said.who + (self._say("for", name=said.for_name) if said.for_name else "")
        return LedgerLine(entered.at, who, text, entered.no, whys=tuple(self._whys(entered)))

    def _whys(self, entered: Entered) -> Iterator[Why]:
        reason = why(self.program, entered, self.context.directory)
        if reason is None or not reason.reads:
            return
        title = (
            self._say("row", rule=reason.rule, row=reason.row) if reason.row else self._say("rule", rule=reason.rule)
        )
        lines = tuple(self._reading(read) for read in reason.reads)
        so = self._say("so", so=reason.so) if self._shows_all(entered) else ""
        yield Why(self._say("why"), (title, *lines), so)

    def _reading(self, read: Reading) -> str:
        code = "read" if shows(self.program.affair, self.sight, read.path) else "hidden"
        return self._say(code, title=read.title, value=read.value)

    def _shows_all(self, entered: Entered) -> bool:
        reads = entered.entry.reads if isinstance(entered.entry, e.Chose | e.LaneSet) else ()
        return all(shows(self.program.affair, self.sight, saw.path) for saw in reads)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.translate)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)
