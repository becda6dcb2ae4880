"""What else is kept in the transaction of a verb: documents made and voided, messages sent, files given to the case."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.facts import Addressee
from yikou.flow.program import Program
from yikou.flow.run import Decision
from yikou.flow.sentences import told_text
from yikou.store import drafts, outbox, outputs, papers, residents
from yikou.store.database import Session
from yikou.store.keys import personal
from yikou.store.outbox import Told
from yikou.store.outputs import Output
from yikou.usecases.accounts.vouching import Contents
from yikou.usecases.house import House

MEDIA_TYPE = "application/json"
_KINDS = {
    "alarm_before": "alarm",
    "alarm_after": "alarm",
    "paper_due": "alarm",
    "lasts_over": "alarm",
    "urge": "urge",
    "supplement": "supplement",
    "supplement_reminder": "supplement",
    "copy": "copy",
}


class Change(msgspec.Struct, frozen=True):
    """A decision that has just been written. contents: the documents that it makes, frozen, by code."""

    program: Program
    case_id: int
    made: Decision
    context: Context
    contents: Contents


def follow(house: House, s: Session, change: Change) -> None:
    """Writes everything that follows from the entries and is no row of the projection."""
    for entered in change.made.entries:
        then = _FOLLOWS.get(type(entered.entry))
        if then:
            then(house, s, change, entered)


def _make(_: House, s: Session, change: Change, entered: Entered) -> None:
    made = entered.entry
    assert isinstance(made, e.Made)
    kind = change.program.affair.outputs[made.name].kind
    content = change.contents[made.code]
    outputs.put(
        s,
        Output(
            code=made.code,
            case_id=change.case_id,
            entry_no=entered.no,
            name=made.name,
            number=made.number,
            kind=kind,
            title=made.title,
            media_type=MEDIA_TYPE,
            content=content,
            sha256=made.sha256,
            made_at=entered.at,
        ),
    )


def _void(_: House, s: Session, change: Change, entered: Entered) -> None:
    voided = entered.entry
    assert isinstance(voided, e.Voided)
    code = next(made.code for made in change.made.state.outputs if made.no == voided.output)
    outputs.make_void(s, code, at=entered.at)


def _tell(_: House, s: Session, change: Change, entered: Entered) -> None:
    outbox.tell(s, tuple(_messages(s, change, entered)))


def _messages(s: Session, change: Change, entered: Entered) -> Iterator[Told]:
    told = entered.entry
    assert isinstance(told, e.Told)
    text = told_text(change.program, change.made.state, told)
    for addressee in told.to:
        for channel in told.by:
            key = _key(s, change, addressee, channel)
            if key:
                number = change.made.state.number
                yield Told(key, channel, told.title, text, number, entered.at, _kind(told.name))  # type: ignore[arg-type]


def _kind(name: str) -> str:
    """What a message is about, by the name that it has in the ledger."""
    return name.removeprefix("alarm_") if name in ("alarm_red", "alarm_yellow") else _KINDS.get(name, "case")


def _key(s: Session, change: Change, addressee: Addressee, channel: str) -> str:
    """Where a message goes: a desk, or a phone number where we know one. Residents have no desk here."""
    is_resident = ":" in addressee.key
    if channel == "desk":
        return "" if is_resident else personal(addressee.key)
    return _phone(s, change, addressee.key) if channel == "sms" and is_resident else ""


def _phone(s: Session, change: Change, identity: str) -> str:
    """The number that the form gives for that person, which is newer than any record; else that of the record."""
    affair = change.program.affair
    for path in (affair.applicant.part, affair.applied_by):
        part = change.made.state.form.get(path[-1]) if path else None
        if isinstance(part, Mapping) and part.get("phone") and part.get("id_number") == identity.partition(":")[2]:
            return str(part["phone"])
    found = residents.by_id_number(s, identity.removeprefix("person:"))
    return found.phone if found else ""


def _give_papers(_: House, s: Session, change: Change, entered: Entered) -> None:
    given = entered.entry
    assert isinstance(given, e.Filed | e.Voted | e.Answered | e.Uploaded)
    keys = [key for files in given.papers.values() for key in files]
    if keys:
        papers.give_to_case(s, keys, number=change.made.state.number)


def _drop_drafts(_: House, s: Session, change: Change, entered: Entered) -> None:
    closed = entered.entry
    assert isinstance(closed, e.Cancelled | e.Completed | e.Ended)
    task = drafts.AT_CASE if isinstance(closed, e.Ended) else closed.task
    drafts.delete_of_task(s, change.made.state.number, task)


_FOLLOWS: Mapping[type, Callable[[House, Session, Change, Entered], None]] = {
    e.Made: _make,
    e.Voided: _void,
    e.Told: _tell,
    **dict.fromkeys((e.Filed, e.Voted, e.Answered, e.Uploaded), _give_papers),
    **dict.fromkeys((e.Cancelled, e.Completed, e.Ended), _drop_drafts),
}
