"""Figures for a Prometheus server. Labels have few values: route patterns, methods, statuses, roles, affairs; nothing
of any person or case.

What one process counts is shared between workers through files in var/metrics; what lies in the database is read.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, Histogram, values
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from yikou.usecases.operation.health import Measures

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """What this process counts, or with a folder, what all workers that share it count."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._own = CollectorRegistry()
        self._requests = Histogram(
            "yikou_request_seconds",
            "Requests by route and status, and how long they took.",
            ("method", "route", "status"),
            buckets=SECONDS,
            registry=self._own,
        )
        self.streams = Gauge(
            "yikou_live_listeners", "Open live pages.", registry=self._own, multiprocess_mode="livesum"
        )
        self.streams.set(0)

    def observe(self, method: str, route: str, status: int, *, seconds: float) -> None:
        """Counts a request. route: its pattern, '' for none."""
        self._requests.labels(known_method(method), route or "none", status).observe(seconds)

    def text(self, measures: Measures) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._counted()) + generate_latest(_registry(_Measured(measures)))

    def _counted(self) -> CollectorRegistry:
        if self._folder is None:
            return self._own
        shared = CollectorRegistry()
        MultiProcessCollector(shared, path=str(self._folder))  # type: ignore[no-untyped-call]
        return shared


def shared_metrics(folder: Path, worker: str) -> Metrics:
    """Counts that all workers add up, each in files of its own, which a worker of the same name continues."""
    os.environ[FOLDER] = str(folder)
    values.ValueClass = values.MultiProcessValue(lambda: worker)  # type: ignore[no-untyped-call]
    return Metrics(folder)


def known_method(method: str) -> str:
    """The method, or `other`: anybody can invent one.

    >>> known_method("GET"), known_method("110101199001011237")
    ('GET', 'other')
    """
    return method if method in METHODS else "other"


class _Measured(Collector):
    """The figures of the database as metrics."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One family for each figure."""
        m = self._measures
        yield _by("yikou_open_cases", "Cases that have not ended.", "affair", m.open_cases.items())
        yield _by("yikou_inbox_tasks", "Tasks at the seats of a role.", "role", _part(m, 0))
        yield _by("yikou_inbox_tasks_largest", "Tasks at the fullest seat of a role.", "role", _part(m, 1))
        yield _one("yikou_timers_overdue", "Work of the clock that is due and not done.", m.overdue.count)
        unsent = ((channel, backlog.count) for channel, backlog in m.unsent.items())
        yield _by("yikou_outbox_waiting", "Messages that wait to be sent.", "channel", unsent)
        yield _one("yikou_sign_ins_failed", "Sign-ins that failed in the last 15 minutes.", m.failed_sign_ins)
        yield _one("yikou_disk_free_bytes", "Room for database and files.", m.free_bytes)
        if m.round_at:
            age = (m.now - m.round_at).total_seconds()
            yield _one("yikou_clock_round_age_seconds", "Since the clock's last round.", age)


def _registry(collector: Collector) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collector)
    return registry


def _part(measures: Measures, which: int) -> Iterable[tuple[str, float]]:
    return ((role, sizes[which]) for role, sizes in measures.inboxes.items())


def _one(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=value)


def _by(name: str, says: str, label: str, figures: Iterable[tuple[str, float]]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=(label,))
    for value, figure in figures:
        family.add_metric((value,), figure)
    return family
