"""The written help is true: its links, commands, pictures, and the labels that it names.

Conventions: every ``##`` heading has an ``{#anchor}``; what is bold is a label of the window, word
for word; what stands in a fenced block after ``pheaktean`` is a command that can be typed.
"""

import re
import shlex
import tomllib
from functools import cache
from pathlib import Path

import polib
import pytest

from declaration.findings import codes
from desktop.arguments import parser
from desktop.texts import LANGUAGES
from desktop.texts_catalogue import collect, source_path
from tests.test_documents import commands

ROOT = Path(__file__).parent.parent
HELP, LAW = ROOT / "resources" / "help", ROOT / "resources" / "law"
CONTENTS = tomllib.loads((HELP / "contents.toml").read_text("utf-8"))
NAMES = [page["name"] for page in CONTENTS["pages"]]
PAGES = sorted(HELP.glob("??/*.md"))
DRAWN = ROOT / "docs" / "help_pictures" / "drawn.py"
LARGEST = 4_000_000
"""Of all pictures of the help together [bytes]."""


def shown(path):
    return f"{path.parent.name}/{path.stem}"


each_page = pytest.mark.parametrize("path", PAGES, ids=shown)


def english(path):
    return HELP / "en" / path.name


@cache
def text(path):
    return path.read_text("utf-8")


def prose(path):
    """A page without what stands as code."""
    return re.sub(r"`[^`]*`", "", re.sub(r"^```.*?^```$", "", text(path), flags=re.S | re.M))


def headings(path):
    return re.findall(
        r"^(#+) (.+)$", re.sub(r"^```.*?^```$", "", text(path), flags=re.S | re.M), re.M
    )


def anchors(path):
    return [anchor for _, said in headings(path) for anchor in re.findall(r"\{#([\w-]+)\}$", said)]


def links(path):
    return re.findall(r"\]\(([^)]+)\)", text(path))


def pictures(path):
    return [link.removeprefix("picture:") for link in links(path) if link.startswith("picture:")]


def plain(label):
    """A label as a person reads it: no mnemonic, no room to wrap, one kind of apostrophe."""
    said = re.sub(r"\s*\(&\w\)", "", label).replace("&", "").replace("\u200b", "")
    return re.sub(r"\s+", " ", said).replace("'", "’").strip()


def labels(path):
    return {plain(said) for said in re.findall(r"\*\*(.+?)\*\*", prose(path), re.S)}


@cache
def catalogue():
    """Every text of the program, as a person reads it."""
    return {plain(said) for each in collect() for said in (each.source, each.plural) if said}


@cache
def translations(language):
    """English text → what it is called in a language; several where it has several meanings."""
    found = {}
    for entry in polib.pofile(str(source_path(language))):
        said = [entry.msgstr, *entry.msgstr_plural.values()]
        found.setdefault(plain(entry.msgid), set()).update(plain(each) for each in said if each)
    return found


def test_contents_and_pages_agree():
    assert sorted(NAMES) == sorted(path.stem for path in (HELP / "en").glob("*.md"))
    chapters = [chapter["name"] for chapter in CONTENTS["chapters"]]
    assert {page["chapter"] for page in CONTENTS["pages"]} == set(chapters)
    assert len(set(chapters)) == len(chapters)
    assert {path.parent.name for path in PAGES} <= set(LANGUAGES)
    assert {path.stem for path in PAGES} <= set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_begun_in_a_language_is_finished(language):
    there = {path.stem for path in PAGES if path.parent.name == language}
    assert there in (set(), set(NAMES))


@each_page
def test_a_page_begins_with_its_title(path):
    levels = [level for level, _ in headings(path)]
    assert text(path).startswith("# ")
    assert levels.count("#") == 1
    assert set(levels) <= {"#", "##"}


@each_page
def test_every_part_can_be_linked_to(path):
    parts = [said for level, said in headings(path) if level == "##"]
    assert len(anchors(path)) == len(parts)
    assert len(set(anchors(path))) == len(parts)


@each_page
def test_links_lead_somewhere(path):
    known = {
        "finding": set(codes()),
        "field": set(tomllib.loads((ROOT / "resources" / "fields.toml").read_text("utf-8"))),
        "law": {each.stem for each in LAW.glob("*.toml")},
        "picture": {each.stem for each in (HELP / "pictures" / "en").glob("*.png")},
    }
    for link in links(path):
        kind, colon, name = link.partition(":")
        if colon:
            assert name in known[kind], link
        else:
            file, _, anchor = link.partition("#")
            assert file.removesuffix(".md") in NAMES, link
            assert not anchor or anchor in anchors(HELP / "en" / file), link


@each_page
def test_what_is_bold_is_a_label_of_the_window(path):
    if path.parent.name == "en":
        assert labels(path) <= catalogue()
        return
    called = translations(path.parent.name)
    of_english = set().union(*(called.get(label, set()) for label in labels(english(path))))
    assert labels(path) <= of_english


@each_page
def test_commands_can_be_typed(path):
    known = {option for options in commands().values() for option in options}
    for option in re.findall(r"`[^`\n]*?(--[a-z][a-z-]*)", text(path)):
        assert option in known, option
    for block in re.findall(r"^```\n(.*?)^```$", text(path), re.S | re.M):
        for line in re.findall(r"^pheaktean (.+)$", block, re.M):
            parser().parse_args(shlex.split(line))


@each_page
def test_a_translation_has_all_that_the_english_page_has(path):
    there = english(path)
    assert anchors(path) == anchors(there)
    assert sorted(links(path)) == sorted(links(there))
    assert re.findall(r"^```.*?^```$", text(path), re.S | re.M) == re.findall(
        r"^```.*?^```$", text(there), re.S | re.M
    )


def test_no_page_holds_markup_that_is_not_markdown():
    for path in PAGES:
        assert not re.search(r"</?[a-z]+[ />]", prose(path)), shown(path)


def test_pictures_are_drawn_in_every_language_and_shown():
    wanted = {name for path in PAGES for name in pictures(path)}
    assert wanted == set(re.findall(r'Shown\("([\w-]+)"', DRAWN.read_text("utf-8")))
    for language in LANGUAGES:
        assert wanted == {each.stem for each in (HELP / "pictures" / language).glob("*.png")}
    assert sum(each.stat().st_size for each in HELP.glob("pictures/*/*.png")) < LARGEST
