"""Who is who, against the same rules applied plainly: every open row to every other, in order."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import without_separators
from declaration.khmer import name_key
from declaration.matching import CLOSE_NAMES, MatchedBy, matches
from tests.build import payroll

BY = list(MatchedBy)


KEYS = {
    "whole": ("nssf_number", lambda text: nssf_number.compact(text)[:14]),
    "core": ("nssf_number", nssf_number.core),
    "national_id": ("national_id", national_id.with_zeros),
    "worker_number": ("worker_number", lambda text: without_separators(text).casefold()),
    "name_km": ("name_km", name_key),
    "name_latin": ("name_latin", name_key),
    "birth_date": ("birth_date", str),
    "sex": ("sex", str),
}
NUMBERS = ("core", "national_id")


def key(row, kind):
    field, change = KEYS[kind]
    return change(row[field]) if row[field] else ""


def same(a, b, *kinds):
    return all(key(a, kind) == key(b, kind) != "" for kind in kinds)


def differing(a, b, *kinds):
    pairs = [(key(a, kind), key(b, kind)) for kind in kinds]
    return sum(x != y for x, y in pairs if x and y)


def in_any_order(name):
    return sorted(map(name_key, name.split()))


def likeness(a, b):
    both = [kind for kind in ("name_km", "name_latin") if key(a, kind) and key(b, kind)]
    if any(same(a, b, kind) or in_any_order(a[kind]) == in_any_order(b[kind]) for kind in both):
        return 100
    return max((int(ratio(key(a, kind), key(b, kind))) for kind in both), default=None)


class Plainly:
    """Pairs two lists of people by the rules that ``matches`` states; nothing is looked up."""

    def __init__(self, lefts, rights):
        self.lefts, self.rights = lefts, rights
        self.to, self.free = {}, list(range(len(rights)))
        self.by_number(MatchedBy.NSSF_NUMBER, "whole")
        self.by_number(MatchedBy.NSSF_NUMBER, "core")
        self.by_number(MatchedBy.NATIONAL_ID, "national_id")
        self.by_worker_number()
        self.by_names_and_birth("name_km")
        self.by_names_and_birth("name_latin")
        self.by_likeness()

    def open_lefts(self):
        return [i for i in range(len(self.lefts)) if i not in self.to]

    def pair(self, i, j, by, score):
        if i not in self.to and j in self.free:
            self.to[i] = (j, by, score)
            self.free.remove(j)

    def groups(self, *kinds):
        found = {}
        for i in self.open_lefts():
            others = tuple(j for j in self.free if same(self.lefts[i], self.rights[j], *kinds))
            if others:
                found.setdefault(others, []).append(i)
        return [(mine, list(others)) for others, mine in found.items()]

    def by_name(self, mine, others):
        pairs = product(mine, others)
        scored = [(-(likeness(self.lefts[i], self.rights[j]) or 0), i, j) for i, j in pairs]
        return [(i, j, -score) for score, i, j in sorted(scored) if -score >= CLOSE_NAMES]

    def by_number(self, by, kind):
        for mine, others in self.groups(kind):
            if len(mine) == len(others) == 1:
                self.pair(mine[0], others[0], by, 100)
            for i, j, _ in self.by_name(mine, others):
                self.pair(i, j, by, 100)
            rest = [i for i in mine if i not in self.to], [j for j in others if j in self.free]
            for i, j in zip(*rest, strict=False):
                self.pair(i, j, by, 60)

    def by_worker_number(self):
        for mine, others in self.groups("worker_number"):
            for i, j, score in self.by_name(mine, others):
                self.pair(i, j, MatchedBy.WORKER_NUMBER, score)
            for i, j in product(mine, others):
                a, b = self.lefts[i], self.rights[j]
                if likeness(a, b) is None and not differing(a, b, *NUMBERS):
                    self.pair(i, j, MatchedBy.WORKER_NUMBER, 90)

    def by_names_and_birth(self, name):
        for mine, others in self.groups(name, "birth_date"):
            alone = len(mine) == len(others) == 1
            kinds = (*NUMBERS, "worker_number", "sex")
            told = [
                (differing(self.lefts[i], self.rights[j], *kinds), i, j)
                for i, j in product(mine, others)
            ]
            for against, i, j in sorted(told):
                if against < 2:
                    score = 100 - 10 * against - (0 if alone else 5)
                    self.pair(i, j, MatchedBy.NAMES_AND_BIRTH_DATE, score)

    def by_likeness(self):
        for i in self.open_lefts():
            a = self.lefts[i]
            likely = [
                (-(likeness(a, self.rights[j]) or 0), j)
                for j in self.free
                if same(a, self.rights[j], "birth_date")
                and not differing(a, self.rights[j], *NUMBERS, "sex")
            ]
            score, j = min(likely, default=(0, 0))
            if -score >= CLOSE_NAMES:
                self.pair(i, j, MatchedBy.NAMES_AND_BIRTH_DATE, -score)


def some(*texts):
    return st.sampled_from((None, *texts))


people = st.lists(
    st.fixed_dictionaries(
        {
            "nssf_number": some("1234001-7654001-ក", "1234002-7654002-ខ", "9999999-7654001-គ"),
            "national_id": some("012345678", "12345678", "098765432"),
            "worker_number": some("A-001", "a001", "A-002"),
            "name_km": some("សុខ ដារ៉ា", "ដារ៉ា សុខ", "លី ណារី", "លីណារី", "សុខ ដារា"),
            "name_latin": some("SOK DARA", "DARA SOK", "Sok Darra", "LY NARY", "LYNA RY"),
            "birth_date": some("1995-05-05", "1996-06-06"),
            "sex": some("female", "male"),
        }
    ),
    max_size=7,
)


@settings(max_examples=250, deadline=None)
@given(people, people)
def test_as_by_the_rules_applied_plainly(lefts, rights):
    found = matches(payroll(lefts), payroll(rights))
    wanted = Plainly(lefts, rights)
    got = zip(found.right.tolist(), [BY[by] for by in found.by], found.score.tolist(), strict=True)
    alone = (-1, MatchedBy.NOT, 0)
    assert list(got) == [wanted.to.get(i, alone) for i in range(len(lefts))]
    assert found.unmatched.tolist() == wanted.free


def test_a_birth_date_that_everybody_has_tells_nobody():
    def person(i, ending):
        return {"name_latin": f"WORKER {i:04d}{ending}", "birth_date": "1990-01-01"}

    rows = [person(i * 37, "") for i in range(301)]
    others = [person(i * 37, "x") for i in range(301)]
    assert matches(payroll(rows[:300]), payroll(others[:300])).right.tolist() == list(range(300))
    assert set(matches(payroll(rows), payroll(others)).right.tolist()) == {-1}


def test_nobody_is_compared_without_a_birth_date():
    found = matches(payroll([{"name_latin": "SOK DARA"}]), payroll([{"name_latin": "SOK DARRA"}]))
    assert np.all(found.right == -1)
