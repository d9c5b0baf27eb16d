"""The enterprise through the months."""

import pytest

from declaration.month import Month
from declaration.vault.changes import (
    NoNameError,
    NoReasonError,
    NothingChangesError,
    UnknownFactError,
    UnknownReadingOfFactError,
    UnknownSectorError,
    change,
    changes,
    facts_in,
)
from declaration.vault.errors import SealedError
from declaration.vault.log import entries
from declaration.vault.verifying import verify
from tests.declaration.vault.build import ENTERPRISE, new_vault, stamp

OCTOBER, NOVEMBER, DECEMBER = (Month(2026, each) for each in (10, 11, 12))


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as vault:
        yield vault


def test_the_months_before_keep_what_they_had(vault):
    (noted,) = change(vault, NOVEMBER, {"name": "New Name Co."}, "renamed", stamp())
    assert (noted.before, noted.value, noted.reason) == (ENTERPRISE.name, "New Name Co.", "renamed")
    assert (noted.who, noted.at) == ("Sok Dara", "2026-11-02T03:04:05Z")
    assert facts_in(vault, OCTOBER).enterprise == ENTERPRISE
    assert facts_in(vault, NOVEMBER).enterprise.name == "New Name Co."
    assert facts_in(vault, DECEMBER).enterprise.name == "New Name Co."
    assert facts_in(vault, DECEMBER).enterprise.nssf_number == ENTERPRISE.nssf_number
    assert changes(vault) == [noted]


def test_a_later_change_holds_from_its_own_month_however_late_it_is_noted(vault):
    change(vault, DECEMBER, {"sector": "other"}, "moved", stamp())
    change(vault, OCTOBER, {"sector": "other", "name_km": "ថ្មី"}, "told late", stamp(1))
    change(vault, OCTOBER, {"sector": "garment"}, "that was wrong", stamp(2))
    assert facts_in(vault, NOVEMBER).enterprise.sector == "garment"
    assert facts_in(vault, DECEMBER).enterprise.sector == "other"
    assert facts_in(vault, NOVEMBER).enterprise.name_km == "ថ្មី"
    assert [each.month for each in changes(vault)] == [OCTOBER, OCTOBER, OCTOBER, DECEMBER]


def test_readings_and_the_source_of_the_rate_change_too(vault):
    facts = {"reading.contribution_base": "straight", "rate_convention": "NSSF, monthly"}
    change(vault, NOVEMBER, facts, "a slip of ours shows it", stamp())
    assert facts_in(vault, OCTOBER).enterprise.readings == {}
    assert facts_in(vault, OCTOBER).rate_convention == ""
    assert facts_in(vault, NOVEMBER).enterprise.readings == {"contribution_base": "straight"}
    assert facts_in(vault, NOVEMBER).rate_convention == "NSSF, monthly"
    change(vault, DECEMBER, {"reading.contribution_base": ""}, "back to the default", stamp())
    assert facts_in(vault, DECEMBER).enterprise.readings == {}


@pytest.mark.parametrize(
    ("facts", "why", "says"),
    [
        ({"colour": "red"}, UnknownFactError, "Known are: name"),
        ({"name": " "}, NoNameError, "as NSSF has it"),
        ({"sector": "garmen"}, UnknownSectorError, "garment, other"),
        ({"reading.rounding": "7"}, UnknownReadingOfFactError, "rounding=7"),
        ({"reading.nothing": "7"}, UnknownReadingOfFactError, "nothing"),
        ({"name": ENTERPRISE.name}, NothingChangesError, "2026-11"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(vault, facts, why, says):
    with pytest.raises(why, match=says):
        change(vault, NOVEMBER, facts, "a reason", stamp())
    assert changes(vault) == []


def test_a_change_needs_its_reason(vault):
    with pytest.raises(NoReasonError):
        change(vault, NOVEMBER, {"name": "New"}, "  ", stamp())


def test_a_change_is_told_in_the_log_and_stands(vault):
    facts = {"name": "New", "reading.rounding": "100"}
    change(vault, NOVEMBER, facts, "renamed", stamp())
    last = list(entries(vault))[-1]
    assert (str(last.event), last.month) == ("enterprise_changed", "2026-11")
    assert last.details == {"fields": "name, reading"}
    assert verify(vault) is None
    for statement in ("UPDATE enterprise_change SET value = 'x'", "DELETE FROM enterprise_change"):
        with pytest.raises(SealedError), vault.transaction() as db:
            db.execute(statement)
