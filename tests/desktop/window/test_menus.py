"""Alt and a letter reach one command: no letter stands under two of one menu, in any language."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from desktop.texts import LANGUAGES


def letters(actions):
    """Return how often each letter is underlined among these commands."""
    found = (re.search("&([^&])", action.text().replace("&&", "")) for action in actions)
    return Counter(one[1].upper() for one in found if one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_reaches_one_command_of_a_menu(window, language):
    window.set_language(language)
    menus = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    twice = {
        (menu.title() if isinstance(menu, QMenu) else ""): [
            letter for letter, count in letters(menu.actions()).items() if count > 1
        ]
        for menu in menus
    }
    assert {title: found for title, found in twice.items() if found} == {}
