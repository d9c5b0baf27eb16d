"""The list of drafted terms is the glossary's, and each is used as it says."""

from desktop.drafted_terms import GLOSSARY, LANGUAGES, PAGE, drafted, main, page


def test_the_list_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), "run: python -m desktop.drafted_terms"
    assert main(["--check"]) == 0


def test_every_mark_of_the_glossary_is_in_the_list():
    marks = GLOSSARY.read_text("utf-8").count("° |")
    assert marks == sum(len(drafted(language)) for language in LANGUAGES) > 30


def test_a_term_has_english_word_and_meaning():
    by = {term.english: term for term in drafted("km")}
    assert by["vault"].word == "ឃ្លាំងសុវត្ថិភាព"
    assert "encrypted" in by["vault"].note
    assert by["draft, sealed"].forms == ["សេចក្តីព្រាង", "បានបិទត្រា"]


def test_the_page_has_room_for_another_word():
    rows = [line for line in page().splitlines() if line.startswith("| vault")]
    assert len(rows) == 2
    assert all(row.endswith("|  |") for row in rows)
