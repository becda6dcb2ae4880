"""The log: one JSON line per event, with the request's id and without personal data."""

import logging
import sys
import traceback

import structlog


def configure_logs() -> None:
    """Sets the form of every line; called once by the program that serves.

    At a terminal only what went wrong is shown, so that the address and the logins stay in sight.
    """
    least = logging.WARNING if sys.stderr.isatty() else logging.INFO
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        cache_logger_on_first_use=True,
    )


def log_error(error: BaseException) -> None:
    """Which error, and where. Its text is left out: it may hold what somebody typed."""
    where = [
        f"{f.filename.rpartition('/yikou/')[2]}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)
    ]
    structlog.get_logger().error("broken", error=type(error).__qualname__, where=where[-8:])
