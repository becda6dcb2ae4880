"""Phrases of a place: the office's were the district's alone."""

from yikou.store.database import Session


def up(s: Session) -> None:
    """Those that there are stay the district's, or whose they are."""
    s.run("alter table phrase add column org text not null default ''")
