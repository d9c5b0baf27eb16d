"""``pheaktean law --install``, ``--packs``, ``--remove`` as they are typed; invented figures."""

import json
import shutil
import stat
import sys

import pytest

from declaration import law
from declaration.law import Law
from declaration.law_pack import reading
from desktop import law_pack_maker, laws
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.status import CLEAN, STOP, USAGE, WARNINGS
from desktop.texts import LANGUAGES
from resources import resource
from tests.declaration.law_pack.law_packs import PUBLIC, law_folder, pack_of

PAST = '\n[[values]]\nfrom = 2026-09-01\nemployer = "9/1000"\nworker = "0/1"\n'
PAST += 'source = "an invented Prakas"\nstatus = "settled"\n'
OWN = Law.bundled().version


@pytest.fixture(autouse=True)
def _packs_of_the_test(monkeypatch, tmp_path):
    """Keep the packs in the test's own folder, and trust the tests' key."""
    monkeypatch.setattr(laws, "folder", lambda: tmp_path / "data" / "law")
    monkeypatch.setattr(reading, "trusted_keys", lambda: (PUBLIC,))
    yield
    law.use(None)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """Return a folder with a practice factory, and a vault in which its month is sealed."""
    folder = tmp_path_factory.mktemp("factory")
    write_practice_factory(folder)
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    opening = ["--passphrase-file", str(folder / "passphrase")]
    who = ["--enterprise", str(folder / "clean" / "enterprise.toml")]
    file = str(folder / "v.pheaktean")
    assert main(["vault", "create", file, *who, *opening, "--no-remember"]) == CLEAN
    declare = ["declare", str(folder / "clean" / "payroll.xlsx"), "--rate", "4015", "--seal"]
    more = ["--month", "2026-10", "--out", str(folder / "out"), "--no-control-sheet"]
    assert main([*declare, "--vault", file, *opening, *more]) == CLEAN
    return folder


@pytest.fixture
def vault(sealed, tmp_path):
    """Return the options that name a vault of this test's own."""
    file = tmp_path / "vaults" / "v.pheaktean"
    file.parent.mkdir()
    shutil.copy(sealed / "v.pheaktean", file)
    return ["--vault", str(file), "--passphrase-file", str(sealed / "passphrase")]


def install(pack, *more):
    return main(["law", "--install", str(pack), *map(str, more)])


def in_use(capsys, month="2026-10"):
    capsys.readouterr()
    assert main(["law", "--month", month, "--json"]) == CLEAN
    return json.loads(capsys.readouterr().out)["law_version"]


