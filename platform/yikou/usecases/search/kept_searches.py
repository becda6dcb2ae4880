"""A search that one can come back to: kept with the session of its reader, under a key that says nothing.

Looking for somebody is logged once, when what was found is shown first; going back to it is not another search.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, replace
from urllib.parse import urlencode

import msgspec

from yikou.store import kept_searches
from yikou.store.database import Session
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.search_asked import Asked


def keep(house: House, reader: Reader, asked: Asked) -> str:
    """Keeps what is asked; the address at which it is answered."""
    key, said = secrets.token_urlsafe(16), msgspec.json.encode(asdict(replace(asked, after=""))).decode()
    with house.store.writing() as s:
        kept_searches.add(s, reader.acting.session, key, said)
    return address_of(key)


def kept(s: Session, reader: Reader, query: Mapping[str, str], *, shown: bool = False) -> Asked | None:
    """What was asked under the key of an address, from where its page begins; None where it is none of theirs.

    shown: only where it was shown before, and so was logged.
    """
    found = kept_searches.asked(s, reader.acting.session, query.get("look", ""))
    if found is None or (shown and not found[1]):
        return None
    return Asked.of({**msgspec.json.decode(found[0], type=dict[str, str]), "after": query.get("after", "")})


def is_shown_first(house: House, reader: Reader, key: str) -> bool:
    """Whether what it finds has not been shown yet; from now on it has."""
    session = reader.acting.session
    with house.store.session() as s:
        found = kept_searches.asked(s, session, key)
    if found is None or found[1]:
        return False
    with house.store.writing() as s:
        return kept_searches.show(s, session, key)


def address_of(key: str, *, after: str = "") -> str:
    """Where a page of a search is. Nothing of what was asked stands in it."""
    return "/search?" + urlencode({"look": key, **({"after": after} if after else {})})
