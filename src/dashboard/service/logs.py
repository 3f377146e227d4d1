"""The log, for people or, one JSON object a line, for programs; a fault carries the number that its reader was told."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

from dashboard.ui.internals import logger

PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Plain(logging.Formatter):
    """A line for people, with the number of the request where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = super().format(record)
        number = getattr(record, "request", "")
        first, _, rest = line.partition("\n")
        return f"{first} [{number}]{chr(10) if rest else ''}{rest}" if number else line


class Structured(logging.Formatter):
    """A JSON object on one line: `at`, `level`, `logger`, `message`, and `request` and `fault` where there are such."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := getattr(record, "request", ""):
            told["request"] = number
        if record.exc_info and record.exc_info[0] is not None:
            told["fault"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def begin(form: str) -> None:
    """Writes the log in this form, `text` or `json`, from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Structured() if form == "json" else Plain(PLAIN))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    gather()


def gather() -> None:
    """Has what Streamlit logs, and the server whose log it makes its own, written as all else is."""

    def handed_on(one: logging.Logger) -> None:
        own = vars(one).pop("streamlit_console_handler", None)
        if own is not None:
            one.removeHandler(own)
        one.propagate = True

    logger.setup_formatter = handed_on
    logger.update_formatter()
