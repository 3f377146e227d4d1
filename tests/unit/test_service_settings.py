"""A start that cannot be served ends with one sentence that says what to change."""

import os
import socket
import subprocess
import sys

import pytest

from dashboard.data import DATA_FOLDER
from dashboard.service.settings import Settings, SettingsError, read


def test_without_any_setting_the_defaults_hold():
    assert read({"PATH": "/bin"}) == Settings()


def test_all_settings_together(tmp_path):
    (tmp_path / "datapackage.json").write_text("{}")
    said = {
        "DASHBOARD_DATA": str(tmp_path),
        "DASHBOARD_PORT": "8080",
        "DASHBOARD_ADDRESS": "::1",
        "DASHBOARD_BASE_PATH": "/figures/vl/",
        "DASHBOARD_ALLOWED_HOSTS": "Figures.example.be, *.example.org",
        "DASHBOARD_ALLOWED_EMBEDDERS": "https://www.example.be https://example.org:8443",
        "DASHBOARD_TRUSTED_PROXIES": "10.0.0.7,172.16.0.0/12",
        "DASHBOARD_OPERATOR": " Departement Voorbeeld ",
        "DASHBOARD_CONTACT": "https://www.example.be/contact?of=figures",
    }
    assert read(said) == Settings(
        data=tmp_path,
        port=8080,
        address="::1",
        base_path="/figures/vl",
        allowed_hosts=("figures.example.be", "*.example.org"),
        allowed_embedders=("https://www.example.be", "https://example.org:8443"),
        trusted_proxies=("10.0.0.7", "172.16.0.0/12"),
        operator="Departement Voorbeeld",
        contact="https://www.example.be/contact?of=figures",
    )


def test_an_empty_setting_is_none():
    assert read({"DASHBOARD_PORT": " ", "DASHBOARD_ALLOWED_HOSTS": ""}) == Settings()


def test_the_root_is_no_base_path():
    assert read({"DASHBOARD_BASE_PATH": "/"}).base_path == ""


def test_what_the_tests_set_is_not_ours_to_judge():
    assert read({"DASHBOARD_BROWSER": "/usr/bin/chromium"}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DASHBOARD_PROT", "8080", "did you mean DASHBOARD_PORT"),
        ("DASHBOARD_CONTACT", "javascript:alert(1)", "an e-mail address such as"),
        ("DASHBOARD_CONTACT", 'https://a.be/"onclick', "an e-mail address such as"),
        ("DASHBOARD_OPERATOR", "Departement\x07", "the organisation that runs"),
        ("DASHBOARD_PORT", "eighty", "a number from 1 to 65535"),
        ("DASHBOARD_PORT", "0", "a number from 1 to 65535"),
        ("DASHBOARD_PORT", "65536", "a number from 1 to 65535"),
        ("DASHBOARD_PORT", "٨٠", "a number from 1 to 65535"),
        ("DASHBOARD_ADDRESS", "example.be", "127.0.0.1"),
        ("DASHBOARD_BASE_PATH", "figures", "as in /figures"),
        ("DASHBOARD_BASE_PATH", "//figures", "as in /figures"),
        ("DASHBOARD_BASE_PATH", "/a?b", "begin it with a slash"),
        ("DASHBOARD_DATA", "/nowhere/at/all", "set DASHBOARD_DATA"),
        ("DASHBOARD_DATA", os.fspath(DATA_FOLDER / "geometry"), "has no datapackage.json"),
        ("DASHBOARD_ALLOWED_HOSTS", "https://example.be", "figures.example.be"),
        ("DASHBOARD_ALLOWED_EMBEDDERS", "example.be", "https://www.example.be"),
        ("DASHBOARD_ALLOWED_EMBEDDERS", "https://a.be; script-src *", "no address of a site"),
        ("DASHBOARD_ALLOWED_EMBEDDERS", "https://a.be/path", "no address of a site"),
        ("DASHBOARD_TRUSTED_PROXIES", "proxy", "10.0.0.0/8"),
    ],
)
def test_what_cannot_be_served_is_named_in_one_sentence(name, value, says):
    with pytest.raises(SettingsError) as wrong:
        read({name: value})
    sentence = str(wrong.value)
    assert says in sentence
    assert "\n" not in sentence
    assert name in sentence or name == "DASHBOARD_DATA"


def start(module, **settings):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    return subprocess.run(
        [sys.executable, *module],
        env={**environment, **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_port_that_is_taken_ends_the_start():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = start(["-m", "dashboard.service"], DASHBOARD_PORT=port, DASHBOARD_ADDRESS="127.0.0.1")
    assert ended.returncode == 2
    assert (
        ended.stderr == f"Port {port} is taken: stop what listens there, or set DASHBOARD_PORT to another.\n"
    )


def test_another_server_ends_its_start_in_the_same_way():
    ended = start(["-c", "import dashboard.service.asgi"], DASHBOARD_BASE_PATH="figures")
    assert ended.returncode == 2
    assert ended.stderr.endswith("begin it with a slash, as in /figures.\n")
    assert "Traceback" not in ended.stderr
