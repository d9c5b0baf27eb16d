"""The help as web pages: a folder that opens from a disk, without a server or a network.

    write(Path("help"), ("en", "km", "zh"))

``LANGUAGE/NAME.html`` a page each, with its part of the contents; the Khmer font and the colours of
the program within; everything is there to read without a script, which only finds words.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from markdown_it.token import Token

from desktop.help.address import Address
from desktop.help.contents import picture
from desktop.help.html import body
from desktop.help.library import Entry, Library
from desktop.help.page import HelpPage
from desktop.help.search import Index
from desktop.texts import LANGUAGE_NAMES, LANGUAGES, Translator, translate
from desktop.tones import TONES
from resources import resource

START = "start"
FONT = "Noto Sans Khmer"
FONTS = {400: "NotoSansKhmer-Regular.ttf", 700: "NotoSansKhmer-Bold.ttf"}


def script(language: str) -> str:
    """Return a language as browsers know it: with its script, where they would choose another."""
    return "zh-Hans" if language == "zh" else language


class WebFace:
    """The help as files beside each other.

    Args:
        language: whose pictures.

    Attributes:
        pictures: those that the pages show, as they lie in ``resources``.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self.pictures: set[Path] = set()

    def link(self, place: Address) -> str:
        """Return what leads to a place of the help."""
        return f"{place.page}.html" + (f"#{place.anchor}" if place.anchor else "")

    def picture(self, name: str) -> tuple[str, int]:
        """Return where a picture lies; how wide it is shown, the style sheet says."""
        path = picture(name, self._language)
        self.pictures.add(path)
        return f"../pictures/{path.parent.name}/{path.name}", 0

    def mark(self, heading: Token, inline: Token) -> None:
        """Leave the heading its ``id``."""


