"""Everything that is data and not code: law, headings, layouts, texts, fonts.

Read through this one function, so that an installed program and a checkout find the same files.
"""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder of data, as ``resource("law", "rounding.toml")``."""
    return _FOLDER.joinpath(*parts)
