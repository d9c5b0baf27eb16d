"""``python -m packages.windows.wheels``: whether all libraries are to be had ready for Windows.

Also for macOS. Fetches every wheel that the program runs on, of the versions that are tested, for
a system that is not this one, and reads what licence each bears. Needs the network and about 115 MB
a system; nothing is installed. Fails where a wheel is missing, or must not be handed out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from packages.components import ROOT, told
from packages.distributions import has_text, licence_of, plain
from packages.spdx import refused


@dataclass(frozen=True, slots=True)
class System:
    """A system that wheels are made for.

    Attributes:
        name: as it is asked for.
        tags: of its platform, the oldest first.
        markers: what requirements may ask of it (PEP 508).
    """

    name: str
    tags: tuple[str, ...]
    markers: Mapping[str, str]


def _markers(os_name: str, platform: str, system: str, machine: str) -> dict[str, str]:
    names = ("os_name", "sys_platform", "platform_system", "platform_machine")
    return dict(zip(names, (os_name, platform, system, machine), strict=True))


_MAC_TAGS = tuple(
    f"macosx_{major}_0_{machine}" for major in range(11, 15) for machine in ("arm64", "universal2")
)
SYSTEMS = {
    "windows": System("windows", ("win_amd64",), _markers("nt", "win32", "Windows", "AMD64")),
    "macos": System("macos", _MAC_TAGS, _markers("posix", "darwin", "Darwin", "arm64")),
}


def direct() -> list[str]:
    """Return what the program asks for, a requirement each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["dependencies"])


def fetch(system: System, python: str, folder: Path) -> list[Path]:
    """Fetch the wheels of everything that the program needs on a system; return them.

    pip follows the requirements of the system that it runs on, not of the one it is asked about:
    so each round fetches by name, and the next asks for what these need on the other.

    Args:
        system: to run on.
        python: its version, as ``3.11``.
        folder: where they go.

    Raises:
        RuntimeError: one is not to be had; says what pip said.
    """
    waiting, asked = direct(), set[str]()
    while waiting:
        _download(system, python, folder, waiting)
        asked.update(map(_name, waiting))
        found = [need for path in folder.glob("*.whl") for need in needs(path, system, python)]
        waiting = sorted({each for each in found if _name(each) not in asked})
    return sorted(folder.glob("*.whl"))


def _download(system: System, python: str, folder: Path, wanted: Iterable[str]) -> None:
    code = python.replace(".", "")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp"]
    command += [part for abi in (f"cp{code}", "abi3", "none") for part in ("--abi", abi)]
    command += [part for tag in system.tags for part in ("--platform", tag)]
    command += ["--constraint", str(ROOT / ".ci" / "versions.txt"), "--dest", str(folder), *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise RuntimeError("\n".join(said) or done.stderr)


def needs(wheel: Path, system: System, python: str) -> list[str]:
    """Return the requirements of a wheel on a system, without their markers."""
    from packaging.requirements import Requirement

    here = {**system.markers, "extra": "", "python_version": python}
    here["python_full_version"] = f"{python}.0"
    asked = [Requirement(line) for line in metadata(wheel).get_all("Requires-Dist") or ()]
    kept = [each for each in asked if not each.marker or each.marker.evaluate(here)]
    return [f"{each.name}{each.specifier}" for each in kept]


def _name(requirement: str) -> str:
    from packaging.requirements import Requirement

    return plain(Requirement(requirement).name)


def metadata(wheel: Path) -> Message:
    """Return what a wheel says of itself."""
    with zipfile.ZipFile(wheel) as opened:
        names = [name for name in opened.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(opened.read(names[0]))


def wrong(wheel: Path) -> list[str]:
    """Return what stands against handing out a wheel, a sentence each."""
    said = metadata(wheel)
    licence = licence_of(said)
    found = [f"licence {each} is not allowed" for each in refused(licence, told()["allowed"])]
    with zipfile.ZipFile(wheel) as opened:
        if not has_text(str(said["Name"]), opened.namelist()):
            found.append("it brings no text of its licence")
    return [f"{wheel.name}: {each}." for each in found]


def checked(system: System, python: str) -> list[str]:
    """Fetch and read all wheels for a system; return what is wrong, a sentence each."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            wheels = fetch(system, python, Path(folder))
        except RuntimeError as problem:
            return [f"{system.name}, Python {python}: {problem}"]
        size = sum(path.stat().st_size for path in wheels)
        counted = f"{len(wheels)} wheels, {size / 1e6:.0f} MB"
        sys.stdout.write(f"{system.name}, Python {python}: {counted}\n")
        return [each for path in wheels for each in wrong(path)]


def main(arguments: list[str]) -> int:
    """Check the systems asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m packages.windows.wheels")
    parser.add_argument("systems", nargs="*", metavar="SYSTEM", help=", ".join(SYSTEMS))
    parser.add_argument("--python", nargs="+", default=["3.11", "3.12", "3.13"], metavar="VERSION")
    given = parser.parse_args(arguments)
    if unknown := set(given.systems) - set(SYSTEMS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    found = [
        each
        for name in given.systems or SYSTEMS
        for python in given.python
        for each in checked(SYSTEMS[name], python)
    ]
    sys.stdout.write("".join(f"{each}\n" for each in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
