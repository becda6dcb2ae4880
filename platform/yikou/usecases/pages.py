"""The way on in a list that pages by key."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from yikou.store.paging import Page
from yikou.usecases.views import Pager


def pages(address: str, page: Page[Any], after: str, **query: str) -> Pager:
    """The way on from a page, and back to the first one. query: what narrows the list."""
    said = {name: value for name, value in query.items() if value}
    first = f"{address}?{urlencode(said)}" if said else address
    on = f"{address}?{urlencode({**said, 'after': page.next})}" if page.next else ""
    return Pager(0, 0, 0, previous=first if after else "", next=on)


def after_of(pager: Pager) -> str:
    """What the following page is asked for with; '' on the last one."""
    return parse_qs(urlsplit(pager.next).query).get("after", [""])[0]
