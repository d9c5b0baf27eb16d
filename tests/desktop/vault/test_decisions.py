"""Decisions between the window and the vault: carried there, found again, taken back."""

import dataclasses
from dataclasses import replace

import pytest

from declaration.findings import Finding
from declaration.month import Month
from declaration.vault.accepted import Why
from declaration.vault.decisions import content_of, decision, decisions
from desktop.decisions import Decided, accept, withdraw
from desktop.vault.decisions import from_vault, into_vault, merged
from desktop.workbench import Workbench
from tests.declaration.vault.build import month as month_of
from tests.declaration.vault.build import new_vault, stamp

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
WAGE = Finding("WAG-003", worker=1, field="basic_pay", value="190")
LAW = Finding("LAW-001", field="rounding", value="100")
ERROR = Finding("FMT-001", worker=1, field="gross")


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as opened:
        yield opened


def month(*findings, when="2026-10"):
    return month_of(when, findings=findings)


def bench(made, *findings, until=None, reason="agreed"):
    empty = Workbench(month=made.options.month)
    return accept(empty, findings, made.payroll, reason, until)


def carried(vault, made, filled, begun=(), days=0):
    return into_vault(vault, filled, made, begun, stamp(days))


def test_what_was_accepted_is_carried_into_the_vault(vault):
    made = month(WAGE, LAW, ERROR)
    assert carried(vault, made, bench(made, WAGE, LAW, ERROR, until=NOVEMBER)) == (2, 0)
    first, second = decisions(vault)
    assert {first.about.code, second.about.code} == {"WAG-003", "LAW-001"}
    assert (first.reason, first.until, first.made_by) == ("agreed", NOVEMBER, "Sok Dara")


def test_carried_twice_it_is_there_once(vault):
    made = month(WAGE)
    filled = bench(made, WAGE)
    assert carried(vault, made, filled) == (1, 0)
    assert carried(vault, made, filled, days=1) == (0, 0)
    assert len(decisions(vault)) == 1


def test_another_reason_replaces_the_first(vault):
    made = month(WAGE)
    carried(vault, made, bench(made, WAGE))
    assert carried(vault, made, bench(made, WAGE, reason="another"), days=1) == (1, 0)
    first, second = decisions(vault)
    assert (first.why, second.why, second.reason) == (Why.REPLACED, Why.STANDS, "another")


def test_a_later_month_begins_with_what_holds(vault):
    made, later = month(WAGE, LAW), month(WAGE, LAW, ERROR, when="2026-11")
    carried(vault, made, bench(made, WAGE))
    begun = from_vault(later, vault)
    assert [(each.code, each.reason) for each in begun] == [("WAG-003", "agreed")]
    filled = Workbench(month=NOVEMBER, decisions=merged((), begun))
    assert Decided(filled).mask(later.findings, later.payroll).tolist() == [True, False, False]
    assert carried(vault, later, filled, begun) == (0, 0)
    other = month(dataclasses.replace(WAGE, value="185"), when="2026-11")
    assert from_vault(other, vault) == ()


def test_what_is_taken_back_in_the_window_is_taken_back_in_the_vault(vault):
    made = month(WAGE, LAW)
    carried(vault, made, bench(made, WAGE, LAW))
    begun = from_vault(made, vault)
    filled = withdraw(Workbench(month=OCTOBER, decisions=begun), [LAW], made.payroll)
    assert carried(vault, made, filled, begun, days=1) == (0, 1)
    assert [(each.about.code, each.stands) for each in decisions(vault)] == [
        ("WAG-003", True),
        ("LAW-001", False),
    ]


def test_a_window_that_never_asked_the_vault_takes_nothing_back(vault):
    made = month(WAGE)
    carried(vault, made, bench(made, WAGE))
    assert carried(vault, made, Workbench(month=OCTOBER), days=1) == (0, 0)
    assert decision(vault, 1).stands


def test_the_windows_own_come_before_the_vaults():
    made = month(WAGE)
    own, other = (bench(made, WAGE, reason=text).decisions for text in ("own", "other"))
    assert merged(own, other) == own
    assert merged((), other) == other


def test_a_document_is_read_and_kept(vault, tmp_path):
    made, path = month(WAGE), tmp_path / "letter.pdf"
    path.write_bytes(b"invented")
    filled = bench(made, WAGE)
    (plain,) = filled.decisions
    filled = replace(filled, decisions=(replace(plain, document=str(path)),))
    carried(vault, made, filled)
    (kept,) = decisions(vault)
    assert (kept.document, content_of(vault, kept)) == ("letter.pdf", b"invented")
    (begun,) = from_vault(made, vault)
    assert begun.document == "letter.pdf"
    assert carried(vault, made, Workbench(month=OCTOBER, decisions=(begun,)), [begun]) == (0, 0)


def test_the_journal_keeps_the_document():
    made = month(WAGE)
    filled = bench(made, WAGE)
    filled = replace(filled, decisions=(replace(filled.decisions[0], document="/a/b.pdf"),))
    assert Workbench.from_json(filled.to_json()).decisions == filled.decisions
