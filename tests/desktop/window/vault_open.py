"""A window with an open vault, for tests: an invented enterprise, a key store of its own."""

from desktop.secrets import Keys
from tests.desktop.test_secrets import Store
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.farms import sealed, vault_at

NUMBER = 1


def keys_for_tests(monkeypatch):
    """Return a key store that is this test's alone."""
    store = Store()
    monkeypatch.setattr(Keys, "_backend", lambda self: store)
    return Keys()


def open_in(window, qtbot, folder, keys, months=()):
    """Make a vault with some sealed months and open it in a window; its path."""
    vault = vault_at(folder, "factory", NUMBER, keys)
    for month in months:
        sealed(vault, folder / "out", month)
    path = vault.path
    vault.close()
    window.session.vault.keys = keys
    window.vaults.open_path(path)
    qtbot.waitUntil(lambda: window.session.vault.is_open, timeout=30_000)
    until_idle(qtbot, window.session)
    return path
