"""What goes into the packed program, found by looking at the program itself.

    modules()        our modules that somebody who uses the program can need
    data()           (file or folder, folder in the package)

Pages and commands are loaded by name, and only when they are asked for, so no reader of imports
finds them: every module below our packages goes in, but those that only ``make`` runs.
"""

from __future__ import annotations

from importlib import metadata
from pathlib import Path, PurePath

from declaration.evidence.one_file import PARTS

ROOT = Path(__file__).resolve().parent.parent

OURS = ("declaration", "desktop", "importers", "resources")
"""Our packages; ``resources`` is one of data, with one module."""

ONLY_MAKE = frozenset(
    ["desktop.drafted_terms", "desktop.law_pack_maker", "desktop.texts_catalogue"],
)
"""Modules that write our own files anew, or are the publisher's; they stay behind."""

KEY_STORES = (
    "SecretService",
    "Windows",
    "macOS",
    "chainer",
    "fail",
    "null",
    "kwallet",
    "libsecret",
)
"""Parts of keyring, which finds them by its own listing; each says if it can be used."""

COMPILED = ("cryptography", "isal", "python-calamine", "rapidfuzz", "sqlcipher3")
"""Distributions whose compiled modules load each other, which no reader of imports sees.

Where one is missing, some quietly do without, many times slower. numpy, pandas and Qt have readers
of their own in PyInstaller.
"""

LEFT_OUT = (
    "IPython",
    "PIL",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtXml",
    "_curses",
    "curses",
    "dask",
    "distributed",
    "lxml",
    "matplotlib",
    "numpy.f2py",
    "numpy.testing",
    "packages",
    "pandas.tests",
    "pip",
    "polib",
    "pydoc",
    "pytest",
    "readline",
    "setuptools",
    "sqlite3",
    "ssl",
    "tests",
    "tkinter",
    "unittest",
)
"""Modules that libraries would load where they are there, and that nothing of ours asks for.

Without ``ssl`` and Qt's network the packed program could not speak to a server if it tried. The
Dask cluster is for those who install the program into a Python of their own.
"""


def modules() -> list[str]:
    """Return the names of our modules that go in, and of those that libraries load by name."""
    ours = [name for package in OURS for name in _below(package) if name not in ONLY_MAKE]
    stores = [f"keyring.backends.{name}" for name in KEY_STORES]
    return [*ours, *stores, *(module for name in COMPILED for module in _compiled(name))]


def _compiled(distribution: str) -> list[str]:
    """Return the names of the compiled modules of a distribution that is installed."""
    files = metadata.files(distribution) or []
    paths = [PurePath(path) for path in files if path.suffix in (".so", ".pyd")]
    named = [".".join((*path.parts[:-1], path.name.partition(".")[0])) for path in paths]
    return sorted(name for name in named if "." in name and ".libs." not in name)


def _below(package: str) -> list[str]:
    paths = sorted((ROOT / package).rglob("*.py"))
    parts = [path.relative_to(ROOT).with_suffix("").parts for path in paths]
    return [".".join(each[:-1] if each[-1] == "__init__" else each) for each in parts]


def data() -> list[tuple[str, str]]:
    """Return the files and folders that are no code, each with its folder in the package.

    The parts of the evidence checker are code that the program hands on as text.
    """
    found = [
        (str(path), "resources" if path.is_file() else f"resources/{path.name}")
        for path in sorted((ROOT / "resources").iterdir())
        if path.suffix != ".py" and path.name != "__pycache__"
    ]
    evidence = ROOT / "declaration" / "evidence"
    found += [(str(evidence / f"{part}.py"), "declaration/evidence") for part in PARTS]
    return [*found, (str(ROOT / "LICENSE"), ".")]


def distributions() -> list[str]:
    """Return the distributions whose versions the program can name, and keyring's own listing."""
    from desktop import about

    return sorted({name for name, _, _ in about.PARTS} | {"keyring"})


MAC_DOCUMENTS = [
    {
        "CFBundleTypeName": "Pheaktean vault",
        "CFBundleTypeExtensions": ["pheaktean"],
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
    },
    {
        "CFBundleTypeName": "Payroll workbook",
        "CFBundleTypeExtensions": ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv"],
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
    },
]
"""What macOS offers the program for."""


def windows_version() -> str:
    """Write what Windows shows of a program under "Details"; return the path of that file."""
    from declaration import VERSION

    numbers = (*map(int, VERSION.split(".")[:3]), 0)
    told = {
        "CompanyName": "Pheaktean",
        "FileDescription": "Pheaktean",
        "FileVersion": VERSION,
        "LegalCopyright": "Apache-2.0",
        "ProductName": "Pheaktean",
        "ProductVersion": VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
    path = ROOT / "build" / "windows-version.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)
