"""What is told once after a verb was performed: what became of the case."""

from yikou.flow import entries as e
from yikou.texts import N_, Translate
from yikou.usecases.acts.deciding import Done

ENDED = N_("已办结")
NEXT = N_("已提交，进入下一环节")
KEPT = N_("已提交")


def done_text(done: Done, translate: Translate) -> str:
    """One short sentence."""
    kinds = {type(entered.entry) for entered in done.entries}
    if e.Ended in kinds:
        return translate(ENDED)
    return translate(NEXT) if e.Completed in kinds else translate(KEPT)
