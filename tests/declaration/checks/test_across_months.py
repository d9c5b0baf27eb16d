from datetime import date

import pytest

from declaration.checks.across_months import in_order
from declaration.findings import Severity
from declaration.month import Month
from declaration.monthly import State
from declaration.preparing import with_findings
from declaration.vault.kinds import Kind
from declaration.vault.returns import Return, ReturnState
from tests.declaration.export import invented


def sealed(month, kind=Kind.REGULAR, place=1):
    return Return(
        place, Month.parse(month), kind, 1, ReturnState.SEALED, place, 3, 5, 2,
        "2026-11-12T08:30:00Z", "Sok Dara", "a" * 64, "b" * 64,
    )  # fmt: skip


def codes(month, *months, kind=Kind.REGULAR):
    return [each.code for each in in_order(Month.parse(month), kind, list(map(sealed, months)))]


@pytest.mark.parametrize(
    "months",
    [[], ["2026-10"], ["2026-09", "2026-10"], ["2026-12"], ["2026-09", "2026-10", "2027-03"]],
)
def test_months_in_order_say_nothing(months):
    assert codes("2026-11", *months) == []


def test_the_missing_months_are_named_once():
    (found,) = in_order(
        Month(2026, 11), Kind.REGULAR, [sealed("2026-07"), sealed("2026-09"), sealed("2027-01")]
    )
    assert found.code == "PER-001"
    assert found.grade is Severity.WARNING
    assert found.value == "2026-08, 2026-10"
    assert found.figures == {
        "months": (Month(2026, 8), Month(2026, 10)),
        "first": Month(2026, 7),
        "month": Month(2026, 11),
    }


def test_a_nil_return_is_a_month_like_the_others():
    known = [sealed("2026-09"), sealed("2026-10", Kind.NIL)]
    assert in_order(Month(2026, 11), Kind.NIL, known) == []
    assert codes("2026-11", "2026-09", kind=Kind.NIL) == ["PER-001"]


def test_a_sealed_month_is_said_to_be_sealed():
    (found,) = in_order(Month(2026, 10), Kind.REGULAR, [sealed("2026-08"), sealed("2026-10")])
    assert found.code == "PER-007"
    assert found.grade is Severity.NOTICE
    assert found.value == "regular 1"
    assert found.figures == {
        "month": Month(2026, 10),
        "day": date(2026, 11, 12),
        "who": "Sok Dara",
    }


@pytest.mark.parametrize("kind", [Kind.SUPPLEMENTARY, Kind.REVISED])
def test_what_follows_a_sealed_month_is_in_order(kind):
    assert codes("2026-10", "2026-08", "2026-10", kind=kind) == []


def test_a_warning_about_the_months_is_the_months_own():
    month = invented.month(statuses=["declared"] * 5, state=State.READY, hold_out=False)
    more = in_order(Month(2026, 10), Kind.REGULAR, [sealed("2026-08")])
    after = with_findings(month, more)
    assert after.findings == more
    assert after.state is State.READY_WITH_WARNINGS
    assert "PER-001" in after.checks_run
    assert with_findings(month, []).state is State.READY
