"""What the window remembers between runs: a small JSON file in the user's own folder. No Qt.

    settings = Settings.load()
    settings.scheme = "dark"
    settings.save()

A file that is damaged gives the defaults and is put aside; of one that is damaged in places the
sound entries are kept. One that cannot be written is let be, because a forgotten column width is no
reason to stop anyone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

APP = "pheaktean"
RECENT = 8
"""So many recent files are remembered."""


def user_folder(kind: str) -> Path:
    """Return where this program keeps its ``config`` or ``data``, by each system's habit."""
    import platformdirs

    give = {"config": platformdirs.user_config_path, "data": platformdirs.user_data_path}[kind]
    return give(APP, appauthor=False)


@dataclass(slots=True)
class Settings:
    """What is remembered.

    Attributes:
        language: ``en``, ``km``, ``zh``, or "" to follow the system.
        scheme: ``light``, ``dark``, or "" to follow the system.
        geometry: the window's place and size, as Qt packs it, in hexadecimal.
        splitters: name → sizes of its parts [pixels].
        columns: table → its columns' widths, order and hidden ones, as Qt packs it, or how many
            are frozen; hexadecimal.
        places: name of another window → its place and size, as Qt packs it; hexadecimal.
        help_zoom: how large the help is shown [per cent].
        folder: where files were opened last.
        out_folder: where files were written last.
        recent: source files opened lately, the newest first.
        vault: that was open when the window closed, or "".
        vaults: opened lately, the newest first.
        board_folder: the folder of all enterprises, or "".
        batch_out: where the results of a batch went last, or "".
        enterprise: the enterprise declared last: name, name_km, nssf_number, sector, readings.
        rates: month → the rate that was typed for it.
        path: where this is kept.
        put_aside: the damaged file that these settings could not be read from, or None.
    """

    language: str = ""
    scheme: str = ""
    geometry: str = ""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    help_zoom: int = 100
    folder: str = ""
    out_folder: str = ""
    recent: list[str] = field(default_factory=list)
    vault: str = ""
    vaults: list[str] = field(default_factory=list)
    board_folder: str = ""
    batch_out: str = ""
    enterprise: dict[str, Any] = field(default_factory=dict)
    rates: dict[str, str] = field(default_factory=dict)
    path: Path | None = None
    put_aside: Path | None = field(default=None, compare=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Return what was remembered; from the user's own file where none is given."""
        path = path or user_folder("config") / "window.json"
        try:
            data = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            data = {}
        except (OSError, ValueError, RecursionError):
            data = None
        aside = None if isinstance(data, dict) else _put_aside(path)
        return cls(**_sound(data), path=path, put_aside=aside)

    def save(self) -> None:
        """Write it down, whole or not at all."""
        if self.path is None:
            return
        data = asdict(self)
        del data["path"], data["put_aside"]
        with suppress(OSError):
            write_whole(self.path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    def remember_source(self, path: Path) -> None:
        """Put a source file first among the recent ones."""
        name = str(path)
        self.recent = [name, *(known for known in self.recent if known != name)][:RECENT]
        self.folder = str(path.parent)

    def remember_vault(self, path: Path) -> None:
        """Put a vault first among the recent ones; it is the open one."""
        self.vault = str(path)
        self.vaults = [str(path), *(known for known in self.vaults if known != str(path))][:RECENT]


def write_whole(path: Path, text: str) -> None:
    """Write a text file for this user alone; it appears whole or not at all.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _put_aside(path: Path) -> Path | None:
    """Give a damaged file another name, so that nothing is written over it; return the new path."""
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return None
    return aside


def _sound(data: object) -> dict[str, Any]:
    """Return the entries that are what they must be; parts of an entry that are not are left out.

    A damaged place must never stop the window from opening, and most files are damaged by hands.
    """
    if not isinstance(data, dict):
        return {}
    return {name: sieve(data[name]) for name, sieve in _SIEVES.items() if name in data}


def _text(value: object) -> str:
    """Return a text that the system takes as the name of a file too, or ""."""
    if not isinstance(value, str) or "\0" in value:
        return ""
    return value if value.encode("utf-8", "ignore").decode("utf-8") == value else ""


def _hexadecimal(value: object) -> str:
    try:
        bytes.fromhex(_text(value))
    except ValueError:
        return ""
    return _text(value)


def _texts(value: object) -> list[str]:
    return [each for each in value if _text(each)] if isinstance(value, list) else []


def _texts_by_name(value: object) -> dict[str, str]:
    return {name: text for name, one in _items(value) if (text := _text(one))}


def _hexadecimals(value: object) -> dict[str, str]:
    return {name: text for name, one in _items(value) if (text := _hexadecimal(one))}


def _sizes(value: object) -> dict[str, list[int]]:
    return {
        name: one
        for name, one in _items(value)
        if isinstance(one, list) and one and all(type(n) is int and 0 <= n < 1 << 16 for n in one)
    }


def _enterprise(value: object) -> dict[str, Any]:
    readings = value.get("readings") if isinstance(value, dict) else None
    return {**_texts_by_name(value), "readings": _texts_by_name(readings)} if value else {}


def _items(value: object) -> list[tuple[str, object]]:
    return [each for each in value.items() if _text(each[0])] if isinstance(value, dict) else []


_SIEVES: dict[str, Callable[[object], Any]] = {
    "language": _text,
    "scheme": _text,
    "geometry": _hexadecimal,
    "splitters": _sizes,
    "columns": _hexadecimals,
    "places": _hexadecimals,
    "help_zoom": lambda value: value if type(value) is int and 50 <= value <= 300 else 100,
    "folder": _text,
    "out_folder": _text,
    "recent": _texts,
    "vault": _text,
    "vaults": _texts,
    "board_folder": _text,
    "batch_out": _text,
    "enterprise": _enterprise,
    "rates": _texts_by_name,
}
"""Name of an entry → what keeps only what is sound of it."""
