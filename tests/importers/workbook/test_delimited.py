"""Tables of text: encoding, separator, quotes, and rows counted as records."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.workbook.delimited import read_delimited
from importers.workbook.encodings import decode
from importers.workbook.refusal import Refused
from tests.importers.workbook.made import codes, opened, rows_of

TABLE = "លេខ,ឈ្មោះ,ប្រាក់ខែ\n001,សុខ ដារ៉ា,200.50\n002,ចាន់ ស្រីមុំ,1\n"
ROWS = [["លេខ", "ឈ្មោះ", "ប្រាក់ខែ"], ["001", "សុខ ដារ៉ា", "200.50"], ["002", "ចាន់ ស្រីមុំ", "1"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_utf_8_needs_no_remark(tmp_path, encoding, separator, end):
    data = TABLE.replace(",", separator).replace("\n", end).encode(encoding)
    book = opened(data, tmp_path, "payroll.csv")
    assert book.format == "csv"
    assert codes(book) == []
    assert rows_of(book.sheets[0]) == ROWS


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_other_encodings_are_told(tmp_path, encoding, separator):
    book = opened(TABLE.replace(",", separator).encode(encoding), tmp_path, "payroll.csv")
    assert codes(book) == ["FIL-009"]
    assert rows_of(book.sheets[0]) == ROWS


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp1252", "Nom;Prénom\nHélène;Zoë\nRené;Élodie\n", "Windows-1252"),
        ("gbk", "姓名,工资\n王小明,200\n李丽,300\n", "GB 18030"),
        ("big5", "姓名,工資\n王小明,200\n李麗,300\n", "Big5"),
        ("utf-16-le", "姓名\t工资\r\n王\t1\r\n", "UTF-16"),
    ],
)
def test_encodings_are_judged(encoding, text, name):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert name in found.encoding
    assert not found.certain


def test_a_few_broken_places_do_not_change_the_encoding():
    data = (TABLE * 300).encode()
    broken = decode(data[:500] + b"\xff" + data[500:])
    assert "UTF-8" in broken.encoding
    assert not broken.certain


def rows(text):
    return rows_of(read_delimited(text.encode())[0])


def test_quotes_line_breaks_doubled_quotes():
    assert rows('a,b,c\n"x, y","two\nlines","say ""no"""\n1,2,3\n') == [
        ["a", "b", "c"],
        ["x, y", "two\nlines", 'say "no"'],
        ["1", "2", "3"],
    ]


def test_said_separator_is_no_record():
    assert rows("sep=;\r\na;b,c\r\n1;2,5\r\n") == [["a", "b,c"], ["1", "2,5"]]


def test_decimal_commas_do_not_divide():
    assert rows("id;wage;note\n1;200,50;a\n2;300,75;b\n3;1,00;\n")[1] == ["1", "200,50", "a"]


def test_ragged_blank_and_trailing():
    found = rows("Factory A\n\nid,wage,,,\n1,2,,,\n3,4,5,,\n,,,,\n")
    assert found == [
        ["Factory A", None, None],
        [None, None, None],
        ["id", "wage", None],
        ["1", "2", None],
        ["3", "4", "5"],
    ]


def test_nul_bytes_are_dropped():
    assert rows("a,b\n1\0,2\n")[1] == ["1", "2"]


SWALLOWED = [
    'id,name,wage\n1,"Sok,2\n2,Dara,3\n',
    "id,name,wage,ot,gross,net\n"
    + '1,"Sok,2,3,4,5\n2,Dara,3,4,5,6\n3,Chan",3,4,5,6\n'
    + "4,a,1,2,3,4\n" * 9,
    'id,name\n1,"' + "x" * 40_000 + '"\n2,b\n',
    'id,name\n1,"' + "x" * 200_000,
]


@pytest.mark.parametrize("text", SWALLOWED)
def test_a_quote_never_closed_swallows_no_rows_in_silence(text):
    with pytest.raises(Refused) as refusal:
        read_delimited(text.encode())
    assert "never closed" in str(refusal.value.figures)


cells = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_csv_writes_is_read_back(table, separator):
    table = [["id", "name", "wage"], *table]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    found = rows(f"sep={separator}\r\n" + out.getvalue())
    expected = [[cell or None for cell in row] for row in table]
    while expected and not any(expected[-1]):
        expected.pop()
    assert found == expected


def test_large_tables_are_read_in_batches():
    table = [[f"W{n}", str(n % 7), ""] for n in range(3_000)]
    out = io.StringIO()
    csv.writer(out).writerows(table)
    found = read_delimited(out.getvalue().encode())[0]
    assert found.shape == (3_000, 2)
    assert found.text(2_999, 0) == "W2999"
    assert len(set(found.pool)) == len(found.pool)
