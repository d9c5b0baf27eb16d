"""The attributes of cells, in every order and in great number."""

import numpy as np
import pytest

from importers.workbook.attributes import Tails, Type
from importers.workbook.numerals import PADDING, Page
from importers.workbook.refusal import Unsupported


def look_up(tails, forms):
    """Return type, style and whether closed, of each form."""
    raw = [form.encode() for form in forms]
    lengths = np.array([len(form) for form in raw])
    start = PADDING + np.cumsum(lengths) - lengths
    types, styles, closed = tails.look_up(Page(b"".join(raw)), start, start + lengths)
    return list(zip(types.tolist(), styles.tolist(), closed.tolist(), strict=True))


FORMS = {
    ">": (Type.NUMBER, 0, False),
    "/>": (Type.NUMBER, 0, True),
    " />": (Type.NUMBER, 0, True),
    ' s="12" t="s">': (Type.SHARED, 12, False),
    ' t="s" s="12">': (Type.SHARED, 12, False),
    " t='str'\n s = '7' >": (Type.TEXT, 7, False),
    ' s="123" t="inlineStr" cm="1">': (Type.INLINE, 123, False),
    ' s="1" t="b" vm="2"/>': (Type.BOOLEAN, 1, True),
    ' t="e">': (Type.ERROR, 0, False),
    ' t="d" ph="1">': (Type.DATE, 0, False),
}


def test_forms():
    forms = list(FORMS) * 3
    assert look_up(Tails(), forms) == [FORMS[form] for form in forms]


def test_a_great_many_forms_are_told_apart():
    tails = Tails()
    forms = [f' s="{style}" t="{kind}">' for style in range(400) for kind in ("s", "n", "str")]
    expected = [(kind, style, False) for style in range(400) for kind in (1, 0, 2)]
    assert look_up(tails, forms) == expected
    assert look_up(tails, forms[::-1]) == expected[::-1]


def test_more_forms_than_a_sheet_has():
    with pytest.raises(Unsupported):
        look_up(Tails(), [f' s="{style}">' for style in range(3_000)])


@pytest.mark.parametrize(
    "form",
    [
        ' s="1" s="2">',
        ' t="x">',
        ' s="-1">',
        ' s="70000">',
        ' s="1"t="s">',
        " s=1>",
        ' s="a&b">',
        ' r="A1">',
        ' s="1"> x>',
        "x>",
    ],
)
def test_strange_forms_are_declined(form):
    with pytest.raises(Unsupported):
        look_up(Tails(), [form])
