"""Findings accepted over the months: they hold, come back, and are never erased."""

import dataclasses
import hashlib
from datetime import date
from decimal import Decimal

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from declaration.findings import Finding, Severity, entry
from declaration.month import Month
from declaration.payroll import Texts
from declaration.vault.accepted import Reason, Why
from declaration.vault.asked import abouts, asked, chosen, keep_asked
from declaration.vault.deciding import as_data, end_returned, judge, with_decisions
from declaration.vault.decisions import accept, content_of, decision, decisions, marked, withdraw
from declaration.vault.documents import MOST, Document
from declaration.vault.kinds import Kind
from declaration.vault.log import entries
from declaration.vault.not_decided import (
    DocumentTooLargeError,
    EndedAlreadyError,
    NoSuchDecisionError,
    NotAcceptableError,
    NotFoundError,
    NothingAskedError,
)
from declaration.vault.spoken_of import spoken_of
from declaration.vault.verifying import verify
from tests.declaration.export import invented
from tests.declaration.vault.build import month as month_of
from tests.declaration.vault.build import new_vault, stamp

WORKERS = [
    {**invented.WORKERS[0], "name_km": "សុខ ដារ៉ា", "name_latin": "SOK DARA"},
    *invented.WORKERS[1:],
]
OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
CONTRACT = Finding(
    "CON-004",
    worker=0,
    field="contract_end",
    value="2026-09-30",
    figures={
        "ended": date(2026, 9, 30),
        "days": 12,
        "possible": Decimal(26),
        "wage": Decimal("250.5"),
    },
)
BASIC = Finding(
    "WAG-003",
    worker=1,
    field="basic_pay",
    value="190",
    expected="210",
    figures={"basic": Decimal(190), "minimum_usd": Decimal(210), "days": 26},
)
LAW = Finding("LAW-001", field="rounding", value="100", figures={"in_use": "100", "other": "1"})
ERROR = Finding("FMT-001", worker=1, field="gross")


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as opened:
        yield opened


def month(*findings, when=OCTOBER, workers=WORKERS):
    return month_of(str(when), workers=workers, findings=findings)


def accepted(vault, *findings, until=None, when=OCTOBER, reason="agreed", document=None):
    made = month(*findings, when=when)
    about = abouts(made.findings, made.payroll)
    return accept(vault, about, Reason(reason, until, document), when, stamp())


def judged(vault, *findings, when=OCTOBER, workers=WORKERS):
    return judge(month(*findings, when=when, workers=workers), decisions(vault))


def changed(finding, **figures):
    return dataclasses.replace(finding, figures={**finding.figures, **figures})


def test_it_holds_in_its_month_and_in_later_ones(vault):
    (number,) = accepted(vault, CONTRACT)
    for when in (OCTOBER, NOVEMBER, Month(2030, 1)):
        found = judged(vault, CONTRACT, BASIC, LAW, when=when)
        assert {i: by.number for i, by in found.accepted.items()} == {0: number}
        assert found.returned == []
    assert judged(vault, CONTRACT, when=Month(2026, 9)).accepted == {}


def test_of_nobody_it_holds_as_well(vault):
    accepted(vault, LAW)
    assert list(judged(vault, BASIC, LAW, when=NOVEMBER).accepted) == [1]


def test_an_error_is_never_accepted(vault):
    assert accepted(vault, ERROR) == []
    worse = dataclasses.replace(CONTRACT, severity=Severity.ERROR)
    accepted(vault, CONTRACT)
    assert judged(vault, worse).accepted == {}


def test_another_worker_and_another_field_stay_open(vault):
    accepted(vault, CONTRACT)
    another = dataclasses.replace(CONTRACT, worker=2)
    elsewhere = dataclasses.replace(CONTRACT, field="leave_date")
    assert judged(vault, another, elsewhere).accepted == {}


def test_what_runs_on_by_itself_is_no_change(vault):
    accepted(vault, CONTRACT)
    later = changed(CONTRACT, days=20, possible=Decimal(25), wage=Decimal(300))
    assert list(judged(vault, later, when=NOVEMBER).accepted) == [0]


