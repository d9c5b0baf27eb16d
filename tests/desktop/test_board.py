"""All vaults below a folder: next month, days left, what stops it, what does not open."""

import dataclasses
from datetime import date

import pytest

from declaration.findings import Finding
from declaration.vault.errors import DamagedError, NotAVaultError, VaultError
from declaration.vault.kinds import Kind
from declaration.vault.manifest import Chosen
from declaration.vault.opening import create_vault, open_vault
from declaration.vault.sealing import keep_draft, seal
from desktop.board import COPY, board, board_of, data, lines, urgency, vaults_below
from desktop.closed_doors import sentence
from desktop.secrets import Keys
from desktop.texts import LANGUAGES, translate
from desktop.vault.opening import UnknownVaultError
from tests.declaration.vault.build import (
    ENTERPRISE,
    FIRST,
    KEY,
    month,
    sealed_month,
    stamp,
    written,
)
from tests.declaration.vault.papers import some_key
from tests.desktop.test_secrets import Store

TODAY = date(2026, 11, 12)


@pytest.fixture
def keys():
    """Return a key store that knows the key of the tests' vaults."""
    made = Keys(Store())
    made.keep_vault_key(KEY.id, KEY.kept)
    return made


@pytest.fixture
def make(tmp_path):
    """Return what makes a vault at a path below the folder of all, and gives it to be filled."""

    def vault(file, key=KEY, **enterprise):
        path = tmp_path / "all" / f"{file}.pheaktean"
        path.parent.mkdir(parents=True, exist_ok=True)
        whose = dataclasses.replace(ENTERPRISE, **enterprise)
        return create_vault(path, key, whose, FIRST)

    return vault


def stand(tmp_path, keys, today=TODAY):
    return {row.path.stem: row for row in board(tmp_path / "all", None, keys, today)}


def test_an_empty_vault_has_no_next_month(make, tmp_path, keys):
    make("new/A", name="Empty Invented Co.").close()
    row = stand(tmp_path, keys)["A"]
    assert (row.name, row.name_km, row.nssf_number) == ("Empty Invented Co.", "រោងចក្រ", "123456")
    assert (row.month, row.state, row.last) == ("", "", "")
    assert (row.payment, row.days_to_pay, row.at_risk) == (None, None, None)
    assert row.trouble is None


def test_after_a_sealed_month_the_next_is_open(make, tmp_path, keys):
    with make("A") as vault:
        sealed_month(vault, tmp_path, "2026-10")
    row = stand(tmp_path, keys)["A"]
    assert (row.month, row.state, row.last, row.workers) == ("2026-11", "open", "2026-10", 3)
    assert (row.payment, row.documents) == (date(2026, 12, 15), date(2026, 12, 20))
    assert (row.days_to_pay, row.days_to_file) == (33, 38)


@pytest.mark.parametrize(
    ("today", "to_pay", "to_file"),
    [
        (date(2026, 11, 15), 0, 5),
        (date(2026, 11, 16), -1, 4),
        (date(2026, 11, 21), -6, -1),
    ],
)
def test_days_left_run_below_nothing(make, tmp_path, keys, today, to_pay, to_file):
    with make("A") as vault:
        keep_draft(vault, month("2026-10"), Chosen(), FIRST)
    row = stand(tmp_path, keys, today)["A"]
    assert (row.days_to_pay, row.days_to_file) == (to_pay, to_file)


def test_findings_and_riel_at_risk_are_those_of_the_draft(make, tmp_path, keys):
    with make("A") as vault:
        sealed = sealed_month(vault, tmp_path, "2026-09")
        findings = [
            Finding("FIL-001"),
            Finding("FMT-001", amount_khr=5_000),
            Finding("WAG-005", amount_khr=48_000),
            Finding("WAG-005", amount_khr=48_000),
        ]
        keep_draft(vault, month("2026-10", findings=findings), Chosen(), stamp(1))
    row = stand(tmp_path, keys)["A"]
    assert (row.month, row.state, row.last) == ("2026-10", "draft", "2026-09")
    assert (row.stops, row.errors, row.warnings) == (1, 1, 2)
    assert row.at_risk == 101_000
    assert row.remittance == sealed.remittance


def test_without_a_draft_the_findings_are_those_of_the_last_return(make, tmp_path, keys):
    with make("A") as vault:
        receipt = written(tmp_path / "out", month(findings=[Finding("WAG-005", amount_khr=7)]))
        seal(vault, receipt, Chosen(), FIRST)
    row = stand(tmp_path, keys)["A"]
    assert (row.state, row.stops, row.warnings, row.at_risk) == ("open", 0, 1, 7)


def test_all_returns_of_the_last_month_are_its_remittance(make, tmp_path, keys):
    with make("A") as vault:
        first = sealed_month(vault, tmp_path, "2026-10")
        second = sealed_month(vault, tmp_path, "2026-10", Kind.SUPPLEMENTARY, days=1)
    row = stand(tmp_path, keys)["A"]
    assert row.remittance == first.remittance + second.remittance
    assert row.workers == first.workers + second.workers


def test_months_missing_between_others_are_named(make, tmp_path, keys):
    with make("A") as vault:
        for when in ("2026-06", "2026-09"):
            keep_draft(vault, month(when), Chosen(), FIRST)
    row = stand(tmp_path, keys)["A"]
    assert row.missing == ("2026-07", "2026-08")
    assert row.month == "2026-06"


