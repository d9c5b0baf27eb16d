"""Every line of the tables beside this file, worked out by the program."""

import csv
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from declaration.contributions import Scheme, contributions
from declaration.law import Law
from declaration.month import Month

HERE = Path(__file__).parent
YES = np.array([True])
TABLES = ("classes_published", "minima_maxima", "month_edges", "readings")


def lines(table):
    with (HERE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [pytest.param(row, id=f"{table}:{n}") for n, row in enumerate(rows, start=2)]


@pytest.mark.parametrize("line", [line for table in TABLES for line in lines(table)])
def test_contribution_of_one_worker(line):
    readings = dict(each.split("=") for each in line["readings"].split())
    in_force = Law.load().at(Month.parse(line["month"]), readings)
    found = contributions(np.array([int(line["wage_khr"])]), YES, in_force, YES)
    scheme = Scheme(line["scheme"])
    if not line["base"]:
        assert scheme not in found
        return
    shares = found[scheme]
    worked_out = (shares.base[0], shares.employer[0], shares.worker[0])
    assert worked_out == (int(line["base"]), int(line["employer"]), int(line["worker"]))


def test_every_published_class_stands_at_both_ends():
    published = {line.values[0]["base"] for line in lines("classes_published")}
    assert len(published) == 22


def dollars(figure, month):
    """Return a figure of a month as its table has it; "" where none is known."""
    value = Law.load().parameters[figure].readings["law"].on(month.last_day)
    return "" if value is None else str(value.value)


@pytest.mark.parametrize("line", lines("minimum_wages"))
def test_minimum_wage(line):
    month = Month.parse(line["month"])
    assert dollars("minimum_wage_garment", month) == line["regular_usd"]
    assert dollars("minimum_wage_garment_probation", month) == line["probation_usd"]


def test_minimum_wage_of_other_sectors_is_unknown():
    in_force = Law.load().at(Month(2026, 10))
    assert in_force.minimum_wage("garment") == Decimal(210)
    assert in_force.minimum_wage_probation("garment") == Decimal(208)
    assert in_force.minimum_wage("other") is None
    assert in_force.minimum_wage_probation("other") is None
