"""Workbooks of many, hidden, strangely named or doubled sheets and columns."""

from tests.workbooks.odd import odd
from tests.workbooks.odd.plain import HEADING, WORKERS, save

TABLE = [HEADING, *WORKERS]


def _numbered(i):
    return [[f"W{i:03d}-{row[0]}", *row[1:5], "", *row[6:]] for row in WORKERS]


@odd(workers=900)
def three_hundred_sheets(folder):
    sheets = [[HEADING, *_numbered(i)] for i in range(300)]
    return save(folder / "payroll.xlsx", *sheets)


@odd()
def sheet_names(folder):
    names = ["O'Brien \"A\"", "😀🧵", "x" * 31, "ខ្សែ ក", "'", "a!b", " ", "=1+1"]
    names = [name.strip("'") or "quote" for name in names]
    sheets = [[HEADING, *_numbered(i)] for i in range(len(names))]
    return save(folder / "payroll.xlsx", *sheets, names=names)


@odd()
def every_sheet_hidden_but_an_empty_one(folder):
    return save(folder / "payroll.xlsx", [], TABLE, change=lambda _, sheets: sheets[1].hide())


@odd()
def very_hidden(folder):
    return save(folder / "payroll.xlsx", [], TABLE, change=lambda _, sheets: sheets[1].very_hidden())


@odd(workers=3, codes=["FIL-010"])
def every_row_hidden(folder):
    def hide(_, sheets):
        for row in range(len(TABLE)):
            sheets[0].set_row(row, None, None, {"hidden": True})

    return save(folder / "payroll.xlsx", TABLE, change=hide)


@odd(workers=3, codes=["FIL-010"])
def every_column_hidden(folder):
    return save(
        folder / "payroll.xlsx",
        TABLE,
        change=lambda _, sheets: sheets[0].set_column(0, 30, None, None, {"hidden": True}),
    )


@odd(workers=3, codes=["FIL-010"])
def filtered(folder):
    def narrow(_, sheets):
        sheets[0].autofilter(0, 0, 3, 13)
        sheets[0].filter_column("D", "x == M")
        sheets[0].set_row(2, None, None, {"hidden": True})

    return save(folder / "payroll.xlsx", TABLE, change=narrow)


@odd()
def same_column_five_times(folder):
    rows = [row + [row[11]] * 4 for row in TABLE]
    return save(folder / "payroll.xlsx", rows)


@odd()
def every_heading_the_same(folder):
    return save(folder / "payroll.xlsx", [["Gross Salary (USD)"] * 14, *WORKERS])


@odd()
def only_a_chart(folder):
    def chart(book, _):
        drawing = book.add_chart({"type": "column"})
        drawing.add_series({"values": "=Sheet1!$A$1:$A$3"})
        book.add_chartsheet().set_chart(drawing)

    return save(folder / "payroll.xlsx", [], change=chart)


@odd(workers=3)
def payroll_on_the_last_sheet(folder):
    return save(folder / "payroll.xlsx", [["Contents"]], [["See next"]], TABLE)


@odd()
def same_sheet_twice(folder):
    """A copy of the sheet kept in the same workbook."""
    return save(folder / "payroll.xlsx", TABLE, TABLE, names=["LINE-A", "LINE-A (2)"])


TRADITIONAL = "工號 柬文姓名 英文姓名 性別 出生日期 社保號 到職日 合約類型 出勤天數 基本薪資 加班費 應發工資 扣款 實發"


@odd(workers=3)
def headings_only_in_traditional_chinese(folder):
    return save(folder / "payroll.xlsx", [TRADITIONAL.split(), *WORKERS])


@odd(workers=3)
def headings_only_in_khmer(folder):
    khmer = [
        "អត្តលេខ",
        "គោត្តនាម និងនាម",
        "ឈ្មោះឡាតាំង",
        "ភេទ",
        "ថ្ងៃខែឆ្នាំកំណើត",
        "លេខអត្ត.ប.ស.ស",
        "ថ្ងៃចូលធ្វើការ",
        "ប្រភេទកិច្ចសន្យា",
        "ចំនួនថ្ងៃធ្វើការ",
        "បៀវត្សគោល ទទួលបាន",
        "ប្រាក់ថែមម៉ោង",
        "ប្រាក់ខែសរុប",
        "ប្រាក់កាត់",
        "ប្រាក់បៀវត្សត្រូវទទួលបាន",
    ]
    return save(folder / "payroll.xlsx", [khmer, *WORKERS])


@odd(workers=3)
def headings_with_invisible_characters(folder):
    heading = ["\u200b".join(text) + "\xa0\n" for text in HEADING]
    return save(folder / "payroll.xlsx", [heading, *WORKERS])


@odd()
def shouting_headings_with_spaces(folder):
    return save(folder / "payroll.xlsx", [["  " + h.upper().replace(" ", "   ") for h in HEADING], *WORKERS])
