"""Looking for words in the help: the index of a language is made once, off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.help.library import Library
from desktop.help.search import Index, Result

if TYPE_CHECKING:
    from desktop.session import Session

Show = Callable[[str, list[Result]], None]
"""Takes what was looked for and what was found."""


class HelpFinding:
    """Finds words in the help of one language at a time.

    Args:
        session: whose worker thread makes the index.
        show: takes what was found; called later where the index is not made yet.
    """

    def __init__(self, session: Session, show: Show) -> None:
        self._session, self._show = session, show
        self._indexes: dict[str, Index] = {}
        self._making: set[str] = set()
        self._wanted = ("", "")

    def find(self, words: str, language: str) -> None:
        """Look for words; the newest words count."""
        self._wanted = (words, language)
        if language in self._indexes:
            self._show(words, self._indexes[language].find(words))
        else:
            self.prepare(language)

    def prepare(self, language: str) -> None:
        """Make the index of a language, so that the first words are found at once."""
        if language in self._indexes or language in self._making or self._session.is_closed:
            return
        self._making.add(language)
        self._session.tasks.run(
            lambda _report: Index(Library(language)), lambda made: self._made(language, made)
        )

    def _made(self, language: str, index: Index) -> None:
        self._indexes[language] = index
        self._making.discard(language)
        words, wanted = self._wanted
        if words and wanted == language:
            self._show(words, index.find(words))