@pytest.mark.parametrize(
    ("finding", "data"),
    [
        (
            Finding(
                "REG-001",
                worker=0,
                field="hire_date",
                value="2026-08-02",
                figures={
                    "hired": date(2026, 8, 2),
                    "as_of": date(2026, 10, 31),
                    "days": 90,
                    "alarm": 45,
                    "least_usd": Decimal(100),
                },
            ),
            {"value": "2026-08-02", "hired": "2026-08-02"},
        ),
        (
            Finding("ROW-005", field="leave_date", value="x", figures={"left": date(2026, 8, 1)}),
            {"value": "x", "left": "2026-08-01"},
        ),
        (
            Finding("REG-002", field="hire_date", value="x", figures={"left": 12}),
            {"value": "x"},
        ),
        (BASIC, {"value": "190", "expected": "210", "basic": "190", "minimum_usd": "210"}),
        (
            Finding("LAW-006", figures={"figures": ("a", "b"), "month": OCTOBER, "row": 7}),
            {"figures": "a, b"},
        ),
    ],
)
def test_what_a_finding_speaks_of(finding, data):
    assert spoken_of(finding) == data


def test_it_comes_back_when_its_last_month_is_over(vault):
    accepted(vault, CONTRACT, until=NOVEMBER, reason="paper is with the lawyer")
    assert list(judged(vault, CONTRACT, when=NOVEMBER).accepted) == [0]
    found = judged(vault, CONTRACT, when=DECEMBER)
    assert found.accepted == {}
    (back,) = found.returned
    assert (back.finding, back.why, back.by.reason) == (0, Why.UNTIL, "paper is with the lawyer")


def test_it_comes_back_when_the_data_change(vault):
    accepted(vault, BASIC)
    found = judged(vault, dataclasses.replace(BASIC, value="185"), when=NOVEMBER)
    assert found.accepted == {}
    (back,) = found.returned
    assert (back.why, back.before, back.now) == (Why.CHANGED, "190", "185")
    (back,) = judged(vault, changed(BASIC, minimum_usd=Decimal(214)), when=NOVEMBER).returned
    assert (back.before, back.now) == ("210", "214")


@pytest.mark.parametrize(
    ("when", "finding", "code", "figures"),
    [
        (DECEMBER, BASIC, "PER-021", {"until": NOVEMBER}),
        (NOVEMBER, dataclasses.replace(BASIC, value="185"), "PER-019", {"before": "190"}),
    ],
)
def test_a_finding_that_comes_back_says_so(vault, when, finding, code, figures):
    accepted(vault, BASIC, until=NOVEMBER, reason="agreed with the union")
    made = with_decisions(month(LAW, finding, when=when), vault)
    *_others, said = made.findings
    assert (said.code, said.worker, said.field) == (code, 1, "basic_pay")
    assert (said.value, said.place) == (finding.value, finding.place)
    assert said.grade is Severity.NOTICE
    expected = {"code": "WAG-003", "said": "agreed with the union", "who": "Sok Dara", **figures}
    assert expected.items() <= said.figures.items()
    assert set(entry(code).placeholders) == set(said.figures)
    assert made.accepted == {}
    assert accept(vault, abouts([said], made.payroll), Reason("x"), when, stamp()) == []


def test_one_that_still_holds_says_nothing(vault):
    (number,) = accepted(vault, BASIC, until=NOVEMBER)
    made = with_decisions(month(LAW, BASIC, when=NOVEMBER), vault)
    assert [each.code for each in made.findings] == ["LAW-001", "WAG-003"]
    assert made.accepted == {1: number}


def renumbered(**more):
    return [{**WORKERS[0], **more}, *WORKERS[1:]]


@pytest.mark.parametrize(
    "more",
    [
        {"worker_number": "B-777"},
        {"nssf_number": "", "worker_number": "B-777"},
        {"nssf_number": "", "national_id": "", "worker_number": "B-777"},
        {"nssf_number": "", "national_id": "", "birth_date": None},
        {"name_km": "សុខា ដារ៉ា", "name_latin": "SOK DARRA"},
    ],
    ids=["worker number", "identity number", "names and birth date", "number alone", "name"],
)
def test_a_worker_is_known_by_whatever_stays_the_same(vault, more):
    accepted(vault, CONTRACT)
    assert list(judged(vault, CONTRACT, when=NOVEMBER, workers=renumbered(**more)).accepted) == [0]


def test_another_person_under_the_same_worker_number_is_another(vault):
    accepted(vault, CONTRACT)
    other = renumbered(
        nssf_number="1990909-7777777-1",
        national_id="098765432",
        name_km="ញ៉ែម ស្រីម៉ៃ",
        name_latin="NHEM SREYMAI",
        birth_date=date(2001, 3, 4),
    )
    assert judged(vault, CONTRACT, when=NOVEMBER, workers=other).accepted == {}


def test_a_worker_of_two_decisions_under_two_numbers_has_both(vault):
    accepted(vault, CONTRACT)
    made = month(BASIC, workers=renumbered(worker_number="B-777", nssf_number=""))
    about = abouts([dataclasses.replace(BASIC, worker=0)], made.payroll)
    accept(vault, about, Reason("agreed"), OCTOBER, stamp(1))
    found = judged(vault, CONTRACT, dataclasses.replace(BASIC, worker=0), when=NOVEMBER)
    assert list(found.accepted) == [0, 1]


