"""What is counted, and when a server says that readers can be sent to it."""

import logging

import pytest
from prometheus_client import exposition, parser
from starlette.applications import Starlette

from asgi_client import ask
from dashboard.data.store import Store
from dashboard.service import health
from dashboard.service.counts import RUNS, Counts


@pytest.fixture
def counts(tiny):
    counts = Counts(Store(tiny.path))
    counts.listen()
    yield counts
    counts.stop()


def value(counts, name, **labels):
    return counts.registry.get_sample_value(name, labels)


def test_runs_are_counted_by_what_the_frame_logs(counts):
    log = logging.getLogger(RUNS)
    log.debug("drew", extra={"page": "tourism", "seconds": 0.3})
    log.debug("drew", extra={"page": "tourism", "seconds": 0.1})
    log.debug("of something else")
    assert value(counts, "dashboard_run_seconds_count", page="tourism") == 2
    assert value(counts, "dashboard_run_seconds_sum", page="tourism") == pytest.approx(0.4)
    assert value(counts, "dashboard_run_seconds_bucket", page="tourism", le="0.2") == 1


def test_faults_are_counted_by_the_room_that_logs_them(counts):
    logging.getLogger("dashboard.ui.frame").error("page failed")
    logging.getLogger("dashboard.ui.frame").warning("no fault")
    logging.getLogger("elsewhere").error("not ours")
    assert value(counts, "dashboard_errors_total", room="ui") == 1


def test_who_has_stopped_counts_no_more(counts):
    counts.stop()
    logging.getLogger("dashboard.ui.frame").error("page failed")
    assert value(counts, "dashboard_errors_total", room="ui") is None


def test_the_data_that_is_served_can_be_told_from_the_metrics(counts, tiny):
    package = Store(tiny.path).package()
    told = {"version": package.version, "revision": package.revision}
    assert value(counts, "dashboard_data_info", **told) == 1
    assert value(counts, "dashboard_data_figures") == len(package.observations())
    assert value(counts, "dashboard_data_refused") == 0


def test_prometheus_can_read_them(counts):
    text = exposition.generate_latest(counts.registry).decode()
    names = {family.name for family in parser.text_string_to_metric_families(text)}
    assert {"dashboard_sessions", "dashboard_run_seconds", "dashboard_errors", "dashboard_data_info"} <= names


def test_without_a_running_dashboard_a_server_lives_but_is_not_ready(tiny, counts):
    app = Starlette(routes=health.routes(Store(tiny.path), counts))
    assert ask(app, "/healthz").text() == "ok"
    answer = ask(app, "/readyz")
    assert (answer.status, answer.json()["ready"]) == (503, False)
    assert answer.headers["cache-control"] == "no-store"


def test_a_server_is_ready_only_with_figures(tiny, monkeypatch):
    monkeypatch.setattr(health, "_running", lambda: True)
    assert health.readiness(Store(tiny.path))["ready"] is True
    tiny.write("indicators.csv", "id\n")
    told = health.readiness(Store(tiny.path))
    assert told["ready"] is False
    assert any("indicators.csv" in line for line in told["data"]["problems"])


def test_of_very_many_problems_the_first_are_told_and_the_sum(tiny, monkeypatch):
    header, *rest = tiny.read("regions.csv").splitlines()
    tiny.write("regions.csv", "\n".join([header, *("X" + "," * (n + 20) for n in range(200)), *rest]))
    lines = health.readiness(Store(tiny.path))["data"]["problems"]
    assert len(lines) == health.MOST + 1
    assert "problems" in lines[-1]
