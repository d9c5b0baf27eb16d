"""What the reports of an audit say: the figures of audit.json, in every language, masked or not."""

import dataclasses
import re
import zipfile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from declaration.audit.answers import nothing
from desktop.arguments import parser
from desktop.audit_job import work_out
from desktop.audit_reports.content import content
from desktop.audit_reports.html import SHOWN, write_html
from desktop.audit_reports.matches import match_rows
from desktop.audit_reports.pdf import write_report_pdf
from desktop.audit_reports.report import Line, Section, Table, in_each, languages_of
from desktop.audit_reports.workbook import write_workbook
from desktop.audit_result import result_of
from desktop.charts.svg import as_svg
from desktop.practice import write_practice_factory
from tests.desktop.audit_reports.test_audit_command import PAYROLLS

PAGES = re.compile(rb"/Count (\d+)")
LIST = """No,Staff ID,Name (Latin),Name (Khmer),NSSF No,Sex,Date of birth,Hire date
1,Q-777,UNSEEN VISAL,អ៊ុន វិសាល,7771234-7654321-ក,M,1990-01-02,2024-01-02
"""


def typed(factory, *more):
    names = [str(factory / name) for name in PAYROLLS]
    given = ["--declared", "declared.xlsx", "--register", "register.xlsx"]
    given += ["--receipt", "receipt.xlsx", "--attendance", "attendance.xlsx"]
    given += ["--second-payroll", "second-payroll.xlsx", "--tax-filing", "declared.xlsx"]
    given = [str(factory / each) if each.endswith(".xlsx") else each for each in given]
    given += ["--worker-list", str(factory / "list.csv")]
    month = ["--month", "2026-10", "--rate", "4015", "--hold-out", "--strata", "line"]
    return parser().parse_args(["audit", *names, *given, *month, "--sample", "20", *more])


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    factory = tmp_path_factory.mktemp("practice")
    write_practice_factory(factory)
    (factory / "list.csv").write_text(LIST, "utf-8")
    return factory, work_out(typed(factory))


def reported(job, *more, language="en"):
    factory, done = job
    result = result_of(done, typed(factory, *more, "--language", language))
    return result, content(result.job, result.data, result.drawn, 1, language)


