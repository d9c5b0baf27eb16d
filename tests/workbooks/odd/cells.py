"""Cells that hold what no cell of a payroll should."""

from tests.workbooks.odd import odd
from tests.workbooks.odd.plain import GROSS, HEADING, NAME, NET, WORKERS, save, with_cell

TABLE = [HEADING, *WORKERS]


@odd(workers=3)
def every_cell_a_text(folder):
    texts = [[str(cell) for cell in row] for row in WORKERS]
    return save(folder / "payroll.xlsx", [HEADING, *texts])


@odd()
def every_cell_a_number(folder):
    return save(folder / "payroll.xlsx", [[1.5 * (i + j) for j in range(14)] for i in range(40)])


@odd(codes=["FMT-001"])
def formulas_never_calculated(folder):
    def formulas(_, sheets):
        for row in (1, 2, 3):
            sheets[0].write_formula(row, GROSS, f"=J{row + 1}+K{row + 1}", None, "")

    return save(folder / "payroll.xlsx", TABLE, change=formulas)


@odd()
def whole_sheet_of_formulas_never_calculated(folder):
    def formulas(_, sheets):
        for r, row in enumerate(TABLE):
            for c in range(len(row)):
                sheets[0].write_formula(r, c, f"=Other!{chr(65 + c)}{r + 1}", None, "")

    return save(folder / "payroll.xlsx", [], change=formulas)


@odd(codes=["FMT-001"])
def every_error_there_is(folder):
    errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]

    def write(_, sheets):
        for row, error in enumerate(errors, 1):
            sheets[0].write_formula(row, GROSS, "=1/0", None, error)

    rows = [[f"E-{i}", *WORKERS[0][1:5], "", *WORKERS[0][6:]] for i in range(len(errors))]
    return save(folder / "payroll.xlsx", [HEADING, *rows], change=write)


def _wage(cell):
    return lambda folder: save(folder / "payroll.xlsx", with_cell(2, GROSS, cell))


for _name, _cell in {
    "negative": -228.17,
    "huge": 1e300,
    "hugest": 1.7976931348623157e308,
    "tiny": 5e-324,
    "many_decimals": 228.17000000000002,
    "hundred_digits": "9" * 100,
    "nan": "nan",
    "infinity": "inf",
    "minus_infinity": "-Infinity",
    "hexadecimal": "0x1F",
    "underscores": "1_000",
    "exponent": "2.2817E+02",
    "exponent_beyond_reason": "1e999999999",
    "two_dots": "1.234.567",
    "comma_decimal": "228,17",
    "thousands": "1,228.17",
    "broken_thousands": "12,28.17",
    "brackets": "(6.00)",
    "dash": "-",
    "long_dash": "—",
    "riel_sign": "៛ 916,100",
    "khmer_digits": "២២៨.១៧",
    "arabic_digits": "٢٢٨.١٧",
    "full_width_digits": "２２８．１７",
    "superscript_digits": "22²",
    "roman_numeral": "Ⅷ",
    "percent": "5%",
    "question_mark": "?",
    "blank_text": "   ",
    "no_break_spaces": "\xa0228.17\xa0",
    "true": "TRUE",
    "words": "see remark",
    "dollar_after": "228.17$",
    "usd_before": "USD228.17",
    "two_amounts": "100+128.17",
    "apostrophe": "'228.17",
}.items():
    _build = _wage(_cell)
    _build.__name__ = f"wage_{_name}"
    odd()(_build)


@odd()
def booleans(folder):
    return save(
        folder / "payroll.xlsx",
        TABLE,
        change=lambda _, sheets: [sheets[0].write_boolean(2, c, True) for c in (0, 2, 4, 8, 11)],
    )


def _dated(number):
    def build(folder):
        def write(book, sheets):
            style = book.add_format({"num_format": "dd/mm/yyyy"})
            for column in (4, 6):
                sheets[0].write_number(2, column, number, style)

        return save(folder / "payroll.xlsx", TABLE, change=write)

    return build


for _name, _number in {
    "1900_01_00": 0,
    "29_february_1900": 60,
    "1_january_1900": 1,
    "before_time": -1,
    "end_of_time": 2958465,
    "after_the_end_of_time": 2958466,
    "far_away": 1e12,
    "with_a_time": 34772.999999,
    "tiny_fraction": 1e-9,
}.items():
    _build = _dated(_number)
    _build.__name__ = f"date_{_name}"
    odd()(_build)


def _date_text(text):
    return lambda folder: save(folder / "payroll.xlsx", with_cell(2, 4, text))


for _i, _text in enumerate(
    ["00/00/0000", "31/02/1998", "29/02/1999", "1998", "13/13/13", "٣١/١٢/١٩٩٨", "១៥/០៣/២៥៣៣", "15-Mar-90"]
    + ["mars", "1998-07-22T00:00:00Z", "22.07.1998", "22/7/98", "9999-99-99", "-1/-1/-1", "15/03/1990 15/03/1991"]
):
    _build = _date_text(_text)
    _build.__name__ = f"date_text_{_i}"
    odd()(_build)


@odd()
def longest_text(folder):
    return save(folder / "payroll.xlsx", with_cell(2, NAME, "ក" * 32_767))


@odd()
def longest_heading(folder):
    return save(folder / "payroll.xlsx", [[h + " " + "x" * 32_000 for h in HEADING], *WORKERS])


@odd(workers=3)
def control_characters(folder):
    return save(folder / "payroll.xlsx", with_cell(2, NAME, "CHAN\x01\x0b\x1fPISEY\x7f\x85"))


@odd(workers=3)
def right_to_left(folder):
    return save(folder / "payroll.xlsx", with_cell(2, NAME, "\u202eYESIP NAHC\u202c ايجاد"))


@odd(workers=3)
def formula_names(folder):
    rows = [HEADING]
    starts = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)"]
    rows += [[*row[:2], start, *row[3:]] for row, start in zip(WORKERS, starts, strict=True)]
    return save(folder / "payroll.xlsx", rows)


@odd(workers=3)
def placeholders_and_markup(folder):
    return save(folder / "payroll.xlsx", with_cell(2, NAME, "{name} %s <b>&amp;</b> \\u0041 _x0041_ ]]>"))


@odd(workers=3)
def lone_surrogates_and_emoji(folder):
    return save(folder / "payroll.xlsx", with_cell(2, NAME, "👩‍🏭 CHAN \ufffe\uffff PISEY 🇰🇭"))


@odd()
def totals_named_like_people(folder):
    rows = [*TABLE, ["Total", "សរុប", "TOTAL BOREY", "M", *WORKERS[0][4:]]]
    return save(folder / "payroll.xlsx", rows)


@odd()
def wages_cancel_out(folder):
    rows = [[*row[:GROSS], value, 0, value] for row, value in zip(WORKERS, (1e15, -1e15, 0), strict=True)]
    return save(folder / "payroll.xlsx", [HEADING, *rows])


@odd(workers=3)
def net_missing_throughout(folder):
    return save(folder / "payroll.xlsx", [HEADING, *([*row[:NET], None] for row in WORKERS)])
