from xml.etree import ElementTree
from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from declaration.export.xml_text import escape, quoted, unescape

WRITABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("&<>\"'\n\t;"))


@given(WRITABLE)
def test_texts_come_back_from_a_parser(text: str) -> None:
    element = ElementTree.fromstring(f"<a b={quoted(text)}>{escape(text)}</a>")
    assert (element.text or "") == text
    assert element.get("b") == text


@given(WRITABLE)
def test_they_are_what_the_standard_library_writes(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert unescape(escape(text)) == text
    assert unescape(quoted(text)[1:-1].replace("&#10;", "\n").replace("&#9;", "\t")) == text
