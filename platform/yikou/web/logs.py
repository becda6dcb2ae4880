"""The log: one JSON line per event, with the request's id and without personal data."""

import structlog


def configure_logs() -> None:
    """Sets the form of every line; called once by the program that serves."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        cache_logger_on_first_use=True,
    )
