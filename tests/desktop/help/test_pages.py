"""Every page of the help is there, in every language, and everything that it leads to exists."""

import ast
import re

import pytest

from declaration.fields import FIELDS
from declaration.findings import codes
from declaration.law import Law
from desktop.help.address import address
from desktop.help.contents import FOLDER, picture
from desktop.help.library import Library
from desktop.page_list import PAGES
from desktop.texts import LANGUAGES
from resources import resource

EXPECTED = {
    *(entry.name for entry in PAGES),
    *("start", "first-month", "practice", "questions", "not-checked", "law-explained"),
    *("auditors", "accountants", "automation", "support", "vault", "corrections"),
    *("voluntary", "accidents", "benefits", "phone-app"),
}


@pytest.fixture(scope="module")
def libraries():
    return {language: Library(language) for language in LANGUAGES}


def test_every_page_of_the_window_has_its_help(libraries):
    assert set(libraries["en"].written) >= EXPECTED


def test_the_contents_name_every_page_once_and_no_other(libraries):
    names = libraries["en"].written
    assert len(names) == len(set(names))
    for language in LANGUAGES:
        assert {path.stem for path in (FOLDER / language).glob("*.md")} <= set(names)


def test_every_code_field_and_figure_has_a_page(libraries):
    wanted = {*codes(), *(f"field-{name}" for name in FIELDS)}
    wanted |= {f"law-{name}" for name in Law.load().parameters}
    for library in libraries.values():
        assert wanted <= set(library.names)
        assert len(library.names) == len(set(library.names))


def test_everything_stands_in_the_contents(libraries):
    for library in libraries.values():
        listed = {name for entry in library.chapters for name in pages_of(entry)}
        assert set(library.names) <= listed


def pages_of(entry):
    yield entry.page.partition("#")[0]
    for below in entry.below:
        yield from pages_of(below)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(libraries, language):
    library = libraries[language]
    lost = [
        f"{page.name}: {link}"
        for page in library
        for link, place in page.links()
        if place is not None and not library.has(place)
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_says_what_it_shows(libraries, language):
    for page in libraries[language]:
        for name in page.pictures():
            assert picture(name, language).is_file(), f"{page.name}: {name}"
        for token in page.tokens():
            images = [each for each in token.children or () if each.type == "image"]
            assert all(each.content.strip() for each in images), page.name


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translated_page_has_the_same_anchors(libraries, language):
    for name in libraries["en"].written:
        page, english = libraries[language].page(name), libraries["en"].page(name)
        assert page.anchors == english.anchors, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_anchors_of_a_page_differ(libraries, language):
    for page in libraries[language]:
        assert len(page.anchors) == len(set(page.anchors)), page.name


def test_every_page_begins_with_its_title(libraries):
    for library in libraries.values():
        for page in library:
            assert page.text.lstrip().startswith("# "), page.name
            assert page.title


def test_khmer_pages_can_be_wrapped():
    """Khmer wraps only at spaces and at U+200B."""
    for path in (FOLDER / "km").glob("*.md"):
        runs = re.findall(r"[\u1780-\u17d3\u17d7\u17dd]+", path.read_text("utf-8"))
        assert not [run for run in runs if len(run) > 40], path.name


def test_no_page_stands_in_marks(libraries):
    """What the program says itself comes through Markdown as it is."""
    for library in libraries.values():
        for page in library:
            shown = " ".join(section.text for section in page.sections)
            assert "\\" not in shown, page.name


def test_an_english_page_says_that_it_is_not_translated(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "start.md").write_text("# Begin\n\nText.\n", "utf-8")
    (tmp_path / "contents.toml").write_text(
        '[[chapters]]\nname = "a"\ntitle = "A"\n\n[[pages]]\nname = "start"\nchapter = "a"\n',
        "utf-8",
    )
    page = Library("zh", tmp_path).page("start")
    assert page.language == "en"
    assert page.title == "Begin"
    said = page.sections[0].text
    assert said.endswith("Text.")
    assert len(said) > len("Text.")
    assert Library("en", tmp_path).page("start").sections[0].text == "Text."


def test_no_sample_stays_without_its_figures(libraries):
    for code in codes():
        message = libraries["en"].page(code).sections[1]
        assert message.anchor == "message"
        assert "{" not in message.text, code


def test_a_page_is_found_by_what_one_types(libraries):
    library = libraries["en"]
    typed = {
        "ovt-001": "OVT-001",
        "finding:OVT-001": "OVT-001",
        "gross": "field-gross",
        "health-care-rate": "law-health_care_rate",
        "Declare": "declare",
        "declare#files": "declare",
        "nonsense": "",
    }
    assert {text: library.about(text) for text in typed} == typed


def test_widgets_name_places_that_are_there(libraries):
    """What dialogs and cards say of their help, as ``setProperty("help_target", …)``."""
    named = {
        call.args[1].value: path.name
        for path in resource().parent.joinpath("desktop").rglob("*.py")
        if "help_target" in (text := path.read_text("utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") == "setProperty"
        and getattr(call.args[0], "value", "") == "help_target"
    }
    assert len(named) >= 6
    assert [link for link in named if not libraries["en"].has(address(link))] == []
