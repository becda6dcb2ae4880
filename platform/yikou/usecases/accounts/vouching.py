"""What the ledger vouches for beside its own words: the bytes of files that an entry takes in, and of documents made.

Their hashes stand in the entry, inside the chain; so a file that is changed together with its row shows as well.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from msgspec import structs

from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.run import Decision
from yikou.store import papers
from yikou.store.database import Session
from yikou.store.verify import Finding
from yikou.usecases.acts.documents import freeze
from yikou.usecases.acts.making import document_of
from yikou.usecases.house import House

TAKING_IN = (e.Filed, e.Voted, e.Answered, e.Uploaded)
"""Entries that may name files."""
Contents = Mapping[str, bytes]
"""Frozen documents by their code."""


def vouched(house: House, s: Session, program: Program, made: Decision, context: Context) -> tuple[Decision, Contents]:
    """The decision with the hashes in its entries, and the documents that it makes."""
    contents: dict[str, bytes] = {}
    entries = list(made.entries)
    for at, entered in enumerate(made.entries):
        entry = entered.entry
        if isinstance(entry, e.Made):
            content = freeze(document_of(house, s, program, decision=made, entered=entered, context=context))
            contents[entry.code] = content
            entries[at] = structs.replace(entered, entry=structs.replace(entry, sha256=sha256(content).hexdigest()))
        elif isinstance(entry, TAKING_IN) and any(entry.papers.values()):
            keys = [key for given in entry.papers.values() for key in given]
            entries[at] = structs.replace(entered, entry=structs.replace(entry, sha256=papers.hashes_of(s, keys)))
    return structs.replace(made, entries=tuple(entries)), contents


def contradicted(
    number: str, no: int, entry: object, *, files: Mapping[str, str], outputs: Mapping[str, str]
) -> Iterator[Finding]:
    """What is kept otherwise than this entry says. files and outputs: hashes by key and by code, as they are now."""
    if isinstance(entry, e.Made):
        if entry.code not in outputs:
            yield Finding("output_missing", number, no)
        elif entry.sha256 and entry.sha256 != outputs[entry.code]:
            yield Finding("output_differs", number, no)
    elif isinstance(entry, TAKING_IN):
        keys = [key for given in entry.papers.values() for key in given]
        if any(key not in files for key in keys):
            yield Finding("paper_missing", number, no)
        elif any(files[key] != sha for key, sha in entry.sha256.items()):
            yield Finding("paper_differs", number, no)
