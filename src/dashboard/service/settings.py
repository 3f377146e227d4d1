"""What an administrator may set, read from the environment and checked before anything starts.

Whatever cannot be served ends the start with one sentence that says what to change; nothing is guessed.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import available_timezones

from dashboard.data import DATA_FOLDER
from dashboard.locale.days import USUAL

PREFIX = "DASHBOARD_"
NOT_OURS = frozenset({"DASHBOARD_BROWSER"})
"""Read by the tests, and often set where a server is started from a developer's shell."""

_HOST = re.compile(r"(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]*[a-z0-9](:\d{1,5})?")
_CONTACT = re.compile(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|https://[A-Za-z0-9.-]+(:\d{1,5})?(/[^\s<>\"]*)?"
)
LONGEST_NAME = 200
_BASE = re.compile(r"(/[A-Za-z0-9._~-]+)+")


class SettingsError(Exception):
    """A setting that cannot be served; its text is one sentence that says what to change."""


@dataclass(frozen=True)
class Settings:
    """How the dashboard is served.

    `base_path` is "" or "/something"; no `allowed_hosts` means any, no `allowed_embedders` none;
    `trusted_proxies` are the addresses whose word about the reader's address and scheme counts. `operator` and `contact`
    say on the page about accessibility who runs the dashboard and where to reach them. `time_zone` is where it is
    today. `sessions_per_address` is how many open pages one address may have at the same time; `log` is how the log is
    written, `text` or `json`.
    """

    data: Path = DATA_FOLDER
    port: int = 8501
    address: str = "0.0.0.0"
    base_path: str = ""
    allowed_hosts: tuple[str, ...] = ()
    allowed_embedders: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    operator: str = ""
    contact: str = ""
    sessions_per_address: int = 200
    log: str = "text"
    time_zone: str = USUAL


def read(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment makes; what it does not say keeps its default.

    Raises SettingsError for a setting that does not exist, or a value that cannot be served.
    """
    known = {PREFIX + name.upper(): name for name in _READERS}
    strange = [
        name for name in environment if name.startswith(PREFIX) and name not in known and name not in NOT_OURS
    ]
    if strange:
        name = sorted(strange)[0]
        near = get_close_matches(name, list(known), n=1) or sorted(known)
        raise SettingsError(f"There is no setting {name}: take it away, or did you mean {' or '.join(near)}?")
    said = {
        name: _READERS[name](variable, environment[variable].strip())
        for variable, name in known.items()
        if environment.get(variable, "").strip()
    }
    settings = Settings(**said)
    _check_folder(settings.data)
    return settings


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise SettingsError(
            f"The data folder {folder} is missing: set DASHBOARD_DATA to the folder of datapackage.json."
        )
    if not (folder / "datapackage.json").is_file():
        raise SettingsError(
            f"The data folder {folder} has no datapackage.json: set DASHBOARD_DATA to the folder that has it."
        )


def _folder(variable: str, value: str) -> Path:
    return Path(value).expanduser().absolute()


def _port(variable: str, value: str) -> int:
    if not re.fullmatch(r"\d{1,5}", value, re.ASCII) or not 1 <= int(value) <= 65535:
        raise SettingsError(
            f"{variable}={_shown(value)} is no port: set it to a number from 1 to 65535, such as 8501."
        )
    return int(value)


def _address(variable: str, value: str) -> str:
    try:
        return str(ipaddress.ip_address("127.0.0.1" if value == "localhost" else value))
    except ValueError:
        raise SettingsError(
            f"{variable}={_shown(value)} is no IP address: set it to 127.0.0.1 for this machine alone, "
            "or to 0.0.0.0 for all of its networks."
        ) from None


def _base_path(variable: str, value: str) -> str:
    if value == "/":
        return ""
    if not _BASE.fullmatch(value.removesuffix("/")):
        wanted = "/" + "/".join(part for part in re.split(r"[^A-Za-z0-9._~-]+", value) if part)
        raise SettingsError(
            f"{variable}={_shown(value)} is no base path: begin it with a slash, as in {wanted or '/figures'}."
        )
    return value.removesuffix("/")


def _list(pattern: re.Pattern[str], what: str, example: str) -> Callable[[str, str], tuple[str, ...]]:
    def listed(variable: str, value: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(part.lower() for part in re.split(r"[,\s]+", value) if part))
        for part in found:
            if not pattern.fullmatch(part) and not _is_address(part, pattern):
                raise SettingsError(
                    f"{variable} names {_shown(part)}, which is no {what}: write it as {example}, "
                    "several with commas between."
                )
        return found

    return listed


def _is_address(value: str, pattern: re.Pattern[str]) -> bool:
    """Whether a host is given as an IPv6 address in brackets, as browsers send it."""
    return pattern is _HOST and value.startswith("[") and value.endswith("]") and ":" in value


def _proxies(variable: str, value: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(part for part in re.split(r"[,\s]+", value) if part))
    for part in found:
        try:
            ipaddress.ip_network(part, strict=False)
        except ValueError:
            raise SettingsError(
                f"{variable} names {_shown(part)}, which is no address or network: write it as 10.0.0.7 "
                "or 10.0.0.0/8, several with commas between."
            ) from None
    return found


def _name(variable: str, value: str) -> str:
    if len(value) > LONGEST_NAME or not value.isprintable():
        raise SettingsError(
            f"{variable}={_shown(value)} is no name: set it to that of the organisation that runs the dashboard, "
            f"in at most {LONGEST_NAME} signs."
        )
    return value


def _contact(variable: str, value: str) -> str:
    if not _CONTACT.fullmatch(value):
        raise SettingsError(
            f"{variable}={_shown(value)} is no contact: set it to an e-mail address such as info@example.be, "
            "or to the address of a form such as https://www.example.be/contact."
        )
    return value


def _log(variable: str, value: str) -> str:
    if value not in ("text", "json"):
        raise SettingsError(f"{variable}={_shown(value)} is no form of a log: set it to text or json.")
    return value


def _number(variable: str, value: str) -> int:
    if not re.fullmatch(r"\d{1,6}", value, re.ASCII) or int(value) < 1:
        raise SettingsError(f"{variable}={_shown(value)} is no number: set it to one above 0, such as 200.")
    return int(value)


def _time_zone(variable: str, value: str) -> str:
    known = available_timezones()
    if value not in known:
        near = get_close_matches(value, sorted(known), n=1) or [USUAL]
        raise SettingsError(f"{variable}={_shown(value)} is no time zone: set it to one such as {near[0]}.")
    return value


def _shown(value: str) -> str:
    """The value in quotes, fit for one line of a terminal."""
    return ascii(value[:60])


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "data": _folder,
    "port": _port,
    "address": _address,
    "base_path": _base_path,
    "allowed_hosts": _list(_HOST, "host name", "figures.example.be or *.example.be"),
    "allowed_embedders": _list(_ORIGIN, "address of a site", "https://www.example.be"),
    "trusted_proxies": _proxies,
    "operator": _name,
    "contact": _contact,
    "sessions_per_address": _number,
    "log": _log,
    "time_zone": _time_zone,
}
