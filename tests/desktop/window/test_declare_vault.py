"""The Declare page beside an open vault: sealed as the command line does, refused in sentences."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.refusals import FileChangedError
from declaration.vault.returns import content_in, files_in, manifest_in, sealed
from desktop.cli import main
from desktop.secrets import Keys
from desktop.texts import translate
from desktop.vault.opening import opened
from desktop.workbench import Decision
from tests.desktop.test_secrets import Store
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.vaults import (
    ENTERPRISE,
    PASSPHRASE,
    begin,
    bench,
    copy_of,
    new_vault,
    open_in,
    payroll,
    year,
)

NOVEMBER = Month(2026, 11)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return year(tmp_path_factory.mktemp("year"))


@pytest.fixture
def path(made, tmp_path):
    return copy_of(made, tmp_path / "vault")


@pytest.fixture
def page(window, qtbot, path):
    """The Declare page beside a vault that lacks September, nothing given yet."""
    window.session.today = date(2026, 12, 9)
    open_in(window, qtbot, path)
    window.show_page("declare")
    return window.page("declare")


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def declare(page, qtbot, *, seal=True):
    page.vault.seal.setChecked(seal)
    assert page.files.declare.isEnabled(), page.hint.text()
    click(page.files.declare)
    until_idle(qtbot, page.session)


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_the_month_is_sealed_after_its_files_are_proven(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    card = page.vault
    assert card.isVisible()
    assert "Nothing of November 2026 is sealed" in card._stands.text()
    assert not card.came.isVisible()
    declare(page, qtbot)
    assert "Everything agrees" in page.proof.accessibleDescription()
    assert "November 2026 is sealed" in card.came.accessibleName()
    assert "Regular return, sealed on" in card._stands.text()
    assert not card.trouble.isVisible()
    (of,) = page.session.vault.seen.sealed_of(NOVEMBER)
    click(card.copy)
    assert QGuiApplication.clipboard().text() == of.hash
    click(card.show_it)
    assert window.page("history").isVisible()
    assert window.page("history").detail.row.month == NOVEMBER


def test_unticked_it_is_kept_as_a_draft(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    declare(page, qtbot, seal=False)
    assert "Kept as a draft" in page.vault.came.accessibleName()
    states = [each.is_sealed for each in page.session.vault.seen.returns if each.month == NOVEMBER]
    assert states == [False]
    assert not window.drafts.is_waiting


@pytest.mark.parametrize("kind", [Kind.REGULAR, Kind.REVISED])
def test_files_and_seal_are_those_of_the_command_line(
    page, qtbot, window, path, made, tmp_path, capsys, kind
):
    month, more = (NOVEMBER, 0) if kind is Kind.REGULAR else (Month(2026, 8), 3)
    by_window, by_command = tmp_path / "window", tmp_path / "command"
    given = bench(tmp_path, month, workers=9, more=more, kind=kind, out=by_window)
    begin(window, qtbot, given)
    assert page.session.state.refused is None
    declare(page, qtbot)
    window.vaults.close()
    until_idle(qtbot, window.session)
    other = copy_of(made, tmp_path / "command-vault")
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, "utf-8")
    main(
        [
            *("declare", str(payroll(tmp_path, 9, more)), "--month", str(month), "--rate", "4015"),
            *("--vault", str(other), "--passphrase-file", str(secret), "--seal"),
            *("--kind", str(kind), "--out", str(by_command)),
        ]
    )
    capsys.readouterr()
    ours, theirs = kept(path, month), kept(other, month)
    assert ours["files"]
    assert list(ours["files"]) == list(theirs["files"])
    for name, content in theirs["files"].items():
        assert ours["files"][name] == content, name
    assert ours["manifest"] == theirs["manifest"]


def kept(path, month):
    """Return what the last return of a month holds, without time, place and vault."""
    with opened(path, PASSPHRASE, Keys(Store())) as vault:
        of = sealed(vault, month)[-1]
        said = manifest_in(vault, of)
        own = ("vault", "sealed_at", "sealed_by", "previous_hash", "log", "identity")
        files = {name: content_in(vault, of, name) for name in files_in(vault, of)}
        return {"manifest": {k: v for k, v in said.items() if k not in own}, "files": files}


def test_a_sealed_month_is_refused_and_the_kinds_that_can_come_are_offered(
    page, qtbot, window, tmp_path
):
    begin(window, qtbot, bench(tmp_path, Month(2026, 7), more=4))
    card = page.vault
    assert not card.seal.isEnabled()
    assert "never altered" in card.trouble.accessibleName()
    offered = [Kind(card.kind.itemData(i)) for i in range(card.kind.count())]
    assert offered == [Kind.SUPPLEMENTARY, Kind.REVISED, Kind.REGULAR]
    choose(card.kind, Kind.REVISED)
    until_idle(qtbot, window.session)
    assert window.session.bench.kind is Kind.REVISED
    assert "Values that were wrong" in card._why_kind.text()
    assert card.whole.isVisible()
    assert "Lines put right: 8; taken back: 0." in card.changes.text()
    assert card.seal.isEnabled()
    declare(page, qtbot)
    assert [each.kind for each in page.session.vault.seen.sealed_of(Month(2026, 7))] == [
        Kind.REGULAR,
        Kind.REVISED,
    ]
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert window.session.bench.kind is Kind.REGULAR


def test_a_correction_without_any_difference_is_refused(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, Month(2026, 7), kind=Kind.REVISED))
    assert "Nothing differs" in page.vault.trouble.accessibleName()
    assert "--kind" not in page.vault.trouble.accessibleName()
    assert not page.files.declare.isEnabled()
    choose(page.vault.kind, Kind.SUPPLEMENTARY)
    until_idle(qtbot, window.session)
    assert "Nobody was left out" in page.vault.trouble.accessibleName()


def test_workers_left_out_are_a_supplementary_return_of_their_own(page, qtbot, window, tmp_path):
    given = bench(tmp_path, Month(2026, 7), workers=10, kind=Kind.SUPPLEMENTARY)
    begin(window, qtbot, given)
    assert len(window.session.state.payroll) == 2
    assert len(window.session.state.read) == 10
    assert "Workers who were left out: 2." in page.vault.changes.text()
    assert "for 8 workers. Stands then" in page.vault.changes.text()
    for name in ("payroll", "columns", "findings", "contributions", "registrations", "declare"):
        window.show_page(name)
        until_idle(qtbot, window.session)
    declare(page, qtbot)
    (_first, second) = page.session.vault.seen.sealed_of(Month(2026, 7))
    assert (second.kind, second.workers) == (Kind.SUPPLEMENTARY, 2)
    stands = {each.month: each for each in page.session.vault.seen.months}
    assert stands[Month(2026, 7)].workers == 10


def test_a_part_of_the_payroll_is_asked_about(page, qtbot, window, tmp_path):
    vault = bench(tmp_path, Month(2026, 8), workers=2, more=6, kind=Kind.REVISED)
    begin(window, qtbot, vault)
    assert "are not in this payroll" in page.vault.trouble.accessibleName()
    assert "--part" not in page.vault.trouble.accessibleName()
    choose(page.vault.whole, False)
    until_idle(qtbot, window.session)
    assert window.session.state.refused is None
    assert len(window.session.state.payroll) == 2
    choose(page.vault.whole, True)
    until_idle(qtbot, window.session)
    assert window.session.bench.whole is True
    assert len(window.session.state.payroll) == 9


def test_a_correction_needs_its_vault(window, qtbot, tmp_path):
    begin(window, qtbot, bench(tmp_path, Month(2026, 7), kind=Kind.REVISED))
    window.show_page("declare")
    page = window.page("declare")
    assert not page.vault.isVisible()
    assert not page.files.declare.isEnabled()
    assert "open the vault" in page.hint.text()


def test_a_nil_return_needs_no_payroll(page, qtbot, window, tmp_path):
    from desktop.widgets.empty_state import NO_MONTH

    empty = page._empty
    assert empty._button.isVisible()
    click(empty._button)
    assert window.page("payroll").isVisible()
    assert window.session.bench.kind is Kind.NIL
    window.show_page("declare")
    assert empty._step.text() == NO_MONTH
    window.session.edit("month", month=NOVEMBER, out=tmp_path / "nil")
    until_idle(qtbot, window.session)
    assert page.checklist.lines[0].words(translate("en")).startswith("Nil return of November 2026")
    declare(page, qtbot)
    (of,) = page.session.vault.seen.sealed_of(NOVEMBER)
    assert (of.kind, of.workers, of.remittance) == (Kind.NIL, 0, 0)
    summary = json.loads((tmp_path / "nil" / "summary.json").read_text("utf-8"))
    assert summary["workers"]["declared"] == 0
    for name in ("payroll", "columns", "findings", "contributions", "registrations", "law"):
        window.show_page(name)
        until_idle(qtbot, window.session)
    assert window.page("payroll")._none_read.text().startswith("A nil return")


def test_a_payroll_ends_the_nil_return(page, qtbot, window, tmp_path):
    window.session.edit("nil", month=NOVEMBER, kind=Kind.NIL)
    until_idle(qtbot, window.session)
    assert window.session.state.month is not None
    window.open_files([payroll(tmp_path)])
    until_idle(qtbot, window.session)
    assert window.session.bench.kind is Kind.REGULAR
    assert len(window.session.state.payroll) == 8
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert window.session.bench.is_nil


def test_what_is_not_sealed_is_said_and_the_files_stand(page, qtbot, window, tmp_path, monkeypatch):
    def changed(*_a, **_k):
        raise FileChangedError(month=NOVEMBER, file="summary.json", folder="out")

    monkeypatch.setattr("declaration.vault.sealing.seal", changed)
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    declare(page, qtbot)
    assert "is not sealed" in window.banner.accessibleName()
    assert "summary.json" in page.vault.came.accessibleName()
    assert "Everything agrees" in page.proof.accessibleDescription()
    assert not page.session.vault.seen.sealed_of(NOVEMBER)


def test_a_full_disk_while_sealing_loses_nothing(page, qtbot, window, tmp_path, monkeypatch):
    from declaration.vault.errors import NoRoomError

    def full(*_a, **_k):
        raise NoRoomError(name="v.pheaktean")

    monkeypatch.setattr("declaration.vault.sealing.seal", full)
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    before = page.session.vault.seen.returns
    declare(page, qtbot)
    assert "is full" in window.banner.accessibleName()
    assert [e for e in page.session.vault.seen.returns if e.is_sealed] == [
        e for e in before if e.is_sealed
    ]
    assert (tmp_path / f"out {NOVEMBER}" / "declaration.xlsx").is_file()


def test_what_was_accepted_in_the_window_is_sealed_and_remembered(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    state = window.session.state
    finding = next(f for f in state.month.findings if f.code == "PER-001")
    decision = Decision(finding.code, "", finding.field, "Declared on paper", None)
    window.session.edit("accept", decisions=(decision,))
    until_idle(qtbot, window.session)
    declare(page, qtbot)
    with_it = page.session.vault
    said = []
    with_it.use(
        lambda vault, _report: manifest_in(vault, sealed(vault, NOVEMBER)[-1])["decisions"],
        said.append,
    )
    until_idle(qtbot, window.session)
    assert [(each["code"], each["reason"]) for each in said[0]] == [
        ("PER-001", "Declared on paper")
    ]


def test_a_change_after_sealing_takes_the_word_away(page, qtbot, window, tmp_path):
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    declare(page, qtbot)
    window.session.edit("rate", rate=replace(window.session.bench).rate + 5)
    until_idle(qtbot, window.session)
    assert not page.vault.came.isVisible()
    assert page.vault.trouble.isVisible()


def test_a_new_vault_takes_its_first_month(window, qtbot, tmp_path):
    path = tmp_path / "new.pheaktean"
    new_vault(path).close()
    open_in(window, qtbot, path)
    begin(window, qtbot, bench(tmp_path, NOVEMBER))
    window.show_page("declare")
    page = window.page("declare")
    declare(page, qtbot)
    assert [each.place for each in page.session.vault.seen.returns] == [1]
    assert page.session.vault.seen.enterprise == ENTERPRISE


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_it_speaks_every_language(page, qtbot, window, tmp_path, language):
    window.choose_language(language)
    begin(window, qtbot, bench(tmp_path, Month(2026, 7)))
    card, _ = page.vault, translate(language)
    assert card.seal.text() == _("Close the month in the vault")
    for part in (card.kind, card.whole, card.copy):
        assert part.accessibleName()
    for text in (card._stands.text(), card.trouble.accessibleName(), card._why_kind.text()):
        assert text
        assert "{" not in text
