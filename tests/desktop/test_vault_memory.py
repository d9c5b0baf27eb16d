"""Decisions, refusals and the log of a vault as they are typed: ``pheaktean vault decide`` …"""

import io
import json
import shutil
import sys

import openpyxl
import pytest

from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.status import CLEAN, STOP, USAGE, WARNINGS
from desktop.texts import LANGUAGES

RATE = ["--rate", "4015"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder with a vault that has October sealed, and the practice factory."""
    folder = tmp_path_factory.mktemp("memory")
    write_practice_factory(folder / "practice")
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    enterprise = str(folder / "practice" / "clean" / "enterprise.toml")
    given = ["--enterprise", enterprise, "--no-remember", *opening(folder)]
    assert main(["vault", "create", str(folder / "v.pheaktean"), *given]) == CLEAN
    payroll = openpyxl.load_workbook(folder / "practice" / "clean" / "payroll.xlsx", data_only=True)
    for row in payroll.active.iter_rows():
        if row[1].value in ("S-001", "S-002"):
            row[2].value += " ABC"  # FMT-011: Latin letters in a Khmer name
    payroll.save(folder / "payroll.xlsx")
    assert declare(folder, "2026-10", "--seal") == WARNINGS
    return folder


@pytest.fixture
def factory(made, tmp_path):
    for name in ("v.pheaktean", "passphrase", "payroll.xlsx"):
        shutil.copy(made / name, tmp_path)
    return tmp_path


def opening(folder):
    return ["--passphrase-file", str(folder / "passphrase")]


def declare(folder, month, *more):
    vault = ["--vault", str(folder / "v.pheaktean"), *opening(folder)]
    out = ["--out", str(folder / "out"), "--no-control-sheet"]
    payroll = str(folder / "payroll.xlsx")
    return main(["declare", payroll, "--month", month, *RATE, *vault, *out, *more])


def check(folder, month):
    vault = ["--vault", str(folder / "v.pheaktean"), *opening(folder)]
    payroll = str(folder / "payroll.xlsx")
    return main(["check", payroll, "--month", month, *RATE, *vault, "--out", str(folder / "out")])


def vault(folder, does, *more):
    return main(["vault", does, str(folder / "v.pheaktean"), *more, *opening(folder)])


def decide(folder, *more, month="2026-10", code="FMT-011", reason="as in the register"):
    named = ["--month", month, "--code", code, "--reason", reason]
    return vault(folder, "decide", *named, *more)


def summary(folder):
    return json.loads((folder / "out" / "summary.json").read_text("utf-8"))


def findings(folder):
    return json.loads((folder / "out" / "findings.json").read_text("utf-8"))


def printed(folder, capsys, does, *more):
    capsys.readouterr()
    assert vault(folder, does, *more, "--json") == CLEAN
    return json.loads(capsys.readouterr().out)


def test_an_accepted_finding_is_counted_and_the_status_stays(factory, capsys):
    assert decide(factory, "--worker", "S-001", "--until", "2026-11") == CLEAN
    assert "Accepted in “v.pheaktean”: 1 finding FMT-011, decision 1." in capsys.readouterr().out
    assert declare(factory, "2026-11") == WARNINGS
    said = capsys.readouterr().out
    assert "1 of them is accepted by a decision kept in the vault." in said
    assert summary(factory)["accepted"] == {"count": 1, "codes": {"FMT-011": 1}}
    assert summary(factory)["findings"]["warning"] >= 2
    assert summary(factory)["state"] == "ready_with_warnings"
    assert [each["code"] for each in findings(factory)].count("FMT-011") == 2


def test_a_check_beside_the_vault_counts_it_as_well(factory):
    assert decide(factory, "--everyone") == CLEAN
    assert check(factory, "2026-11") == WARNINGS
    assert summary(factory)["accepted"] == {"count": 2, "codes": {"FMT-011": 2}}


def test_without_a_vault_nothing_is_said(factory):
    payroll = str(factory / "payroll.xlsx")
    out = ["--out", str(factory / "out")]
    assert main(["check", payroll, "--month", "2026-10", *RATE, *out]) == WARNINGS
    assert "accepted" not in summary(factory)


def test_it_comes_back_with_who_and_why(factory, capsys):
    decide(factory, "--everyone", "--until", "2026-10")
    declare(factory, "2026-11")
    assert summary(factory)["accepted"]["count"] == 0
    messages = [each["message"] for each in findings(factory) if each["code"] == "PER-021"]
    assert len(messages) == 2
    assert "as in the register" in messages[0]
    declare(factory, "2026-11", "--seal")
    assert {each["state"] for each in printed(factory, capsys, "decisions", "--all")} == {"until"}
    assert printed(factory, capsys, "decisions") == []
    declare(factory, "2026-12")
    assert "PER-021" not in {each["code"] for each in findings(factory)}


def test_the_sealed_return_holds_the_decisions(factory, capsys):
    decide(factory, "--worker", "S-001", "--document", str(factory / "passphrase"))
    declare(factory, "2026-11", "--seal")
    from declaration.vault.returns import manifest_in, sealed
    from desktop.secrets import Keys
    from desktop.vault.opening import opened

    with opened(factory / "v.pheaktean", "invented words of a test", Keys()) as kept:
        (held,) = manifest_in(kept, sealed(kept)[-1])["decisions"]
    assert (held["code"], held["worker"], held["document"]) == ("FMT-011", "S-001", "passphrase")
    assert len(held["document_sha256"]) == 64
    assert vault(factory, "verify") == CLEAN


def test_a_decision_is_taken_back(factory, capsys):
    decide(factory, "--everyone")
    assert vault(factory, "undecide", "1") == CLEAN
    declare(factory, "2026-11")
    assert summary(factory)["accepted"]["count"] == 1
    assert vault(factory, "undecide", "1") == STOP
    assert vault(factory, "undecide", "9") == STOP
    assert "no decision 9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        (("--worker", "Nobody"), STOP, "S-001, S-002"),
        (("--worker", "S-001", "--reason", " "), STOP, "Say why FMT-011"),
        (("--worker", "S-001", "--until", "2026-09"), STOP, "lies before"),
        (("--worker", "S-001", "--until", "soon"), USAGE, "--until soon"),
        (("--worker", "S-001", "--everyone"), USAGE, "leave one of them out"),
        (("--worker", "S-001", "--month", "2026-12"), STOP, "declare PAYROLL --month 2026-12"),
        (("--code", "FMT-001"), STOP, "FMT-001 cannot be accepted"),
        (("--code", ""), USAGE, "--code"),
        (("--worker", "S-001", "--document", "nowhere.pdf"), USAGE, "nowhere.pdf"),
    ],
)
def test_what_cannot_be_decided_says_why(factory, capsys, more, status, why):
    assert decide(factory, *more) == status
    assert why in capsys.readouterr().err
    assert printed(factory, capsys, "decisions", "--all") == []


def test_a_refusal_is_tied_and_warns_of_the_same(factory, capsys, monkeypatch):
    text = "S-003: date of birth does not match\nB-0777 unknown\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-16"))))
    assert vault(factory, "rejected", "--month", "2026-10", "--text", "-") == WARNINGS
    said = capsys.readouterr().out
    assert "by worker number" in said
    assert "95%" in said
    assert "B-0777 unknown" in said
    declare(factory, "2026-11")
    (found,) = [each for each in findings(factory) if each["code"] == "PER-009"]
    assert (found["worker_number"], found["field"]) == ("S-003", "birth_date")
    assert "S-003: date of birth does not match" in found["message"]
    assert vault(factory, "settled", "1") == CLEAN
    declare(factory, "2026-11")
    assert "PER-009" not in {each["code"] for each in findings(factory)}
    assert printed(factory, capsys, "rejections") == []
    (kept,) = printed(factory, capsys, "rejections", "--all")
    assert (kept["text"], kept["settled"]) == (text, True)


def test_a_rule_holds_everybody(factory, capsys):
    (factory / "refusal.txt").write_text("S-003 NSSF number", "utf-8")
    text = ["--month", "2026-10", "--text", str(factory / "refusal.txt")]
    assert vault(factory, "rejected", *text, "--rule", "national_id:digits=8") == CLEAN
    assert "exactly 8 digits" in capsys.readouterr().out
    declare(factory, "2026-11")
    found = {each["code"]: each["message"] for each in findings(factory)}
    assert "exactly 8 digits" in found["PER-020"]


def test_what_a_refusal_needs(factory, capsys):
    for more, status, why in (
        (("--month", "2026-10"), USAGE, "--text"),
        (("--text", str(factory / "passphrase")), USAGE, "--month"),
        (("--month", "2026-11", "--text", str(factory / "passphrase")), STOP, "is sealed"),
    ):
        assert vault(factory, "rejected", *more) == status
        assert why in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_shown_in_every_language(factory, capsys, language):
    decide(factory, "--everyone", "--until", "2026-10")
    vault(factory, "undecide", "1")
    (factory / "refusal.txt").write_text("S-003 sex\nrow 5 sex\nB-0777", "utf-8")
    vault(factory, "rejected", "--month", "2026-10", "--text", str(factory / "refusal.txt"))
    declare(factory, "2026-11", "--seal")
    capsys.readouterr()
    for does in (["log"], ["decisions", "--all"], ["rejections", "--all"]):
        assert vault(factory, *does, "--language", language) == CLEAN
        said = capsys.readouterr().out
        assert said.strip()
        assert "{" not in said


def test_the_log_masks_workers_unless_asked(factory, capsys):
    decide(factory, "--worker", "S-001")
    capsys.readouterr()
    assert vault(factory, "log") == CLEAN
    masked = capsys.readouterr().out
    assert "S-001" not in masked
    assert "FMT-011 w-" in masked
    assert vault(factory, "log", "--names") == CLEAN
    assert "FMT-011 S-001 " in capsys.readouterr().out
    told = printed(factory, capsys, "log")
    assert [each["event"] for each in told["entries"]] == ["created", "sealed", "decided"]
    assert told["end"]["count"] == 3
    assert told["end"]["hash"] == told["entries"][-1]["entry_hash"]
