"""What a draft of an application holds, and how its page is read back from it.

The post is kept as it came, so that what could not be read as a value is still there, letter by letter.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.store.drafts import Draft

Pairs = Sequence[tuple[str, str]]
MARK = "_page"  # under which a page says which one it is; see two_pages.py
ANYWAY = "anyway"  # what is typed here counts, whatever stands elsewhere
ONLY = "_only"  # a page that holds some of the controls says which: names that its own begin with
STEP, BACK = "_step", "_back"  # which step a page is, and where it leads back to
WHY, REASON = "refuse.why", "refuse.reason"  # why nothing is taken in: sentences that were chosen, and own words
NOT_ANSWERS = ("_csrf", "_do", MARK, ONLY, STEP, BACK)


class Typed(msgspec.Struct, frozen=True):
    """What was typed on another page: its number, and the post."""

    page: str
    post: tuple[tuple[str, str], ...]


class IntakeData(msgspec.Struct, frozen=True, omit_defaults=True):
    """form: answers known before anybody typed; sources: where each comes from, by JSON Pointer; post: what was typed
    last, () before the first time; page: number of the page that it was typed on, '' where it has none;
    in_parts: it came page by page, and some may not have come yet. others: at a verb, what stays of other windows, the
    newest first; left_out: how many more there were."""

    form: dict[str, Any]
    sources: dict[str, str] = {}
    post: tuple[tuple[str, str], ...] = ()
    page: str = ""
    in_parts: bool = False
    others: tuple[Typed, ...] = ()
    left_out: int = 0

    def value(self, name: str) -> str:
        """The last value posted under a name, or ''."""
        return value_of(self.post, name)

    @property
    def follow(self) -> frozenset[str]:
        """Materials that are promised for later."""
        return frozenset(text for key, text in self.post if key == "follow")

    @property
    def instead(self) -> frozenset[str]:
        """Keys of earlier files that those of this draft stand for."""
        return frozenset(text for key, text in self.post if key == "instead")

    @property
    def warned(self) -> dict[str, str]:
        """Reasons given for warnings, by line of `accepts`."""
        given = ((key.removeprefix("warned."), text.strip()) for key, text in self.post if key.startswith("warned."))
        return {line: text for line, text in given if text}


_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(IntakeData, float_hook=Decimal).decode


def intake_data(draft: Draft) -> IntakeData:
    """What the draft holds."""
    return _decode(draft.data)


def packed(data: IntakeData) -> bytes:
    """As the draft keeps it."""
    return _encode(data)


def with_post(data: IntakeData, post: Pairs, *, page: str = "") -> IntakeData:
    """The same draft after this was typed, on a page of this number: all of it, or what stands on that page."""
    typed = tuple((name, text) for name, text in post if name not in NOT_ANSWERS)
    own = [text for name, text in post if name == ONLY]
    others = tuple(pair for pair in data.post if own and not _is_of(pair[0], own))
    return msgspec.structs.replace(data, post=(*others, *typed), page=page, in_parts=bool(own))


def _is_of(name: str, own: Sequence[str]) -> bool:
    return name == "_shown" or any(name == one or name.startswith(f"{one}.") for one in own)


def value_of(post: Pairs, name: str) -> str:
    """The last value posted under a name, or ''."""
    return next((text for key, text in reversed(post) if key == name), "")


def bound_of(form: Form, data: IntakeData, *, post: Pairs | None = None) -> Bound:
    """The answers as they stand. post: with the button that was pressed, where rows are to be moved."""
    pairs = data.post if post is None else post
    before = form.start(data.form) if data.in_parts else data.form
    return form.bind(pairs, before=before) if pairs else Bound(form.start(data.form))
