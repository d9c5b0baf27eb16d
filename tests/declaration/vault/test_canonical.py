import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.vault.canonical import canonical, parsed

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), PLAIN))
def test_what_is_read_back_is_what_was_written(data):
    text = canonical(data)
    assert canonical(parsed(text)) == text
    assert json.loads(text) == json.loads(json.dumps(data).encode("utf-8", "replace"))


@given(st.dictionaries(st.text(), st.integers()))
def test_the_order_in_which_data_was_put_together_does_not_matter(data):
    assert canonical(dict(reversed(data.items()))) == canonical(data)


@pytest.mark.parametrize(
    "data", [{"rate": 4015.5}, {"a": [1, {"b": 0.0}]}, {"a": {1: 2}}, {"a": b""}]
)
def test_what_has_no_one_text_is_refused(data):
    with pytest.raises(TypeError):
        canonical(data)


def test_what_is_no_object_is_refused():
    with pytest.raises(ValueError, match="object"):
        parsed(b"[1]")


def test_what_is_nested_without_end_is_refused():
    with pytest.raises(ValueError, match="nested"):
        parsed(b"[" * 100_000)