def test_deciding_again_replaces_what_was_decided(vault):
    (first,) = accepted(vault, CONTRACT, reason="one")
    (second,) = accepted(vault, CONTRACT, reason="another", when=NOVEMBER)
    assert decision(vault, first).why is Why.REPLACED
    assert judged(vault, CONTRACT, when=OCTOBER).by[0].number == first
    assert judged(vault, CONTRACT, when=NOVEMBER).by[0].number == second
    assert judged(vault, CONTRACT, when=NOVEMBER).by[0].reason == "another"


def test_one_taken_back_never_held(vault):
    (number,) = accepted(vault, CONTRACT)
    taken = withdraw(vault, number, stamp(1))
    assert (taken.why, taken.ended_by) == (Why.WITHDRAWN, "Sok Dara")
    found = judged(vault, CONTRACT)
    assert (found.accepted, found.returned) == ({}, [])
    with pytest.raises(EndedAlreadyError, match="2026-11-03"):
        withdraw(vault, number, stamp(2))
    with pytest.raises(NoSuchDecisionError, match="no decision 99"):
        withdraw(vault, 99, stamp(2))


def end(vault, *findings, when):
    made = month(*findings, when=when)
    with vault.transaction() as db:
        end_returned(db, judge(made, decisions(vault)), when, stamp(3))


def test_sealing_ends_what_came_back_and_says_so_once(vault):
    (number,) = accepted(vault, BASIC, until=OCTOBER)
    end(vault, BASIC, when=NOVEMBER)
    ended = decision(vault, number)
    assert (ended.why, ended.ended_month) == (Why.UNTIL, NOVEMBER)
    assert judged(vault, BASIC, when=OCTOBER).by[0].number == number
    assert [each.why for each in judged(vault, BASIC, when=NOVEMBER).returned] == [Why.UNTIL]
    assert judged(vault, BASIC, when=DECEMBER).returned == []


def test_sealing_ends_nothing_that_holds(vault):
    (number,) = accepted(vault, BASIC)
    end(vault, BASIC, CONTRACT, when=NOVEMBER)
    end(vault, CONTRACT, when=DECEMBER)
    assert decision(vault, number).stands


def test_the_log_tells_it_and_masks_the_worker(vault):
    (number,) = accepted(vault, CONTRACT, until=OCTOBER, reason="agreed with SOK Dara")
    end(vault, CONTRACT, when=NOVEMBER)
    withdraw(vault, accepted(vault, LAW)[0], stamp(4))
    _made, decided, ended, _law, taken = entries(vault)
    assert [str(e.event) for e in (decided, ended, taken)] == ["decided", "ended", "withdrawn"]
    assert decided.details["until"] == "2026-10"
    assert ended.details["why"] == "until"
    assert decided.details["decision"] == number
    assert decided.details["worker"] == ended.details["worker"]
    assert "worker" not in taken.details
    texts = b"".join(bytes(row[0]) for row in vault.db.execute("SELECT entry FROM log")).decode()
    for secret in ("DARA", "Dara,", "A-001", "សុខ", "1900101", "agreed", "250"):
        assert secret not in texts
    assert marked(vault)[decided.details["worker"]] == "A-001 សុខ ដារ៉ា"
    assert verify(vault) is None


def test_a_document_is_named_and_kept_where_wished(vault):
    letter = Document("letter.pdf", b"%PDF invented", is_kept=True)
    (kept,) = accepted(vault, CONTRACT, document=letter)
    (noted,) = accepted(vault, BASIC, document=Document("other.pdf", b"other"))
    accepted(vault, LAW, document=letter)
    first, second = decision(vault, kept), decision(vault, noted)
    assert (first.document, first.sha256) == (
        "letter.pdf",
        hashlib.sha256(b"%PDF invented").hexdigest(),
    )
    assert content_of(vault, first) == b"%PDF invented"
    assert content_of(vault, second) is None
    assert vault.db.execute("SELECT count(*) FROM document").fetchone() == (1,)
    with pytest.raises(DocumentTooLargeError, match="5 MB"):
        Document("film.mp4", bytes(MOST + 1), is_kept=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET reason = 'another'",
        "UPDATE decision SET until = '2030-01'",
        "UPDATE decision SET ended_at = '2026-01-01'",
        "UPDATE decision SET ended_at = 'x', ended_by = 'y', ended_why = 'until', code = 'ABC-001'",
        "DELETE FROM decision",
        "DELETE FROM document",
        "UPDATE document SET packed = x'00'",
    ],
)
def test_the_tables_refuse_every_other_change(vault, statement):
    accepted(vault, CONTRACT, document=Document("a.pdf", b"a", is_kept=True))
    before = decisions(vault)
    with pytest.raises(IntegrityError, match="sealed:"):
        vault.db.execute(statement)
    assert decisions(vault) == before


