"""Words are found in every script, as they are typed; the JavaScript of the web pages agrees."""

import json

import pytest
from PySide6.QtQml import QJSEngine

from desktop.help.library import Library
from desktop.help.search import Index
from desktop.help.snippet import snippet
from desktop.texts import LANGUAGES
from resources import resource

QUERIES = {
    "en": ("overtime", "pension rate", "PER-013", "exchange rate", "vault passphrase", "12 months"),
    "km": ("ប្រាក់ឈ្នួល", "ម៉ោងបន្ថែម", "WAG-005", "លេខ ប.ស.ស"),
    "zh": ("加班", "养老金", "工资申报", "OVT-001"),
}


@pytest.fixture(scope="module")
def indexes():
    return {language: Index(Library(language)) for language in LANGUAGES}


def places(found):
    return [str(result.place) for result in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_found_first(indexes, language):
    assert places(indexes[language].find("ovt-001"))[0] == "OVT-001"


def test_khmer_is_found_within_a_text_without_spaces(indexes):
    found = indexes["km"].find("ម៉ោងបន្ថែម")
    assert "OVT-002" in places(found)
    hits = [part for result in found for part, is_hit in result.snippet.parts if is_hit]
    assert hits
    assert all("ម៉ោង" in hit.replace("\u200b", "") for hit in hits)


def test_spellings_that_look_the_same_are_one(indexes):
    assert places(indexes["km"].find("ម៉ោង\u200bបន្ថែម")) == places(indexes["km"].find("ម៉ោងបន្ថែម"))
    assert places(indexes["km"].find("ឈ្នួល")) == places(indexes["km"].find("ឈ្ន\u17bdល"))


def test_all_words_have_to_be_there(indexes):
    for place in places(indexes["en"].find("exchange rate"))[:5]:
        page = Library("en").page(place.partition("#")[0])
        said = " ".join(f"{part.heading} {part.text}" for part in page.sections).lower()
        assert "exchange" in said
        assert "rate" in said


def test_a_word_typed_wrong_finds_what_is_alike(indexes):
    assert any("pass" in r.snippet.text.lower() for r in indexes["en"].find("pasphrase"))


def test_nothing_is_found_for_nothing(indexes):
    assert indexes["en"].find("") == []
    assert indexes["en"].find("  …") == []
    assert indexes["en"].find("zzqqxxjj") == []


def test_a_title_counts_more_than_a_text(indexes):
    best = indexes["en"].find("vault")[0]
    assert "vault" in best.title.lower()


def test_a_snippet_marks_whole_words():
    parts = snippet("Pay for overtime, and overtime hours.", ["overtime", "hour"]).parts
    assert [part for part, is_hit in parts if is_hit] == ["overtime", "overtime", "hours"]
    assert "".join(part for part, _hit in parts) == "Pay for overtime, and overtime hours."


def test_a_long_text_is_cut_around_the_hit():
    found = snippet("word " * 200 + "needle " + "word " * 200, ["needle"])
    assert found.text.startswith("…word")
    assert found.text.endswith("…")
    assert ("needle", True) in found.parts
    assert len(found.text) < 160


@pytest.fixture(scope="module")
def engine():
    made = QJSEngine()
    result = made.evaluate(resource("help", "site", "search.js").read_text("utf-8"))
    assert not result.isError(), result.toString()
    return made


def asked(engine, text):
    result = engine.evaluate(text)
    assert not result.isError(), result.toString()
    return json.loads(result.toString())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_web_pages_find_the_same(indexes, engine, language):
    records = json.dumps(indexes[language].records())
    engine.evaluate(f"var records = prepare({records})")
    for query in QUERIES[language]:
        script = f"JSON.stringify(find(records, {json.dumps(query)}).map(r => r.p))"
        ours = places(indexes[language].find(query))
        assert asked(engine, script)[:10] == ours[:10], query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Pay for overtime, and overtime hours.", "overtime hour"),
        ("ចំនួន\u200bម៉ោង\u200bបន្ថែម ពេល", "ម៉ោងបន្ថែម"),
        ("平日加班费。属于工资。", "加班"),
    ],
)
def test_the_web_pages_mark_the_same(engine, text, query):
    script = f"JSON.stringify(snippet({json.dumps(text)}, {json.dumps(query)}))"
    found = asked(engine, script)
    assert "".join(part for part, _hit in found) == text
    hits = "".join(part for part, is_hit in found if is_hit)
    assert hits.replace("\u200b", "").replace(" ", "").startswith(query.split()[0])
