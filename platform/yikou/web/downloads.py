"""A workbook as the answer to a request."""

from urllib.parse import quote

from starlette.responses import StreamingResponse

from yikou.usecases.search.exporting import MEDIA_TYPE, Exported


def workbook(exported: Exported) -> StreamingResponse:
    """The file under its own name, in Chinese too (RFC 6266), for keeping and not for showing."""
    headers = {"Content-Disposition": attachment(exported.name), "X-Content-Type-Options": "nosniff"}
    return StreamingResponse(exported.chunks(), media_type=MEDIA_TYPE, headers=headers)


def attachment(name: str) -> str:
    """The header of a download: the name as it is, and one that programs read that know ASCII alone.

    >>> attachment("待办.xlsx")
    'attachment; filename="yikou.xlsx"; filename*=UTF-8\\'\\'%E5%BE%85%E5%8A%9E.xlsx'
    """
    ending = name.rpartition(".")[2]
    plain = ending if ending.isascii() and ending.isalnum() else "bin"
    return f"attachment; filename=\"yikou.{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
