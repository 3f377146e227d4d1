"""What is counted for Prometheus: sessions, runs of pages and how long they take, errors, and the data served.

Pages are counted by what they log: the frame tells the logger `dashboard.runs` of each run, and every error that is
logged below `dashboard` is one. So the frame need not know that anybody counts.
"""

from __future__ import annotations

import collections
import logging
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from dashboard.data.store import Store
from dashboard.service import connections
from dashboard.ui.internals import runtime

RUNS = "dashboard.runs"
"""The logger that the frame tells of each run, with `page` and `seconds` in `extra`."""

SECONDS = (0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 2.0, 5.0, 10.0)


class Counts:
    """The counts of one server over one store, in a registry of their own."""

    def __init__(self, store: Store) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "dashboard_run_seconds",
            "How long drawing a page took, on the server.",
            ["page"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.errors = Counter(
            "dashboard_errors", "Faults that were logged.", ["room"], registry=self.registry
        )
        self.refused: collections.Counter[str] = collections.Counter()
        self.registry.register(_Sessions())
        self.registry.register(_Refused(self.refused))
        # Memory, and file descriptors: those in use beside those that there are.
        ProcessCollector(registry=self.registry)
        self.registry.register(_Data(store))
        self._handler = _Listener(self)

    def listen(self) -> None:
        """Begins to count what is logged."""
        logging.getLogger("dashboard").addHandler(self._handler)
        runs = logging.getLogger(RUNS)
        runs.setLevel(logging.DEBUG)
        runs.propagate = False
        runs.addHandler(self._handler)

    def stop(self) -> None:
        """Counts no more."""
        for name in ("dashboard", RUNS):
            logging.getLogger(name).removeHandler(self._handler)


class _Listener(logging.Handler):
    def __init__(self, counts: Counts) -> None:
        super().__init__(logging.DEBUG)
        self._counts = counts

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == RUNS:
            seconds, page = getattr(record, "seconds", None), getattr(record, "page", "")
            if isinstance(seconds, float):
                self._counts.seconds.labels(page).observe(seconds)
        elif record.levelno >= logging.ERROR:
            room = ".".join(record.name.split(".")[1:2]) or "frame"
            self._counts.errors.labels(room).inc()


class _Sessions(Collector):
    """Streamlit's own count of sessions."""

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        active = GaugeMetricFamily("dashboard_sessions", "Readers connected now.")
        events = CounterMetricFamily("dashboard_session_events", "Sessions so far.", labels=["event"])
        if runtime.exists():
            stats = runtime.get_instance().stats_mgr.get_stats(
                family_names=["active_sessions", "session_events"]
            )
            for one in stats.get("active_sessions", ()):
                active.add_metric([], one.value)
            for one in stats.get("session_events", ()):
                events.add_metric([one.labels["type"]], one.value)
        yield active
        yield events


class _Refused(Collector):
    """What was kept away from readers' service: messages, websockets and connections, by reason."""

    def __init__(self, refused: collections.Counter[str]) -> None:
        self._refused = refused

    def collect(self) -> Iterator[CounterMetricFamily]:
        told = CounterMetricFamily("dashboard_refused", "What was kept away.", labels=["what", "reason"])
        for what, counted in (("websocket", self._refused), ("connection", connections.refused)):
            for reason, number in sorted(counted.items()):
                told.add_metric(["request" if reason == "requests" else what, reason], number)
        yield told


class _Data(Collector):
    """The version that is served, and whether a newer one was refused."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[GaugeMetricFamily | InfoMetricFamily]:
        edition = self._store.edition()
        package = edition.package
        told = {"version": package.version, "revision": package.revision}
        yield InfoMetricFamily("dashboard_data", "The data that is served.", value=told)
        for name, text, value in (
            ("dashboard_data_figures", "Figures in the data that is served.", len(package.observations())),
            (
                "dashboard_data_problems",
                "Problems of the data that is served; 0 is sound.",
                len(package.problems) or len(self._store.doubts),
            ),
            (
                "dashboard_data_refused",
                "1 while newer data is refused.",
                int(self._store.refusal is not None),
            ),
            (
                "dashboard_data_taken_timestamp_seconds",
                "When it was taken up.",
                edition.taken.timestamp(),
            ),
        ):
            yield GaugeMetricFamily(name, text, value=value)
