from declaration.fields import FIELDS
from declaration.findings import codes
from desktop.reference import fields_page, findings_page, main, old_pages, write


def test_the_committed_pages_are_todays():
    assert old_pages() == [], "run: python -m desktop.reference"


def test_every_code_has_its_chapter():
    page = findings_page("en")
    assert [line[4:11] for line in page.splitlines() if line.startswith("### ")] == codes()


def test_every_field_has_its_line_in_every_language():
    for language in ("en", "km", "zh"):
        page = fields_page(language)
        assert all(f"| `{name}` |" in page for name in FIELDS)


def test_old_pages_are_named(tmp_path):
    write(tmp_path)
    assert old_pages(tmp_path) == []
    (tmp_path / "fields.md").write_text("old", "utf-8")
    assert old_pages(tmp_path) == ["fields.md"]


def test_checking_writes_nothing(tmp_path):
    assert main(["--check"]) == 0
