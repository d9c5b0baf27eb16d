"""A month and its vault on the command line: draft, sealed, nil, and what stands when it fails."""

import json
import re
import shutil

import pytest

from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.status import CLEAN, ERRORS, STOP, USAGE, WARNINGS
from desktop.vault.opening import opened

MONTH = ["--month", "2026-10"]
RATE = ["--rate", "4015"]


@pytest.fixture(scope="module")
def factory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


@pytest.fixture(scope="module")
def empty_vault(factory, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vault")
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    given = ["--enterprise", str(factory / "clean" / "enterprise.toml"), "--no-remember"]
    passphrase = ["--passphrase-file", str(folder / "passphrase")]
    assert main(["vault", "create", str(folder / "v.pheaktean"), *given, *passphrase]) == CLEAN
    return folder


@pytest.fixture
def vault(empty_vault, tmp_path):
    """Return the options that name a new vault."""
    shutil.copytree(empty_vault, tmp_path / "vault")
    file, passphrase = tmp_path / "vault" / "v.pheaktean", tmp_path / "vault" / "passphrase"
    return ["--vault", str(file), "--passphrase-file", str(passphrase)]


def declare(factory, vault, tmp_path, *more, month=MONTH):
    payroll = str(factory / "clean" / "payroll.xlsx")
    out = ["--out", str(tmp_path / "out"), "--no-control-sheet"]
    return main(["declare", payroll, *month, *RATE, *vault, *out, *more])


def status(vault, capsys):
    capsys.readouterr()
    assert main(["vault", "status", *vault[1:], "--json"]) == CLEAN
    return json.loads(capsys.readouterr().out)


def verify(vault):
    return main(["vault", "verify", *vault[1:]])


def test_a_month_is_kept_as_a_draft_until_it_is_sealed(factory, vault, tmp_path, capsys):
    assert declare(factory, vault, tmp_path) == CLEAN
    assert "Kept as a draft in “v.pheaktean”" in capsys.readouterr().out
    (draft,) = status(vault, capsys)["months"]
    assert (draft["month"], draft["state"], draft["hash"]) == ("2026-10", "draft", "")
    assert declare(factory, vault, tmp_path, "--seal") == CLEAN
    said = capsys.readouterr().out
    (sealed,) = status(vault, capsys)["months"]
    assert (sealed["state"], sealed["workers"]) == ("sealed", 25)
    assert f"Its hash, to be noted elsewhere: {sealed['hash']}" in said
    assert verify(vault) == CLEAN


def test_the_enterprise_is_the_vaults(factory, vault, tmp_path):
    assert declare(factory, vault, tmp_path) == CLEAN
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["enterprise"]["nssf_number"] == "90000025"


def test_the_enterprise_given_must_be_the_vaults(factory, vault, tmp_path, capsys):
    own = ["--enterprise", str(factory / "clean" / "enterprise.toml")]
    assert declare(factory, vault, tmp_path, *own) == CLEAN
    other = ["--enterprise", str(factory / "enterprise.toml")]
    assert declare(factory, vault, tmp_path, *other) == USAGE
    assert "90000025" in capsys.readouterr().err


def test_a_sealed_month_is_not_sealed_again(factory, vault, tmp_path, capsys):
    assert declare(factory, vault, tmp_path, "--seal") == CLEAN
    before = (tmp_path / "out" / "summary.json").read_bytes()
    assert declare(factory, vault, tmp_path, "--seal") == STOP
    assert "--kind supplementary, --kind revised" in capsys.readouterr().err
    assert (tmp_path / "out" / "summary.json").read_bytes() == before
    assert declare(factory, vault, tmp_path) == CLEAN
    said = capsys.readouterr().out
    assert "PER-007" in said
    assert "keeps no draft of 2026-10" in said
    assert declare(factory, vault, tmp_path, "--seal", "--kind", "revised") == STOP
    assert "Nothing differs" in capsys.readouterr().err
    assert [each["kind"] for each in status(vault, capsys)["months"]] == ["regular"]


def test_nothing_follows_a_month_that_is_not_sealed(factory, vault, tmp_path, capsys):
    assert declare(factory, vault, tmp_path, "--kind", "supplementary") == STOP
    assert "--kind regular, --kind nil" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_nil_return_takes_no_payroll(factory, vault, tmp_path, capsys):
    nil = ["declare", "--kind", "nil", *vault, "--out", str(tmp_path / "nil"), "--seal"]
    assert main([*nil, "--month", "2026-10"]) == CLEAN
    assert "declares nobody" in capsys.readouterr().out
    assert (tmp_path / "nil" / "declaration.xlsx").exists()
    assert (tmp_path / "nil" / "control-sheet.pdf").exists()
    rows = (tmp_path / "nil" / "contributions.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1
    (sealed,) = status(vault, capsys)["months"]
    assert (sealed["kind"], sealed["state"], sealed["workers"]) == ("nil", "sealed", 0)


def test_a_nil_return_needs_no_vault(factory, tmp_path):
    whose = ["--enterprise", str(factory / "clean" / "enterprise.toml")]
    out = ["--out", str(tmp_path / "nil"), "--no-control-sheet"]
    assert main(["declare", "--kind", "nil", *MONTH, *whose, *out]) == CLEAN


def test_a_missing_month_is_named(factory, vault, tmp_path, capsys):
    assert declare(factory, vault, tmp_path, "--seal") == CLEAN
    december = ["--month", "2026-12"]
    assert declare(factory, vault, tmp_path, "--json", month=december) == WARNINGS
    findings = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    (missing,) = [each for each in findings if each["code"] == "PER-001"]
    assert "November 2026" in missing["message"]
    assert missing["value"] == "2026-11"
    assert status(vault, capsys)["missing"] == ["2026-11"]


def test_what_is_not_ready_is_kept_as_a_draft(factory, vault, tmp_path, capsys):
    payroll = str(factory / "clean" / "payroll.xlsx")
    out = ["--out", str(tmp_path / "out"), "--no-control-sheet"]
    assert main(["declare", payroll, *MONTH, *vault, *out, "--seal"]) == STOP  # no rate
    said = capsys.readouterr()
    assert "2026-10 is not sealed in “v.pheaktean”" in said.err
    assert "Sealed" not in said.out
    (draft,) = status(vault, capsys)["months"]
    assert draft["state"] == "draft"


def test_errors_keep_their_status(factory, empty_vault, tmp_path, capsys):
    (tmp_path / "enterprise.toml").write_bytes((factory / "enterprise.toml").read_bytes())
    new = ["--passphrase-file", str(empty_vault / "passphrase")]
    whose = ["--enterprise", str(tmp_path / "enterprise.toml"), "--no-remember"]
    assert main(["vault", "create", str(tmp_path / "w.pheaktean"), *whose, *new]) == CLEAN
    payrolls = sorted(str(path) for path in factory.glob("payroll-*.xlsx"))
    vault = ["--vault", str(tmp_path / "w.pheaktean"), *new]
    run = ["declare", *payrolls, *MONTH, *RATE, *vault, "--out", str(tmp_path / "out"), "--seal"]
    assert main(run) == ERRORS
    assert "hold out the workers" in capsys.readouterr().err
    assert main([*run, "--hold-out", "--no-control-sheet"]) == WARNINGS
    assert verify(vault) == CLEAN


def test_what_stands_is_said_when_sealing_fails(factory, vault, tmp_path, monkeypatch, capsys):
    from declaration.vault import sealing
    from declaration.vault.errors import NoRoomError

    def full(*_):
        raise NoRoomError(name="v.pheaktean")

    monkeypatch.setattr(sealing, "_store", full)
    assert declare(factory, vault, tmp_path, "--seal") == STOP
    said = capsys.readouterr().err
    assert f"The files are in “{tmp_path / 'out'}”, written and proven, but 2026-10 is not" in said
    assert "disk of “v.pheaktean” is full" in said
    assert (tmp_path / "out" / "declaration.xlsx").exists()
    assert status(vault, capsys)["months"] == []


def test_json_stays_alone_on_standard_output(factory, vault, tmp_path, capsys):
    assert declare(factory, vault, tmp_path, "--seal", "--json") == CLEAN
    said = capsys.readouterr()
    assert json.loads(said.out)["workers"]["declared"] == 25
    assert said.err == ""


def test_what_was_sealed_is_the_mapping_and_the_sources(factory, vault, tmp_path):
    from pathlib import Path

    from declaration.vault.returns import manifest_in, sealed
    from desktop.secrets import Keys

    register = ["--register", str(factory / "register.xlsx")]
    assert declare(factory, vault, tmp_path, "--seal", *register) in (CLEAN, WARNINGS)
    words = Path(vault[3]).read_text("utf-8")
    with opened(Path(vault[1]), words, Keys(), read_only=True) as store:
        said = manifest_in(store, sealed(store)[0])
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert [each["sha256"] for each in said["sources"]] == [
        each["sha256"] for each in summary["sources"]
    ]
    assert said["register"][0]["file"] == "register.xlsx"
    assert "[columns]" in said["mapping"]
    assert said["figures"]["occupational_risk_rate"]["values"]["employer"] == "1/125"
    assert said["readings"]["contribution_base"] == "classes"
    assert said["law_version"] == summary["law_version"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "nil", "x.xlsx"], "takes no payroll"),
        ([], "Which payroll"),
        (["x.xlsx", "--kind", "revised"], "--vault"),
        (["x.xlsx", "--seal"], "--vault"),
        (["x.xlsx", "--seal", "--vault", "v.pheaktean"], "--out"),
    ],
)
def test_a_call_that_lacks_something_is_one_sentence(factory, capsys, arguments, said):
    whose = ["--enterprise", str(factory / "clean" / "enterprise.toml")]
    assert main(["declare", *arguments, *MONTH, *whose]) == USAGE
    sentence = capsys.readouterr().err
    assert said in sentence
    assert sentence.count("\n") == 1


