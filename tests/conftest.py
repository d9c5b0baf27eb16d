"""How the tests of properties draw their inputs; and one Qt application for all tests.

Every run tries the same ones, so that a test that passed passes again on every machine. New ones,
and more of them: ``make explore``, now and then and after work on a parser.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from desktop.app import application

settings.register_profile("same", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile(
    "explore",
    max_examples=1_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def _one_application():
    """Make the full kind: printing alone makes a smaller one, and no window opens after it."""
    return application()
