"""The Linux packages' parts that need no building: archive, menu entry, manual page."""

import configparser
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from packages.contents import ROOT
from packages.linux import archive, share
from packages.linux.manual import manual

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")

TYPES = {
    "application/x-pheaktean-vault",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/csv",
}


def test_the_menu_entry_opens_files_of_every_kind_that_is_read():
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str
    entry.read(share.HERE / "pheaktean.desktop", "utf-8")
    said = entry["Desktop Entry"]
    assert set(said["MimeType"].split(";")) >= TYPES
    assert said["Exec"] == "pheaktean %F"
    for key in ("GenericName", "Comment"):
        assert all(said[name] for name in (key, f"{key}[km]", f"{key}[zh]"))
    assert said["StartupWMClass"] == said["Icon"] == "pheaktean"


def test_the_window_bears_the_name_of_its_menu_entry():
    assert 'setDesktopFileName("pheaktean")' in (ROOT / "desktop" / "app.py").read_text("utf-8")


def test_vaults_have_a_type_of_their_own():
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    told = ET.parse(share.HERE / "pheaktean.xml").getroot().find(f"{space}mime-type")
    assert told.get("type") in TYPES
    assert told.find(f"{space}glob").get("pattern") == "*.pheaktean"


def test_desktops_find_menu_entry_type_and_icons(tmp_path):
    share.write(tmp_path)
    assert (tmp_path / "applications" / "pheaktean.desktop").is_file()
    assert (tmp_path / "mime" / "packages" / "pheaktean.xml").is_file()
    icons = {path.parent.parent.name for path in tmp_path.rglob("apps/pheaktean.*")}
    assert icons >= {"16x16", "48x48", "256x256", "scalable"}


def test_the_manual_page_has_every_command():
    page = manual()
    for command in ("declare", "audit", "vault create", "evidence verify", "batch"):
        assert f".SS pheaktean {command}\n" in page
    assert "\\-\\-hold\\-out" in page
    assert page.startswith(".TH PHEAKTEAN 1 ")
    assert "\x1b" not in page


@pytest.fixture
def home(tmp_path):
    """An unpacked archive, as far as its menu entry goes, and a home."""
    unpacked = tmp_path / "my programs" / "pheaktean-0.1.0"
    share.write(unpacked / "share")
    shutil.copy2(share.HERE / "add-to-menu", unpacked)

    def run(*words):
        env = {"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"}
        subprocess.run(["sh", unpacked / "add-to-menu", *words], env=env, check=True)
        return tmp_path / "home" / ".local" / "share"

    return run


def test_the_archive_puts_itself_into_the_menu_and_out_again(home, tmp_path):
    place = home()
    entry = (place / "applications" / "pheaktean.desktop").read_text("utf-8")
    assert f'Exec="{tmp_path}/my programs/pheaktean-0.1.0/pheaktean" %F' in entry
    assert (place / "icons/hicolor/48x48/apps/pheaktean.png").is_file()
    home("remove")
    assert [path for path in place.rglob("*pheaktean*") if "mimeinfo" not in path.name] == []


def test_the_same_folder_gives_the_same_archive(tmp_path):
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "data").write_text("invented")
    (folder / "program").write_text("#!/bin/sh\n")
    (folder / "program").chmod(0o700)
    (folder / "link").symlink_to("program")
    written = [archive.write(folder, tmp_path / f"{n}.tar.xz", "name", 1_700_000_000) for n in "ab"]
    assert written[0].read_bytes() == written[1].read_bytes()
    with tarfile.open(written[0]) as tar:
        entries = {each.name: each for each in tar}
    assert {Path(name).parts[0] for name in entries} == {"name"}
    assert entries["name/program"].mode == 0o755
    assert entries["name/below/data"].mode == 0o644
    assert entries["name/link"].linkname == "program"
    assert {each.mtime for each in entries.values()} == {1_700_000_000}
