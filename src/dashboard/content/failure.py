"""What stands in the place of something that could not be made, and how its reason is found in the log."""

from __future__ import annotations

import logging
import secrets

from dashboard.content.blocks import Failure
from dashboard.locale import Reader
from dashboard.view import View

_log = logging.getLogger(__name__)


def failed(key: str, title: str, page: str, view: View, reader: Reader) -> Failure:
    """The title of a part of a page, and that it could not be shown; to be called where the exception is handled.

    The log has the traceback under the number that the reader sees.
    """
    number = secrets.token_hex(3)
    _log.exception("failure %s: %r on page %s (%s)", number, key, page, view)
    said = reader.text(
        "This could not be shown; the rest of the page stands. Failure {number}.", number=number
    )
    return Failure(key, title, said)
