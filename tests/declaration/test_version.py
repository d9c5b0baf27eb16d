from importlib import metadata

from declaration import VERSION


def test_the_version_is_the_package_s() -> None:
    assert metadata.version("pheaktean") == VERSION
