"""The log: one line per event, with the request's id and without personal data.

A line holds route patterns, statuses, figures and places in our code; never an address, a form, a name, or the text of
an error, which may quote what somebody typed. What libraries log passes through here too.
"""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import TextIO

import structlog

PLAIN_LOGGERS = ("uvicorn",)
"""Libraries whose messages are sentences of their own; of others only the name and the error is told."""


def configure_logs(form: str, stream: TextIO | None = None) -> None:
    """Sets the form of every line (`json`, `text`, '' for text at a terminal); called once by the program that serves.

    At a terminal only what went wrong is shown, so that the address and the logins stay in sight.
    """
    out = stream or sys.stderr
    is_text = form == "text" or (not form and out.isatty())
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if out.isatty() else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(out),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=False) if is_text else _as_json,
        ],
        cache_logger_on_first_use=stream is None,
    )
    logging.basicConfig(handlers=[_Libraries()], level=logging.WARNING, force=True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda broken: log_error(broken.exc_value) if broken.exc_value else None


def log_error(error: BaseException) -> None:
    """Which error, and where. Its text is left out: it may hold what somebody typed."""
    structlog.get_logger().error("broken", **_told(error))


_as_json = structlog.processors.JSONRenderer(ensure_ascii=False)


class _Libraries(logging.Handler):
    """What libraries log, in our form and without what they may quote."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        error = record.exc_info[1] if record.exc_info else None
        says = {"message": str(record.msg)} if record.name.startswith(PLAIN_LOGGERS) and not error else {}
        told = _told(error) if error else {}
        structlog.get_logger().log(record.levelno, "library", logger=record.name, **says, **told)


def _told(error: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{f.filename.rpartition('/yikou/')[2]}:{f.lineno} {f.name}" for f in frames]
    return {"error": type(error).__qualname__, "where": where[-8:]}


def _uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    log_error(error)