def write(folder: Path, languages: Sequence[str] = LANGUAGES) -> int:
    """Write the pages of some languages; return how many.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.css").write_text(_style(), "utf-8")
    shutil.copy(resource("help", "site", "search.js"), folder / "search.js")
    (folder / "index.html").write_text(_choice(languages), "utf-8")
    return sum(_write_language(folder, Library(each), languages) for each in languages)


def _write_language(folder: Path, library: Library, languages: Sequence[str]) -> int:
    inside = folder / library.language
    inside.mkdir(exist_ok=True)
    face = WebFace(library.language)
    around = list(library)
    for at, page in enumerate(around):
        beside = [*around[at - 1 : at], page, *around[at + 1 : at + 2]]
        content = "".join(_page(page, library, face, languages, beside))
        (inside / f"{page.name}.html").write_text(content, "utf-8")
    records = json.dumps(Index(library).records(), ensure_ascii=False, separators=(",", ":"))
    (inside / "search-index.js").write_text(f"window.pheakteanHelp = {records};\n", "utf-8")
    for path in face.pictures:
        kept = folder / "pictures" / path.parent.name
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept / path.name)
    return len(around)


def _style() -> str:
    """Return the style sheet with colours and font in it; a page from a disk may load no font."""
    fonts = "".join(
        f'@font-face {{ font-family: "{FONT}"; font-weight: {weight}; font-display: swap;\n'
        f"  src: url(data:font/ttf;base64,{_encoded(resource('fonts', file))}); }}\n"
        for weight, file in FONTS.items()
    )
    light, dark = (
        " ".join(f"--{tone}: {value};" for tone, value in TONES[scheme].items())
        for scheme in ("light", "dark")
    )
    colours = f":root {{ color-scheme: light dark; {light} }}\n"
    colours += f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    return fonts + colours + resource("help", "site", "style.css").read_text("utf-8")


def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def _choice(languages: Sequence[str]) -> str:
    """Return the first page, on which one chooses a language."""
    links = "".join(
        f'<a href="{each}/{START}.html" lang="{script(each)}">{LANGUAGE_NAMES[each]}</a>\n'
        for each in languages
    )
    head = "".join(_head("Pheaktean", "style.css"))
    start = f'<!doctype html>\n<html lang="en">\n{head}</head>\n'
    return f'{start}<body class="choose">\n{links}</body>\n</html>\n'


def _head(title: str, style: str) -> Iterator[str]:
    yield '<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{style}">\n'


def _page(
    page: HelpPage,
    library: Library,
    face: WebFace,
    languages: Sequence[str],
    beside: Sequence[HelpPage],
) -> Iterator[str]:
    """Yield the parts of one page."""
    _ = translate(library.language)
    yield f'<!doctype html>\n<html lang="{script(library.language)}">\n'
    yield from _head(f"{page.title} – Pheaktean", "../style.css")
    yield '<script src="../search.js" defer></script>\n</head>\n<body>\n'
    yield _header(page, languages, _)
    yield '<div class="whole">\n'
    yield _contents(page, library, _)
    inside = _wide(body(page, face))
    yield f'<main>\n<ul id="found"></ul>\n<p id="nothing" hidden>{_nothing(_)}</p>\n'
    yield f'<div id="page" lang="{script(page.language)}">\n{inside}'
    yield _way(page, beside, _)
    yield "</div>\n</main>\n</div>\n</body>\n</html>\n"


def _nothing(_: Callable[[str], str]) -> str:
    return escape(_("Nothing was found. Try fewer words."))


def _wide(inside: str) -> str:
    """Return a body whose tables can be moved sideways where a screen is narrow."""
    inside = inside.replace("<table>", '<div class="table"><table>')
    return inside.replace("</table>", "</table></div>")


def _header(page: HelpPage, languages: Sequence[str], _: Translator) -> str:
    words, contents = escape(_("Search the help")), escape(_("Contents of the help"))
    links = "".join(_language_link(each, page, _.language) for each in languages)
    return (
        f'<header>\n<a class="home" href="{START}.html">Pheaktean</a>\n'
        f'<a class="to-contents" href="#contents">{contents}</a>\n'
        f'<form id="search" role="search" hidden><input type="search" placeholder="{words}" '
        f'aria-label="{words}"></form>\n'
        f'<nav class="languages" aria-label="{escape(_("Language"))}">\n{links}</nav>\n</header>\n'
    )


def _language_link(language: str, page: HelpPage, spoken: str) -> str:
    now = ' aria-current="true"' if language == spoken else ""
    known = script(language)
    where = f'href="../{language}/{page.name}.html" lang="{known}" hreflang="{known}"'
    return f"<a {where}{now}>{LANGUAGE_NAMES[language]}</a>\n"


def _contents(page: HelpPage, library: Library, _: Translator) -> str:
    """Return the contents: every chapter, and of those that are made the group one is in."""
    lines = "".join(_chapter(each, page.name) for each in library.chapters)
    title = escape(_("Contents of the help"))
    return (
        f'<nav class="contents" id="contents" aria-label="{title}">\n<ul>\n{lines}</ul>\n</nav>\n'
    )


def _chapter(chapter: Entry, here: str) -> str:
    if not chapter.page:
        pages = "".join(_line(each, here) for each in chapter.below)
        return f'<li><div class="chapter">{escape(chapter.title)}</div><ul>\n{pages}</ul></li>\n'
    is_open = here == chapter.page or here in _names(chapter)
    below = "".join(_group(each, here) for each in chapter.below) if is_open else ""
    inside = f"<ul>\n{below}</ul>" if below else ""
    return f'<li><div class="chapter">{_link(chapter, here)}</div>{inside}</li>\n'


def _group(entry: Entry, here: str) -> str:
    """Return a line of a chapter that is made, with its pages where one is among them."""
    pages = "".join(_line(each, here) for each in entry.below) if here in _names(entry) else ""
    return f"<li>{_link(entry, here)}{f'<ul>{pages}</ul>' if pages else ''}</li>\n"


def _names(entry: Entry) -> set[str]:
    return {each.page for each in entry.below}.union(*(_names(each) for each in entry.below))


def _line(entry: Entry, here: str) -> str:
    return f"<li>{_link(entry, here)}</li>\n"


def _link(entry: Entry, here: str) -> str:
    page, hash_, anchor = entry.page.partition("#")
    now = ' aria-current="page"' if entry.page == here else ""
    return f'<a href="{page}.html{hash_}{anchor}"{now}>{escape(entry.title)}</a>'


def _way(page: HelpPage, beside: Sequence[HelpPage], _: Translator) -> str:
    """Return the links to the page before and the page after."""
    at = beside.index(page)
    before = "".join(
        f'<a rel="prev" href="{each.name}.html">← {escape(each.title)}</a>' for each in beside[:at]
    )
    after = "".join(
        f'<a rel="next" href="{each.name}.html">{escape(each.title)} →</a>'
        for each in beside[at + 1 :]
    )
    words = escape(_("Pages before and after"))
    links = f"<span>{before}</span><span>{after}</span>"
    return f'<nav class="way" aria-label="{words}">{links}</nav>\n'
