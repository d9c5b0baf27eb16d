"""Where a finding stands, and which may be accepted."""

import pytest

from declaration.findings import Finding, Place, Severity, can_be_accepted, codes, entry


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.xlsx", "LINE-A", 118, "F"), "LINE-A!F118"),
        (Place("a.csv", "", 118, "F"), "F118"),
        (Place("a.xlsx", "LINE-A", 118), "LINE-A!118"),
        (Place("a.xlsx", "LINE-A", 0, "F"), "LINE-A!F"),
        (Place("a.xlsx", "LINE-A"), ""),
        (Place("a.xlsx"), ""),
    ],
)
def test_an_address_as_a_person_says_it(place, said):
    assert place.cell == said


@pytest.mark.parametrize(
    ("finding", "may_be"),
    [
        (Finding("WAG-003"), True),
        (Finding("WAG-003", severity=Severity.ERROR), False),
        (Finding("WAG-003", severity=Severity.STOP), False),
        (Finding("WAG-003", severity=Severity.NOTICE), True),
        (Finding("FMT-001"), False),
        (Finding("PER-019"), False),
        (Finding("PER-021"), False),
        (Finding("PER-018"), True),
    ],
)
def test_what_may_be_accepted(finding, may_be):
    assert can_be_accepted(finding) is may_be


def test_every_code_is_of_its_shape_and_can_be_read():
    assert len(codes()) > 100
    assert codes() == sorted(codes())
    assert {"WAG-001", "PER-021", "LAW-006"} <= set(codes())
    assert entry("WAG-003").code == "WAG-003"
