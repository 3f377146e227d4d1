"""What stands in deploy/: that it is well formed, fits the service, and fits together."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import kubernetes_validate
import pytest
import yaml

from dashboard.data import DATA_FOLDER
from dashboard.service import health, settings
from serving import ROOT

DEPLOY = ROOT / "deploy"
TEMPLATE = DEPLOY / "nginx" / "dashboard.conf"
UNIT = DEPLOY / "systemd" / "dashboard@.service"
MANIFESTS = sorted(
    path for path in (DEPLOY / "kubernetes").glob("*.yaml") if path.name != "kustomization.yaml"
)
KUBERNETES = ("1.32", "1.37")
"""The oldest and the newest that the manifests are for."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:kubernetes_validate")


def documents():
    return [each for path in MANIFESTS for each in yaml.safe_load_all(path.read_text("utf-8"))]


def only(kind, name="dashboard"):
    (found,) = (
        each for each in documents() if each["kind"] == kind and each["metadata"]["name"].startswith(name)
    )
    return found


def instructions():
    """The lines of the Containerfile, continued ones joined."""
    text = re.sub(r"\\\n\s*", "", (DEPLOY / "Containerfile").read_text("utf-8"))
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [tuple(line.split(None, 1)) for line in lines]


# -- Kubernetes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", KUBERNETES)
@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_every_manifest_is_what_kubernetes_describes(path, version):
    for each in yaml.safe_load_all(path.read_text("utf-8")):
        if not each["apiVersion"].startswith("traefik.io/"):
            kubernetes_validate.validate(each, version, strict=True)


def test_every_ingress_has_the_middlewares_that_it_names():
    kustomization = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text("utf-8"))
    there = {
        f"{kustomization['namespace']}-{each['metadata']['name']}@kubernetescrd"
        for each in documents()
        if each["kind"] == "Middleware"
    }
    named = "traefik.ingress.kubernetes.io/router.middlewares"
    asked = [each["metadata"]["annotations"][named] for each in documents() if each["kind"] == "Ingress"]
    assert len(asked) == 2
    assert set(asked) == there


def test_a_misspelt_manifest_would_be_found():
    deployment = only("Deployment")
    deployment["spec"]["template"]["spec"]["containers"][0]["readOnlyRootFilesytem"] = True
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, KUBERNETES[-1], strict=True)


def test_kustomization_names_every_manifest():
    named = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text("utf-8"))["resources"]
    assert sorted(named) == [path.name for path in MANIFESTS]


