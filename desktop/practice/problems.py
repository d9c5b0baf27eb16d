"""What goes wrong in real payrolls, planted where it can be found again.

Each function plants one thing in the hired workers and returns the worker numbers it touched.
``PLANTED`` lists them by code; that is also the list of what a reading must find.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.practice.cells import Formula, LegacyFont, Serial
from desktop.practice.pay import FIRST, RATE, SECOND, deductions, gross, month_gross, parts, pension
from desktop.practice.people import Worker


class Staff:
    """The workers by line, so that a problem can name its victims: ``staff.of("A", 7)``."""

    def __init__(self, workers: list[Worker]) -> None:
        self._by_group: dict[str, list[Worker]] = {}
        for worker in workers:
            self._by_group.setdefault(worker.group, []).append(worker)

    def of(self, group: str, *positions: int) -> list[Worker]:
        """Return the workers at these positions of a line, counted from 1; all without any."""
        line = self._by_group[group]
        return [line[i - 1] for i in positions] if positions else list(line)


def _on(workers: list[Worker], run: str, name: str, cell: object) -> None:
    for worker in workers:
        worker.cells[run, name] = cell


def _dollars(cents: int) -> float:
    return cents / 100


def _under(worker: Worker, contract: str, start: date, end: date | None = None) -> None:
    worker.contract_type, worker.contract_start, worker.contract_end = contract, start, end
    worker.rate = max(worker.rate, 21000)  # a probationer's minimum is lower


def _hired(worker: Worker, day: date, days: list[float]) -> None:
    _under(worker, "udc", day)
    worker.hire_date, worker.days = day, days
    worker.overtime_150, worker.overtime_200 = [0.0, 0.0], 0.0
    worker.extras = {"transport_allowance": 700} if sum(days) > 13 else {}


def _unregistered(worker: Worker) -> None:
    worker.nssf_number, worker.registered_on = "", None


# Registration


def unregistered_60_days(staff: Staff) -> list[Worker]:
    """Hired 60 days ago, and four daily workers 72 days ago; NSSF knows none of them."""
    workers = staff.of("A", 10, 11, 12)
    for worker in workers:
        _hired(worker, date(2026, 9, 1), [13, 13])
        _unregistered(worker)
    daily = staff.of("DAILY", 5, 6, 7, 8)
    for worker in daily:
        worker.hire_date = date(2026, 8, 20)
        _unregistered(worker)
    return workers + daily


def unregistered_20_days(staff: Staff) -> list[Worker]:
    """Hired 20 days ago."""
    workers = staff.of("B", 10, 11, 12)
    for worker in workers:
        _hired(worker, date(2026, 10, 11), [4, 13])
        _unregistered(worker)
    return workers


def unregistered_2_days(staff: Staff) -> list[Worker]:
    """Hired two days ago: nothing is late yet, they are only to be registered."""
    workers = staff.of("D", 10, 11, 12, 13)
    for worker in workers:
        _hired(worker, date(2026, 10, 29), [0, 3])
        _unregistered(worker)
    return workers


def no_hire_date(staff: Staff) -> list[Worker]:
    """Unregistered, and nobody wrote down since when."""
    workers = staff.of("F", 10)
    for worker in workers:
        _unregistered(worker)
        worker.hire_date = worker.contract_start = None
        _on([worker], SECOND, "contract_type", "UDC")
        worker.contract_end = None
    return workers


def registered_late(staff: Staff) -> list[Worker]:
    """Registered more than 45 days after the first day of work."""
    workers = staff.of("G", 25, 26, 27)
    for worker, month in zip(workers, (5, 6, 7), strict=True):
        worker.hire_date = worker.contract_start = date(2026, 3, 2)
        worker.contract_type, worker.contract_end = "udc", None
        worker.extras["seniority_bonus"] = 0
        worker.registered_on = date(2026, month, 20)
    return workers


def not_in_register(staff: Staff) -> list[Worker]:
    """Has a number, but NSSF's list does not show it."""
    workers = staff.of("G", 24)
    for worker in workers:
        worker.registered_on = None
    return workers