def test_a_sealed_month_is_reckoned_again(factory, vault, tmp_path, capsys):
    register = ["--register", str(factory / "register.xlsx")]
    assert declare(factory, vault, tmp_path, "--seal", *register) in (CLEAN, WARNINGS)
    asked = ["vault", "rerun", vault[1]]
    given = [*MONTH, *vault[2:]]
    capsys.readouterr()
    assert main([*asked, *given]) == CLEAN
    assert "25 lines reckoned again give the same 1,944,540 riel" in capsys.readouterr().out
    payroll = str(factory / "clean" / "payroll.xlsx")
    assert main([*asked, payroll, *register, *given, "--json"]) == CLEAN
    said = json.loads(capsys.readouterr().out)
    assert (said["same"], said["files_changed"], said["figures"]) == (True, [], [])


def test_another_payroll_is_named_with_what_differs(factory, vault, tmp_path, capsys):
    from openpyxl import load_workbook

    assert declare(factory, vault, tmp_path, "--seal") == CLEAN
    book = load_workbook(factory / "clean" / "payroll.xlsx", data_only=True)
    (gross,) = (cell for cell in book.active[6] if "Gross" in str(cell.value))
    book.active.cell(8, gross.column).value += 10
    book.save(tmp_path / "payroll.xlsx")
    capsys.readouterr()
    again = ["vault", "rerun", vault[1], str(tmp_path / "payroll.xlsx"), *MONTH, *vault[2:]]
    assert main(again) == WARNINGS
    said = capsys.readouterr().out
    assert "“payroll.xlsx” is not as it was sealed" in said
    assert "1,944,540 riel were sealed" in said
    assert re.search(r"wage_khr +1  \+40,150", said)
    assert "No figure of law differs" in said


def test_a_month_that_is_not_sealed_cannot_be_reckoned_again(vault, capsys):
    assert main(["vault", "rerun", vault[1], *MONTH, *vault[2:]]) == STOP
    assert "pheaktean vault status" in capsys.readouterr().err


def test_what_comes_next_and_when_it_is_due(factory, vault, tmp_path, capsys):
    assert status(vault, capsys)["next"] is None
    assert declare(factory, vault, tmp_path, "--seal") == CLEAN
    assert status(vault, capsys)["next"] == {
        "month": "2026-11",
        "payment": "2026-12-15",
        "documents": "2026-12-20",
    }
    assert main(["vault", "status", *vault[1:]]) == CLEAN
    assert "Next: 2026-11, to be paid by 2026-12-15" in capsys.readouterr().out
