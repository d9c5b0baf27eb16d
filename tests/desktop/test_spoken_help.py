"""``--help`` speaks the reader's language, and English costs nothing more."""

import subprocess
import sys

import pytest

from desktop.arguments import parser
from desktop.help.commands import below
from desktop.spoken_help import language_of_help, speak
from desktop.tables import seen_width


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("check --help --language km", "km"),
        ("check --language zh -h", "zh"),
        ("check --language=km --help", "km"),
        ("check --help", ""),
        ("check --help --language en", ""),
        ("check --help --language xx", ""),
        ("check --help --language", ""),
        ("check october.xlsx --language km", ""),
    ],
)
def test_the_language_of_help_is_what_was_typed(typed, language):
    assert language_of_help(typed.split()) == language


def commands(of):
    yield of
    for each in below(of).values():
        yield from commands(each)


@pytest.mark.parametrize("language", ["km", "zh"])
def test_no_sentence_stays_english_and_all_stay_in_their_lines(language, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    english, said = parser(), parser()
    speak(said, language)
    for plain, spoken in zip(commands(english), commands(said), strict=True):
        assert spoken.description != plain.description
        for before, after in zip(plain._actions, spoken._actions, strict=True):
            if before.help and before.help != "==SUPPRESS==":
                assert after.help != before.help, before.dest
        lines = spoken.format_help().splitlines()
        assert max(map(seen_width, lines)) <= 100
        typed = [each.format_usage().split("[-h]")[1].split() for each in (plain, spoken)]
        assert typed[0] == typed[1]


def test_help_is_printed_in_khmer():
    words = [sys.executable, "-m", "desktop", "check", "--help", "--language", "km"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert "ជំនួយ" in done.stdout
    assert "--month YYYY-MM" in done.stdout
