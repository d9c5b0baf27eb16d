"""The sentences of the check: each in English and in Khmer, of the same parts."""

import re

import pytest

from declaration.evidence.sentences import SENTENCES, shown

PARTS = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("kind", SENTENCES)
def test_both_languages_have_the_same_parts(kind):
    english, khmer = SENTENCES[kind]
    assert set(PARTS.findall(english)) == set(PARTS.findall(khmer)) <= {"name", "found", "expected"}
    assert re.search("[\u1780-\u17b3]", khmer)
    assert not re.search("[\u1780-\u17b3]", english)


def test_every_kind_of_problem_has_a_sentence():
    assert set(SENTENCES) == {
        *("no_pack", "missing", "changed", "added", "twice", "unsafe_name", "index", "signature"),
        *("other_key", "other_vault", "manifest", "chain", "not_sealed", "container"),
    }


def test_what_cannot_be_seen_in_a_name_is_spelled_out():
    assert shown("ឈ្មោះ a.csv") == "ឈ្មោះ a.csv"
    assert shown("a\u202eb\x1b[0m") == "a\\u202eb\\u001b[0m"
    assert shown("") == ""
