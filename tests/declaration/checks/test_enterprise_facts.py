"""The enterprise file beside what the vault holds of the month."""

import pytest

from declaration.checks.enterprise_facts import said_otherwise
from declaration.findings import entry
from declaration.month import Month
from declaration.monthly import Enterprise

OCTOBER = Month(2026, 10)
HELD = Enterprise(
    "Practice Garments", "រោងចក្រ", "90000001", "garment", readings={"rounding": "100"}
)


def test_without_a_file_nothing_is_said():
    assert said_otherwise(None, HELD, OCTOBER) == []


@pytest.mark.parametrize(
    "given",
    [
        HELD,
        Enterprise("", "", "", ""),
        Enterprise("  practice   GARMENTS ", "រោងចក្រ", "90000001", "Garment"),
    ],
)
def test_what_is_the_same_or_left_out_is_no_difference(given):
    assert said_otherwise(given, HELD, OCTOBER) == []


@pytest.mark.parametrize(
    ("fact", "given", "held"),
    [
        ("name", Enterprise("Other Garments", sector=""), "Practice Garments"),
        ("name_km", Enterprise("", "ផ្សេង", sector=""), "រោងចក្រ"),
        ("nssf_number", Enterprise("", "", "90000002", sector=""), "90000001"),
        ("sector", Enterprise("", sector="other"), "garment"),
        ("rounding", Enterprise("", sector="", readings={"rounding": "1"}), "100"),
    ],
)
def test_each_fact_that_is_another_one_is_named(fact, given, held):
    (finding,) = said_otherwise(given, HELD, OCTOBER)
    said = given.readings.get(fact) or getattr(given, fact)
    assert (finding.code, finding.field) == ("PER-018", fact)
    assert (finding.value, finding.expected) == (said, held)
    assert finding.figures == {"fact": fact, "given": said, "holds": held, "month": OCTOBER}
    assert set(finding.figures) == set(entry("PER-018").placeholders)


def test_what_the_vault_does_not_hold_is_a_dash():
    given = Enterprise("", "", "90000002", "", readings={"fdc_limit": "48"})
    number, limit = said_otherwise(given, Enterprise("Practice", sector=""), OCTOBER)
    assert (number.expected, number.figures["holds"]) == ("", "–")
    assert (limit.field, limit.value, limit.figures["holds"]) == ("fdc_limit", "48", "–")