def known_under_a_former_number(staff: Staff) -> list[Worker]:
    """Worked here before, and the register has them; the payroll forgot their NSSF number."""
    workers = staff.of("F", 13, 14)
    for worker in workers:
        former = worker.number.replace("F-", "K-"), worker.nssf_number
        _hired(worker, date(2026, 10, 5), [10, 13])
        worker.nssf_number, worker.registered_on = "", date(2022, 4, 6)
        worker.former = former
    return workers


def hired_again(staff: Staff) -> list[Worker]:
    """Left and came back two days ago: a second line under a new worker number."""
    before, after = staff.of("F", 11, 12)
    _hired(after, date(2026, 10, 29), [0, 3])
    _unregistered(after)
    after.name_km, after.name_latin, after.sex = before.name_km, before.name_latin, before.sex
    after.birth_date, after.national_id = before.birth_date, ""
    return [before, after]


# Contracts


def no_contract_type(staff: Staff) -> list[Worker]:
    """The contract type is blank, or says nothing."""
    workers = staff.of("A", 20, 21)
    for worker in workers:
        _under(worker, "udc", worker.contract_start or date(2020, 1, 6))
    _on(workers[:1], SECOND, "contract_type", None)
    _on(workers[1:], SECOND, "contract_type", "? ask HR")
    return workers


def no_contract_end(staff: Staff) -> list[Worker]:
    """A fixed-duration contract without an end."""
    workers = staff.of("A", 22)
    for worker in workers:
        worker.hire_date = date(2026, 2, 2)
        worker.registered_on = date(2026, 2, 3)
        worker.extras["seniority_bonus"] = 0
        _under(worker, "fdc", date(2026, 8, 2))
    return workers


def past_24_months(staff: Staff) -> list[Worker]:
    """Fixed-duration contracts renewed again and again."""
    workers = staff.of("B", *range(20, 32))
    for i, worker in enumerate(workers):
        worker.hire_date = date(2023, 1 + i, 9)
        worker.registered_on = date(2023, 1 + i, 10)
        worker.extras["seniority_bonus"] = 400 if i < 10 else 300
        _under(worker, "fdc", date(2026, 7, 9), date(2027, 1, 8))
    return workers


def paid_after_the_end(staff: Staff) -> list[Worker]:
    """The contract ended on the 10th, the pay went on."""
    workers = staff.of("A", 24)
    for worker in workers:
        worker.hire_date = date(2025, 10, 11)
        worker.registered_on = date(2025, 10, 12)
        worker.extras["seniority_bonus"] = 200
        _under(worker, "fdc", date(2026, 4, 11), date(2026, 10, 10))
    return workers


def long_probation(staff: Staff) -> list[Worker]:
    """On probation since May."""
    workers = staff.of("A", 25)
    for worker in workers:
        worker.hire_date = date(2026, 5, 4)
        worker.registered_on = date(2026, 5, 5)
        worker.extras["seniority_bonus"] = 0
        _under(worker, "probation", date(2026, 5, 4))
    return workers


def too_young(staff: Staff) -> list[Worker]:
    """Fourteen at hire."""
    workers = staff.of("A", 26)
    for worker in workers:
        worker.birth_date, worker.hire_date = date(2011, 11, 20), date(2026, 2, 2)
        worker.registered_on = date(2026, 2, 3)
        worker.extras["seniority_bonus"] = 0
        _under(worker, "udc", date(2026, 2, 2))
    return workers


def daily_workers(staff: Staff) -> list[Worker]:
    """Every daily worker: declared like the others."""
    return staff.of("DAILY")


# Wages and overtime


def worked_for_nothing(staff: Staff) -> list[Worker]:
    """Twenty-six days and no wage."""
    workers = staff.of("A", 27)
    for worker in workers:
        worker.rate, worker.extras, worker.deducted = 0, {}, {}
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
    return workers


def under_the_minimum(staff: Staff) -> list[Worker]:
    """Basic pay of 195 dollars in a year whose minimum is 210."""
    workers = staff.of("A", 28, 29)
    for worker in workers:
        _under(worker, "udc", worker.contract_start or date(2020, 1, 6))
        worker.rate = 19500
    return workers


