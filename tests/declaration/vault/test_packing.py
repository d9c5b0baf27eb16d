import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.vault.packing import NotWhatWasPackedError, packed, unpacked


@given(st.binary())
def test_what_comes_out_is_what_went_in(content):
    assert unpacked(packed(content)) == content


@given(st.binary(), st.integers(min_value=0), st.integers(1, 255))
def test_no_byte_changes_unseen(content, where, how):
    data = bytearray(packed(content))
    data[where % len(data)] ^= how
    with pytest.raises(NotWhatWasPackedError):
        unpacked(bytes(data))


@given(st.binary(), st.integers(0, 40))
def test_no_byte_is_lost_unseen(content, kept):
    with pytest.raises(NotWhatWasPackedError):
        unpacked(packed(content)[:kept][:-1])
