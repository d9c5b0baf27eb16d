"""What is installed may go out; what nobody knows, or has an unwanted licence, stops a package."""

import pytest

from packages import licences
from packages.components import LicenceError, text, told
from packages.distributions import asked_by, component, needed
from packages.licences import collect, components_of, installed
from packages.third_party import folder_of


def made_up(site, licence="MIT", name="made-up", has_text=True):
    """A distribution with one module, invented."""
    folder = site / f"{name.replace('-', '_')}-1.0.dist-info"
    (folder / "licenses").mkdir(parents=True)
    told_of_it = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n"
    (folder / "METADATA").write_text(
        told_of_it + (f"License-Expression: {licence}\n" if licence else ""), encoding="utf-8"
    )
    module = f"{name.replace('-', '_')}.py"
    (site / module).write_text("", encoding="utf-8")
    (folder / "licenses" / "LICENSE").write_text("Do good.", encoding="utf-8")
    files = [module, f"{folder.name}/METADATA"]
    files += [f"{folder.name}/licenses/LICENSE"] if has_text else []
    record = "".join(f"{each},,\n" for each in files)
    (folder / "RECORD").write_text(record, encoding="utf-8")
    return module


@pytest.fixture(scope="module")
def here():
    """All that is installed to run."""
    return installed()


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def built(tmp_path, *files):
    folder = tmp_path / "built"
    for each in files:
        path = folder / "_internal" / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return folder


def test_all_that_is_installed_to_run_may_go_out(here):
    found = {each.name: each for each in here}
    assert {"numpy", "PySide6_Essentials", "SQLCipher", "calamine"} <= set(found)
    assert found["SQLCipher"].inside == "sqlcipher3"
    assert found["SQLCipher"].version.startswith("4.")
    assert all(each.texts and each.version for each in found.values())


def test_what_windows_needs_besides_is_asked_for_by_its_marker():
    assert {"numpy", "keyring", "et-xmlfile"} <= set(needed("pheaktean"))
    assert "secretstorage" in asked_by("keyring", "linux")
    assert "pywin32-ctypes" in asked_by("keyring", "win32")
    assert "secretstorage" not in asked_by("keyring", "win32")


def test_a_folder_gets_its_texts_and_a_table(tmp_path, site):
    folder = built(tmp_path, made_up(site), "resources/fonts/NotoSansKhmer-LICENSE.txt", "LICENSE")
    found = collect(folder)
    assert {"pheaktean", "made-up", "Noto Sans Khmer"} == {each.name for each in found}
    assert (folder / "LICENCES/made-up/LICENSE").read_text("utf-8") == "Do good."
    assert "SIL OPEN FONT LICENSE" in (
        folder / "LICENCES/pheaktean/Noto-Sans-Khmer/NotoSansKhmer-LICENSE.txt"
    ).read_text("utf-8")
    table = (folder / "THIRD-PARTY.md").read_text("utf-8")
    assert "| made-up | 1.0 | MIT | pkg:pypi/made-up | `made-up` |" in table
    assert [each.name for each in components_of(folder)] == [each.name for each in found]


@pytest.mark.parametrize(
    ("licence", "has_text", "said"),
    [
        ("GPL-3.0-only", True, "made-up 1.0: licence GPL-3.0-only is not allowed."),
        ("", True, "made-up 1.0: licence (nothing is said) is not allowed."),
        ("My own", True, "made-up 1.0: licence My own is not allowed."),
        ("MIT", False, "made-up 1.0: it comes without a text of its licence."),
    ],
)
def test_an_unwanted_licence_stops_the_package(tmp_path, site, licence, has_text, said):
    folder = built(tmp_path, made_up(site, licence, has_text=has_text))
    with pytest.raises(LicenceError) as stopped:
        collect(folder)
    assert stopped.value.problems == [said]
    assert not (folder / "LICENCES").exists()


def test_a_file_that_belongs_to_nobody_stops_the_package(tmp_path):
    with pytest.raises(LicenceError) as stopped:
        collect(built(tmp_path, "stray/libnobody.so.7"))
    assert stopped.value.problems == ["_internal/stray/libnobody.so.7: nobody knows whose this is."]


def test_a_library_of_the_system_that_is_under_the_gpl_stops_it(tmp_path, monkeypatch):
    files = ("libreadline.so.8",)
    whose = dict.fromkeys(files, "libreadline8")
    monkeypatch.setattr("packages.system_libraries.owners", lambda names: whose)
    monkeypatch.setattr(
        "packages.system_libraries.component",
        lambda name, found: licences.Component(name, "8", told()["system"][name], texts=(T,)),
    )
    with pytest.raises(LicenceError, match="licence GPL-3"):
        collect(built(tmp_path, *files))


T = text("MIT.txt")


def test_qt_comes_with_how_to_replace_it():
    names = [each.name for each in component("PySide6-Essentials").texts]
    assert names == ["Qt-how-to-replace.txt", "LGPL-3.0.txt", "GPL-3.0.txt"]


def test_what_is_told_by_hand_is_well_formed():
    for part in [*told()["parts"], *told()["resources"]]:
        assert {"name", "version", "licence", "home"} <= set(part)
        assert all(text(name).content for name in part.get("texts", ()))
    assert all(isinstance(each, str) for each in told()["system"].values())


def test_folders_of_texts_are_names_on_every_system(here):
    names = [folder_of(each).lower() for each in here if "cargo" not in each.purl]
    assert len(names) == len(set(names))