def gross_does_not_add_up(staff: Staff) -> list[Worker]:
    """The gross is twelve dollars more than its parts."""
    workers = staff.of("A", 30)
    for worker in workers:
        worker.extras["_unexplained"] = 1200
    return workers


def attendance_left_out(staff: Staff) -> list[Worker]:
    """Line E's gross leaves out the attendance bonus, which is paid all the same."""
    for worker in staff.of("E"):
        worker.left_out.add("attendance_bonus")
    return [w for w in staff.of("E") if w.extras.get("attendance_bonus")]


def gross_is_net(staff: Staff) -> list[Worker]:
    """The gross column holds the net pay, on which the pension was reckoned too."""
    workers = staff.of("D", 30)
    for worker in workers:
        worker.deducted["advance"] = 2000
        whole = gross(worker, SECOND)
        for _ in range(5):
            shown = whole - sum(deductions(worker, SECOND, once=False).values())
            worker.deducted["pension_worker"] = pension(worker, gross(worker, FIRST) + shown)
        _on([worker], SECOND, "gross", _dollars(shown))
    return workers


def riel_among_dollars(staff: Staff) -> list[Worker]:
    """The gross was typed in riel in a dollar column."""
    workers = staff.of("D", 31)
    for worker in workers:
        _on([worker], SECOND, "gross", gross(worker, SECOND) * RATE // 100)
    return workers


def declared_lower(staff: Staff) -> list[Worker]:
    """The office's own declared-wage column is lower than the gross."""
    workers = staff.of("OFFICE", 5, 6)
    for worker in workers:
        _on([worker], SECOND, "declared_wage", 200.0)
    return workers


def overtime_left_out(staff: Staff) -> list[Worker]:
    """Line C's gross leaves out overtime, which is paid all the same."""
    items = ("overtime_pay_150", "overtime_pay_200")
    for worker in staff.of("C"):
        worker.left_out.update(items)
    return [
        w
        for w in staff.of("C")
        if any(parts(w, run)[item] for run in (FIRST, SECOND) for item in items)
    ]


def overtime_unpaid(staff: Staff) -> list[Worker]:
    """Twelve hours of overtime, and no pay for them."""
    workers = staff.of("A", 31)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
        _on([worker], SECOND, "overtime_hours_150", 12)
    return workers


def overtime_underpaid(staff: Staff) -> list[Worker]:
    """Eighteen hours of overtime paid like normal hours."""
    workers = staff.of("A", 32)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 12.0], 0.0, [13, 13]
        _on([worker], SECOND, "overtime_hours_150", 18)
    return workers


def too_much_overtime(staff: Staff) -> list[Worker]:
    """Sixty-four hours of overtime in twenty-six days."""
    workers = staff.of("A", 33)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [32.0, 32.0], 0.0, [13, 13]
    return workers


# Rows


def hired_next_month(staff: Staff) -> list[Worker]:
    """Hired on 2 November, paid in October."""
    workers = staff.of("A", 34)
    for worker in workers:
        worker.hire_date, worker.registered_on = date(2026, 11, 2), date(2026, 11, 2)
        worker.extras["seniority_bonus"] = 0
        _under(worker, "udc", date(2026, 11, 2))
    return workers


def net_does_not_follow(staff: Staff) -> list[Worker]:
    """Five dollars fewer paid out than the row says."""
    workers = staff.of("A", 35)
    for worker in workers:
        worker.deducted["_unexplained"] = 500
    return workers


def too_many_days(staff: Staff) -> list[Worker]:
    """Thirty-six days in October."""
    workers = staff.of("A", 36)
    for worker in workers:
        _on([worker], FIRST, "work_days", 18)
        _on([worker], SECOND, "work_days", 18)
    return workers


# Repeats


def nssf_number_twice(staff: Staff) -> list[Worker]:
    """One number of NSSF's, two workers."""
    one, other = staff.of("A", 40)[0], staff.of("D", 40)[0]
    other.nssf_number = one.nssf_number
    other.registered_on = None
    return [one, other]


def worker_number_twice(staff: Staff) -> list[Worker]:
    """One worker number, two people."""
    one, other = staff.of("A", 41, 42)
    other.number = one.number
    return [one, other]


