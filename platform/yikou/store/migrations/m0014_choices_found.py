"""Titles of affairs and of chosen options are searched, too: what was indexed without them is indexed again."""

from yikou.store.database import Session


def up(s: Session) -> None:
    """Every case is due; one that was so already stays."""
    s.run(
        "insert into text_due (case_id, marks) select id, 1 from cases where id not in (select case_id from text_due)"
    )
