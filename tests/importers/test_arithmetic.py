"""What is taken for a code or a name without a second look is a number to nobody."""

import string

from hypothesis import given
from hypothesis import strategies as st

from importers.arithmetic import _CODE, _NAME
from importers.cells import number_of

SIGNS = string.digits * 3 + string.ascii_letters + " $៛.,-/:()'+"
WORDS = st.sampled_from(
    ["USD", "US$", "KHR", "RIEL", "riels", "R", "$", "Dollars", "NIL", "E", "-"]
)
TEXTS = st.text(SIGNS, max_size=9) | st.tuples(WORDS, st.text(SIGNS, max_size=5), WORDS).map(
    "".join
)


@given(TEXTS)
def test_a_code_is_no_number(text: str) -> None:
    assert not _CODE.search(text) or number_of(text) is None


NOTHING = st.sampled_from(["nil", "None", "ZERO", "គ្មាន", "សូន្យ", "USD", "រៀល", "ដុល្លារ", "R", " "])


@given(st.lists(NOTHING | st.text("ABZnilero គសូន្យមា", max_size=3)).map("".join))
def test_a_name_is_no_number(text: str) -> None:
    assert not _NAME.fullmatch(text) or number_of(text) is None
