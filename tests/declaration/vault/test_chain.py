import dataclasses

import pytest

from declaration.vault.canonical import canonical, sha256
from declaration.vault.chain import START, Fault, Head, Link, Stored, first_difference

CONTENT = {"contributions.csv": b"lines", "declaration.xlsx": b"book"}


def stored(contents):
    return {
        name: Stored(sha256(content), len(content), lambda c=content: (sha256(c), len(c)))
        for name, content in contents.items()
    }


def link(position, before, month="2026-10"):
    text = canonical(
        {
            "position": position,
            "month": month,
            "kind": "regular",
            "previous_hash": before,
            "totals": {"employer": 5},
            "files": {n: {"sha256": sha256(c), "size": len(c)} for n, c in CONTENT.items()},
        }
    )
    record = {"totals.employer": 5}
    return Link(position, month, "regular", text, sha256(text), before, record)


def chain(n):
    links = []
    for position in range(1, n + 1):
        before = links[-1].hash if links else START
        links.append(link(position, before, f"2026-{position:02d}"))
    return links


def whole(_link):
    return stored(CONTENT)


def head(links):
    return Head(len(links), links[-1].hash if links else START)


def test_an_empty_vault_is_intact():
    assert first_difference([], Head(), whole) is None


def test_what_was_sealed_is_intact():
    links = chain(4)
    assert first_difference(links, head(links), whole) is None


@pytest.mark.parametrize(
    ("change", "fault", "name"),
    [
        ({"manifest": b"{}"}, Fault.MANIFEST, ""),
        ({"hash": "f" * 64}, Fault.MANIFEST, ""),
        ({"previous_hash": "f" * 64}, Fault.CHAIN, ""),
        ({"month": "2025-02"}, Fault.RECORD, "month"),
        ({"kind": "nil"}, Fault.RECORD, "kind"),
        ({"record": {"totals.employer": 6}}, Fault.RECORD, "totals.employer"),
        ({"position": 7}, Fault.RETURN_MISSING, ""),
    ],
)
def test_a_return_that_was_changed_is_named(change, fault, name):
    links = chain(3)
    changed = [links[0], dataclasses.replace(links[1], **change), links[2]]
    found = first_difference(changed, head(links), whole)
    assert (found.fault, found.position, found.name) == (fault, 2, name)


def test_a_manifest_sealed_anew_breaks_the_chain_after_it():
    links = chain(3)
    other = canonical(
        {
            "position": 2,
            "month": "2026-02",
            "kind": "regular",
            "previous_hash": links[0].hash,
            "totals": {"employer": 5},
            "files": {n: {"sha256": sha256(c), "size": len(c)} for n, c in CONTENT.items()},
            "more": 1,
        }
    )
    forged = dataclasses.replace(links[1], manifest=other, hash=sha256(other))
    found = first_difference([links[0], forged, links[2]], head(links), whole)
    assert (found.fault, found.position) == (Fault.CHAIN, 3)


def test_a_last_return_sealed_anew_is_not_the_head():
    links = chain(2)
    other = link(2, links[0].hash, "2026-03")
    found = first_difference([links[0], other], head(links), whole)
    assert (found.fault, found.position) == (Fault.HEAD, 2)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_return_taken_from_the_end_is_missed(left):
    links = chain(3)
    found = first_difference(links[:left], head(links), whole)
    assert (found.fault, found.position) == (Fault.RETURN_MISSING, left + 1)
    assert (found.expected, found.found) == ("3", str(left))


def test_a_return_taken_from_the_middle_or_moved_is_missed():
    first, second, third = chain(3)
    noted = head([first, second, third])
    assert first_difference([first, third], noted, whole).position == 2
    found = first_difference([second, first, third], noted, whole)
    assert (found.fault, found.position) == (Fault.RETURN_MISSING, 1)
    assert found.expected == "1"


def test_a_return_added_at_the_end_is_not_the_head():
    links = chain(3)
    found = first_difference(links, head(links[:2]), whole)
    assert found.fault is Fault.HEAD


@pytest.mark.parametrize(
    ("contents", "fault", "name"),
    [
        ({**CONTENT, "contributions.csv": b"lineS"}, Fault.FILE_CHANGED, "contributions.csv"),
        ({"contributions.csv": b"lines"}, Fault.FILE_MISSING, "declaration.xlsx"),
        ({**CONTENT, "more.csv": b""}, Fault.FILE_ADDED, "more.csv"),
    ],
)
def test_a_file_that_was_changed_taken_or_added_is_named(contents, fault, name):
    links = chain(2)

    def files(of):
        return stored(contents if of.position == 2 else CONTENT)

    found = first_difference(links, head(links), files)
    assert (found.fault, found.position, found.month, found.name) == (fault, 2, "2026-02", name)


def test_a_file_that_does_not_unpack_is_named():
    links = chain(1)
    broken = Stored(sha256(b"lines"), 5, lambda: ("", 0))
    files = {**stored(CONTENT), "contributions.csv": broken}
    found = first_difference(links, head(links), lambda _: files)
    assert found.fault is Fault.FILE_CHANGED
    assert found.found.startswith("–")
