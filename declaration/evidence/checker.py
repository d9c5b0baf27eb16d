"""Say whether an evidence pack is what was sealed and signed, or name what is not.

    python check_evidence.py october.zip --key "1a2b 3c4d …"
    python check_evidence.py FOLDER          # a pack that was unpacked
    python check_evidence.py                 # the same, where this file lies in it

Python 3.8 or later; nothing else is needed: no program, no library, no network. Exit status: 0
intact, 3 changed, 64 wrong usage. It proves that

- every file is the one that ``index.json`` names, by SHA-256 and size, and there is no other;
- ``index.json`` was signed (Ed25519, RFC 8032) with the key that it names. Whether that key is the
  enterprise's own, only a person can tell: compare the fingerprint with the one that you have from
  the enterprise by another way, or give it with ``--key``;
- every return is the one that the chain of the enterprise's vault names by its hash, with all the
  files that were sealed, and was sealed by the vault of that key;
- a zip is byte for byte the one that was written.

It does not prove that the payroll told the truth, nor on which day it was sealed: the day is the
enterprise's own clock. Whoever hands you a pack could hand you another checker with it: take this
file from a place that you trust, or use ``pheaktean evidence verify``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from declaration.evidence.checking import Checked, check
from declaration.evidence.fingerprints import grouped, is_fingerprint
from declaration.evidence.sentences import SENTENCES, shown

INTACT, CHANGED, USAGE = 0, 3, 64


def main(arguments: list[str]) -> int:
    """Check what was named; print what came of it in English and Khmer; return the status."""
    key, given = "", list(arguments)
    if given in (["-h"], ["--help"]):
        print(__doc__)  # noqa: T201
        return INTACT
    if "--key" in given:
        at = given.index("--key")
        key = " ".join(given[at + 1 : at + 2])
        del given[at : at + 2]
        if not is_fingerprint(key):
            return _usage("--key needs a fingerprint: 32 digits and letters a to f")
    if len(given) > 1 or any(each.startswith("-") for each in given):
        return _usage("python check_evidence.py [PACK.zip or folder] [--key FINGERPRINT]")
    path = Path(given[0]) if given else Path(__file__).resolve().parent
    if not path.exists():
        return _usage(f"there is no {path}")
    checked = check(path, key)
    print("\n".join(_report(path, checked, bool(key))))  # noqa: T201
    return CHANGED if checked.problems else INTACT


def _report(path: Path, checked: Checked, key_given: bool) -> Iterator[str]:
    name = shown(path.resolve().name)
    for problem in checked.problems:
        values = {name: shown(text) for name, text in problem._asdict().items()}
        for sentence in SENTENCES[problem.kind]:
            yield sentence.format(**values)
    if checked.problems:
        yield f"\nCHANGED: {name}"
        yield f"មានការកែប្រែ៖ {name}"
        return
    yield f"INTACT: {name}, {shown(checked.month)}: {checked.files} files are as they were sealed."
    yield f"នៅដដែល៖ {name}, {shown(checked.month)}៖ ឯកសារ {checked.files} នៅដូចពេលបិទត្រា។"
    yield f"\nKey: {grouped(checked.fingerprint)}"
    if not key_given:
        yield "Compare it with the fingerprint that you have from the enterprise by another way."
        yield "សូមប្រៀបធៀបវាជាមួយលេខសម្គាល់កូនសោដែលអ្នកទទួលពីសហគ្រាសតាមផ្លូវផ្សេង។"


def _usage(text: str) -> int:
    print(f"check_evidence.py: {text}", file=sys.stderr)  # noqa: T201
    return USAGE


if __name__ == "__main__":
    for output in (sys.stdout, sys.stderr):
        if hasattr(output, "reconfigure"):
            output.reconfigure(encoding="utf-8", errors="replace")  # Khmer, on any terminal
    sys.exit(main(sys.argv[1:]))