def identity_card_twice(staff: Staff) -> list[Worker]:
    """One national identity number, two workers."""
    one, other = staff.of("A", 43)[0], staff.of("F", 43)[0]
    other.national_id = one.national_id
    return [one, other]


def twice_in_a_sheet(staff: Staff) -> list[Worker]:
    """Moved between teams: a second line with one day more."""
    workers = staff.of("B", 45)
    for worker in workers:
        worker.again = True
        month = month_gross(worker, once=False) + gross(second_line(worker), SECOND)
        worker.deducted["pension_worker"] = pension(worker, month)
    return workers


def second_line(worker: Worker) -> Worker:
    """Return the second line of a worker who stands twice in a sheet."""
    return replace(
        worker,
        days=[0.0, 1.0],
        overtime_150=[0.0, 0.0],
        overtime_200=0.0,
        extras={},
        deducted={"pension_worker": 0},
    )


# Forms of cells


def wage_is_no_number(staff: Staff) -> list[Worker]:
    """An error cell, a word, and a formula that was never calculated."""
    error, word, formula = staff.of("A", 44)[0], staff.of("B", 46)[0], staff.of("F", 46)[0]
    error.cells[SECOND, "gross"] = Formula("=Rates!B9+1", "#REF!")
    word.cells[SECOND, "gross"] = "n/a"
    formula.cells[SECOND, "gross"] = Formula("=SUM(1,2)", "")
    return [error, word, formula]


def impossible_date(staff: Staff) -> list[Worker]:
    """Born on 31 February."""
    workers = staff.of("A", 45)
    _on(workers, SECOND, "birth_date", "31/02/1998")
    return workers


def zeros_lost(staff: Staff) -> list[Worker]:
    """Identity numbers kept as numbers: the leading zero is gone."""
    workers = staff.of("F", 20, 21, 22, 23, 24)
    for worker in workers:
        worker.national_id = "0" + worker.national_id[1:8] + "7"
        _on([worker], SECOND, "national_id", Serial(int(worker.national_id)))
    return workers


def legacy_names(staff: Staff) -> list[Worker]:
    """Names typed in a Limon font: Latin letters that only look Khmer."""
    workers = staff.of("A", 46, 47)
    for worker, typed in zip(workers, ("suxa sMNag", "can´ RsImuM"), strict=True):
        _on([worker], FIRST, "name_km", LegacyFont(typed))
        _on([worker], SECOND, "name_km", LegacyFont(typed))
    return workers


def odd_nssf_number(staff: Staff) -> list[Worker]:
    """A number of NSSF's with three digits missing; the register has the right one."""
    workers = staff.of("D", 46)
    for worker in workers:
        _on([worker], SECOND, "nssf_number", worker.nssf_number[:4] + worker.nssf_number[7:])
    return workers


def odd_identity_card(staff: Staff) -> list[Worker]:
    """An identity number with a digit too many."""
    workers = staff.of("D", 47)
    for worker in workers:
        _on([worker], SECOND, "national_id", worker.national_id + "4")
    return workers


def otherwise_in_the_register(staff: Staff) -> list[Worker]:
    """Whose name or number is mistyped here, and right in the register."""
    return [*staff.of("A", 46, 47), *staff.of("D", 46, 47)]


def nssf_number_as_number(staff: Staff) -> list[Worker]:
    """Fifteen digits kept as a number, shown as 2.9E+14."""
    workers = staff.of("F", 25, 26)
    for worker in workers:
        worker.nssf_number = worker.nssf_number[:-1] + "5"
        digits = worker.nssf_number.replace("-", "")
        _on([worker], SECOND, "nssf_number", Serial(int(digits)))
    return workers


def latin_in_khmer(staff: Staff) -> list[Worker]:
    """The Latin name stands in the Khmer column."""
    workers = staff.of("F", 27)
    for worker in workers:
        worker.name_km = worker.name_latin.title()
    return workers


# Who is not declared, and what is computed otherwise


def suspended(staff: Staff) -> list[Worker]:
    """Contract suspended: no days, no wage."""
    workers = staff.of("F", 30, 31, 32, 33)
    for worker in workers:
        _absent(worker, "suspended")
    return workers


