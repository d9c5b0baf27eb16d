"""What is left out of what PyInstaller collects, and what never may be."""

import pytest

from packages import trim

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so",
        f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{QT}/plugins/imageformats/libqsvg.so",
        f"{QT}/lib/libQt6XcbQpa.so.6",
        f"{QT}/lib/libQt6WaylandClient.so.6",
        f"{QT}/translations/qtbase_zh_CN.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "libxcb-cursor.so.0",
        "libicudata.so.73",
        "numpy.libs/libz-1.so.1",
        "resources/fonts/README.md",
        "resources/translations/km/LC_MESSAGES/pheaktean.mo",
        "keyring-25.7.0.dist-info/entry_points.txt",
    ],
)
def test_needed(name):
    assert trim.needed(name)


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platforms/libqminimal.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        f"{QT}/lib/libQt6Network.so.6",
        f"{QT}/translations/qtbase_de.qm",
        "libQt6Qml.so.6",
        "PySide6\\Qt6Pdf.dll",
        "PySide6\\opengl32sw.dll",
        "resources/law/__pycache__/x.pyc",
        "libfontconfig.so.1",
        "libstdc++.so.6",
        "libsystemd.so.0",
    ],
)
def test_left_out(name):
    assert not trim.needed(name)


def test_on_linux_only_batches_are_prepared_for():
    assert trim.runs("pyi_rth_multiprocessing", "linux")
    assert trim.runs("children", "linux")
    assert trim.runs("pyiboot01_bootstrap", "linux")
    assert not trim.runs("pyi_rth_pyside6", "linux")
    assert trim.runs("pyi_rth_pyside6", "win32")
