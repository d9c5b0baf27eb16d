import errno
from pathlib import Path

import pytest

from declaration.export import CannotWriteError
from desktop.closed_doors import WRITING, sentence
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