def test_everything_that_chooses_pods_chooses_these():
    labels = only("Deployment")["spec"]["template"]["metadata"]["labels"]
    (service,) = (each for each in documents() if each["kind"] == "Service" and each["spec"].get("selector"))
    assert service["spec"]["selector"] == labels
    for kind in ("Deployment", "PodDisruptionBudget"):
        assert only(kind)["spec"]["selector"]["matchLabels"] == labels
    assert only("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    backends = {
        path["backend"]["service"]["name"]
        for rule in only("Ingress")["spec"]["rules"]
        for path in rule["http"]["paths"]
    }
    assert backends == {each["metadata"]["name"] for each in documents() if each["kind"] == "Service"}
    assert (
        only("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]["name"]
        == only("Deployment")["metadata"]["name"]
    )


def test_pods_may_do_nothing_but_serve():
    pod = only("Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["allowPrivilegeEscalation"] is False
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    assert {each["mountPath"] for each in container["volumeMounts"]} == {"/tmp"}


def test_readers_have_a_replica_during_upgrades_and_maintenance():
    assert only("Deployment")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert "replicas" not in only("Deployment")["spec"], "applying it would undo what the autoscaler decided"
    least = only("HorizontalPodAutoscaler")["spec"]["minReplicas"]
    assert least - only("PodDisruptionBudget")["spec"]["maxUnavailable"] >= 1


def test_probes_ask_addresses_and_a_port_that_the_service_has():
    (container,) = only("Deployment")["spec"]["template"]["spec"]["containers"]
    asked = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")}
    assert {probe["path"] for probe in asked.values()} <= set(health.PATHS)
    assert asked["liveness"]["path"] == "/healthz"
    assert asked["readiness"]["path"] == "/readyz"
    ports = {each["name"]: each["containerPort"] for each in container["ports"]}
    assert {ports[probe["port"]] for probe in asked.values()} == {settings.Settings().port}


# -- Settings ----------------------------------------------------------------------------------------------------------


def in_config_map():
    return only("ConfigMap")["data"]


def in_environment_file():
    lines = (DEPLOY / "systemd" / "dashboard.env").read_text("utf-8").splitlines()
    # What is commented out is an offer: it must work, too.
    found = [re.fullmatch(r"#?([A-Z_]+)=(.*)", line) for line in lines]
    return {match[1]: match[2] for match in found if match}


def test_no_setting_of_a_machine_overrules_the_port_of_a_replica():
    assert "DASHBOARD_PORT" not in in_environment_file()
    assert "DASHBOARD_PORT=%i" in UNIT.read_text("utf-8")


def in_image():
    said = " ".join(rest for word, rest in instructions() if word == "ENV")
    pairs = dict(pair.split("=", 1) for pair in shlex.split(said))
    return {name: value for name, value in pairs.items() if name.startswith(settings.PREFIX)}


@pytest.mark.parametrize("given", [in_config_map, in_environment_file, in_image])
def test_the_service_accepts_the_settings_of_every_way_to_run_it(given):
    said = given()
    assert said
    settings.read(said | ({"DASHBOARD_DATA": str(DATA_FOLDER)} if "DASHBOARD_DATA" in said else {}))


def test_every_way_to_run_it_names_the_host_that_is_asked_for():
    (rule,) = only("Ingress")["spec"]["rules"]
    name = re.search(r"server_name (\S+);", TEMPLATE.read_text("utf-8"))[1]
    assert {
        rule["host"], name,
        in_config_map()["DASHBOARD_ALLOWED_HOSTS"], in_environment_file()["DASHBOARD_ALLOWED_HOSTS"],
    } == {name}  # fmt: skip


# -- The image ---------------------------------------------------------------------------------------------------------


def test_the_image_runs_as_a_number_that_is_not_root_and_its_entrypoint_takes_signals():
    last = {word: rest for word, rest in instructions()}
    user = only("Deployment")["spec"]["template"]["spec"]["securityContext"]
    assert last["USER"] == f"{user['runAsUser']}:{user['runAsGroup']}"
    assert user["runAsUser"] > 0
    assert yaml.safe_load(last["ENTRYPOINT"]) == ["python", "-m", "dashboard.service"]
    assert int(last["EXPOSE"]) == int(in_image()["DASHBOARD_PORT"])


def test_all_that_the_image_copies_is_there_and_is_handed_to_the_build():
    copied = [
        part
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for part in rest.split()[:-1]
    ]
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    handed = [line.removeprefix("!") for line in lines if line.startswith("!")]
    assert "*" in lines
    for name in copied:
        assert (ROOT / name).exists(), name
        assert any(one.partition("/")[0] == name for one in handed), name
    # What the service reads beside app.py.
    assert {"app.py", "pages", "src", "static", "data", ".streamlit", "requirements.txt"} <= set(copied)


@pytest.fixture
def answering():
    """A server that answers as it is told: (port, the statuses by path, the paths that were asked)."""
    statuses, asked = {}, []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(statuses.get(self.path, 404))
            self.end_headers()

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1], statuses, asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("base", ["", "/figures", "/figures/"])
@pytest.mark.parametrize("status", [200, 503])
def test_the_health_check_of_the_image_tells_well_from_ill(answering, base, status):
    port, statuses, asked = answering
    path = base.rstrip("/") + "/healthz"
    statuses[path] = status
    (check,) = (rest for word, rest in instructions() if word == "HEALTHCHECK")
    command = yaml.safe_load(check.partition("CMD ")[2])
    assert command[0] == "python"
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment = {**clean, "DASHBOARD_PORT": str(port), "DASHBOARD_BASE_PATH": base}
    done = subprocess.run([sys.executable, *command[1:]], env=environment, capture_output=True, timeout=60)
    assert asked == [path]
    assert (done.returncode == 0) == (status == 200)


# -- systemd -----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
@pytest.mark.parametrize("spoil", [False, True], ids=["as it is", "spoilt"])
def test_systemd_accepts_the_unit(tmp_path, spoil):
    # It wants to see the programs that a unit names; here the project stands elsewhere.
    here = tmp_path / "project"  # a path without spaces, wherever the checkout lies
    here.symlink_to(ROOT)
    (tmp_path / "python").symlink_to(sys.executable)
    text = UNIT.read_text("utf-8").replace("/opt/dashboard/.venv/bin/python", str(tmp_path / "python"))
    text = text.replace("/usr/bin/curl", "/bin/true").replace("/opt/dashboard", str(here))
    unit = tmp_path / "dashboard@8501.service"
    unit.write_text(text.replace("Restart=on-failure", "Restart=on-a-whim") if spoil else text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, timeout=60
    )
    complaints = [line for line in done.stderr.splitlines() if unit.name in line]
    assert bool(complaints) == spoil, done.stderr


def test_the_unit_does_not_try_for_ever_what_the_service_says_cannot_be_served():
    said = UNIT.read_text("utf-8")
    assert "Restart=on-failure" in said
    # docs/service.md: a setting that cannot be served ends the start with exit code 2.
    assert "RestartPreventExitStatus=2" in said


# -- nginx -------------------------------------------------------------------------------------------------------------


def test_every_replica_in_the_proxy_has_a_letter_a_pool_and_a_cookie():
    text = TEMPLATE.read_text("utf-8")
    pools = dict(re.findall(r"upstream (dashboard\w*) \{([^}]*)\}", text))
    servers = re.findall(r"server ([\d.]+:\d+)", pools["dashboard"])
    letters = dict(re.findall(r"^    ([\d.]+:\d+) ([a-z]);", text, re.MULTILINE))
    assert set(letters) == set(servers)
    for server, letter in letters.items():
        own = re.findall(r"server ([\d.]+:\d+)([^;]*);", pools[f"dashboard_{letter}"])
        assert [place for place, words in own if "backup" not in words] == [server]
        assert {place for place, words in own} == set(servers), "who stands in for it"
        assert re.search(rf"^    {letter} +dashboard_{letter};", text, re.MULTILINE)


def test_no_location_loses_the_headers_that_the_service_trusts():
    # nginx hands no proxy_set_header down to a location that has one of its own.
    locations = re.findall(r"location [^{]*\{([^}]*)\}", TEMPLATE.read_text("utf-8"))
    assert len(locations) == 7
    for one in locations:
        assert "proxy_set_header" not in one
        # The same holds for add_header: whoever sets the cookie says again that the connection is safe.
        assert ("add_header" in one) == ("Strict-Transport-Security" in one)


def test_the_guide_names_files_that_are_there():
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:deploy|docs|failover|scripts)/[\w@./-]*\w", text))
    assert {"deploy/nginx/dashboard.conf", "deploy/Containerfile", "deploy/kubernetes"} <= named
    assert [name for name in named if not (ROOT / name).exists()] == []
