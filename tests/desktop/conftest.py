"""One Qt application for all tests of the faces: a process has one, and windows need the full kind.

Printing alone would make a smaller one, and windows could not be opened after it.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from desktop.app import application


@pytest.fixture(scope="session", autouse=True)
def _one_application():
    return application()
