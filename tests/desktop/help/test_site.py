"""The web pages: whole without a network, every link leads to a file, and to a heading in it."""

import re
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

import pytest

from desktop.help.__main__ import main


class Seen(HTMLParser):
    """What a page leads to, loads and can be led to."""

    def __init__(self):
        super().__init__()
        self.links, self.loads, self.ids, self.language = [], [], set(), ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "html":
            self.language = given["lang"]
        if tag == "a":
            self.links.append(given["href"])
        self.loads += [given[key] for key in ("src",) if key in given]
        if tag == "link":
            self.loads.append(given["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    assert main([str(folder), "--language", "en", "--language", "km"]) == 0
    seen = {}
    for path in folder.rglob("*.html"):
        seen[path] = Seen()
        seen[path].feed(path.read_text("utf-8"))
    return folder, seen


def test_every_link_leads_to_a_heading_of_a_page(site):
    _folder, seen = site
    for path, page in seen.items():
        for link in page.links:
            if link.startswith(("http", "mailto:")):
                continue
            name, _hash, anchor = unquote(link).partition("#")
            other = Path(normpath(path.parent / name)) if name else path
            assert other in seen, (path.name, link)
            assert not anchor or anchor in seen[other].ids, (path.name, link)


def test_nothing_is_loaded_from_elsewhere(site):
    folder, seen = site
    for path, page in seen.items():
        for name in page.loads:
            assert (path.parent / name).is_file(), (path.name, name)
    style = (folder / "style.css").read_text("utf-8")
    assert {each[:5] for each in re.findall(r"url\((.{5})", style)} == {"data:"}
    assert "@import" not in style


def test_pages_say_their_language_and_lead_to_the_other(site):
    folder, seen = site
    page = seen[folder / "km" / "OVT-001.html"]
    assert page.language == "km"
    assert "../en/OVT-001.html" in page.links


def test_a_page_can_be_read_without_a_script(site):
    folder, _seen = site
    text = (folder / "en" / "OVT-001.html").read_text("utf-8")
    assert '<form id="search" role="search" hidden>' in text
    assert "Labour Law" in text
