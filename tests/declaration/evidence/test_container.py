"""A pack as a zip or a folder: what is read of it, and how far."""

import hashlib
import zipfile

import pytest

from declaration.evidence.container import BLOCK, MOST_BYTES, is_unsafe, opened

LARGE = bytes(range(256)) * (BLOCK // 256) + b"one block and a little more"


@pytest.fixture
def folder(tmp_path):
    """A folder of three files, one of them below."""
    inside = tmp_path / "pack"
    (inside / "files").mkdir(parents=True)
    (inside / "index.json").write_bytes(b"{}")
    (inside / "files" / "large.bin").write_bytes(LARGE)
    (inside / "files" / "empty.csv").write_bytes(b"")
    return inside


@pytest.fixture(params=["folder", "zip"])
def pack(request, folder, tmp_path):
    """The same pack in both forms."""
    path = folder
    if request.param == "zip":
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w") as file:
            for each in sorted(folder.rglob("*.*")):
                file.write(each, each.relative_to(folder).as_posix())
    with opened(path) as pack:
        yield pack


def test_names_and_contents_are_those_of_the_files(pack):
    assert sorted(pack.names) == ["files/empty.csv", "files/large.bin", "index.json"]
    assert pack.read("index.json") == b"{}"
    with pytest.raises(ValueError, match="missing"):
        pack.read("other.json")


def test_a_file_of_several_blocks_is_read_to_its_end(pack):
    whole = hashlib.sha256(LARGE).hexdigest()
    assert pack.digest("files/large.bin", MOST_BYTES) == (whole, len(LARGE))
    assert pack.digest("files/large.bin", len(LARGE)) == (whole, len(LARGE))
    assert pack.digest("files/empty.csv", 0) == (hashlib.sha256(b"").hexdigest(), 0)


@pytest.mark.parametrize("most", [0, 5, BLOCK, len(LARGE) - 1])
def test_a_file_larger_than_was_sealed_is_read_no_further(pack, most):
    assert pack.digest("files/large.bin", most) == ("", 0)


def test_a_link_out_of_a_folder_is_no_file(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with opened(folder) as pack:
        assert "link.txt" in pack.names
        assert pack.digest("link.txt", 100) == ("", 0)


def test_a_zip_is_closed_behind_one(folder, tmp_path):
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.write(folder / "index.json", "index.json")
    with opened(path) as pack:
        pass
    with pytest.raises(ValueError, match="closed"):
        pack.stream("index.json")


@pytest.mark.parametrize(
    ("name", "unsafe"),
    [
        ("index.json", False),
        ("files/ឯកសារ.csv", False),
        ("../index.json", True),
        ("files/../../index.json", True),
        ("/etc/passwd", True),
        ("files//a", True),
        ("./a", True),
        ("C:a", True),
        ("a\\b", True),
        ("a\nb", True),
        ("", True),
    ],
)
def test_names_that_lead_elsewhere(name, unsafe):
    assert is_unsafe(name) is unsafe
