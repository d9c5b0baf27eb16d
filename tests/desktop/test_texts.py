import re

import polib
import pytest

from desktop.texts import LANGUAGES, compiled, mark, translate
from desktop.texts_catalogue import binary, collect, is_fresh, source_path, updated

OTHERS = LANGUAGES[1:]
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def entries(language):
    return polib.pofile(str(source_path(language)))


def test_english_is_the_source():
    _ = translate("en")
    assert _("Remittance") == "Remittance"
    assert _.ngettext("{n} worker", "{n} workers", 2) == "{n} workers"
    assert _.pgettext("field", "Sex") == "Sex"


def test_an_unknown_language_gives_english_and_an_empty_text_stays_empty():
    assert translate("fr")("Remittance") == "Remittance"
    assert [translate(language)("") for language in LANGUAGES] == ["", "", ""]


def test_marking_changes_nothing():
    assert mark("Month") == "Month"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_found_at_run_time(language):
    assert translate(language).pgettext("field", "Sex") != "Sex"


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_hold_exactly_todays_texts(language):
    assert is_fresh(language), "run: python -m desktop.texts_catalogue"


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_fresh(language):
    assert compiled(language).read_bytes() == binary(entries(language))


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_looked_at(language):
    open_ = [item.msgid for item in updated(language, collect()) if not item.translated()]
    assert open_ == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_exactly_the_sources_placeholders(language):
    for item in entries(language):
        for text in [item.msgstr] if not item.msgid_plural else item.msgstr_plural.values():
            source = item.msgid_plural or item.msgid
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source)), text


@pytest.mark.parametrize("language", OTHERS)
def test_digits_stay_ascii(language):
    for item in entries(language):
        assert not re.search("[០-៩]", item.msgstr), item.msgstr


def test_long_khmer_texts_can_be_wrapped():
    """Khmer wraps only at spaces and at U+200B."""
    for item in entries("km"):
        runs = re.findall(r"[\u1780-\u17d3\u17d7\u17dd]+", item.msgstr)
        too_long = [run for run in runs if len(run) > 40]
        assert not too_long, (item.msgid, too_long)


def test_one_text_is_collected_once_with_all_its_places():
    texts = collect()
    keys = [(text.context, text.source) for text in texts]
    assert len(keys) == len(set(keys))
    assert any("field:gross" in text.where for text in texts)
