"""Which column explains a difference, on payrolls of invented workers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import arithmetic_words as words
from desktop.arithmetic_shown import arithmetic
from desktop.equations import Story
from desktop.texts import translate
from importers.choices import ColumnMapping
from tests.desktop.seen import seen_in

NAMES = ["SOK DARA", "CHAN SREY", "KIM PISEY", "OUM THIDA", "LONG BOPHA", "MEAS SOPHY"]
HEAD = "Worker ID,Name,Basic Salary (USD),Overtime Pay (USD)"


def table(more, *columns):
    """Return a CSV text: basic 200 up, overtime 10 up, then the columns of the test."""
    rows = [f"{HEAD},{more}"]
    for i, name in enumerate(NAMES):
        cells = ",".join(str(column(200 + i, 10 + i)) for column in columns)
        rows.append(f"A-{i},{name},{200 + i},{10 + i},{cells}")
    return "\n".join(rows) + "\n"


@pytest.fixture
def equations(tmp_path):
    def made(text, rate=Decimal(4015), **more):
        return arithmetic(seen_in(tmp_path / "a.csv", text, rate=rate, **more), rate)

    return made


def stories(equation):
    return [(cause.story, cause.term.column.letter, cause.lines) for cause in equation.causes]


def test_a_gross_that_is_the_sum_of_its_parts_holds(equations):
    (gross,) = equations(table("Gross Salary (USD)", lambda b, o: b + o))
    assert gross.holds
    assert (gross.lines, gross.causes, gross.unexplained) == (6, (), 0)
    assert [term.column.letter for term in (*gross.whole, *gross.plus)] == ["E", "C", "D"]
    assert gross.plus[1].usd == sum(range(10, 16)) * 10_000


def test_pay_that_the_gross_leaves_out_is_named_with_its_amount(equations):
    (gross,) = equations(table("Gross Salary (USD)", lambda b, o: b))
    assert not gross.holding
    assert stories(gross) == [(Story.LEFT_OUT, "D", 6)]
    assert gross.causes[0].term.usd == 750_000
    assert words.story(gross.causes[0], translate("en")) == (
        "The gross leaves out Overtime pay (D) on 6 lines: $75.00 in all."
    )


def test_a_column_that_was_left_out_but_the_gross_holds(equations):
    text = table("Xq,Gross Salary (USD)", lambda b, o: 3 + o % 2, lambda b, o: b + o + 3 + o % 2)
    assert equations(text)[0].holds  # pay that nobody named is pay until a person says otherwise
    (gross,) = equations(text, mapping=ColumnMapping(ignore=("Xq",)))
    assert stories(gross) == [(Story.CONTAINED, "E", 6)]
    assert "The gross holds “Xq” (E) too, on 6 lines: $21.00" in words.story(
        gross.causes[0], translate("en")
    )


def test_a_deduction_before_the_gross(equations):
    text = table("Deduction (USD),Gross Salary (USD)", lambda b, o: 5, lambda b, o: b + o - 5)
    gross = equations(text)[0]
    assert stories(gross) == [(Story.TAKEN_BEFORE, "E", 6)]


def test_net_is_gross_less_what_was_taken(equations):
    text = table(
        "Gross Salary (USD),Tax (USD),Advance (USD),Net Pay (USD)",
        lambda b, o: b + o,
        lambda b, o: 2,
        lambda b, o: 30,
        lambda b, o: b + o - 32,
    )
    gross, net = equations(text)
    assert gross.holds
    assert net.holds
    assert [term.column.letter for term in net.minus] == ["F", "G"]


def test_a_deduction_that_is_not_taken(equations):
    text = table(
        "Gross Salary (USD),Tax (USD),Advance (USD),Net Pay (USD)",
        lambda b, o: b + o,
        lambda b, o: 2 + o % 3,
        lambda b, o: 30,
        lambda b, o: b + o - 30,
    )
    assert stories(equations(text)[1]) == [(Story.NOT_TAKEN, "F", 6)]


def test_pay_beside_the_gross_stands_in_the_net(equations):
    text = table("Gross Salary (USD),Net Pay (USD)", lambda b, o: b, lambda b, o: b + o)
    net = equations(text)[1]
    assert stories(net) == [(Story.PAID_BESIDE, "D", 6)]


def test_what_no_column_explains_names_the_first_row(equations):
    text = table("Gross Salary (USD)", lambda b, o: b + o + (7 if b == 203 else 0))
    (gross,) = equations(text)
    assert (gross.holding, gross.unexplained, gross.first_row) == (5, 1, 5)
    assert gross.sum_there == (Decimal(216), Decimal(223))
    assert "Row 5: the columns give $216.00, the sheet says $223.00" in words.unexplained(
        gross, translate("en")
    )


def test_without_a_gross_the_items_are_shown(equations):
    (wage,) = equations(table("Position", lambda b, o: "Sewer"))
    assert not wage.whole
    assert [term.column.letter for term in wage.plus] == ["C", "D"]
    assert words.formula(wage, translate("en")) == "Wage = Basic pay + Overtime pay"


def test_dollars_beside_riel_need_a_rate(equations):
    text = table("Meal (KHR),Gross Salary (USD)", lambda b, o: 40_150, lambda b, o: b + o + 10)
    (with_rate,) = equations(text)
    (without,) = equations(text, None)
    assert with_rate.holds
    assert without.lines == 0
    assert "Give the rate" in words.standing(without, translate("en"))


@settings(max_examples=20)
@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_every_line_is_holding_explained_or_unexplained(tmp_path_factory, more):
    given_ = dict(zip(range(200, 206), more, strict=True))
    text = table("Gross Salary (USD)", lambda b, o: b + o + given_[b])
    path = tmp_path_factory.mktemp("a") / "a.csv"
    (gross,) = arithmetic(seen_in(path, text), Decimal(4015))
    assert gross.holding == more.count(0)
    assert gross.lines == 6
    assert gross.unexplained + sum(c.lines for c in gross.causes) >= 6 - gross.holding