def test_the_most_urgent_stand_first_after_those_that_do_not_open(make, tmp_path, keys):
    for name, when in (("late", "2026-09"), ("soon", "2026-10"), ("later", "2026-12")):
        with make(name) as vault:
            keep_draft(vault, month(when), Chosen(), FIRST)
    make("empty").close()
    make("shut", some_key()).close()
    rows = board(tmp_path / "all", None, keys, TODAY)
    assert [row.path.stem for row in rows] == ["shut", "late", "soon", "later", "empty"]
    assert rows == sorted(rows, key=urgency)


def test_one_that_does_not_open_says_why_and_hides_no_other(make, tmp_path, keys):
    make("A").close()
    make("shut", some_key()).close()
    (tmp_path / "all" / "note.pheaktean").write_text("x")
    broken = tmp_path / "all" / "broken.pheaktean"
    broken.write_bytes((tmp_path / "all" / "A.pheaktean").read_bytes()[:6_000])
    rows = stand(tmp_path, keys)
    assert rows["A"].trouble is None
    assert isinstance(rows["shut"].trouble, UnknownVaultError)
    assert isinstance(rows["note"].trouble, NotAVaultError)
    assert isinstance(rows["broken"].trouble, DamagedError)
    assert all(row.name == "" and row.month == "" for n, row in rows.items() if n != "A")


def test_one_that_another_program_writes_is_said_to_be_in_use(make, tmp_path, keys):
    with make("A"):
        assert "is open in another program" in str(stand(tmp_path, keys)["A"].trouble)
    assert stand(tmp_path, keys)["A"].trouble is None


def test_a_passphrase_opens_all_of_them(make, tmp_path):
    from declaration.vault.key import key_of

    phrase = "not for anybody else"
    for i in range(2):
        make(f"v{i}", key_of(phrase, bytes([i]) * 16)).close()
    keys = Keys(Store())
    assert {row.trouble for row in board(tmp_path / "all", phrase, keys, TODAY)} == {None}
    wrong = board(tmp_path / "all", "quite another one", keys, TODAY)
    assert all("does not open" in str(row.trouble) for row in wrong)


def test_backups_are_left_out_where_the_vault_itself_is_there(make, tmp_path):
    for name in (
        *("A", "copies/A 2026-11-03", "copies/A 2026-11-03 (2)", "A before 2026-11-03 0912"),
        *("B 2026-11-03", ".hidden/C", "deep/er/D", "E 2026"),
    ):
        make(name).close()
    found = vaults_below(tmp_path / "all")
    assert [path.stem for path in found] == ["A", "B 2026-11-03", "E 2026", "D"]
    assert not COPY.fullmatch("E 2026")


def test_the_names_of_backups_are_known(make, tmp_path):
    from declaration.vault.copies import backup

    with make("Invented (1) Co.") as vault:
        for _each in range(2):
            backup(vault, tmp_path / "all", TODAY)
    assert [path.stem for path in vaults_below(tmp_path / "all")] == ["Invented (1) Co."]


def test_every_folder_and_every_vault_is_told_and_rows_known_so_far_stay(make, tmp_path):
    for name in ("A", "B", "C"):
        make(name).close()
    told, came = [], []

    def tell(name, share):
        told.append((name, share))
        if name == "C.pheaktean":
            raise KeyboardInterrupt

    def open_one(path):
        return open_vault(path, KEY, by="a test", read_only=True)

    with pytest.raises(KeyboardInterrupt):
        board_of(vaults_below(tmp_path / "all", tell), open_one, TODAY, tell, came.append)
    assert told[0] == ("all", 0.0)
    assert told[-1] == ("C.pheaktean", 2 / 3)
    assert [row.path.stem for row in came] == ["A", "B"]


def test_looking_changes_no_byte(make, tmp_path, keys):
    with make("A") as vault:
        sealed_month(vault, tmp_path)
    path = tmp_path / "all" / "A.pheaktean"
    before, beside = path.read_bytes(), set(path.parent.iterdir())
    stand(tmp_path, keys)
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == beside


def test_plain_data(make, tmp_path, keys):
    with make("A") as vault:
        keep_draft(vault, month("2026-10"), Chosen(), FIRST)
    make("shut", some_key()).close()

    def why(problem: VaultError) -> str:
        return sentence(problem, "en")

    shut, drafted = (data(row, why) for row in board(tmp_path / "all", None, keys, TODAY))
    assert "does not know the key of “shut.pheaktean”" in shut["trouble"]
    assert (drafted["payment"], drafted["missing"]) == ("2026-11-15", [])
    assert drafted["path"].endswith("A.pheaktean")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_on_a_terminal(make, tmp_path, keys, language):
    with make("A", name="Invented Garment Company of a very long name indeed") as vault:
        keep_draft(vault, month("2026-10"), Chosen(), FIRST)
    make("shut", some_key()).close()
    rows = board(tmp_path / "all", None, keys, TODAY)
    said = lines(rows, translate(language), lambda problem: sentence(problem, language))
    assert "2026-10" in said[2]
    assert "…" in said[2]
    assert said[-1].startswith(str(tmp_path / "all" / "shut.pheaktean"))


def test_no_vault_no_row(tmp_path, keys):
    (tmp_path / "all").mkdir()
    assert board(tmp_path / "all", None, keys, TODAY) == []
