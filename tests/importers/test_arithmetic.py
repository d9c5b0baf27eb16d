"""What is taken for a code without a second look is a number to nobody."""

import string

from hypothesis import given
from hypothesis import strategies as st

from importers.arithmetic import _CODE
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
