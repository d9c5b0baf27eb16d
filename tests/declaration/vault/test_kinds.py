import pytest

from declaration.vault.kinds import Kind, possible

FIRST = (Kind.REGULAR, Kind.NIL)
LATER = (Kind.SUPPLEMENTARY, Kind.REVISED)


@pytest.mark.parametrize(
    ("sealed", "next_ones"),
    [
        ([], FIRST),
        ([Kind.REGULAR], LATER),
        ([Kind.NIL], LATER),
        ([Kind.REGULAR, Kind.REVISED, Kind.SUPPLEMENTARY], LATER),
    ],
)
def test_what_can_come_next(sealed, next_ones):
    assert possible(sealed) == next_ones