def test_one_that_ended_stays_ended(vault):
    (number,) = accepted(vault, CONTRACT)
    withdraw(vault, number, stamp(1))
    with pytest.raises(IntegrityError, match="sealed: a decision"):
        vault.db.execute("UPDATE decision SET ended_at = NULL, ended_why = NULL")


def test_plain_data_for_the_manifest(vault):
    accepted(vault, CONTRACT, until=DECEMBER)
    (by,) = judged(vault, CONTRACT).by
    data = as_data(by)
    assert (data["code"], data["worker"], data["until"]) == ("CON-004", "A-001", "2026-12")
    assert data["reason"] == "agreed"
    assert data == {
        "decision": by.number,
        "code": "CON-004",
        "field": "contract_end",
        "worker": "A-001",
        "name": "សុខ ដារ៉ា",
        "fingerprint": by.fingerprint,
        "reason": "agreed",
        "from": "2026-10",
        "until": "2026-12",
        "document": by.document,
        "document_sha256": by.sha256,
        "at": by.made_at,
        "by": "Sok Dara",
    }
    accepted(vault, BASIC)
    (forever,) = judged(vault, BASIC).by
    assert as_data(forever)["until"] is None


class TestAsked:
    """What a month asks, for a person who names a code and a worker."""

    @pytest.fixture
    def known(self, vault):
        made = month(CONTRACT, BASIC, dataclasses.replace(CONTRACT, worker=2), LAW, ERROR)
        with vault.transaction() as db:
            keep_asked(db, made, Kind.REGULAR)
        return vault

    def test_is_kept_as_a_decision_would_be_about_it(self, known):
        made = month(CONTRACT, BASIC, dataclasses.replace(CONTRACT, worker=2), LAW)
        assert asked(known, OCTOBER) == abouts(made.findings, made.payroll)
        assert asked(known, NOVEMBER) is None

    def test_is_replaced(self, known):
        with known.transaction() as db:
            keep_asked(db, month(LAW), Kind.REGULAR)
        assert [each.code for each in asked(known, OCTOBER)] == ["LAW-001"]

    @pytest.mark.parametrize(
        "who", ["A-001", "a-001", "1900101-0000001-1", "សុខ ដារ៉ា", "sok  dara", "012345678"]
    )
    def test_a_worker_is_named_by_number_or_name(self, known, who):
        (found,) = chosen(known, OCTOBER, "CON-004", who)
        assert found.person.worker_number == "A-001"

    def test_everyone_and_nobody(self, known):
        assert len(chosen(known, OCTOBER, "CON-004", everyone=True)) == 2
        assert [e.code for e in chosen(known, OCTOBER, "LAW-001")] == ["LAW-001"]

    def test_who_has_it_is_said_where_the_name_fits_nobody(self, known):
        with pytest.raises(NotFoundError, match="A-001, A-003"):
            chosen(known, OCTOBER, "CON-004", "Nobody")
        with pytest.raises(NotFoundError, match="“A-001”"):
            chosen(known, OCTOBER, "CON-004", "A-001", "leave_date")

    def test_an_error_cannot_be_accepted(self, known):
        with pytest.raises(NotAcceptableError, match="FMT-001"):
            chosen(known, OCTOBER, "FMT-001", "=A+002")

    def test_a_month_that_was_never_worked_out(self, known):
        with pytest.raises(NothingAskedError, match="declare PAYROLL --month 2026-11"):
            chosen(known, NOVEMBER, "CON-004", "A-001")


def test_a_name_alone_is_the_same_only_in_every_word(vault):
    people = [{"name_km": "ចាន់ ធី", "gross": "1"}, {"name_km": "ចាន់ ធីតា", "gross": "2"}]
    finding = dataclasses.replace(CONTRACT, worker=0)
    made = month_of("2026-10", workers=people, statuses=["declared"] * 2, findings=[finding])
    accept(vault, abouts([finding], made.payroll), Reason("x"), OCTOBER, stamp())
    other = dataclasses.replace(finding, worker=1)
    later = dataclasses.replace(made, findings=[other, finding], status=Texts.of(["x", "x"]))
    assert list(judge(later, decisions(vault)).accepted) == [1]
