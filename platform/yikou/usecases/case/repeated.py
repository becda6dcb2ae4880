"""The same post a second time, after a double click or a lost answer: it ends where the first did and writes nothing.

Votes need none of this: their task is closed. Programs send a key instead (`api/once.py`).
"""

from collections.abc import Sequence

from yikou.flow import entries as e
from yikou.flow.codec import decode_state
from yikou.forms.cleaning import clean_text
from yikou.store import cases, ledger, papers
from yikou.store.database import Session
from yikou.store.papers import Paper
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import Done
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.posting import Tried, Wanted


def noted(s: Session, acting: Acting, number: str, wanted: Wanted) -> Done | None:
    """The remark that this person has left in the same words since the page was drawn; None for a new one."""
    if wanted.verb != "note" or not wanted.seen:
        return None
    text = clean_text(Tried(post=wanted.post).value("note.text")).strip()
    row = cases.lock(s, number)
    for one in (entered_of(stored) for stored in ledger.entries(s, row.id, after=wanted.seen)):
        is_mine = one.actor.person == acting.person.key
        if is_mine and isinstance(one.entry, e.Noted) and one.entry.text == text:
            return Done(number, (one,), decode_state(row.state))
    return None


def handed_in(s: Session, number: str, material: str, files: Sequence[Paper]) -> Done | None:
    """The newest version of a material, where the same person has handed in the same files under the same names; None
    for anything else."""
    state = decode_state(cases.lock(s, number).state)
    versions = state.papers.get(material, ())
    newest = [papers.paper(s, key) for key in versions[-1].files] if versions else []
    is_same = [_what(paper) for paper in newest] == [_what(paper) for paper in files]
    return Done(number, (), state) if newest and is_same else None


def _what(paper: Paper) -> tuple[str, str, str]:
    return paper.name, paper.sha256, paper.uploaded_by
