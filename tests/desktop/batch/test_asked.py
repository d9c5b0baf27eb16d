"""What is typed for each enterprise, whichever face asks."""

from pathlib import Path

import pytest

from desktop.batch.asked import Asked, errands_of
from desktop.batch.errands import NO_PAYROLL, TWO_VAULTS
from desktop.batch.factories import Factory

ASKED = Asked("2026-10", "out", "km", rate="4015")


def factory(name="north", payrolls=("pay.xlsx",), vaults=()):
    folder = Path("all") / name
    return Factory(
        name,
        folder,
        tuple(folder / each for each in payrolls),
        None,
        None,
        tuple(folder / each for each in vaults),
    )


def test_what_all_have():
    (errand,) = errands_of(ASKED, [factory()])
    assert errand.arguments[:2] == ("declare", str(Path("all/north/pay.xlsx")))
    assert errand.arguments[-6:] == ("--month", "2026-10", "--language", "km", "--rate", "4015")
    assert errand.out == str(Path("out/north"))
    assert "--hold-out" not in errand.arguments


def test_what_was_chosen_besides():
    asked = Asked("2026-10", "out", "en", hold_out=True, control_sheet=False, layout="mine.toml")
    (errand,) = errands_of(asked, [factory()])
    assert errand.arguments[-4:] == ("--layout", "mine.toml", "--hold-out", "--no-control-sheet")
    assert "--rate" not in errand.arguments


def test_only_an_enterprise_with_a_vault_is_sealed():
    asked = Asked("2026-10", "out", "en", seal=True)
    without, with_one = errands_of(asked, [factory("a"), factory("b", vaults=("b.pheaktean",))])
    assert "--seal" not in without.arguments
    assert with_one.arguments[-1] == "--seal"


def test_each_vault_by_its_own_passphrase():
    known = {"a.pheaktean": "words of a", "b.pheaktean": None}
    found = [factory(name, vaults=(f"{name}.pheaktean",)) for name in "ab"]
    a, b = errands_of(ASKED, found, lambda path: known[path.name])
    assert a.arguments[-2:] == ("--passphrase-file", "-")
    assert a.typed == "words of a"
    assert "words" not in repr(a)
    assert ("--passphrase-file" in b.arguments, b.typed) == (False, "")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (factory(payrolls=()), NO_PAYROLL),
        (factory(vaults=("a.pheaktean", "b.pheaktean")), TWO_VAULTS),
    ],
)
def test_what_cannot_be_done_says_why(found, why):
    (errand,) = errands_of(ASKED, [found])
    assert (errand.why_not, errand.arguments) == (why, ())
