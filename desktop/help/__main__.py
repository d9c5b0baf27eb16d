"""``python -m desktop.help OUT`` writes the help as web pages (``--language`` only one)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.help.site import write
from desktop.texts import LANGUAGES


def main(arguments: list[str]) -> int:
    """Write the pages; return the exit status."""
    say = argparse.ArgumentParser("python -m desktop.help", description="Write the help as HTML.")
    say.add_argument("out", type=Path, help="folder; created")
    say.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    asked = say.parse_args(arguments)
    count = write(asked.out, asked.language or LANGUAGES)
    sys.stdout.write(f"{count} pages: open {asked.out / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
