"""What a clerk does today: the payroll with formulas, recalculated and saved by LibreOffice.

``python -m bench.peer_libreoffice WORKBOOK OUT PROFILE``. No rules, no declaration: only the sums.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""Recalculate workbooks of other programs whenever they are opened."""


def main() -> None:
    """Open, recalculate, save."""
    source, out, profile = sys.argv[1:]
    user = Path(profile).resolve() / "user"
    user.mkdir(parents=True, exist_ok=True)
    settings = user / "registrymodifications.xcu"
    if not settings.exists():
        settings.write_text(_ALWAYS, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{user.parent}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
