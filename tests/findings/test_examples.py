"""The examples that the help shows are those of today's checks."""

from tests.findings.examples import PATH, written


def test_the_examples_are_todays():
    assert PATH.read_text("utf-8") == written(), "run: python -m tests.findings.examples"
