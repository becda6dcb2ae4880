"""What can be applied for, and files for it."""

from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.api import affairs, filing, uploads
from yikou.usecases.api.filing import Filing
from yikou.usecases.api.shapes import AffairDetail, AffairPage, Filed, FileKept, Slice
from yikou.usecases.intake.intake_papers import Upload
from yikou.web.api.operations import ROOT, Answered, Call, Operation


def list_affairs(call: Call, query: Slice) -> AffairPage:
    """The affairs that can be taken in today."""
    return affairs.affair_page(call.house, call.reader, query)


def show_affair(call: Call) -> AffairDetail:
    """What one affair asks for: its form, guide and materials."""
    return affairs.affair_detail(call.house, call.reader, call.path["slug"])


def send_file(call: Call, upload: Upload) -> FileKept:
    """Keeps a file for a day, until a request names it as material."""
    return uploads.keep_file(call.house, call.person, upload, call.translate)


def file_case(call: Call, body: Filing) -> Answered[Filed]:
    """Begins a case from an application, as the counter does."""
    filed = filing.file_case(call.house, call.reader, body, once=call.once)
    return Answered(filed, {"Location": f"{ROOT}/cases/{filed.number}"})


OPERATIONS = (
    Operation("GET", "/affairs", list_affairs, "signed_in"),
    Operation("GET", "/affairs/{slug}", show_affair, "signed_in", problems=(404,)),
    Operation("POST", "/files", send_file, "signed_in", status=201),
    Operation("POST", "/cases", file_case, COUNTER_ROLES, status=201, once="must", problems=(404, 409)),
)
