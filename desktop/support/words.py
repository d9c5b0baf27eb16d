"""What a support bundle says of itself, for the person who sends it and for who gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from desktop.support.bundle import Bundle

DONE = (
    mark(
        "Names, numbers of people, bank accounts, remarks and every other text that the program "
        "does not know itself were replaced by invented ones of the same letters' kinds and "
        "length; the same text became the same everywhere."
    ),
    mark(
        "Amounts of pay were moved, each person's in another proportion; sums still add up, and "
        "what did not add up is still off by as much."
    ),
    mark(
        "Days of birth moved by up to three years, other days within their month. Days and hours "
        "worked stayed: many have the same."
    ),
    mark(
        "Headings, number formats, merged and hidden cells stayed. File names, names of the "
        "enterprise, comments, headers and footers, properties, macros, pictures, defined names "
        "and links to other files are not in it: each cell was written anew, nothing was copied."
    ),
    mark(
        "Every workbook was written as .xlsx, a text file as text in its own encoding. Formulas "
        "are values now, but for those that were never calculated; hidden sheets are empty."
    ),
    mark(
        "What was invented was drawn by chance, and how was kept nowhere: not even the sender "
        "can turn it back."
    ),
)
"""What was done, a paragraph each."""

LEFT = mark(
    "A badge number of fewer than five digits may by chance be one that another worker has, and "
    "the order of the lines is the order in your file."
)
"""What a person should know before it is sent."""


def kept_sentence(bundle: Bundle, _: Translator) -> str:
    """Return how many findings were kept."""
    return _("{kept} of {all} findings stand at the same place as in your files.").format(
        kept=bundle.kept, all=bundle.findings
    )


def differing(bundle: Bundle, _: Translator) -> list[str]:
    """Return a line for each finding that was not kept, or that is new."""
    lines = [_("not kept: {finding}").format(finding=_place(each)) for each in bundle.lost]
    lines += [_("new: {finding}").format(finding=_place(each)) for each in bundle.added]
    for position, code in bundle.not_in_it.items():
        said = _("file {number} is not in it, because it could not be read ({code})")
        lines.append(said.format(number=position + 1, code=code))
    return lines


def about_text(bundle: Bundle, command: str, language: str) -> str:
    """Return the README of a bundle."""
    _ = translate(language)
    lines = [_("Support bundle of Pheaktean"), ""]
    lines += [_("Every person in it is invented. It was made on the sender's own computer."), ""]
    for paragraph in (*DONE, LEFT):
        lines += [f"- {_(paragraph)}"]
    lines += ["", kept_sentence(bundle, _), *differing(bundle, _), ""]
    return "\n".join(
        [*lines, _("To see the same findings, unpack it and type there:"), command, ""]
    )


def _place(each: dict[str, object]) -> str:
    where = " ".join(str(each[name]) for name in ("file", "sheet") if each[name])
    cell = f"{each['column']}{each['row'] or ''}"
    return " ".join(part for part in (str(each["code"]), where, cell) if part)
