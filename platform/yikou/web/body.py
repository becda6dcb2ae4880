"""How much a request may send, and how long it may take to send it. Both are checked while it arrives."""

import anyio
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

FORM_BYTES = 1024 * 1024
FORM_SECONDS = 30.0
UPLOAD_SECONDS = 180.0


def bounded(receive: Receive, scope: Scope, *, most: int, seconds: float) -> Receive:
    """`receive` that refuses a body above `most` bytes (413), or one that takes longer than `seconds` (408).

    What a handler does with the body afterwards is not timed: a thread cannot be stopped half-way, and a verb that
    was performed must not be reported as one that was not.
    """
    declared = _declared(scope)
    deadline = anyio.current_time() + seconds
    seen = 0
    arriving = True

    async def receive_bounded() -> Message:
        nonlocal seen, arriving
        if not arriving:
            return await receive()
        if declared > most:
            raise HTTPException(413)
        try:
            with anyio.fail_after(deadline - anyio.current_time()):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408) from None
        seen += len(message.get("body", b""))
        arriving = message.get("more_body", False)
        if seen > most:
            raise HTTPException(413)
        return message

    return receive_bounded


def _declared(scope: Scope) -> int:
    raw = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(raw) if raw.isdigit() else 0