def packs(capsys, status=CLEAN):
    capsys.readouterr()
    assert main(["law", "--packs", "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_a_pack_that_leaves_the_past_alone_is_installed(vault, tmp_path, capsys):
    assert install(pack_of(tmp_path), *vault) == CLEAN
    said = capsys.readouterr().out
    for text in (
        *("Invented figures of 2030.", "[occupational_risk_rate], 2030-01-01"),
        *("employer 0.8% · worker 0% → employer 1% · worker 0%", "v.pheaktean", "2026-10"),
        "from now on months are reckoned under the law of 2029-12-01.",
    ):
        assert text in said
    assert max(map(len, said.splitlines())) <= 100
    assert in_use(capsys).startswith("2029-12-01.")
    listed = packs(capsys)
    assert listed["bundled"] == OWN
    (pack,) = listed["packs"]
    assert pack["in_use"]
    assert (pack["replayed"], pack["differing"], pack["despite"]) == (1, [], "")
    assert main(["vault", "log", *vault[1:], "--json"]) == CLEAN
    assert "law_pack_accepted" in capsys.readouterr().out


def test_its_version_stands_on_what_is_declared_and_past_months_stay(
    sealed, vault, tmp_path, capsys
):
    assert install(pack_of(tmp_path), *vault) == CLEAN
    version = in_use(capsys)
    who = ["--enterprise", str(sealed / "clean" / "enterprise.toml"), "--rate", "4015", "--json"]
    payroll = str(sealed / "clean" / "payroll.xlsx")
    assert main(["check", payroll, "--month", "2030-01", *who]) in (CLEAN, WARNINGS)
    summary = json.loads(capsys.readouterr().out)
    assert summary["law_version"] == version
    risk = summary["schemes"]["occupational_risk"]
    assert abs(risk["employer"] * 100 - risk["base"]) <= 100 * summary["workers"]["declared"]
    assert main(["vault", "rerun", *vault[1:], "--month", "2026-10", "--json"]) == CLEAN
    assert json.loads(capsys.readouterr().out)["law_version"] == OWN
    assert main(["vault", "verify", *vault[1:]]) == CLEAN


def test_a_pack_that_would_change_the_past_is_refused_with_every_riel(vault, tmp_path, capsys):
    pack = pack_of(tmp_path, more=PAST)
    assert install(pack, *vault) == STOP
    said = capsys.readouterr()
    assert "1 of the sealed returns would come out otherwise" in said.err
    (row,) = [line for line in said.out.splitlines() if line.startswith("v.pheaktean")]
    assert "+" in row
    assert not laws.folder().exists()
    assert in_use(capsys) == OWN
    assert install(pack, *vault, "--json") == STOP
    (replayed,) = json.loads(capsys.readouterr().out)["replayed"]
    assert replayed["then"] > replayed["sealed"]


def test_a_person_with_a_reason_may_install_it_and_what_is_sealed_stays(vault, tmp_path, capsys):
    pack = pack_of(tmp_path, more=PAST)
    assert install(pack, *vault, "--despite", "why not") == USAGE
    assert install(pack, *vault, "--despite", "Prakas 1 of 2026 (invented), from September") == 0
    assert packs(capsys)["packs"][0]["despite"].startswith("Prakas 1 of 2026")
    assert main(["law", "--packs"]) == CLEAN
    assert "Despite a difference: Prakas 1 of 2026" in capsys.readouterr().out
    assert main(["vault", "verify", *vault[1:]]) == CLEAN
    assert main(["vault", "rerun", *vault[1:], "--month", "2026-10"]) == WARNINGS


def test_every_vault_of_a_folder_is_reckoned_again(vault, tmp_path, capsys):
    folder = tmp_path / "vaults"
    shutil.copy(vault[1], folder / "w.pheaktean")
    opening = vault[2:]
    assert install(pack_of(tmp_path, more=PAST), "--vault", folder, *opening) == STOP
    said = capsys.readouterr()
    assert "2 of the sealed returns" in said.err
    assert "w.pheaktean" in said.out
    assert install(pack_of(tmp_path, name="b.zip"), "--vault", folder, *opening) == CLEAN
    (tmp_path / "empty").mkdir()
    pack = pack_of(tmp_path, name="c.zip", day="2030-05-01")
    assert install(pack, "--vault", tmp_path / "empty", *opening) == USAGE
    assert install(pack, "--vault", tmp_path / "none.pheaktean", *opening) == STOP


def test_who_keeps_no_vault_says_so(tmp_path, capsys):
    pack = pack_of(tmp_path)
    assert install(pack) == USAGE
    assert "--no-vault" in capsys.readouterr().err
    assert install(pack, "--no-vault") == CLEAN
    assert "No sealed month was reckoned again" in capsys.readouterr().out


def test_what_stands_against_a_pack_is_one_sentence(tmp_path, capsys, monkeypatch):
    text = tmp_path / "text.zip"
    text.write_text("no pack")
    older = pack_of(tmp_path, name="older.zip", day="2026-01-01")
    newer = pack_of(tmp_path, name="newer.zip")
    monkeypatch.setattr("declaration.VERSION", "0.0.9")
    for path, said in ((text, "no law pack"), (newer, "or later, and this is 0.0.9")):
        assert install(path, "--no-vault") == STOP
        assert said in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setattr(laws, "folder", lambda: tmp_path / "data" / "law")
    assert install(newer, "--no-vault") == STOP
    assert "not signed by the publisher" in capsys.readouterr().err
    monkeypatch.setattr(reading, "trusted_keys", lambda: (PUBLIC,))
    assert install(older, "--no-vault") == STOP
    error = capsys.readouterr().err
    assert "is not newer than the law in use" in error
    assert len(error.splitlines()) == 1
    assert install(tmp_path / "none.zip", "--no-vault") == USAGE
    assert not laws.folder().exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_that_was_damaged_since_is_passed_over_and_said(tmp_path, capsys, language):
    assert install(pack_of(tmp_path), "--no-vault", "--language", language) == CLEAN
    (path,) = laws.folder().glob("*.zip")
    path.write_bytes(path.read_bytes()[:-9])
    capsys.readouterr()
    assert main(["law", "--month", "2026-10", "--language", language, "--json"]) == CLEAN
    said = capsys.readouterr()
    assert json.loads(said.out)["law_version"] == OWN
    assert OWN in said.err
    assert path.name in said.err
    listed = packs(capsys, STOP)
    assert listed["packs"][0]["problem"]
    assert main(["law", "--packs", "--language", language]) == STOP
    assert path.name in capsys.readouterr().out.replace("\n", "").replace(" ", "")


def test_a_pack_is_taken_away(tmp_path, capsys):
    assert install(pack_of(tmp_path), "--no-vault") == CLEAN
    later = pack_of(tmp_path, name="later.zip", day="2030-03-01")
    assert install(later, "--no-vault") == CLEAN
    newest, older = packs(capsys)["packs"]
    assert (newest["in_use"], older["in_use"]) == (True, False)
    assert main(["law", "--remove", newest["version"]]) == CLEAN
    assert in_use(capsys) == older["version"]
    assert main(["law", "--remove", older["version"]]) == CLEAN
    assert f"Law in use: {OWN}" in capsys.readouterr().out
    assert main(["law", "--remove", older["version"]]) == STOP
    assert "--packs" in capsys.readouterr().err


def test_without_packs_nothing_is_read(monkeypatch):
    monkeypatch.setattr(laws, "packs", lambda: pytest.fail("read"))
    assert laws.use_installed() == []
    assert Law.load() is Law.bundled()


def test_maintainers_make_a_key_and_a_pack(tmp_path, capsys, monkeypatch):
    key, out = tmp_path / "publisher.key", tmp_path / "law.zip"
    assert law_pack_maker.main(["key", str(key)]) == 0
    public = bytes.fromhex(capsys.readouterr().out.strip())
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert law_pack_maker.main(["key", str(key)]) == 1
    folder = law_folder(tmp_path)
    make = ["make", "--key", str(key), "--says", "Invented.", "--out", str(out), "--law"]
    assert law_pack_maker.main([*make, str(folder)]) == 0
    assert reading.read_pack(out, [public]).says == "Invented."
    (folder / "rounding.toml").unlink()
    assert law_pack_maker.main([*make, str(folder)]) == 1
    assert not out.exists()
    (tmp_path / "no.key").write_text("no key")
    make[2] = str(tmp_path / "no.key")
    assert law_pack_maker.main([*make, str(resource("law"))]) == 1
