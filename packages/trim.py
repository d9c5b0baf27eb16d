"""What PyInstaller collects and the program does not need, or has to take from its system.

needed("PySide6/Qt/plugins/platforms/libqxcb.so")     True
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

_PLUGIN_FOLDERS = (
    "egldeviceintegrations",
    "generic",
    "networkinformation",
    "qmltooling",
    "sqldrivers",
    "tls",
    "virtualkeyboard",
    "wayland-graphics-integration-client",
    "wayland-graphics-integration-server",
    "wayland-inputdevice-integration",
    "xcbglintegrations",
)
_SCREENS = ("eglfs", "linuxfb", "minimal", "vkkhrdisplay", "vnc", "direct2d")
_PICTURES = ("gif", "icns", "pdf", "tga", "tiff", "wbmp", "webp")
_LIBRARIES = (
    *(
        "EglFS",
        "EglFs",
        "Network",
        "OpenGL",
        "Pdf",
        "Qml",
        "Quick",
        "Sql",
        "Test",
        "VirtualKeyboard",
    ),
    *("WaylandCompositor", "WaylandEgl", "WlShell", "Xml"),
)

UNUSED = (
    *(f"*/plugins/{folder}/*" for folder in _PLUGIN_FOLDERS),
    *(f"*/plugins/platforms/*q{name}*" for name in _SCREENS),
    *(f"*/plugins/imageformats/*q{name}.*" for name in _PICTURES),
    *(f"*Qt6{name}*" for name in _LIBRARIES),
    *(f"*/wayland-shell-integration/*{name}*" for name in ("fullscreen", "ivi", "qt-shell", "wl-")),
    *("*virtualkeyboard*", "*/platformthemes/*gtk3*", "*opengl32sw.dll", "*d3dcompiler_*.dll"),
    *("*/__pycache__/*", "*.pyi"),
)
"""Patterns of files that nothing of ours asks for.

Screens without a desktop, keyboards for fingers, 3D, the network, databases, pictures nobody opens.
"""

TRANSLATIONS = "*/translations/*.qm"
KEPT_TRANSLATIONS = "*/translations/qtbase_zh_CN.qm"
"""Of Qt's own buttons. English needs none; Khmer has none there, and the program brings its own."""

HOSTS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Libraries that a Linux brings itself, with Debian's package of each.

They belong to its drivers, its fonts and its message bus: older ones of ours beside newer ones of
the system break both. What they stand on comes with them (``_BEHIND_HOSTS``).
"""

_BEHIND_HOSTS = (
    *("libXau.so.*", "libXdmcp.so.*", "libavahi-*.so.*", "libblkid.so.*", "libbrotli*.so.*"),
    *("libbsd.so.*", "libcap.so.*", "libcom_err.so.*", "libexpat.so.*", "libgcrypt.so.*"),
    *("libgmp.so.*", "libgnutls.so.*", "libgpg-error.so.*", "libgssapi_krb5.so.*"),
    *("libhogweed.so.*", "libidn2.so.*", "libk5crypto.so.*", "libkeyutils.so.*", "libkrb5*.so.*"),
    *("liblz4.so.*", "libmd.so.*", "libmount.so.*", "libnettle.so.*", "libp11-kit.so.*"),
    *("libpcre*.so.*", "libpng16.so.*", "libselinux.so.*", "libsystemd.so.*"),
    *("libtasn1.so.*", "libunistring.so.*"),
)

OPTIONAL = frozenset(["libcups2"])
"""Packages without which the program runs, and does a little less: here, print on a printer."""


HOOKS = frozenset(["pyi_rth_multiprocessing"])
"""What PyInstaller prepares on Linux before the program begins: processes of a batch."""


def needed(name: str) -> bool:
    """Return whether a collected file goes into the package.

    Args:
        name: its path in the folder, with the separators of any system.
    """
    path = name.replace("\\", "/")
    if fnmatchcase(path, TRANSLATIONS):
        return fnmatchcase(path, KEPT_TRANSLATIONS)
    return not (any(fnmatchcase(path, each) for each in UNUSED) or _is_hosts(path))


def runs(script: str, platform: str) -> bool:
    """Return whether one of the scripts that PyInstaller puts before the program is run.

    On Linux Qt finds its plugins by itself, and none of ours reads its own sources. PyInstaller's
    preparations would load Qt for every command, and tell each program that ours opens to load
    plugins of our Qt.

    Args:
        script: its name.
        platform: as ``sys.platform`` has it.
    """
    is_hook = script.startswith("pyi_rth_")
    return platform != "linux" or not is_hook or script in HOOKS


def _is_hosts(path: str) -> bool:
    """Whether it is a library of the system that was built on, and not one that a wheel brought."""
    file = PurePosixPath(path)
    if len(file.parts) > 1:
        return False
    return file.name in HOSTS or any(fnmatchcase(file.name, each) for each in _BEHIND_HOSTS)
