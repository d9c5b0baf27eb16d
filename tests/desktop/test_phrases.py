"""Phrases of the core that travel inside findings are all known, so that they can be translated."""

import ast
from pathlib import Path

import pytest

from declaration.audit.reasons import Reason
from desktop.phrases import phrase, phrases
from desktop.texts import translate
from desktop.wording import wording
from importers.workbook.locked import locked

WORKBOOK = Path(__file__).resolve().parents[2] / "importers" / "workbook"
REFUSALS = {"damaged", "unsafe", "unreadable"}


def texts_of(node):
    """Return the texts an argument can be: plain, with gaps as {1}, or either side of an if."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return texts_of(node.body) + texts_of(node.orelse)
    if isinstance(node, ast.JoinedStr):
        gaps, text = 0, ""
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += part.value
            else:
                gaps += 1
                text += f"{{{'abc'[gaps - 1]}}}"
        return [text]
    return []


def said_in(path):
    """Return the phrases of one module: arguments of refusals, and constants that are sentences."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
            for argument in node.args:
                found += texts_of(argument)
        if isinstance(node, ast.Assign):
            found += [text for text in texts_of(node.value) if is_phrase(text)]
        if isinstance(node, ast.Tuple):
            inside = [text for one in node.elts for text in texts_of(one)]
            found += [text for text in inside if text.startswith(("a ", "an "))]
    return found


def is_phrase(text):
    words = text.split()
    return len(words) >= 3 and words[0].isalpha() and (text.endswith(".") or words[0] == "a")


def test_every_phrase_of_the_core_is_known():
    said = {text for path in sorted(WORKBOOK.glob("*.py")) for text in said_in(path)}
    assert len(said) > 40
    assert sorted(said - set(phrases())) == []


def test_what_was_tried_with_a_locked_file_is_said_in_the_readers_language():
    finding = locked([]).finding("payroll.xlsx")
    for language, words in (("km", "ពាក្យសម្ងាត់"), ("zh", "尚未提供密码")):
        said = wording(finding, None, language).message
        assert words in said.replace("\u200b", "")
        assert "password" not in said


def test_every_reason_of_the_audit_has_words():
    for reason in Reason:
        assert phrase(reason.value, "en") not in ("", reason.value) or "_" not in reason.value


@pytest.mark.parametrize("language", ["km", "zh"])
def test_a_phrase_is_translated_with_what_stands_in_its_gaps(language):
    _ = translate(language)
    text = phrase("its part xl/a.xml is missing", language)
    assert text == _("its part {a} is missing").format(a="xl/a.xml")
    nested = phrase("a damaged file: its end is missing", language)
    assert nested == _("a damaged file: {a}").format(a=_("its end is missing"))


def test_english_and_unknown_texts_stay():
    assert phrase("a PDF document", "en") == "a PDF document"
    assert phrase("something else", "km") == "something else"
    assert phrase("", "km") == ""