def maternity(staff: Staff) -> list[Worker]:
    """Maternity leave at half pay, which is wage."""
    workers = staff.of("F", 34, 35, 36, 37, 38, 39)
    for worker in workers:
        _absent(worker, "maternity")
        worker.extras = {"maternity_pay": worker.rate // 2}
    return workers


def left(staff: Staff) -> list[Worker]:
    """Resigned in September; the line was not deleted."""
    workers = staff.of("F", 47)
    for worker in workers:
        _absent(worker, "left")
        worker.leave_date = date(2026, 9, 20)
    return workers


def _absent(worker: Worker, status: str) -> None:
    worker.status, worker.extras, worker.deducted = status, {}, {}
    worker.days, worker.overtime_150, worker.overtime_200 = [0.0, 0.0], [0.0, 0.0], 0.0


def past_sixty(staff: Staff) -> list[Worker]:
    """Over sixty: no pension contribution any more."""
    workers = staff.of("G", 20, 21, 22)
    for i, worker in enumerate(workers):
        worker.birth_date, worker.hire_date = date(1965, 2 + i, 11), date(2012, 3, 5)
        worker.registered_on = date(2012, 3, 6)
        worker.extras["seniority_bonus"] = 1100
        _under(worker, "udc", date(2012, 3, 5))
    return workers


def own_pension_differs(staff: Staff) -> list[Worker]:
    """The payroll took half the pension contribution that is due."""
    workers = staff.of("A", 48)
    for worker in workers:
        worker.deducted["pension_worker"] = 150
    return workers


Plant = Callable[[Staff], list[Worker]]

QUIET: tuple[Plant, ...] = (
    unregistered_2_days,
    suspended,
    maternity,
    left,
)
"""What is planted and no finding by itself."""

PLANTED: dict[str, Plant] = {
    "REG-001": unregistered_60_days,
    "REG-002": unregistered_20_days,
    "REG-003": registered_late,
    "REG-004": no_hire_date,
    "REG-005": hired_again,
    "REG-006": known_under_a_former_number,
    "CON-001": no_contract_type,
    "CON-002": no_contract_end,
    "CON-003": past_24_months,
    "CON-004": paid_after_the_end,
    "CON-005": long_probation,
    "CON-006": too_young,
    "CON-007": daily_workers,
    "WAG-001": worked_for_nothing,
    "WAG-003": under_the_minimum,
    "WAG-004": gross_does_not_add_up,
    "WAG-005": attendance_left_out,
    "WAG-006": gross_is_net,
    "WAG-007": riel_among_dollars,
    "WAG-008": declared_lower,
    "OVT-001": overtime_left_out,
    "OVT-002": overtime_unpaid,
    "OVT-003": overtime_underpaid,
    "OVT-004": too_much_overtime,
    "ROW-001": hired_next_month,
    "ROW-002": net_does_not_follow,
    "ROW-003": too_many_days,
    "DUP-001": nssf_number_twice,
    "DUP-002": worker_number_twice,
    "DUP-003": identity_card_twice,
    "DUP-004": twice_in_a_sheet,
    "FMT-001": wage_is_no_number,
    "FMT-002": impossible_date,
    "FMT-004": zeros_lost,
    "FMT-005": legacy_names,
    "FMT-006": odd_nssf_number,
    "FMT-008": odd_identity_card,
    "FMT-010": nssf_number_as_number,
    "FMT-011": latin_in_khmer,
    "CAL-002": past_sixty,
    "CAL-003": own_pension_differs,
    "XCK-003": otherwise_in_the_register,
    "XCK-005": not_in_register,
}
"""Code of the catalogue → what is planted for it."""

HOLDING = ("REG-004", "WAG-001", "WAG-007", "DUP-001", "DUP-002", "FMT-001", "FMT-002", "FMT-005")
"""The planted codes that hold a worker's line out."""


def plant(workers: list[Worker]) -> dict[str, list[str]]:
    """Plant every problem; return code → the worker numbers it was planted on."""
    staff = Staff(workers)
    for quiet in QUIET:
        quiet(staff)
    return {code: [w.number for w in make(staff)] for code, make in PLANTED.items()}
