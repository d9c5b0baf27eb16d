"""What the window remembers between runs: a small JSON file in the user's own folder. No Qt.

    settings = Settings.load()
    settings.scheme = "dark"
    settings.save()

A file that is damaged or cannot be read gives the defaults; one that cannot be written is let be,
because a forgotten column width is no reason to stop anyone.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
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
        columns: table → its columns' widths, order and hidden ones, as Qt packs it (hexadecimal).
        folder: where files were opened last.
        out_folder: where files were written last.
        recent: source files opened lately, the newest first.
        enterprise: the enterprise declared last: name, name_km, nssf_number, sector, readings.
        rates: month → the rate that was typed for it.
        path: where this is kept.
    """

    language: str = ""
    scheme: str = ""
    geometry: str = ""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    folder: str = ""
    out_folder: str = ""
    recent: list[str] = field(default_factory=list)
    enterprise: dict[str, Any] = field(default_factory=dict)
    rates: dict[str, str] = field(default_factory=dict)
    path: Path | None = None

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Return what was remembered; from the user's own file where none is given."""
        path = path or user_folder("config") / "window.json"
        try:
            data = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            data = {}
        return cls(**_sound(data), path=path)

    def save(self) -> None:
        """Write it down, whole or not at all."""
        if self.path is None:
            return
        data = asdict(self)
        del data["path"]
        with suppress(OSError):
            write_whole(self.path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    def remember_source(self, path: Path) -> None:
        """Put a source file first among the recent ones."""
        name = str(path)
        self.recent = [name, *(known for known in self.recent if known != name)][:RECENT]
        self.folder = str(path.parent)


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


def _sound(data: object) -> dict[str, Any]:
    """Return the entries that have the kind they must have."""
    if not isinstance(data, dict):
        return {}
    plain = asdict(Settings())
    names = [f.name for f in fields(Settings) if f.name != "path"]
    return {n: data[n] for n in names if n in data and type(data[n]) is type(plain[n])}
