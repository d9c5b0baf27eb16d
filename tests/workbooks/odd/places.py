"""Where the table lies: far down, far right, on its side, twice, in pieces."""

from tests.workbooks.odd import odd
from tests.workbooks.odd.plain import HEADING, WORKERS, put, save

TABLE = [HEADING, *WORKERS]


@odd(workers=3)
def no_title(folder):
    return save(folder / "payroll.xlsx", TABLE)


@odd(workers=3)
def headings_at_row_30(folder):
    notes = [[f"Note {i} of the canteen committee"] for i in range(29)]
    return save(folder / "payroll.xlsx", [*notes, *TABLE])


@odd(workers=3)
def blank_first_columns(folder):
    return save(folder / "payroll.xlsx", [[None] * 3 + row for row in TABLE])


@odd(workers=3)
def from_column_k_row_100(folder):
    return save(
        folder / "payroll.xlsx", [], change=lambda _, sheets: put(sheets[0], TABLE, row=99, column=10)
    )


@odd(workers=3)
def blank_row_below_headings(folder):
    return save(folder / "payroll.xlsx", [HEADING, [], [], *WORKERS])


@odd(workers=3)
def blank_rows_between_workers(folder):
    spread = [row for worker in WORKERS for row in (worker, [], [])]
    return save(folder / "payroll.xlsx", [HEADING, *spread])


@odd(workers=3)
def three_heading_rows(folder):
    """Group, name and unit, one above the other."""
    groups = ["Worker"] * 8 + ["Attendance", "Pay"] + [None] * 4
    units = [None] * 8 + ["days", "USD", "USD", "USD", "USD", "USD"]
    return save(folder / "payroll.xlsx", [groups, HEADING, units, *WORKERS])


@odd()
def three_heading_rows_merged(folder):
    def merge(book, sheets):
        centre = book.add_format({"align": "center"})
        sheets[0].merge_range(0, 0, 0, 7, "Worker", centre)
        sheets[0].merge_range(0, 9, 0, 13, "Pay", centre)
        for column in range(8):
            sheets[0].merge_range(1, column, 2, column, HEADING[column], centre)

    middle = [None] * 8 + HEADING[8:]
    bottom = [None] * 9 + ["USD"] * 5
    return save(folder / "payroll.xlsx", [[], middle, bottom, *WORKERS], change=merge)


@odd()
def on_its_side(folder):
    """A column a worker: somebody pasted with “transpose”."""
    return save(folder / "payroll.xlsx", [list(column) for column in zip(*TABLE, strict=True)])


@odd()
def two_tables_side_by_side(folder):
    other = [[f"{cell}b" if i < 3 else cell for i, cell in enumerate(row)] for row in WORKERS]
    pairs = zip(TABLE, [HEADING, *other], strict=True)
    return save(folder / "payroll.xlsx", [[*left, None, *right] for left, right in pairs])


@odd()
def two_tables_one_below_the_other(folder):
    """The second has its columns in another order."""
    other = [list(reversed(row)) for row in (HEADING, *WORKERS)]
    return save(folder / "payroll.xlsx", [*TABLE, [], ["LINE B"], *other])


@odd(workers=3)
def headings_again_on_every_page(folder):
    pages = [row for worker in WORKERS for row in (HEADING, worker)]
    return save(folder / "payroll.xlsx", pages)


@odd()
def two_rows_a_worker(folder):
    """Identity above, pay below, the number merged over both."""
    rows = [HEADING]
    for worker in WORKERS:
        rows += [[None, *worker[1:8]], [None] * 8 + worker[8:]]

    def merge(_, sheets):
        for i, worker in enumerate(WORKERS):
            sheets[0].merge_range(1 + 2 * i, 0, 2 + 2 * i, 0, worker[0])

    return save(folder / "payroll.xlsx", rows, change=merge)


@odd(workers=3)
def workers_merged_over_two_rows(folder):
    """Every cell of a worker merged over two rows: the second row is blank."""

    def merge(_, sheets):
        for i, worker in enumerate(WORKERS):
            for column, cell in enumerate(worker):
                sheets[0].merge_range(1 + 2 * i, column, 2 + 2 * i, column, cell)

    return save(folder / "payroll.xlsx", [HEADING], change=merge)


@odd()
def pivot_table(folder):
    rows = [
        ["Sum of Gross Salary", "Column Labels"],
        ["Row Labels", "UDC", "FDC", "Grand Total"],
        ["LINE-A", 2100.5, 310.0, 2410.5],
        ["LINE-B", 1900.0, 200.0, 2100.0],
        ["Grand Total", 4000.5, 510.0, 4510.5],
    ]
    return save(folder / "payroll.xlsx", rows)


@odd()
def sixteen_thousand_columns(folder):
    wide = HEADING + [f"Column {i}" for i in range(len(HEADING), 16_384)]
    return save(folder / "payroll.xlsx", [wide, *WORKERS])


@odd()
def headings_alone(folder):
    return save(folder / "payroll.xlsx", [HEADING])


@odd()
def totals_alone(folder):
    totals = [["Sub Total"] + [None] * 10 + [660.29], ["Grand Total"] + [None] * 10 + [660.29]]
    return save(folder / "payroll.xlsx", [HEADING, *totals])


@odd(workers=1)
def one_worker(folder):
    return save(folder / "payroll.xlsx", [HEADING, WORKERS[0]])


@odd(workers=3)
def notes_right_of_the_table(folder):
    notes = [[*row, None, None, "checked by the union"] for row in WORKERS]
    return save(folder / "payroll.xlsx", [HEADING, *notes])


@odd(workers=3)
def totals_above_the_headings(folder):
    return save(folder / "payroll.xlsx", [["Total"] + [None] * 10 + [660.29], *TABLE])
