"""What an endpoint cannot answer, and how it says so: problem details as RFC 9457 has them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

PROBLEM = "application/problem+json"


class Fault(Exception):
    """Asked for what cannot be given: the status, a sentence, and further members of the answer."""

    def __init__(self, status: int, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.members = members


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **members: Any) -> JSONResponse:
    """The answer that names what is wrong."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    told = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(content | members, status_code=status, headers=told, media_type=PROBLEM)


def on_fault(request: Request, fault: Exception) -> JSONResponse:
    """The answer to a Fault."""
    assert isinstance(fault, Fault)
    return problem(fault.status, fault.detail, **fault.members)


def on_refusal(request: Request, fault: Exception) -> JSONResponse:
    """The answer where no endpoint fits: no such address, or another method than reading."""
    assert isinstance(fault, HTTPException)
    headers = dict(fault.headers or {})
    if fault.status_code == 405:
        return problem(405, "The data can only be read.", headers | {"allow": "GET, HEAD, OPTIONS"})
    return problem(
        fault.status_code, "There is nothing at this address; /api/v1/catalogue lists what there is.", headers
    )


def on_error(request: Request, fault: Exception) -> JSONResponse:
    """The answer to what should not happen; the guard around the server logs it."""
    return problem(500, "Something went wrong here. The fault has been logged.")
