"""Whether the ledger of one case is as it was written, told to whoever reads the case."""

from collections.abc import Sequence
from datetime import datetime

from yikou.flow.entries import Entered
from yikou.store import outputs
from yikou.store.cases import CaseRow
from yikou.store.database import Session
from yikou.store.papers import Paper
from yikou.store.verify import Finding, verify_case
from yikou.texts import N_, Translate, say
from yikou.usecases.accounts.vouching import contradicted
from yikou.usecases.case.views_case import ChainView

TEXTS = {
    "whole": N_("流转记录共 {n} 条，逐条相扣，材料和文书与记录一致。{at} 核验无误。"),
    "broken": N_("流转记录从第 {n} 条起与写入时不一致（{what}），{at} 核验。请告知管理员。"),
    "gap": N_("中间缺了记录"),
    "payload_changed": N_("内容被改动"),
    "entry_changed": N_("记录被改动"),
    "head_changed": N_("末尾被改动"),
    "output_missing": N_("文书不在了"),
    "output_differs": N_("文书被改动"),
    "paper_missing": N_("材料不在了"),
    "paper_differs": N_("材料被改动"),
}
SHOWN = 16
"""Figures of the last entry's hash that are shown: enough to compare two prints."""


def chain_of(
    s: Session, row: CaseRow, entries: Sequence[Entered], files: Sequence[Paper], *, at: datetime, translate: Translate
) -> ChainView:
    """The proof, worked out now. at: the moment on the district's clock."""
    bad = verify_case(s, row.number) or _contradiction(s, row, entries, files)
    when = f"{at:%Y-%m-%d %H:%M}"
    if bad is None:
        return ChainView(say(TEXTS, "whole", {"n": len(entries), "at": when}, translate), row.head_hash[:SHOWN], True)
    what = translate(TEXTS[bad.what])
    text = say(TEXTS, "broken", {"n": bad.entry, "what": what, "at": when}, translate)
    return ChainView(text, row.head_hash[:SHOWN], False)


def _contradiction(s: Session, row: CaseRow, entries: Sequence[Entered], files: Sequence[Paper]) -> Finding | None:
    """The first entry that names a paper or document that is another now."""
    kept = {paper.key: paper.sha256 for paper in files}
    made = {output.code: output.sha256 for output in outputs.of_case(s, row.id)}
    found = (bad for x in entries for bad in contradicted(row.number, x.no, x.entry, files=kept, outputs=made))
    return next(found, None)
