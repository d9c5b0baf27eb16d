import pytest

from declaration.enterprise import EnterpriseError, read_enterprise

SOUND = """
name        = "Angkor Thread Garment Co., Ltd."   # invented
name_km     = "រោងចក្រអង្គរថ្រេត"
nssf_number = "1234567"
sector      = "garment"

[readings]
contribution_base = "straight"
fdc_limit = 48
"""


def read(folder, text, encoding="utf-8"):
    path = folder / "enterprise.toml"
    path.write_text(text, encoding=encoding)
    return read_enterprise(path)


def refusal(folder, text):
    with pytest.raises(EnterpriseError) as refused:
        read(folder, text)
    return str(refused.value).splitlines()


def test_a_sound_file(tmp_path):
    enterprise = read(tmp_path, SOUND)
    assert enterprise.name == "Angkor Thread Garment Co., Ltd."
    assert enterprise.name_km == "រោងចក្រអង្គរថ្រេត"
    assert (enterprise.nssf_number, enterprise.sector) == ("1234567", "garment")
    assert enterprise.readings == {"contribution_base": "straight", "fdc_limit": "48"}


def test_the_name_is_enough(tmp_path):
    enterprise = read(tmp_path, 'name = " Angkor Thread "')
    assert (enterprise.name, enterprise.sector, enterprise.readings) == (
        "Angkor Thread",
        "garment",
        {},
    )


def test_a_preset_can_be_chosen(tmp_path):
    text = 'name = "A"\n[readings]\nall = "oxfam-2021"'
    assert read(tmp_path, text).readings == {"all": "oxfam-2021"}


def test_notepad_puts_a_mark_before_the_first_letter(tmp_path):
    assert read(tmp_path, SOUND, "utf-8-sig").nssf_number == "1234567"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name        =", "nam =", "“nam” is not known. Did you mean “name”?"),
        ('"Angkor Thread Garment Co., Ltd."', '""', "the name of the enterprise is missing"),
        ('"garment"', '"garments"', "the sector “garments” is not known; write garment or other"),
        (
            '"1234567"',
            "1234567",
            'nssf_number is not a text; write it in quotes: nssf_number = "1234567"',
        ),
        ('"straight"', '"strait"', "“contribution_base” has no reading “strait”; it has classes"),
        ("contribution_base", "contribution_bas", "Did you mean “contribution_base”?"),
        ('"straight"', "true", "contribution_base: write it in quotes"),
        ("[readings]", "readings = 3\n[other]", "readings is a table: [readings], then a line"),
        ('"garment"', "garment", "a line is not understood"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tmp_path, old, new, said):
    lines = refusal(tmp_path, SOUND.replace(old, new))
    assert all(line.startswith("enterprise.toml: ") for line in lines)
    assert any(said in line for line in lines)


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    lines = refusal(tmp_path, 'sector = "shoes"\ncolour = "red"\n[readings]\nall = "ilo"')
    assert len(lines) == 4


def test_another_encoding_is_named(tmp_path):
    path = tmp_path / "enterprise.toml"
    path.write_bytes('name = "Café"'.encode("cp1252"))
    with pytest.raises(EnterpriseError, match="Save it again with the encoding UTF-8"):
        read_enterprise(path)


def test_a_missing_file_is_the_callers_affair(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_enterprise(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "text", [f"x = {'9' * 5_000}", f"x = {'[' * 2_000}"], ids=["digits", "brackets"]
)
def test_what_does_not_end_is_not_understood(tmp_path, text):
    path = tmp_path / "enterprise.toml"
    path.write_text(text)
    with pytest.raises(EnterpriseError, match="a line is not understood"):
        read_enterprise(path)
