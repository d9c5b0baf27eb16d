"""Shared strings: plain, rich, escaped, and in blocks of any size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.workbook.refusal import Refused, Unsupported
from importers.workbook.strings import (
    TextPool,
    shared_strings,
    shared_strings_in_detail,
    unescaped,
)
from tests.importers.workbook.made import HEAD, MAIN, escaped

ITEMS = {
    "<si><t>សុខ</t></si>": "សុខ",
    '<si><t xml:space="preserve"> a </t></si>': " a ",
    "<si><t>a &amp; b &lt;c&gt; &quot;&apos;</t></si>": "a & b <c> \"'",
    "<si><t>&#x179f;&#6075;</t></si>": "សុ",
    "<si><t>a\r\nb\rc</t></si>": "a\nb\nc",
    "<si><t>a_x000D_b_x005F_x000A_</t></si>": "a\rb_x000A_",
    "<si><t>_xD83D__xDE00_</t></si>": "😀",
    "<si><t/></si>": "",
    "<si/>": "",
    "<si><r><t>a</t></r><r><rPr><b/></rPr><t> b</t></r></si>": "a b",
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>": "東京",
    "<si><t><![CDATA[<a>]]></t></si>": "<a>",
    "<si> <t>x</t> </si>": "x",
}


def strings(items, block=1 << 20, reader=shared_strings):
    """Return the texts of items, handed over in blocks."""
    whole = f'{HEAD}<sst xmlns="{MAIN}" count="1">{items}</sst>'.encode()
    pool = TextPool()
    pieces = [whole[at : at + block] for at in range(0, len(whole), block)]
    codes = reader(pieces, pool) if reader is shared_strings else reader(pieces, pool, "strings")
    assert pool.texts[0] == ""
    assert len(set(pool.texts)) == len(pool.texts)
    return [pool.texts[code] for code in codes]


@pytest.mark.parametrize(("item", "expected"), ITEMS.items())
def test_items(item, expected):
    around = "<si><t>before</t></si>" + item + "<si><t>after</t></si>"
    assert strings(around, reader=shared_strings_in_detail) == ["before", expected, "after"]
    try:
        assert strings(around) == ["before", expected, "after"]
    except Unsupported:
        assert item == "<si/>"


def test_blocks_of_any_size():
    items = "".join(ITEMS).replace("<si/>", "")
    expected = [text for item, text in ITEMS.items() if item != "<si/>"]
    for block in (7, 64, 1000):
        assert strings(items, block) == expected


def test_repeated_texts_have_one_code():
    assert strings("<si><t>a</t></si><si><r><t>a</t></r></si><si><t>b</t></si>") == ["a", "a", "b"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), max_size=20),
    st.integers(5, 200),
)
def test_drawn_texts(texts, block):
    items = "".join(f"<si><t>{escaped(text)}</t></si>" for text in texts)
    expected = [unescaped(text) for text in texts]
    assert strings(items, reader=shared_strings_in_detail) == expected
    try:
        assert strings(items, block) == expected
    except Unsupported:
        assert not texts


@pytest.mark.parametrize(
    "items",
    [
        "<si><t>&none;</t></si>",
        "<si><t>a</si>",
        "<si><t>&#1;</t></si>",
        "<si><t>\x01</t></si>",
        "<si><t>\uffff</t></si>",
    ],
)
def test_damage_is_never_taken_for_text(items):
    with pytest.raises((Unsupported, Refused)):
        strings(items)


def test_other_heads_go_to_the_detailed_pass():
    for whole in (
        f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>a</x:t></x:si></x:sst>'.encode(),
        f"<sst xmlns='{MAIN}'><si><t>a</t></si></sst>".encode("utf-16"),
    ):
        with pytest.raises(Unsupported):
            shared_strings([whole], TextPool())
        pool = TextPool()
        assert pool.texts[int(shared_strings_in_detail([whole], pool, "x")[0])] == "a"
