"""Khmer texts are parted between words when they are compiled, and nothing else is touched."""

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.khmer_breaks import BREAK, SHORT, WHOLE, lacking, main, with_breaks
from desktop.texts_catalogue import binary, source_path

LONG = "កម្មករនិយោជិតមិនទាន់បានចុះបញ្ជី"
ROOT = Path(__file__).parent.parent.parent


def test_a_long_run_is_parted_between_words():
    assert with_breaks(LONG).split(BREAK) == ["កម្មករ", "និយោជិត", "មិនទាន់", "បាន", "ចុះបញ្ជី"]


def test_short_words_and_what_was_parted_by_hand_stay():
    for text in ("ប្រាក់ឈ្នួល", "កម្មករ\u200bនិយោជិត\u200bមិនទាន់", "", "no Khmer at all {n}"):
        assert with_breaks(text) == text


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_we_know_stays_whole(word):
    text = f"មិនអាច{word}សម្រាប់{word}ឬ{word}នៅពេលនេះទេ"
    assert with_breaks(text).count(word) == text.count(word)


@pytest.mark.parametrize("two", ["ដោយ ការជូនដំណឹង", "ឱ្យ កម្មករនិយោជិត", "មួយ ក្នុងថត", "ហើយ កម្មករ"])
def test_two_words_are_not_parted_where_they_hold_the_letters_of_a_third(two):
    first, second = two.split()
    words = with_breaks(f"នៅពេលនេះ{first}{second}ទាំងអស់").split(BREAK)
    assert first in words
    assert "យក" not in words


@given(st.text(alphabet="កខគឃងិុេា្រ \u200b{n}a。", max_size=80))
def test_only_breaks_are_added_and_once(text):
    parted = with_breaks(text)
    assert parted.replace(BREAK, "") == text.replace(BREAK, "")
    assert with_breaks(parted) == parted


def test_a_break_never_stands_inside_a_cluster():
    parted = with_breaks(LONG * 3)
    assert not re.search(f"\u17d2{BREAK}|{BREAK}[\u17b6-\u17d3]", parted)


def test_a_break_never_parts_a_syllable_from_its_end():
    assert "ម្នាក់ៗ" in with_breaks("កម្មករនិយោជិតម្នាក់ៗត្រូវបូកបញ្ចូលគ្នា").split(BREAK)


def test_compiling_parts_translations_and_leaves_the_rest():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="one", msgstr=LONG))
    catalogue.append(polib.POEntry(msgid="n", msgid_plural="ns", msgstr_plural={0: LONG}))
    catalogue.append(polib.POEntry(msgid="open", msgstr=""))
    compiled = binary(catalogue).decode("utf-8", "ignore")
    assert compiled.count(with_breaks(LONG)) == 2
    assert "open" not in compiled


def test_no_translation_parts_a_word_that_we_know():
    catalogue = polib.pofile(str(source_path("km")))
    texts = [text for e in catalogue for text in (e.msgstr, *e.msgstr_plural.values())]
    for word in (word for word in WHOLE if len(word) > SHORT):
        parted = re.compile(f"{BREAK}?".join(word))
        found = {one[0] for text in texts for one in parted.finditer(text)}
        assert found <= {word}, [
            text for text in texts if (found - {word}) & {*parted.findall(text)}
        ]


def test_files_are_parted_in_place_and_checked(tmp_path, capsys):
    page = tmp_path / "page.md"
    page.write_text(f"# {LONG}\n", "utf-8")
    assert main(["--check", str(page)]) == 1
    assert str(page) in capsys.readouterr().out
    assert main([str(page)]) == 0
    assert lacking([page]) == []
    assert main(["--check", str(page)]) == 0


def test_the_running_program_does_not_load_the_dictionary():
    code = (
        "import sys, desktop.texts as texts; texts.translate('km')('Payroll'); "
        "print('icu4py' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
