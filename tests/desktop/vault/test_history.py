"""What the window shows of a vault: what stands for each month, what changed, which are missing."""

from datetime import date

import pytest

from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.opening import open_vault
from desktop.charts.months import MOST, bars, described
from desktop.return_seen import return_seen
from desktop.texts import translate
from desktop.vault.history import Standing, due_words, history
from desktop.vault.seen import seen_of
from tests.desktop.window.vaults import ENTERPRISE, bench, new_vault, seal

APRIL, MAY, JULY = Month(2026, 4), Month(2026, 5), Month(2026, 7)
TODAY = date(2026, 7, 10)


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    folder = tmp_path_factory.mktemp("history")
    with new_vault(folder / "v.pheaktean") as vault:
        seal(vault, bench(folder, APRIL))
        seal(vault, bench(folder, MAY, workers=9))
        seal(vault, bench(folder, MAY, workers=11, kind=Kind.SUPPLEMENTARY))
        seal(vault, bench(folder, MAY, workers=11, more=7, kind=Kind.REVISED))
        seal(vault, bench(folder, JULY))
        yield vault


def test_an_empty_vault_has_no_row(tmp_path):
    with new_vault(tmp_path / "v.pheaktean") as vault:
        seen = seen_of(vault)
    assert seen.enterprise == ENTERPRISE
    assert (seen.returns, seen.months, seen.due, seen.missing) == ((), (), None, [])
    assert history(seen, TODAY) == []
    assert seen.can_come(APRIL) == (Kind.REGULAR, Kind.NIL)


def test_what_stands_for_a_month_is_all_its_returns_together(vault):
    april, may, july = seen_of(vault).months
    assert (april.workers, may.workers, july.workers) == (8, 11, 8)
    assert may.returns == 3
    revised = [each for each in seen_of(vault).returns if each.kind is Kind.REVISED]
    assert may.remittance == revised[0].remittance  # every line was put right
    assert may.remittance > april.remittance


def test_what_each_return_changed_adds_up_to_what_stands(vault):
    seen = seen_of(vault)
    first, second, third = seen.sealed_of(MAY)
    assert seen.moved[first.id] == first.remittance - seen.months[0].remittance
    assert seen.moved[second.id] == second.remittance
    april, may, _july = seen.months
    moved = (seen.moved[each.id] for each in (first, second, third))
    assert sum(moved) == may.remittance - april.remittance


def test_what_was_reckoned_before_is_not_reckoned_again(vault, monkeypatch):
    before = seen_of(vault)

    def never(*_a):
        raise AssertionError("read again")

    monkeypatch.setattr("declaration.vault.standing.standing", never)
    assert seen_of(vault, before) == before


def test_the_rows_are_the_latest_first_with_gaps_and_days_left(vault):
    rows = history(seen_of(vault), TODAY)
    assert [(str(row.month), row.standing) for row in rows] == [
        ("2026-07", Standing.SEALED),
        ("2026-06", Standing.MISSING),
        ("2026-05", Standing.SEALED),
        ("2026-05", Standing.SEALED),
        ("2026-05", Standing.SEALED),
        ("2026-04", Standing.SEALED),
    ]
    assert [row.of.kind for row in rows[2:5]] == [Kind.REVISED, Kind.SUPPLEMENTARY, Kind.REGULAR]
    (payment, documents) = rows[1].days
    assert (payment.day, payment.left) == (date(2026, 7, 15), 5)
    assert documents.day == date(2026, 7, 20)
    assert due_words(payment, "15 Jul 2026", translate("en")) == "Pay by 15 Jul 2026 (5 days left)"


def test_the_month_after_the_last_comes_next_where_none_is_missing(tmp_path):
    with new_vault(tmp_path / "v.pheaktean") as vault:
        seal(vault, bench(tmp_path, APRIL))
        (coming, april) = history(seen_of(vault), None)
    assert (coming.month, coming.standing, coming.of) == (MAY, Standing.NEXT, None)
    assert coming.days[0].left is None
    assert april.moved is None


def test_a_return_says_what_it_rests_on(vault):
    regular = seen_of(vault).sealed_of(JULY)[0]
    seen = return_seen(vault, regular)
    assert [name for name, _digest in seen.sources] == ["payroll-8-0.csv"]
    assert seen.rate == "4015"
    assert seen.layout == "nssf-eform-v10"
    assert seen.program.startswith("pheaktean ")
    assert "contributions.csv" in seen.files
    assert seen.decisions == ()
    assert "contribution_base" in seen.readings


def test_a_damaged_month_leaves_the_list_as_it_is(vault, monkeypatch):
    from declaration.vault.errors import DamagedError

    def damaged(*_a):
        raise DamagedError(name="v", where="page 3")

    monkeypatch.setattr("declaration.vault.standing.standing", damaged)
    seen = seen_of(vault)
    assert len(seen.returns) == 5
    assert seen.months[1].returns == 1


def test_reading_only_is_told(vault):
    path, key = vault.path, vault.key
    copy = path.with_name("copy.pheaktean")
    copy.write_bytes(path.read_bytes())
    with open_vault(copy, key, read_only=True) as other:
        assert seen_of(other).is_read_only


def test_the_chart_shows_gaps_and_the_latest_months():
    stands = [(APRIL, 5_000_000, 10), (JULY, 6_000_000, 12)]
    shown = bars(stands)
    assert [str(bar.month) for bar in shown] == ["2026-04", "2026-05", "2026-06", "2026-07"]
    assert [bar.remittance for bar in shown] == [5_000_000, None, None, 6_000_000]
    said = described(shown, translate("en"))
    assert said.startswith("From April 2026: 5,000,000៛, 10 workers to July 2026")
    assert said.endswith("2 months are missing.")
    month, many = Month(2020, 1), []
    for _ in range(MOST + 5):
        many.append((month, 1, 1))
        month = month.following()
    assert len(bars(many)) == MOST
    assert bars(many)[-1].month == many[-1][0]
    assert described([], translate("en")) == "No month is sealed yet."
