"""What the documents promise is there: links, commands, options, files, places in the tree."""

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from desktop import VERSION, status
from desktop.arguments import parser
from desktop.cli import main
from desktop.texts import LANGUAGES

ROOT = Path(__file__).parent.parent
FOLDERS = ("declaration", "importers", "desktop", "resources", "docs", "tests", "bench", ".ci")
HELP = ROOT / "resources" / "help"
"""Its links are of kinds of its own; ``test_help_texts.py`` follows them."""
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(p for f in FOLDERS for p in (ROOT / f).rglob("*.md"))])
DOCUMENTS = [path for path in DOCUMENTS if HELP not in path.parents]
READMES = (ROOT / "README.md", ROOT / "README.km.md")
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

PLACEHOLDERS = re.compile(r"\b(NAME|FAMILY|CODE|LANGUAGE)\b")
"""In paths of documents; any name may stand in their place."""

HERE = re.compile("(?<![.\\w])/(?:" + "|".join(("work", "root", "home", "Users")) + ")/[\\w.]")
"""Paths that only one machine has."""


def text(path):
    return path.read_text("utf-8")


def name(path):
    return path.relative_to(ROOT).as_posix()


def commands():
    """Command → the options that it, and what stands below it, take."""
    return {command: options(below) for command, below in subcommands(parser()).items()}


def subcommands(of):
    actions = [a for a in of._actions if isinstance(a, argparse._SubParsersAction)]
    return actions[0].choices if actions else {}


def options(of):
    own = {option for action in of._actions for option in action.option_strings}
    return own.union(*map(options, subcommands(of).values()))


def targets():
    """Target of the Makefile → what its help says."""
    return dict(re.findall(r"^([a-z-]+):[^#\n]*(?:## (.+))?$", MAKEFILE, re.M))


def anchors(path):
    """The anchors that a page's headings get where such pages are shown."""
    headings = re.findall(r"^#+ (.+)$", text(path), re.M)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path):
    for link in re.findall(r"\]\(([^)\s]+)\)", text(path)):
        if "://" not in link:
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("path", [*READMES, CONTRIBUTING, ROOT / "CHANGELOG.md"], ids=name)
def test_commands_are_there(path):
    known = commands()
    said = text(path).replace("\\\n", " ")
    for target in re.findall(r"(?:^    |`)make ([a-z]+)", said, re.M):
        assert target in targets()
    for command, arguments in re.findall(r"pheaktean ([a-z]+)(?![\w.-])([^`\n]*)", said):
        assert command in known
        assert set(re.findall(r"--[a-z-]+", arguments)) <= known[command]
    for option in re.findall(r"`(--[a-z-]+)", said):
        assert any(option in options for options in known.values()), option


def test_every_target_is_explained_and_no_file():
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.M)[1].split()
    assert sorted(targets()) == sorted(phony)
    assert all(targets().values())


def test_both_readmes_show_the_same():
    shown = [re.findall(r"\]\((docs/pictures/[^)]+)\)", text(path)) for path in READMES]
    assert shown[0] == shown[1]
    named = [set(re.findall(r"`(?:pheaktean|make|[\w-]+\.\w+)[^`]*`", text(p))) for p in READMES]
    assert named[0] - named[1] <= {"`pheaktean COMMAND --help`"}


def test_pictures_are_shown_and_load_fast():
    pictures = {name(path) for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert pictures == set(re.findall(r"docs/pictures/\w[\w-]*\.png", text(READMES[0])))
    assert all((ROOT / path).stat().st_size < 200_000 for path in pictures)


def test_places_to_open_are_there():
    table = re.findall(r"^\| .+? \| (.+) \|$", text(CONTRIBUTING).split("\n## ")[1], re.M)
    places = [p for row in table for p in re.findall(r"`([^` ]+)`", row) if "/" in p or "." in p]
    assert len(places) > 20
    for place in places:
        assert list(ROOT.glob(PLACEHOLDERS.sub("*", place).rstrip("/"))), place


def test_exit_statuses_are_those_of_the_program():
    known = {v for k, v in vars(status).items() if k.isupper()}
    line = re.search(r"^Exit status: (.+?)\.$", text(READMES[0]), re.M | re.S)[1]
    assert {int(part.split()[0]) for part in re.split(r"\s·\s", line)} == known


def test_the_version_is_one():
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    newest = re.search(r"^## (\S+)$", text(ROOT / "CHANGELOG.md"), re.M)[1]
    assert project["version"] == newest == VERSION


def test_versions_to_install_are_in_the_ranges():
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = re.findall(r"^([\w-]+)==", text(ROOT / ".ci" / "versions.txt"), re.M)
    names = {re.match(r"[\w-]+", line)[0] for line in asked}
    assert _folded(names) <= _folded(pinned), "add them to .ci/versions.txt, or: make versions"


def _folded(names):
    return {name.lower().replace("_", "-") for name in names}


def test_ci_runs_what_the_readme_says():
    assert "\nmake check\nmake test\n" in text(ROOT / ".ci" / "run")
    assert "\n    make test\n" in text(READMES[0])


def test_declare_writes_the_files_that_the_readme_names(tmp_path, capsys):
    practice, out = tmp_path / "practice", tmp_path / "out"
    assert main(["sample", str(practice)]) == status.CLEAN
    asked = [str(practice / "clean" / "payroll.xlsx"), "--month", "2026-10", "--rate", "4015"]
    asked += ["--enterprise", str(practice / "clean" / "enterprise.toml"), "--out", str(out)]
    assert main(["declare", *asked, "--hold-out", "--annotate"]) <= status.WARNINGS
    table = text(READMES[0]).split("## What it writes")[1].split("\n\n")[1]
    promised = [
        p for line in table.splitlines() for p in re.findall(r"`([^`]+)`", line.split("|")[1])
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(p.rstrip("/") for p in promised)


def test_languages_are_documented():
    for language in LANGUAGES:
        suffix = "" if language == "en" else f".{language}"
        assert (ROOT / "docs" / f"findings{suffix}.md").is_file()


@pytest.mark.parametrize("folder", [*FOLDERS, ""])
def test_nothing_names_one_machine(folder):
    top = (ROOT / folder).rglob("*") if folder else ROOT.glob("*")
    kinds = {".py", ".toml", ".md", ".txt", ".csv", ".po", ".json", ".css", ""}
    for path in top:
        if path.is_file() and path.suffix in kinds:
            assert not HERE.search(path.read_text("utf-8", errors="replace")), path
