import errno
from pathlib import Path

import pytest

from declaration.export import CannotWriteError, LayoutError, TooManyRowsError
from desktop.closed_doors import WRITING, not_written, sentence
from desktop.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", list(WRITING))
def test_why_the_files_were_not_written_is_one_sentence_with_advice(reason, language):
    problem = CannotWriteError(reason, Path("/out/October"), "English from the core.")
    said = sentence(problem, language)
    assert "October" in said
    assert "English from the core" not in said
    assert "Traceback" not in said


def test_another_reason_keeps_what_the_system_said():
    problem = CannotWriteError("other", Path("/out"), "The files could not be written: odd.")
    assert "odd" in sentence(problem, "en")


def test_the_system_errors_are_told_apart():
    assert "full" in sentence(OSError(errno.ENOSPC, "x", "/out"), "en")
    assert "permission" in sentence(OSError(errno.EACCES, "x", "/out"), "en").lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_that_is_gone_is_named_and_not_our_file_beside_it(tmp_path, language):
    path = tmp_path / "October" / "slips.pdf"
    problem = FileNotFoundError(errno.ENOENT, "No such file", str(path.with_suffix(".part")))
    said = not_written(problem, path, language)
    assert str(path.parent) in said
    assert ".part" not in said


def test_a_file_that_may_not_be_written_says_what_to_do(tmp_path):
    path = tmp_path / "slips.pdf"
    beside = str(path.with_suffix(".part"))
    assert "full" in not_written(OSError(errno.ENOSPC, "x", beside), path, "en")
    assert "Choose another folder" in not_written(PermissionError(errno.EACCES, "x"), path, "en")
    odd = not_written(OSError(errno.EIO, "Input/output error", beside), path, "en")
    assert str(path) in odd
    assert ".part" not in odd


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [LayoutError, TooManyRowsError])
def test_a_declaration_that_cannot_take_its_form_needs_no_support_file(kind, language):
    said = sentence(kind("A sheet has 3 rows."), language)
    assert "A sheet has 3 rows." in said
    assert len(said) > 40
    assert "support" not in said
