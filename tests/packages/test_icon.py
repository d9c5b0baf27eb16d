"""The program's icon, as each system reads it."""

import struct

from PySide6.QtGui import QImage

from packages import icon


def test_a_picture_has_its_size_and_its_two_tones():
    image = QImage.fromData(icon.picture(48))
    assert (image.width(), image.height()) == (48, 48)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(24, 30).name() == "#ffffff"
    assert image.pixelColor(4, 24).name() == "#0b6e5f"


def test_windows_finds_every_size_in_the_ico():
    data = icon.ico()
    count = struct.unpack_from("<HHH", data)[2]
    sizes = []
    for number in range(count):
        width, _, _, _, _, bits, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = QImage.fromData(data[at : at + length])
        assert (picture.width() % 256, bits) == (width, 32)
        sizes.append(picture.width())
    assert sizes == [16, 24, 32, 48, 64, 128, 256]


def test_macos_finds_every_block_in_the_icns():
    data = icon.icns()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    at, kinds = 8, []
    while at < len(data):
        kinds.append(data[at : at + 4])
        length = struct.unpack(">I", data[at + 4 : at + 8])[0]
        assert not QImage.fromData(data[at + 8 : at + length]).isNull()
        at += length
    assert kinds == [b"icp4", b"icp5", b"icp6", b"ic07", b"ic08", b"ic09"]


def test_linux_carries_no_icon_in_the_program():
    assert icon.icon_for("linux") is None
