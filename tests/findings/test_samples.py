"""Every code of the catalogue is raised by its bad sample and silent on its good one."""

import json

import pytest

from declaration.checks.across_months import ACROSS
from declaration.fields import FIELDS
from declaration.findings import codes, entry
from declaration.law import Law
from tests.findings.examples import PATH, example_of
from tests.findings.samples import FOLDER, GRAVE, Sample

EXAMPLES = json.loads(PATH.read_text("utf-8"))

WITH_A_REGISTER = {"XCK-003", "XCK-005"}
"""Cross-checks that reading with a register can raise; the others are tested with the audit."""


def is_ours(code):
    """Say whether reading and working out can raise a code; EXP is raised by writing alone.

    Of the PER those that need the lines of months before have samples; the others look at the
    returns of a vault: ``tests/declaration/checks/test_across_months.py``.
    """
    beside = {code for codes, _find in ACROSS for code in codes}
    return code in WITH_A_REGISTER | beside or not code.startswith(("EXP-", "XCK-", "PER-"))


FOLDERS = sorted(path.name for path in FOLDER.glob("[A-Z]*-[0-9][0-9][0-9]"))


def test_every_code_has_samples():
    assert {code for code in codes() if is_ours(code)} <= set(FOLDERS)


def test_every_sample_has_a_code():
    assert set(FOLDERS) <= set(codes())


@pytest.mark.parametrize("code", FOLDERS)
def test_bad_sample_has_the_finding_and_no_other_grave_one(code):
    sample = Sample.of(code, "bad")
    assert code in sample.codes
    own = {code} if entry(code).severity in GRAVE else set()
    assert sample.grave - sample.also - {code} == set()
    assert own <= sample.grave


@pytest.mark.parametrize("code", FOLDERS)
def test_good_sample_has_no_such_finding_and_no_other_grave_one(code):
    sample = Sample.of(code, "good")
    assert code not in sample.codes
    assert sample.grave - sample.also == set()


@pytest.mark.parametrize("code", FOLDERS)
def test_message_is_filled_by_the_figures(code):
    for finding in Sample.of(code, "bad").findings:
        wanted = set(entry(finding.code).placeholders)
        assert wanted <= set(finding.figures), finding.code


@pytest.mark.parametrize("code", FOLDERS)
def test_a_finding_names_a_field_of_the_payroll_or_a_figure_of_the_law(code):
    known = {"", *FIELDS, *Law.load().parameters}
    assert {finding.field for finding in Sample.of(code, "bad").findings} <= known


@pytest.mark.parametrize("code", FOLDERS)
def test_a_finding_is_the_one_that_the_help_shows(code):
    """Its figures, cell, value, what was expected, and its price."""
    example = example_of(code, Sample.of(code, "bad").findings)
    assert json.loads(json.dumps(example)) == EXAMPLES[code]
