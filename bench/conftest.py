"""What measurements share: a dashboard running over the project's figures."""

from collections.abc import Iterator

import pytest

from serving import Server, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A dashboard over the project's own figures."""
    with serving() as started:
        yield started
