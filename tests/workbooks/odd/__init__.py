"""Spreadsheets of odd shape, built when the tests run; every name in them is invented.

``ODD`` lists them all. A shape is a function that writes one file into a folder; where a reading
must come to a certain number of workers, the shape says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Build = Callable[[Path], Path]


@dataclass(frozen=True)
class Shape:
    """One odd file.

    Attributes:
        name: what is odd about it.
        build: writes it into a folder and returns its path.
        workers: how many workers a reading finds; None where any clear answer will do.
        codes: findings that must be among those it ends in.
    """

    name: str
    build: Build
    workers: int | None = None
    codes: tuple[str, ...] = ()


ODD: list[Shape] = []


def odd(workers=None, codes=()):
    """Enter a builder in the list; its name says what is odd, its docstring why it happens."""

    def enter(build):
        ODD.append(Shape(build.__name__, build, workers, tuple(codes)))
        return build

    return enter


from tests.workbooks.odd import cells, files, places, sheets, texts  # noqa: E402, F401
