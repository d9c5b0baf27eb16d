"""A set of files appears whole or not at all; what is not ours is never touched."""

import errno
import json
from pathlib import Path

import pytest

from declaration.export import folder as folders
from declaration.export.folder import CannotWriteError, FileSet


def put(target, files, replaced=()):
    with FileSet(target) as work:
        for name, text in files.items():
            (work.new / name).parent.mkdir(exist_ok=True)
            (work.new / name).write_text(text)
        work.commit(replaced)


def contents(target):
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_text() for path in files}


def test_a_new_folder_and_its_parents_appear_at_once(tmp_path):
    put(tmp_path / "2026" / "10", {"a": "1", "copies/b": "2"})
    assert contents(tmp_path) == {"2026/10/a": "1", "2026/10/copies/b": "2"}


def test_files_replace_those_of_their_name_and_of_the_set_before(tmp_path):
    for name in ("a", "old", "mine"):
        (tmp_path / name).write_text("before")
    put(tmp_path, {"a": "1", "b": "2"}, {"old", "never there"})
    assert contents(tmp_path) == {"a": "1", "b": "2", "mine": "before"}


def test_other_files_in_a_folder_below_stay(tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "mine").write_text("before")
    put(tmp_path, {"copies/b": "2"})
    assert contents(tmp_path) == {"copies/mine": "before", "copies/b": "2"}


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("problem", [RuntimeError("stopped"), KeyboardInterrupt()])
def test_nothing_is_left_when_the_work_is_stopped(tmp_path, exists, problem):
    target = tmp_path / "deep" / "out"
    if exists:
        target.mkdir(parents=True)
        (target / "a").write_text("before")

    def work():
        with FileSet(target) as files:
            (files.new / "a").write_text("1")
            raise problem

    with pytest.raises(type(problem)):
        work()
    assert contents(tmp_path) == ({"deep/out/a": "before"} if exists else {})
    assert exists or list(tmp_path.iterdir()) == []


def failing_after(monkeypatch, moves, problem):
    """Let the given number of moves succeed."""
    rename, done = Path.rename, []

    def fail(self, target):
        if len(done) == moves:
            done.append(target)
            raise problem
        done.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)


@pytest.mark.parametrize("moves", range(5))
def test_everything_moves_back_when_a_file_cannot_be_moved(tmp_path, monkeypatch, moves):
    before = {"a": "before", "old": "before", "mine": "before"}
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    failing_after(monkeypatch, moves, PermissionError(errno.EACCES, "open", str(tmp_path / "a")))
    with pytest.raises(CannotWriteError):
        put(tmp_path, {"a": "1", "b": "2", "c": "3"}, {"old"})
    assert contents(tmp_path) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


class PowerCutError(BaseException):
    """The machine stops: nothing more is done, not even tidying up."""


@pytest.mark.parametrize("moves", range(6))
def test_a_swap_cut_short_is_undone_by_the_next_export(tmp_path, monkeypatch, moves):
    before = {"a": "before", "old": "before", "mine": "before"}
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    with monkeypatch.context() as patch:
        failing_after(patch, moves, PowerCutError())
        patch.setattr(FileSet, "_forget", lambda self: None)
        if moves < 5:
            with pytest.raises(PowerCutError):
                put(tmp_path, {"a": "1", "b": "2", "c": "3"}, {"old"})
        else:
            put(tmp_path, {"a": "1", "b": "2", "c": "3"}, {"old"})
    folders.recover(tmp_path)
    whole_new = {"a": "1", "b": "2", "c": "3", "mine": "before"}
    assert contents(tmp_path) == (before if moves < 5 else whole_new)
    folders.recover(tmp_path)
    put(tmp_path, {"a": "9"})
    assert contents(tmp_path)["a"] == "9"


def test_a_folder_below_that_is_being_made_meanwhile_is_let_be(tmp_path):
    above, below = tmp_path / "two", tmp_path / "two" / "clean"
    with FileSet(below) as inner:
        (inner.new / "a.txt").write_text("below")
        with FileSet(above) as outer:
            (outer.new / "b.txt").write_text("above")
            outer.commit([])
        inner.commit([])
    assert sorted(folders.files_below(tmp_path)) == [above / "b.txt", below / "a.txt"]
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(folders.MARK)]


def test_a_parent_that_another_process_makes_meanwhile_is_used(tmp_path, monkeypatch):
    make = Path.mkdir

    def first_somebody_else(path, *args, **kwargs):
        if path == tmp_path / "all":
            make(path)
        make(path, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", first_somebody_else)
    with FileSet(tmp_path / "all" / "one") as files:
        (files.new / "a.txt").write_text("a")
        files.commit([])
    assert (tmp_path / "all" / "one" / "a.txt").read_text() == "a"


def test_a_journal_cut_short_means_that_nothing_was_moved(tmp_path):
    (tmp_path / "a").write_text("before")
    work = tmp_path / ".pheaktean-0123456789ab"
    (work / "new").mkdir(parents=True)
    (work / "new" / "a").write_text("1")
    (work / "journal.json").write_text(json.dumps({"names": ["a"]})[:8])
    folders.recover(tmp_path)
    assert contents(tmp_path) == {"a": "before"}


@pytest.mark.parametrize(
    ("problem", "reason", "says"),
    [
        (OSError(errno.ENOSPC, "No space left"), "full", "is full. Make room"),
        (PermissionError(errno.EACCES, "denied"), "permission", "Choose another folder"),
        (OSError(errno.EROFS, "read-only"), "permission", "Choose another folder"),
        (OSError(errno.EIO, "Input/output error"), "other", "Input/output error"),
    ],
)
def test_a_closed_door_is_said_in_a_sentence(tmp_path, problem, reason, says):
    def work():
        with FileSet(tmp_path / "out"):
            raise problem

    with pytest.raises(CannotWriteError, match=says) as caught:
        work()
    assert caught.value.reason == reason
    assert str(caught.value).endswith("Nothing was changed.")
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_in_another_program_is_named(tmp_path):
    problem = PermissionError(errno.EACCES, "in use", str(tmp_path / "declaration.xlsx"))
    problem.winerror = 32
    said = folders.explained(problem, tmp_path)
    assert said.reason == "open"
    assert "“declaration.xlsx” is open in another program" in str(said)


def test_a_file_in_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CannotWriteError, match="is not a folder"):
        put(tmp_path / "out", {"a": "1"})
    with pytest.raises(CannotWriteError, match="is not a folder"):
        put(tmp_path / "out" / "below", {"a": "1"})
    assert contents(tmp_path) == {"out": "mine"}
