import re

import pytest

from declaration.vault import engine, schema
from declaration.vault.errors import NewerProgramError, NotAVaultError, SealedError
from declaration.vault.facts import of_birth, of_enterprise
from declaration.vault.opening import open_vault
from tests.declaration.vault.papers import ENTERPRISE, STAMP, chain, new_vault, seal, some_key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.pheaktean"


@pytest.fixture
def key():
    return some_key()


def with_step(monkeypatch, sql):
    step = schema.Version(schema.latest() + 1, "next.sql", sql)
    steps = (*schema.versions(), step)
    monkeypatch.setattr(schema, "versions", lambda: steps)


def old_vault(path, key, version):
    """Make a vault as the program of an earlier version made it, with sealed returns."""
    db = engine.connect(path, key, mode="rwc")
    schema.upgrade(db, path.name, version)
    facts = {**of_enterprise(ENTERPRISE), **of_birth(STAMP)}
    db.executemany("INSERT INTO vault VALUES (?, ?)", list(facts.items()))
    db.close()


def test_the_steps_are_numbered_without_a_gap():
    assert [step.number for step in schema.versions()] == list(range(1, schema.latest() + 1))


def test_every_statement_of_every_step_is_run_whole():
    for step in schema.versions():
        found = list(schema.statements(step.sql))
        bare = "".join(re.sub(r"--.*", "", step.sql).split())
        assert "".join("".join(re.sub(r"--.*", "", each).split()) for each in found) == bare


@pytest.mark.parametrize("version", range(1, schema.latest() + 1))
def test_a_vault_of_every_version_is_opened_and_keeps_what_is_sealed(
    path, key, version, monkeypatch
):
    old_vault(path, key, version)
    steps = schema.versions()[:version]
    with monkeypatch.context() as then:
        then.setattr(schema, "versions", lambda: steps)
        with open_vault(path, key) as vault:
            seal(vault)
            seal(vault)
            before, sealed = chain(vault), schema.sealed(vault.db)
            assert schema.version_of(vault.db, "") == version
    with open_vault(path, key) as vault:
        vault.prove()
        assert schema.version_of(vault.db, "") == schema.latest()
        assert chain(vault) == before
        assert schema.sealed(vault.db) == sealed
        assert vault.facts.enterprise == ENTERPRISE
        seal(vault)
    with new_vault(path.with_name("new.pheaktean"), key) as new, open_vault(path, key) as old:
        tables = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
        assert old.db.execute(tables).fetchall() == new.db.execute(tables).fetchall()


def test_a_step_that_fails_leaves_the_vault_as_it_was(path, key, monkeypatch):
    with new_vault(path, key, returns=1) as vault:
        before = engine.content(vault.db)
    with monkeypatch.context() as later:
        with_step(later, "CREATE TABLE more (a);\nINSERT INTO nowhere VALUES (1);")
        with pytest.raises(Exception, match="no such table"):
            open_vault(path, key)
    with open_vault(path, key) as vault:
        assert engine.content(vault.db) == before


def test_a_step_that_would_change_what_is_sealed_is_refused(path, key, monkeypatch):
    with new_vault(path, key, returns=2) as vault:
        before = engine.content(vault.db)
    for sql in (
        "DROP TRIGGER file_of_a_sealed_return_stays;\nUPDATE file SET packed = x'00';",
        "DROP TRIGGER sealed_return_stays;\nUPDATE return SET sealed_by = 'nobody';",
        "DROP TRIGGER file_of_a_sealed_return_is_kept;\nDELETE FROM file;",
        "UPDATE return SET month = '2030-01';",
    ):
        with monkeypatch.context() as later:
            with_step(later, sql)
            with pytest.raises(SealedError):
                open_vault(path, key)
    with open_vault(path, key) as vault:
        assert engine.content(vault.db) == before


def test_no_step_that_ships_takes_a_guard_away():
    guards = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%sealed%'"
    db = engine.dbapi2.connect(":memory:", isolation_level=None)
    schema.upgrade(db, "", 1)
    first = db.execute(guards).fetchone()
    schema.upgrade(db, "")
    assert db.execute(guards).fetchone() >= first


def test_a_vault_of_a_newer_program_is_left_alone(path, key, monkeypatch):
    with monkeypatch.context() as later:
        with_step(later, "CREATE TABLE more (a);")
        new_vault(path, key).close()
    whole = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerProgramError, match="Install the newest version"):
            open_vault(path, key, read_only=read_only)
    assert path.read_bytes() == whole


def test_an_encrypted_file_of_another_program_is_no_vault(path, key):
    db = engine.connect(path, key, mode="rwc")
    db.execute("CREATE TABLE theirs (a)")
    db.close()
    with pytest.raises(NotAVaultError, match="not a vault"):
        open_vault(path, key)
