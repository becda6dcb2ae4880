"""What was told to the person signed in."""

from yikou.store import case_lines, outbox
from yikou.usecases.acting import Acting
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Message
from yikou.usecases.views_pages import MessagesView


def messages_view(house: House, reader: Reader) -> MessagesView:
    """The latest messages, newest first; a case is linked where the reader may see it."""
    acting = reader.acting
    with house.store.session() as s:
        page = outbox.messages(s, acting.seats, person=acting.person.key)
        rows = tuple(
            Message(
                text=f"{one.title}：{one.text}" if one.title not in one.text else one.text,
                at=one.at,
                href=f"/cases/{one.case_number}"
                if one.case_number and case_lines.may_list(s, one.case_number, acting.seats, person=acting.person.key)
                else "",
                unread=one.state == "waiting",
            )
            for one in page.rows
        )
    return MessagesView(rows)


def mark_all_read(house: House, acting: Acting) -> None:
    """Everything on this desk is read."""
    with house.store.writing() as s:
        for one in outbox.messages(s, acting.seats, person=acting.person.key).rows:
            if one.state == "waiting":
                outbox.mark_read(s, one.id, acting.seats, person=acting.person.key, at=house.now)
