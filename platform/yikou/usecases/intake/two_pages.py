"""Two pages of one draft, in two windows or on two machines: neither writes over what it has not seen.

Each page carries a mark: its own number, and what the draft held when it was drawn. A page that goes on from its own
last words, or from what it was drawn with, keeps what is typed. Otherwise somebody wrote in between: nothing is kept
until they have seen what differs, and have sent it again, or have gone over to the other page.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from yikou.errors import Refused
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.forms.plan import Control
from yikou.texts import Translate
from yikou.usecases.intake.intake_data import ANYWAY, MARK, IntakeData, Pairs, value_of, with_post

OVERTAKEN = "overtaken"
Difference = tuple[str, str]


def new_mark(data: IntakeData) -> str:
    """The mark of a page that is drawn now."""
    return f"{secrets.token_urlsafe(6)}.{digest(data)}"


def typed_over(data: IntakeData, post: Pairs) -> IntakeData:
    """The draft after this was typed. Refused where another page wrote since this one last looked."""
    own, _, seen = value_of(post, MARK).partition(".")
    then = with_post(data, post, page=own)
    if not own or own == data.page or seen == digest(data) or then.post == data.post or value_of(post, "_do") == ANYWAY:
        return then
    raise Refused(OVERTAKEN)


def differences(
    form: Form, here: Bound, there: Bound, *, translate: Translate, names: Callable[[str], str]
) -> tuple[Difference, ...]:
    """Title of each answer that the two pages do not share, and what the other one holds, '' for what has parts.

    names: of orgs and people by slug or key.
    """

    def say(control: Control, value: Any) -> str:
        return form.words(control.path, value, translate=translate, org_names=names)

    return tuple(_different(form.plan.controls, here.answers, there.answers, say))


def _different(
    controls: Sequence[Control], here: Mapping[str, Any], there: Mapping[str, Any], say: Callable[[Control, Any], str]
) -> Iterator[Difference]:
    for control in controls:
        one, other = here.get(control.name), there.get(control.name)
        if one == other or control.kind == "computed":
            continue
        if control.kind == "group":
            mine, its = (part if isinstance(part, Mapping) else {} for part in (one, other))
            yield from _different(control.parts, mine, its, say)
        elif control.parts or control.is_box or control.field.mask or control.kind in ("file", "password"):
            yield control.title, ""
        else:
            yield control.title, say(control, other)


def digest(data: IntakeData) -> str:
    """What a draft held, in short."""
    return hashlib.sha256(msgspec.json.encode(data.post)).hexdigest()[:16]
