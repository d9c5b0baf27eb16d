"""A Debian 12 with nothing on it but what every Debian has, and a clerk who has a home on it.

    with Bare(base) as system:
        system.run("apt-get install …")
        system.run("pheaktean --version", user=CLERK).stdout

What happens on it is thrown away. It shares nothing with the machine but its devices and network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from packages.contents import ROOT

BASE = ROOT / "build" / "bare"
"""Where the untouched system is kept; made when it is not there."""

PLACE = ROOT / "build" / "tried"
CLERK = "clerk"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def in_a_namespace_of_ours() -> None:
    """Start this process again where its mounts and processes are its own, and end with it."""
    mark = "PHEAKTEAN_TRIED_INSIDE"
    if os.environ.get(mark) != "1":
        command = ["unshare", "--mount", "--propagation", "private"]
        command += ["--pid", "--fork", "--kill-child", "--mount-proc", "--"]
        command += [sys.executable, "-m", "packages.tried", *sys.argv[1:]]
        os.execvpe(command[0], command, os.environ | {mark: "1"})


class Bare:
    """The system, mounted while it is used.

    Args:
        base: a Debian as ``debootstrap --variant=minbase`` makes it; made where it is not there.
    """

    def __init__(self, base: Path = BASE) -> None:
        self.base = base
        self.root = PLACE / "root"
        self.home = self.root / "home" / CLERK

    def __enter__(self) -> Bare:
        if not (self.base / "etc" / "debian_version").is_file():
            command = ["debootstrap", "--variant=minbase", "bookworm", str(self.base)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(PLACE, ignore_errors=True)
        layers = [PLACE / name for name in ("upper", "work", "root")]
        for layer in layers:
            layer.mkdir(parents=True)
        upper, work, root = layers
        options = f"lowerdir={self.base},upperdir={upper},workdir={work}"
        _mount("-t", "overlay", "overlay", "-o", options, str(root))
        _mount("-t", "proc", "proc", str(root / "proc"))
        _mount("--rbind", "/dev", str(root / "dev"))
        self.run(f"useradd --create-home --shell /bin/sh {CLERK}")
        self.run("mkdir -p -m 1777 /tmp/.X11-unix")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None
    ) -> None:
        subprocess.run(["umount", "--recursive", "--lazy", str(self.root)], check=False)

    def share_screens(self) -> None:
        """Let programs on it draw on the screens of this machine."""
        _mount("--bind", "/tmp/.X11-unix", str(self.root / "tmp" / ".X11-unix"))

    def command(
        self, command: str, user: str = "root", env: Mapping[str, str] | None = None
    ) -> list[str]:
        """Return what has to be run on this machine, to run something on that one.

        Args:
            command: for its shell; it begins in the home of the user.
            user: who runs it.
            env: what its environment holds besides the usual.
        """
        home = "/root" if user == "root" else f"/home/{user}"
        given = {"HOME": home, "PATH": _PATH, "LC_ALL": "C.UTF-8", "TZ": "UTC"} | dict(env or {})
        pairs = [f"{name}={value}" for name, value in given.items()]
        who = [] if user == "root" else [f"--userspec={user}:{user}"]
        shell = ["/bin/sh", "-c", f"cd; {command}"]
        return ["chroot", *who, str(self.root), "/usr/bin/env", "-i", *pairs, *shell]

    def run(
        self,
        command: str,
        user: str = "root",
        env: Mapping[str, str] | None = None,
        status: int = 0,
    ) -> subprocess.CompletedProcess[str]:
        """Run something on it.

        Args:
            command: for its shell; it begins in the home of the user.
            user: who runs it.
            env: what its environment holds besides the usual.
            status: with which it has to end.

        Raises:
            RuntimeError: it ended otherwise.
        """
        whole = self.command(command, user, env)
        done = subprocess.run(whole, capture_output=True, text=True, check=False)
        if done.returncode != status:
            told = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
            raise RuntimeError(f"{command}\nended with {done.returncode}, not {status}:\n{told}")
        return done


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)
