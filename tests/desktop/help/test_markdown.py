import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.help.address import Address, address
from desktop.help.html import body
from desktop.help.markdown import escaped, table
from desktop.help.page import HelpPage
from desktop.help.site import WebFace
from desktop.help.terminal import lines

PAGE = HelpPage(
    "sample",
    "en",
    """# Title with *marks*

See [wage](field:gross), [this](#second), [OVT-001](finding:OVT-001), [out](https://example.org).

## Second {#second}

1. one
2. two
   - deeper

| a | b |
| --- | --- |
| `x` | [y](start.md#help) |

## Khmer ខ្មែរ {#khmer}

![What it shows](picture:first-month-1)
""",
)


def test_title_sections_and_anchors():
    assert PAGE.title == "Title with marks"
    assert PAGE.anchors == ["second", "khmer"]
    assert [section.heading for section in PAGE.sections] == [
        "Title with marks",
        "Second",
        "Khmer ខ្មែរ",
    ]
    assert PAGE.sections[1].text.startswith("one two deeper")
    assert PAGE.sections[2].text == "What it shows"


def test_links_and_pictures():
    assert dict(PAGE.links()) == {
        "field:gross": Address("field-gross"),
        "#second": Address("sample", "second"),
        "finding:OVT-001": Address("OVT-001"),
        "https://example.org": None,
        "start.md#help": Address("start", "help"),
    }
    assert list(PAGE.pictures()) == ["first-month-1"]


def test_html_for_the_web():
    made = body(PAGE, WebFace("en"))
    assert '<h2 id="second">Second</h2>' in made
    assert 'href="field-gross.html"' in made
    assert 'href="start.html#help"' in made
    assert '<a href="https://example.org" class="outside">' in made
    assert 'src="../pictures/en/first-month-1.png" alt="What it shows"' in made


def test_nothing_of_a_page_is_taken_for_html():
    page = HelpPage("x", "en", "# <b>T</b>\n\n<script>alert(1)</script>\n")
    assert "<script>" not in body(page, WebFace("en"))
    assert "<b>" not in body(page, WebFace("en"))


def test_lines_for_a_terminal():
    shown = lines(PAGE)
    assert shown[:2] == ["Title with marks", "================"]
    assert "  1. one" in shown
    assert "  2. two" in shown
    assert "    - deeper" in shown
    assert "  x  y" in shown


def test_a_terminal_is_not_shown_ways_that_it_does_not_have():
    said = (
        "# x\n\n[All codes](contents.md)\n\n- [A page](start.md)\n\n[NSSF](https://nssf.gov.kh)\n"
    )
    assert lines(HelpPage("x", "en", said)) == ["x", "=", "", "  - A page", "", "  NSSF"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_an_escaped_text_comes_through_as_it_is(text):
    wanted = " ".join(text.split())
    page = HelpPage("x", "en", f"# x\n\nA {escaped(text)}\n")
    assert page.sections[0].text == f"A {wanted}".strip()


def test_an_escaped_text_stays_in_its_cell():
    cells = table(["a", "b"], [[escaped("1 | 2"), escaped("*x*")]])
    assert (
        HelpPage("x", "en", "# x\n\n" + "\n".join(cells)).sections[0].text.endswith("1 | 2 · *x*")
    )


@pytest.mark.parametrize("link", ["http://a.b", "https://a.b", "mailto:a@b"])
def test_links_out_of_the_help(link):
    assert address(link) is None