def texts(thing):
    """Yield every text of a report, those that its charts say and paint too."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, int | float) and not isinstance(thing, bool):
        yield f"{thing:,}"
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from texts(each)
    elif callable(thing):
        chart = thing()
        yield from (chart.title, chart.description)
        yield from re.findall(r">([^<]+)</text>", as_svg(chart, 860, 300))
    elif dataclasses.is_dataclass(thing):
        for each in dataclasses.fields(thing):
            yield from texts(getattr(thing, each.name))


def figures(part):
    return [[(x.workers, x.share, x.riel) for x in each.lines] for each in part.answers]


def test_every_answer_has_the_figures_of_audit_json(job):
    result, report = reported(job)
    data, lines = result.data, [x for each in report.parts[0].answers for x in each.lines]
    said = {(x.workers, x.riel) for x in lines}
    paid = data["employer_contribution_paid"]
    assert report.parts[0].answers[0].verdict == "In part"
    for key in ("owed_khr", "declared_khr", "received_khr"):
        assert (None, paid[key]) in said
    assert paid["received_khr"] == data["remittance"]["received_khr"]
    assert data["remittance"]["declared_khr"] > paid["declared_khr"]
    for found in data["inspections"].values():
        assert (found["workers"], found["amount_khr"]) in said
    for each in data["left_out"]:
        assert (each["workers"], each["pay_khr"]) in said
    assert (data["pension"]["workers"], data["pension"]["short_khr"]) in said
    counted = [*data["headcount"].values(), *data["contracts"].values()]
    counted += [*data["registration"].values(), data["registration_past_30_days"]]
    counted += [data["suspensions"]["workers"], data["suspensions"]["declared"]]
    counted += [each["people"] for each in data["other_lists"].values()]
    assert {(count, None) for count in counted} - {(data["headcount"]["paid"], None)} <= said


def test_it_is_said_in_khmer_and_english_and_in_the_reader_s_own_language(job):
    assert [part.language for part in reported(job)[1].parts] == ["en", "km"]
    result, report = reported(job, language="zh")
    assert [part.language for part in report.parts] == ["zh", "km", "en"]
    assert len({repr(figures(part)) for part in report.parts}) == 1
    unchecked = next(s for s in report.evidence if s.title == "What could not be checked")
    assert len(unchecked.sentences) == 3
    assert list(unchecked.sentences[0]) == result.data["not_checked"]


def test_the_bridge_ends_and_has_a_step_for_wages_that_cannot_be_read(job):
    _result, report = reported(job)
    table = report.evidence[0].tables[0]
    (first, *moved, last) = table.rows
    assert first[2] + sum(row[2] for row in moved) == last[2]
    assert any(row[0] == "wage that could not be read" and row[2] > 0 for row in moved)
    chart = report.parts[0].pictures[0].make()
    for row in table.rows:
        assert f"{abs(row[2]):,}" in chart.description


def test_both_cells_stand_beside_each_difference(job):
    _result, report = reported(job)
    lower = next(s for s in report.evidence if s.title == "Declared lower than paid").tables[0]
    assert lower.rows
    for row in lower.rows:
        assert re.fullmatch(r"payroll-1-first-half.xlsx LINE-.![A-Z]+\d+", row[7].split("\n")[0])
        assert re.fullmatch(r"declared.xlsx TBL_BENEFICIARY![A-Z]+\d+", row[8])
        assert row[2] - row[3] == row[4]


def test_the_sample_tells_its_groups_and_how_to_draw_it_again(job):
    result, report = reported(job)
    section = next(s for s in report.evidence if s.title == "Sample")
    groups, drawn = section.tables
    assert sum(row[2] for row in groups.rows) == len(drawn.rows) == 20
    assert [row[1] for row in groups.rows] == [
        group["workers"] for group in result.data["sample"]["groups"]
    ]
    assert "line or group" in section.sentences[0][2]
    assert "1|worker number" in section.sentences[0][0]


def test_a_blind_report_hides_what_was_accepted_and_says_so(job):
    factory, done = job
    accepted = {"code": "CON-003", "worker_number": "B-020", "reason": "agreed by both"}
    accepted |= dict.fromkeys(("by", "at", "until", "document", "file", "cell"), "")
    assert "Hidden: this audit is blind." in reported(job)[1].parts[0].answers[-1].said
    open_ = factory, dataclasses.replace(done, blind=False, accepted=[accepted])
    report = reported(open_)[1]
    assert report.parts[0].answers[-1].said == "1 finding was accepted, with a reason."
    assert "agreed by both" in set(texts(report.evidence))
    masked = reported(open_, "--mask")[1]
    assert "masked" in masked.parts[0].answers[-1].said
    assert "agreed by both" not in set(texts(masked.evidence))


def test_no_masked_name_or_number_stands_anywhere_in_a_report(job, tmp_path):
    _plain, done = job
    payroll, declared = done.audit.month.payroll, done.audit.declared
    rows = match_rows(done.audit.pairs, payroll, declared)
    people = {str(each) for row in rows for each in row[6:10] if each}
    people |= {"Q-777", "UNSEEN VISAL", "អ៊ុន វិសាល"}
    _result, report = reported(job, "--mask", "names")
    write_html(tmp_path / "report.html", report)
    said = "\n".join([*texts(report), (tmp_path / "report.html").read_text("utf-8")])
    words = set(re.findall(r"[\w-]+", said))
    assert not [each for each in people if each in words or (" " in each and each in said)]


@pytest.mark.parametrize("mask", ["wages", "all"])
def test_no_masked_wage_stands_anywhere_in_a_report(job, mask):
    table = job[1].audit.pairs
    exact = {int(wage) for wage in (*table.paid_khr, *table.declared_khr) if wage % 100_000}
    result, report = reported(job, "--mask", mask)
    numbers = {int(n.replace(",", "")) for t in texts(report) for n in re.findall(r"\d[\d,]*", t)}
    summed = {each["amount_khr"] for each in result.data["findings_by_code"]}
    assert not exact & (numbers - summed)
    assert "each is told to the nearest 100,000៛" in report.parts[0].pictures[0].sentences[-1]
    first, *moved, last = report.evidence[0].tables[0].rows
    assert first[2] + sum(row[2] for row in moved) == last[2]
    pension = next(s for s in report.evidence if s.title.startswith("Pension")).tables[0]
    assert all(amount % 5_000 == 0 for row in pension.rows for amount in row[2:5])


def test_sums_over_few_workers_are_masked(job):
    plain, hidden = reported(job)[0].data, reported(job, "--mask", "wages")[0].data
    pairs = zip(plain["findings_by_code"], hidden["findings_by_code"], strict=True)
    for before, after in pairs:
        few = 0 < before["workers"] < 3
        assert after["amount_khr"] == before["amount_khr"] or few
        assert not few or after["amount_khr"] % 5_000 == 0
    assert hidden["inspections"]["excluded_pay"] == plain["inspections"]["excluded_pay"]


def many(report, count):
    """Return a report with a list of so many rows."""
    rows = [[f"W-{i}", i, "overtime_left_out"] for i in range(count)]
    headings = ("Worker number", "Paid [riel]", "Reason")
    table = Table(headings, rows, "Differences", frozenset({2}))
    section = Section("Declared lower than paid", tables=[table])
    return dataclasses.replace(report, evidence=[section], parts=[])


def test_a_list_of_ten_thousand_is_cut_on_paper_and_the_page_and_says_where_all_stand(
    job, tmp_path
):
    report, said = many(reported(job)[1], 10_000), "of 10,000; all of them stand in report.xlsx"
    write_report_pdf(tmp_path / "report.pdf", report, job[1].audit.month.options.clock_day)
    pages = PAGES.search((tmp_path / "report.pdf").read_bytes())
    assert 1 <= int(pages[1]) < 5
    write_html(tmp_path / "report.html", report)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<tr>") == SHOWN + 1
    assert said in page
    write_workbook(tmp_path / "report.xlsx", report, [], [])
    book = CalamineWorkbook.from_path(str(tmp_path / "report.xlsx"))
    assert len(book.get_sheet_by_name("Differences").to_python()) == 10_001


def test_the_workbook_has_answers_charts_and_every_list(job, tmp_path):
    _result, report = reported(job, language="km")
    path = tmp_path / "report.xlsx"
    write_workbook(path, report, [], [])
    book = load_workbook(path)
    assert book.sheetnames[::2][:2] == ["ខ្មែរ", "English"]
    assert all(name.startswith(("ខ្មែរ – ", "English – ")) for name in book.sheetnames[1:4:2])
    with zipfile.ZipFile(path) as packed:
        assert len([n for n in packed.namelist() if n.startswith("xl/media/")]) == 6
    lists = [table for section in report.evidence for table in section.tables]
    counts = [book[name].max_row - 1 for name in book.sheetnames[5:-2]]
    assert counts == [len(table.rows) for table in lists]
    folded = [name.casefold() for name in book.sheetnames]
    assert len(set(folded)) == len(folded)


def test_two_sheets_that_a_language_calls_alike_are_told_apart(job, tmp_path):
    report = reported(job)[1]
    table = Table(("File",), [["a"]], "Sources")
    twice = Section("Sources", tables=[table, table, dataclasses.replace(table, name="[A]/B: ?")])
    path = tmp_path / "report.xlsx"
    write_workbook(path, dataclasses.replace(report, evidence=[twice], parts=[]), [], [])
    names = CalamineWorkbook.from_path(str(path)).sheet_names
    assert {"Sources", "Sources 2"} <= set(names)


def test_languages_come_once_and_words_of_the_core_are_said_in_each():
    assert languages_of("km") == ("km", "en")
    assert in_each("overtime_left_out", ["en"]) == ["overtime left out"]
    assert len(in_each("Name", ["en", "km", "en"])) == 2
    assert in_each("P-001", ["en", "km"]) == ["P-001"]
    assert Line("x").riel is None


def test_where_nothing_was_compared_that_is_the_answer(job, tmp_path):
    factory, done = job
    stopped = dataclasses.replace(done.audit, pairs=None, answers=nothing())
    result, report = reported((factory, dataclasses.replace(done, audit=stopped)))
    assert [part.answers[0].verdict for part in report.parts] == ["", ""]
    assert report.parts[0].answers[0].said == "Nothing was compared."
    assert not any(part.pictures for part in report.parts)
    write_report_pdf(tmp_path / "report.pdf", report, done.audit.month.options.clock_day)
    write_html(tmp_path / "report.html", report)
    write_workbook(tmp_path / "report.xlsx", report, [], [])
    assert result.data["findings_by_code"]
