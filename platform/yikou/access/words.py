"""The words of a case that one reader may read, and whether a search finds them. Pure.

A search is judged here alone: an index only says which cases are worth judging, so that no database decides what is
found. Numbers that pages mask (`id-number`, `account`) are no words: people are looked for by their own field.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from yikou.access.derived import shows
from yikou.access.reads import Path
from yikou.access.sight import Sight, ever_hidden
from yikou.definition.model import Affair
from yikou.definition.types import Field, Group, ListOf, Option, Record, Rows, Text
from yikou.flow.state import CaseState
from yikou.forms.kinds import choices_of

EVERYTHING = Sight(frozenset({"view"}))
"""What the index is made of: no reader's sight, but all that there is."""
APART = "\n\n"
"""What stands between texts that everybody reads who sees the case at all, and those that some post does not."""
MOST_TERMS, LONGEST_WORD = 8, 64
_NUMBERS = frozenset({"id-number", "account"})
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANKS = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_RUNS = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")


def texts(affair: Affair, state: CaseState, sight: Sight) -> Iterator[str]:
    """What the reader may read: title of the affair, applicant's name, texts and choices of both records, opinions.

    affair: in its first language, of which the index is made.
    """
    yield affair.title
    if shows(affair, sight, "applicant.name"):
        yield state.name
    yield from _of_record(affair.form, state.form, sight)
    yield from _of_record(affair.office, state.office, sight)
    done = (*state.completions.values(), *state.undone.values())
    votes = [vote for one in done for vote in one.votes]
    votes += [vote for task in state.tasks.values() for vote in task.votes]
    yield from (vote.opinion for vote in votes if vote.opinion)


def whole(affair: Affair, state: CaseState) -> str:
    """All texts of a case as an index keeps them: each once, in an order that does not depend on its history."""
    everybody = {normal(text) for text in texts(affair, state, Sight(hidden=ever_hidden(affair)))}
    some = {normal(text) for text in texts(affair, state, EVERYTHING)} - everybody
    return "\n".join(sorted(everybody)) + (APART + "\n".join(sorted(some)) if some else "")


def _of_record(record: Record, values: Mapping[str, Any], sight: Sight) -> Iterator[str]:
    for path, text in _walk(record.fields, values, (record.name,)):
        if sight.shows(path):
            yield text


def _walk(fields: Mapping[str, Field], values: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    for name, field in fields.items():
        value, here = values.get(name), (*path, name)
        if isinstance(field.type, Group) and isinstance(value, Mapping):
            yield from _walk(field.type.fields, value, here)
        elif isinstance(field.type, Rows):
            for row in value or ():
                yield from _walk(field.type.columns, row, here)
        elif field.mask not in _NUMBERS:
            yield from ((here, text) for text in _said(field, value))


def _said(field: Field, value: Any) -> Iterator[str]:
    """Texts as typed, and titles of options; nothing of numbers, days, places."""
    is_list = isinstance(field.type, ListOf)
    kind = field.type.item if isinstance(field.type, ListOf) else field.type
    given = [one for one in (value or () if is_list else (value,)) if isinstance(one, str)]
    if isinstance(kind, Option):
        titles = {choice.code: choice.title for choice in choices_of(field)} if given else {}
        yield from (titles[one] for one in given if one in titles)
    elif isinstance(kind, Text):
        yield from given


def normal(text: str) -> str:
    """As texts are compared: one width, one case, no blanks beside Chinese.

    >>> normal("河沟街 14 号　３单元"), normal("Repair  the ROOF")
    ('河沟街14号3单元', 'repair  the roof')
    """
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> frozenset[str]:
    """What a text is found by: every two neighbouring Chinese signs, and whole words and numbers of anything else.

    >>> sorted(words("屋顶漏水 ab12"))
    ['ab12', '屋顶', '漏水', '顶漏']
    >>> words("号")
    frozenset()
    """
    return frozenset(word for run in _RUNS.findall(normal(text)) for word in _of_run(run))


def _of_run(run: str) -> Sequence[str]:
    if _IS_CJK.match(run):
        return [run[n : n + 2] for n in range(len(run) - 1)]
    return [run[:LONGEST_WORD]]


def terms(query: str) -> tuple[str, ...]:
    """The parts of a query that all have to be found, each once; at most `MOST_TERMS`."""
    return tuple(dict.fromkeys(normal(part) for part in query.split()))[:MOST_TERMS]


def finds(wanted: Sequence[str], shown: Iterable[str]) -> bool:
    """Whether every term stands in some text, a word that is not Chinese as a whole word.

    >>> finds(terms("漏水 14号"), ["屋顶漏水，急需修缮", "河沟街 14 号"]), finds(terms("漏雨"), ["屋顶漏水"])
    (True, False)
    >>> finds(terms("138"), ["13800004127"])
    False
    """
    kept = [(normal(text), words(text)) for text in shown]
    return all(any(term in text and words(term) <= there for text, there in kept) for term in wanted)
