"""Locked workbooks: tries what the key store remembers, then asks; remembers what opened them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.secrets import Keys, KeysError
from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.session import Session, State
    from desktop.widgets.password_card import PasswordCard


class Locks(QObject):
    """Between the session and the card that asks for passwords.

    Attributes:
        keys: the system's key store; may be replaced before the first file is given.
    """

    def __init__(self, session: Session, card: PasswordCard) -> None:
        super().__init__(card)
        self.keys = Keys()
        self._session, self._card = session, card
        self._looked_up = False
        self._can_remember = False
        self._to_remember = ""
        card.given.connect(self._give)

    def show_state(self, state: State) -> None:
        """Ask for a password where a file is locked; remember the one that opened it."""
        is_read = state.read is not None and not state.is_stale
        locked = _locked(state) if is_read else []
        if locked and not self._looked_up:
            self._look_up()
            return
        if is_read and not locked and self._to_remember:
            self._remember()
        self._card.show_files(locked, len(state.bench.passwords), self._can_remember)

    def _look_up(self) -> None:
        """Try what is remembered, off the main thread: a key store may ask to be unlocked."""
        self._looked_up = True
        keys = self.keys
        self._session.tasks.run(
            lambda _report: (keys.is_there, keys.passwords()), self._try, lambda _problem: None
        )

    def _try(self, found: tuple[bool, tuple[str, ...]]) -> None:
        self._can_remember, known = found
        fresh = tuple(each for each in known if each not in self._session.bench.passwords)
        if fresh:
            self._add(*fresh)
        else:
            self.show_state(self._session.state)

    def _give(self, password: str, remember: bool) -> None:
        self._to_remember = password if remember else ""
        self._add(password)

    def _add(self, *passwords: str) -> None:
        known = self._session.bench.passwords
        fresh = tuple(each for each in passwords if each not in known)
        text = translate(self._session.language)("Give the password")
        self._session.edit(text, passwords=(*fresh, *known))

    def _remember(self) -> None:
        password, self._to_remember = self._to_remember, ""
        self._session.tasks.run(
            lambda _report: self.keys.remember(password), lambda _none: None, self._say
        )

    def _say(self, problem: Exception) -> None:
        if not isinstance(problem, KeysError):
            raise problem
        self._session.failed.emit(translate(self._session.language)(str(problem)))


def _locked(state: State) -> list[str]:
    from desktop.files_seen import locked_files

    return locked_files(state)
