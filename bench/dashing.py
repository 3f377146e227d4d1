"""A reader of the Dash page without a browser: sets its filters as Dash's client does, over HTTP."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from asking import Run

LONGEST_ANSWER = 60


@dataclass
class Dashing:
    """One reader with one open connection. A context manager."""

    url: str
    _connection: HTTPConnection | None = field(default=None, init=False, repr=False)
    _callback: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def __enter__(self) -> Self:
        self._connection = HTTPConnection(urlsplit(self.url).netloc, timeout=LONGEST_ANSWER)
        (self._callback,) = json.loads(self._asked("GET", "/_dash-dependencies"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()

    def choose(self, regions: list[str]) -> Run:
        """Sets the region filter to these codes. Raises RuntimeError where that fails."""
        output = self._callback["output"]
        named = [name.rsplit(".", 1) for name in output.removeprefix("..").removesuffix("..").split("...")]
        values: dict[str, object] = {"region": regions}
        inputs = [{**each, "value": values.get(each["id"])} for each in self._callback["inputs"]]
        asked = {
            "output": output,
            "outputs": [{"id": one, "property": what} for one, what in named],
            "inputs": inputs,
            "changedPropIds": ["region.value"],
            "parsedChangedPropsIds": ["region.value"],
        }
        body = json.dumps(asked)
        began = time.perf_counter()
        answer = self._asked("POST", "/_dash-update-component", body)
        return Run((time.perf_counter() - began) * 1000, len(answer) / 1000)

    def _asked(self, method: str, path: str, body: str | None = None) -> bytes:
        assert self._connection is not None, "a reader asks within its `with`"
        self._connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {content[:300]!r}")
        return content
