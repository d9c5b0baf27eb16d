"""What goes into the packed program, beside what the program loads and reads."""

import argparse
import re
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import importers
from declaration.evidence.one_file import PARTS
from desktop.arguments import parser
from desktop.page_list import PAGES
from packages import contents

SHIPPED = set(contents.modules())
LOADED_BY_NAME = re.compile(r"import_module\((.+?)\)\.?")


def commands():
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def sources():
    paths = [path for name in contents.OURS for path in (contents.ROOT / name).rglob("*.py")]
    return {path: path.read_text("utf-8") for path in paths}


def test_every_module_that_is_named_can_be_loaded():
    # keyring's stores of other systems are modules too: they say themselves that they cannot work
    assert [name for name in SHIPPED if find_spec(name) is None] == []


def test_pages_commands_and_calls_that_are_loaded_by_name_are_in_it():
    assert {page.home.partition(":")[0] for page in PAGES} <= SHIPPED
    assert {f"desktop.commands.{name}" for name in commands()} <= SHIPPED
    assert {f"importers.{home}" for home in importers._HOMES.values()} <= SHIPPED


def test_nothing_else_is_loaded_by_name():
    # A new place that does needs a row above.
    found = {
        path.relative_to(contents.ROOT).as_posix()
        for path, text in sources().items()
        if LOADED_BY_NAME.search(text) or "__import__(" in text
    }
    assert found == {"desktop/cli.py", "desktop/window_pages.py", "importers/__init__.py"}


def test_what_only_make_runs_is_not_asked_for_by_what_is_in_it():
    assert {name for name in contents.ONLY_MAKE if find_spec(name) is None} == set()
    left = "|".join(re.escape(name.rpartition(".")[2]) for name in contents.ONLY_MAKE)
    asks = re.compile(rf"^\s*(from|import) desktop(\.| import )({left})\b", re.MULTILINE)
    made = {name.replace(".", "/") + ".py" for name in contents.ONLY_MAKE}
    wrong = [
        path.name
        for path, text in sources().items()
        if path.relative_to(contents.ROOT).as_posix() not in made and asks.search(text)
    ]
    assert wrong == []


def test_every_folder_of_data_is_in_it():
    folders = {Path(source): target for source, target in contents.data()}
    there = {path for path in (contents.ROOT / "resources").iterdir() if path.suffix != ".py"}
    there = {path for path in there if path.name != "__pycache__"}
    assert there <= set(folders)
    for path in there:
        assert folders[path] == (f"resources/{path.name}" if path.is_dir() else "resources")


def test_the_evidence_checker_s_parts_are_in_it_as_text():
    texts = {Path(source).name for source, target in contents.data() if "evidence" in target}
    assert texts == {f"{part}.py" for part in PARTS}
    assert (str(contents.ROOT / "LICENSE"), ".") in contents.data()


def test_what_the_program_names_versions_of_is_there():
    for name in contents.distributions():
        assert distribution(name).version


def test_nothing_of_ours_asks_for_what_is_left_out():
    asked = re.compile(r"^\s*(?:from|import) ([\w.]+)", re.MULTILINE)
    shipped = {
        f"{name.replace('.', '/')}{end}" for name in SHIPPED for end in (".py", "/__init__.py")
    }
    left_out = set(contents.LEFT_OUT) - {"distributed"}  # a cluster of one's own
    found = {
        (path.name, module)
        for path, text in sources().items()
        if path.relative_to(contents.ROOT).as_posix() in shipped
        for module in asked.findall(text)
        if any(f"{module}.".startswith(f"{out}.") for out in left_out)
    }
    assert found == set()
