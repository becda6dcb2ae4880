"""What is answered instead of the page that was asked for. Nothing typed is lost, and nothing inside is shown."""

from collections.abc import Iterable, Mapping

from starlette.exceptions import HTTPException
from starlette.responses import Response

from yikou.errors import AnswersRefused, Conflict, NotAllowed, NotFound, ProofNeeded, Refused
from yikou.store.dialect import Away, Busy
from yikou.usecases.acting import home_of
from yikou.usecases.case.views_case import LedgerLine
from yikou.usecases.views import Link
from yikou.usecases.views_pages import Again, ErrorView, Kept
from yikou.web import messages
from yikou.web.csrf import FIELD
from yikou.web.messages import WORDINGS, Wording
from yikou.web.visit import Visit, own_address, path_and_query

TEMPLATE = "pages/errors/error.html"
MOST_KEPT = 300_000
"""Characters of a form that travel through a page of ours; a longer one is not kept."""

LEAST_WRITTEN = 8
"""Characters from which what stands in a field of the form or the office record was written, not chosen."""

FAMILIES: Mapping[type[Exception], int] = {
    NotAllowed: 403,
    ProofNeeded: 403,
    NotFound: 404,
    Conflict: 409,
    AnswersRefused: 422,
    Refused: 422,
    Busy: 503,
}


class StaleForm(HTTPException):
    """A form of ours, drawn before the person signed in again: it can be sent once more, knowingly."""

    def __init__(self) -> None:
        super().__init__(403)


class StrangeForm(HTTPException):
    """A form that no page of ours sent."""

    def __init__(self) -> None:
        super().__init__(403)


class NotSignedIn(HTTPException):
    """Nobody is signed in, or no longer."""

    def __init__(self) -> None:
        super().__init__(401)


def status_of(error: Exception) -> int:
    """The status that the error is answered with."""
    if isinstance(error, HTTPException):
        return error.status_code if error.status_code in WORDINGS else 400
    return next((status for family, status in FAMILIES.items() if isinstance(error, family)), 500)


def error_page(visit: Visit, error: Exception) -> Response:
    """The page of this error; for htmx its content alone, which the page that asked shows above everything else."""
    status = status_of(error)
    view = _view(visit, error, status)
    response = visit.page(TEMPLATE, view, status=status, block="content" if visit.is_fragment else "")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def _view(visit: Visit, error: Exception, status: int) -> ErrorView:
    wording = _wording(error, status)
    say = visit.translate
    megabytes = visit.services.settings.upload_bytes // (1024 * 1024)
    said = [say(sentence).format(megabytes=megabytes) for sentence in wording.said]
    if isinstance(error, NotAllowed) and error.ask:
        said.append(say(messages.ASK).format(ask=error.ask))
    return ErrorView(
        status=status,
        title=say(messages.CONFLICT).format(who=error.who) if isinstance(error, Conflict) else say(wording.title),
        said=tuple(said),
        can=_ways_on(visit, status),
        happened=(LedgerLine(error.at, error.who, error.did),) if isinstance(error, Conflict) else (),
        kept=_kept(visit) if isinstance(error, Conflict) else (),
        again=_again(visit) if isinstance(error, StaleForm | Busy) else None,
        reference=visit.request.state.request_id if status >= 500 else "",
        search=status == 404 and visit.acting is not None,
    )


def _wording(error: Exception, status: int) -> Wording:
    if isinstance(error, StaleForm):
        return messages.STALE_FORM
    if isinstance(error, Away):
        return messages.AWAY
    return messages.STRANGE_FORM if isinstance(error, StrangeForm) else WORDINGS[status]


def _ways_on(visit: Visit, status: int) -> tuple[Link, ...]:
    if status >= 500 and visit.acting is None:  # who asks was not looked up; the home page knows
        return (Link(visit.translate(messages.TO_HOME), "/"),)
    if visit.acting is None:
        return (Link(visit.translate(messages.TO_LOGIN), "/login"),)
    return (Link(visit.translate(messages.TO_HOME), home_of(visit.acting)),)


def typed(visit: Visit) -> Iterable[tuple[str, str]]:
    """What was posted, without the token and without files; nothing if it was never read or is too long to carry."""
    form = visit.posted
    pairs = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name != FIELD]
    return pairs if sum(len(name) + len(value) for name, value in pairs) <= MOST_KEPT else ()


def again_page(visit: Visit, address: str, fields: Iterable[tuple[str, str]]) -> Response:
    """The page after signing in again: what was typed before goes on to `address` once a button is pressed."""
    say, wording = visit.translate, messages.STALE_FORM
    onward = Again(own_address(address), say(messages.SEND_AGAIN), tuple(fields))
    said = tuple(say(sentence) for sentence in wording.said)
    return visit.page(TEMPLATE, ErrorView(200, say(wording.title), said, can=_ways_on(visit, 200), again=onward))


def _again(visit: Visit) -> Again | None:
    """The same form, to be sent once more by a button; None where there is none."""
    if visit.request.method != "POST":
        return None
    return Again(path_and_query(visit.request), visit.translate(messages.SEND_AGAIN), tuple(typed(visit)))


def _kept(visit: Visit) -> tuple[Kept, ...]:
    labelled = ((_kept_label(name, text), name, text) for name, text in typed(visit))
    return tuple(Kept(visit.translate(label), text, name) for label, name, text in labelled if label and text.strip())


def _kept_label(name: str, text: str) -> str:
    """How a field is called that is worth keeping; '' for one that is chosen again faster than it is copied."""
    is_written = name.startswith(("form.", "office.")) and len(text) >= LEAST_WRITTEN
    return messages.KEPT_LABELS.get(name.rpartition(".")[2], messages.KEPT_OTHER if is_written else "")
