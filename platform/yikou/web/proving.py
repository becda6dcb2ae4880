"""The password once more, before a seal or a change of the account. What was typed goes along and is sent by the same
press; the password itself goes no further than the gate."""

from starlette.datastructures import UploadFile
from starlette.responses import Response

from yikou.errors import ProofNeeded
from yikou.texts import say
from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.accounts.account_messages import MESSAGES
from yikou.usecases.accounts.second_factor_pages import asked_again
from yikou.usecases.case.views_proof import ProofView
from yikou.web.errors import typed
from yikou.web.visit import CODE, PASSWORD, Visit, path_and_query

TEMPLATE = "pages/account/proof.html"
ALONE = "/account/proof"


async def check_proof(visit: Visit) -> None:
    """Takes the password that came with a form; ProofNeeded if it is wrong."""
    if visit.acting and visit.proof.get(PASSWORD):
        password, code = visit.proof[PASSWORD], visit.proof.get(CODE, "")
        visit.acting = await visit.run(
            accounts.prove, visit.services.house, visit.acting, password=password, code=code, ip=visit.ip
        )


async def proof_page(visit: Visit, needed: ProofNeeded) -> Response:
    """The page that asks (403), with everything typed; where that is too long to carry, it leads back to the page."""
    house, fields = visit.services.house, tuple(typed(visit))
    files = any(isinstance(value, UploadFile) and value.filename for _, value in visit.posted.multi_items())
    is_whole = bool(fields) or not _has_texts(visit)
    back = (("back", _page_of(visit)),)
    account, wants_code = await visit.run(asked_again, house, visit.person)
    view = ProofView(
        path_and_query(visit.request) if is_whole else ALONE,
        fields if is_whole else back,
        error=say(MESSAGES, needed.code, needed.params, visit.translate) if needed.code else "",
        account=account,
        wants_code=wants_code,
        loses_files=files,
        is_whole=is_whole,
        minutes=house.settings.proof_minutes,
    )
    return visit.page(TEMPLATE, view, status=403, block="content" if visit.is_fragment else "")


def _has_texts(visit: Visit) -> bool:
    return any(isinstance(value, str) and value for name, value in visit.posted.multi_items() if name != "_csrf")


def _page_of(visit: Visit) -> str:
    """Where the form stood: the case, where it was a verb's."""
    path = visit.request.url.path
    return "/".join(path.split("/")[:3]) if path.startswith(("/cases/", "/drafts/")) else "/"
