import numpy as np
import pytest

from declaration.export.csv_file import write_csv
from declaration.export.figures import Figures
from declaration.export.tables import CONTRIBUTIONS, contributions, held_out
from declaration.matching import matches
from declaration.monthly import Status
from declaration.vault.lines import DATES, DOLLARS, TEXTS, WHOLE, lines_of
from tests.declaration.export import invented


@pytest.fixture
def month():
    return invented.month()


@pytest.fixture
def content(month, tmp_path):
    write_csv(tmp_path / "contributions.csv", contributions(Figures(month)))
    return (tmp_path / "contributions.csv").read_bytes()


def test_every_column_of_the_file_is_read():
    assert sorted((*TEXTS, *DATES, *DOLLARS, *WHOLE)) == sorted(CONTRIBUTIONS)


def test_the_lines_are_the_months(month, content):
    lines = lines_of(content)
    payroll = month.payroll
    assert len(lines) == len(payroll)
    for name in ("worker_number", "nssf_number", "national_id", "sex", "contract_type"):
        assert lines.text(name).values().tolist() == payroll.text(name).values().tolist(), name
    for name in DATES:
        assert np.array_equal(lines.date(name), payroll.date(name), equal_nan=True), name
    assert lines.amount("wage_khr").tolist() == month.wage_khr.tolist()
    assert lines.amount("wage_usd").tolist() == month.wage_usd.tolist()
    assert lines.filled["wage_usd"].tolist() == month.has_usd.tolist()
    for scheme, shares in month.shares.items():
        assert lines.amount(f"{scheme}_base").tolist() == shares.base.tolist()
        assert lines.amount(f"{scheme}_employer").tolist() == shares.employer.tolist()
    assert lines.declared().tolist() == [True, True, True, False, False]
    assert lines.has_status(Status.SUSPENDED).tolist() == [False] * 4 + [True]


def test_a_text_made_inert_is_read_as_it_was(content):
    assert b"'=A+002" in content
    assert lines_of(content).text("worker_number")[1] == "=A+002"


def test_the_people_are_found_again(month, content):
    lines = lines_of(content)
    payroll = lines.as_payroll()
    assert matches(payroll, month.payroll).right.tolist() == [0, 1, 2, 3, 4]
    assert payroll.place(2).row == month.payroll.place(2).row
    assert payroll.files[0].name == "payroll.xlsx"


def test_some_of_the_lines(content):
    lines = lines_of(content)
    some = lines.take(lines.declared())
    assert len(some) == 3
    assert some.text("worker_number")[2] == "A-003"


def test_lines_as_a_frame(content):
    frame = lines_of(content).to_frame()
    assert frame.shape == (5, len(CONTRIBUTIONS))
    assert frame["wage_khr"].sum() == lines_of(content).amount("wage_khr").sum()


def test_a_month_of_nobody(tmp_path):
    nobody = invented.month([], [])
    write_csv(tmp_path / "contributions.csv", contributions(Figures(nobody)))
    lines = lines_of((tmp_path / "contributions.csv").read_bytes())
    assert len(lines) == 0
    assert len(lines.as_payroll()) == 0
    assert lines.declared().tolist() == []


def test_held_out_lines_say_why(month, tmp_path):
    write_csv(tmp_path / "held-out.csv", held_out(Figures(month)))
    lines = lines_of((tmp_path / "held-out.csv").read_bytes())
    assert lines.text("codes").values().tolist() == ["DUP-001 FMT-001"]


def test_a_column_that_an_earlier_program_lacked_is_blank():
    lines = lines_of(b"\xef\xbb\xbfworker_number,wage_khr\r\nA-1,1000000\r\n")
    assert lines.amount("pension_worker").tolist() == [0]
    assert not lines.filled["pension_worker"].any()
    assert np.isnat(lines.date("birth_date")).all()
    assert lines.text("status").values().tolist() == [""]


@pytest.mark.parametrize("content", [b"", b"a,b\r\n1,2\r\n", b'wage_khr\r\n"1\r\n', b"\xff\xfe"])
def test_what_is_no_list_of_lines_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011 - of whichever kind
        lines_of(content)
