"""The project's own figures, which the sentences are about."""

import pytest

import page_content
from dashboard.data import Package


@pytest.fixture(scope="session")
def package() -> Package:
    return page_content.package()
