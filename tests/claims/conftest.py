"""The project's own figures, which the sentences are about."""

import pytest

from dashboard.data import Package, load


@pytest.fixture(scope="session")
def package() -> Package:
    return load()
