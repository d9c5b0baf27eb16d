import re
from datetime import date
from decimal import Decimal

import pytest

from declaration.monthly import Enterprise
from desktop.printing import slip_blocks
from desktop.printing.page import Page
from desktop.printing.printout import Printout
from desktop.printing.slip_blocks import draw_slip
from desktop.printing.slip_content import contacts, groups, slip_of, workers_with_slips
from desktop.printing.slips import MARGIN, SCALES, grid, slips
from desktop.texts import translate
from tests.month import month_of, worker, workers

WHO = Enterprise("Golden Needle Garment Co., Ltd.", "ក្រុមហ៊ុន ម្ជុលមាស", "0123456")


def invented(count=3, **changes):
    """A month of an invented enterprise."""
    return month_of(workers(count, **changes), enterprise=WHO)


def pages_of(content):
    return int(re.search(rb"/Count (\d+)", content)[1])


def test_a_slip_says_what_was_declared_and_paid():
    month = invented(1)
    slip = slip_of(month, 0)
    assert (slip.name_km, slip.worker_number) == ("សុខ ដារ៉ា 0", "W0")
    assert slip.wage_khr == int(month.wage_khr[0])
    assert slip.wage_usd == Decimal("239.12")
    assert [share.scheme for share in slip.shares] == [
        "occupational_risk",
        "health_care",
        "pension",
    ]
    assert slip.employer == sum(int(s.employer[0]) for s in month.shares.values())
    assert slip.worker == int(month.shares["pension"].worker[0])
    assert slip.pay_by == date(2026, 11, 15)


def test_names_in_two_columns_are_put_together():
    rows = [worker(1, name_km=..., family_name_km="សុខ", given_name_km="ដារ៉ា")]
    assert slip_of(month_of(rows), 0).name_km == "សុខ ដារ៉ា"


def test_only_who_is_declared_gets_a_slip():
    rows = [worker(1), worker(2, nssf_number="2900101-1000001-1"), worker(3)]
    month = month_of(rows, hold_out=True)
    assert 2 in workers_with_slips(month).tolist()
    assert len(workers_with_slips(month)) == (month.status.where(lambda s: s == "declared")).sum()


def test_the_lines_can_be_told_apart():
    month = month_of([worker(1, line_group="B"), worker(2, line_group="A"), worker(3)])
    assert groups(month)[:2] == ["A", "B"]


@pytest.mark.parametrize("per_page", range(1, 9))
def test_as_many_pages_as_are_needed(tmp_path, per_page):
    month = invented(9)
    printout = slips(month, workers_with_slips(month), per_page)
    printout.write(tmp_path / "slips.pdf")
    assert pages_of((tmp_path / "slips.pdf").read_bytes()) == printout.pages == -(-9 // per_page)
    columns, rows = grid(per_page)
    assert columns * rows >= per_page


def test_more_than_eight_on_a_page_is_refused():
    with pytest.raises(ValueError, match="1 to 8"):
        slips(invented(1), [0], 9)


def test_the_same_month_gives_the_same_bytes(tmp_path):
    month = invented(3)
    for name in ("a.pdf", "b.pdf"):
        slips(month, [0, 1, 2], 4).write(tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert b"D:20261031000000Z" in (tmp_path / "a.pdf").read_bytes()


def said(monkeypatch, tmp_path, month, **options):
    texts = []
    drawn = Page.text

    def listen(self, x, y, width, text, style):
        texts.append(text)
        return drawn(self, x, y, width, text, style)

    monkeypatch.setattr(Page, "text", listen)
    slips(month, [0], **options).write(tmp_path / "s.pdf")
    return texts


def test_it_says_where_to_check_in_both_languages(monkeypatch, tmp_path):
    texts = "\n".join(said(monkeypatch, tmp_path, invented(1)))
    where = contacts()
    for text in (where.app, where.page, *where.telephone, "15/11/2026", "W0", "2900101-1000000-1"):
        assert text in texts
    km = translate("km")(slip_blocks._CALL)
    assert km != slip_blocks._CALL
    assert km.partition("{")[0] in texts
    assert translate("km")(slip_blocks._UNREGISTERED) not in texts


def test_who_has_no_number_is_told_whom_to_ask(monkeypatch, tmp_path):
    texts = said(monkeypatch, tmp_path, invented(1, nssf_number=""))
    assert translate("km")(slip_blocks._UNREGISTERED) in texts
    assert translate("km")(slip_blocks._NOT_YET) in texts
    assert slip_blocks._UNREGISTERED in "\n".join(texts)


def test_the_class_of_the_wage_is_the_fund_s(monkeypatch, tmp_path):
    assert slip_of(invented(1, basic_pay="1.00", gross="1.00"), 0).wage_class == 1
    month = invented(1)
    table, slip = month.law.wage_classes, slip_of(month, 0)
    assert table.wages[slip.wage_class - 1] == slip.shares[0].base
    assert any(
        f"Wage class {slip.wage_class}" in text for text in said(monkeypatch, tmp_path, month)
    )


def test_without_classes_none_is_named(monkeypatch, tmp_path):
    month = month_of(workers(1), enterprise=WHO, readings={"contribution_base": "straight"})
    assert slip_of(month, 0).wage_class == 0
    assert not any("Wage class" in text for text in said(monkeypatch, tmp_path, month))


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6, 8])
def test_no_slip_runs_over_its_edge(monkeypatch, tmp_path, per_page):
    name = "ហ៊ុន ស្រីពៅវឌ្ឍនាសុវណ្ណារ៉ា" * 3
    month = invented(4, nssf_number="", name_km=name, name_latin="HUN SREYPOV VATTHANA " * 4)
    ends = []

    def listen(page, x, y, width, slip):
        height = draw_slip(page, x, y, width, slip)
        if page._painter is not None:
            ends.append((page.scale, height))
        return height

    monkeypatch.setattr("desktop.printing.slips.draw_slip", listen)
    slips(month, range(4), per_page).write(tmp_path / "s.pdf")
    room = 297 / grid(per_page)[1] - 1.5 * MARGIN
    assert len(ends) == 4
    for scale, height in ends:
        assert height <= room
        assert scale >= SCALES[-1]


def test_long_work_can_be_stopped_and_leaves_no_file(tmp_path):
    month = invented(9)

    class StoppedError(Exception):
        pass

    def report(_what, share):
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        slips(month, range(9), 1).write(tmp_path / "s.pdf", report)
    assert not (tmp_path / "s.pdf").exists()


def test_a_page_is_drawn_as_a_picture_for_the_preview():
    month = invented(3)
    printout = slips(month, range(3), 2)
    assert isinstance(printout, Printout)
    for page in range(2):
        picture = printout.picture(page, 400, 2.0)
        assert (picture.width(), picture.devicePixelRatio()) == (800, 2.0)
        dark = sum(
            picture.pixelColor(x, y).lightness() < 120
            for x in range(0, 800, 2)
            for y in range(0, picture.height(), 2)
        )
        assert dark > 500
