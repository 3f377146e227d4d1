"""The audit of dependencies: a known weakness fails it, a database out of reach does not."""

import json
import subprocess

import pytest

import audit


def answering(monkeypatch: pytest.MonkeyPatch, stdout: str) -> None:
    answer = subprocess.CompletedProcess([], 1, stdout=stdout, stderr="")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: answer)


def test_a_known_weakness_is_named_with_the_way_out(monkeypatch, capsys):
    weak = {"name": "tornado", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
    answering(
        monkeypatch, json.dumps({"dependencies": [weak, {"name": "pandas", "version": "3", "vulns": []}]})
    )
    assert audit.main() == 1
    said = capsys.readouterr().out
    assert "tornado 1.0 has the known weakness PYSEC-1; mended in 1.1" in said
    assert "make lock" in said
    assert "pandas" not in said


def test_nothing_known_passes(monkeypatch, capsys):
    answering(monkeypatch, json.dumps({"dependencies": [{"name": "pandas", "version": "3", "vulns": []}]}))
    assert audit.main() == 0
    assert "nothing known against 1 of 1 packages" in capsys.readouterr().out


@pytest.mark.parametrize("stdout", ["", "no network", '{"something": "else"}'])
def test_without_an_answer_it_says_so_and_goes_on(monkeypatch, capsys, stdout):
    answering(monkeypatch, stdout)
    assert audit.main() == 0
    assert "were not audited" in capsys.readouterr().out


def test_a_database_that_does_not_answer_in_time_holds_nothing_up(monkeypatch, capsys):
    def silent(*_, **__):
        raise subprocess.TimeoutExpired("pip-audit", audit.SECONDS)

    monkeypatch.setattr(audit.subprocess, "run", silent)
    assert audit.main() == 0
    assert "were not audited" in capsys.readouterr().out


def test_what_was_passed_over_is_not_called_audited(monkeypatch, capsys):
    skipped = {"name": "pandas", "version": "3", "skip_reason": "the index could not be reached", "vulns": []}
    answering(monkeypatch, json.dumps({"dependencies": [skipped]}))
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "Not audited: 1 of 1 packages (pandas ...): the index could not be reached" in said
    assert "nothing known" not in said
