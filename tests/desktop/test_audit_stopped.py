"""An audit can be given up at every step: each report may raise, and the core asks often."""

from decimal import Decimal

import pytest

from declaration.audit.auditing import Evidence, audit
from declaration.month import Month
from declaration.monthly import Options
from desktop.audit_job import AuditAsked, audit_of
from importers.choices import Choices
from tests.declaration.audit.factory import declaration, line, month_of, worker

MONTH, RATE = Month(2026, 10), Decimal(4015)
PEOPLE = "".join(f"W-{i},SOK DARA {i},{250 + i}\n" for i in range(5))


class GivenUpError(Exception):
    """Somebody pressed Stop."""


@pytest.fixture
def asked(tmp_path):
    def file(name):
        path = tmp_path / f"{name}.csv"
        path.write_text(f"Worker ID,Name,{name} (USD)\n{PEOPLE}", "utf-8")
        return path

    more = ("declared", "register", "receipt", "attendance", "second_payroll", "worker_list")
    given = {
        name: file("Wage" if name == "declared" else f"Gross {i}") for i, name in enumerate(more)
    }
    options = Options(month=MONTH, rate=RATE)
    return AuditAsked([file("Gross")], given, Choices(MONTH, RATE), options)


def reports(asked, give_up_at=None):
    """Return the shares that were reported; give up at one of them."""
    told = []

    def report(_what, share):
        told.append(share)
        if len(told) - 1 == give_up_at:
            raise GivenUpError

    audit_of(asked, report)
    return told


def test_shares_go_up_to_the_whole(asked):
    told = reports(asked)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 20


def test_it_is_given_up_at_any_of_them(asked):
    for at in range(len(reports(asked))):
        with pytest.raises(GivenUpError):
            reports(asked, at)


def test_the_core_asks_between_one_family_of_findings_and_the_next():
    rows, lines = [worker(i) for i in range(1, 5)], [line(i) for i in range(1, 5)]
    asked = []
    audit(month_of(rows), declaration(lines), Evidence(), lambda: asked.append(1))
    assert len(asked) > 12
