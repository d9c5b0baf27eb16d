"""Law packs on the terminal: what one would change, and which are installed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from declaration.law_pack.installed import note_of
from desktop.closed_doors import sentence
from desktop.law_words import in_words
from desktop.tables import table
from desktop.texts import Translator, mark
from desktop.vault.shown import KINDS
from desktop.wrapping import wrapped

if TYPE_CHECKING:
    from declaration.law_pack.changes import Change
    from declaration.law_pack.installed import Installed
    from declaration.law_pack.replay import Replayed
    from declaration.law_reading import Value
    from desktop.laws import Examined

IN_USE = mark("in use")
OLDER = mark("not in use: another is newer")
PASSED_OVER = mark(
    "A law pack that is installed is not used, and the law of {version} is in use instead. {why}"
)


def lines(found: Examined, _: Translator) -> list[str]:
    """Return the lines that say what a pack would change, from now on and in the past."""
    told = _("“{name}”: the law as of {version}; in use is {in_use}.")
    pack = found.pack
    values = {"name": pack.path.name, "version": pack.version, "in_use": found.in_use}
    shown = [told.format(**values), *wrapped(pack.says, 0), ""]
    shown += [_("What it says differently:"), *_changes(found.changes, _)]
    if found.replayed:
        shown += ["", _("The last sealed months, reckoned again under it:")]
        shown += _replayed(found.replayed, _)
    return shown


def _changes(changes: Iterable[Change], _: Translator) -> list[str]:
    shown = []
    for each in changes:
        reading = f" · {each.reading}" if each.reading != "law" else ""
        shown += wrapped(f"{_(each.title)} [{each.figure}{reading}], {each.start}", 2)
        values = (_value(value, each.unit, _) for value in (each.before, each.after))
        shown += wrapped(" → ".join(values), 6)
    return shown or [f"  {_('No figure.')}"]


def _value(value: Value | None, unit: str, _: Translator) -> str:
    if value is None:
        return "–"
    until = f" ({_('to {day}').format(day=value.until)})" if value.until else ""
    return in_words(value, unit, _) + until


def _replayed(found: Iterable[Replayed], _: Translator) -> list[str]:
    headings = (mark("vault"), mark("month"), mark("kind"), mark("sealed"), mark("then"))
    rows = [_row(each, _) for each in found]
    return table([*map(_, headings), _(mark("difference"))], rows, right=(3, 4, 5))


def _row(each: Replayed, _: Translator) -> tuple[str, ...]:
    who = (each.vault, str(each.of.month), f"{_(KINDS[each.of.kind])} {each.of.number}")
    if each.found is None:
        return (*who, f"{each.of.remittance:,}", "–", each.lacking)
    sealed, then = sum(each.found.sealed.values()), sum(each.found.now.values())
    moved = f"{then - sealed:+,}" if each.differs else "0"
    if each.differs and then == sealed:
        lines_moved = len({cell.line for cell in each.found.differences})
        moved = _.ngettext("{n} line", "{n} lines", lines_moved).format(n=lines_moved)
    return (*who, f"{sealed:,}", f"{then:,}", moved)


def data(found: Examined) -> dict[str, Any]:
    """Return what a pack would change as plain data."""
    return {
        "version": found.pack.version,
        "in_use": found.in_use,
        "says": found.pack.says,
        "changes": [
            {
                "figure": each.figure,
                "reading": each.reading,
                "from": each.start.isoformat(),
                "before": _plain(each.before),
                "after": _plain(each.after),
            }
            for each in found.changes
        ],
        "replayed": [_replayed_data(each) for each in found.replayed],
    }


def _plain(value: Value | None) -> Any:  # noqa: ANN401 - plain data
    from declaration.vault.manifest import plain

    return None if value is None else plain(value.figures)


def _replayed_data(each: Replayed) -> dict[str, Any]:
    return {
        "vault": each.vault,
        "month": str(each.of.month),
        "kind": str(each.of.kind),
        "number": each.of.number,
        "differs": each.differs,
        "sealed": each.of.remittance,
        "then": sum(each.found.now.values()) if each.found else None,
        "lines": len({cell.line for cell in each.found.differences}) if each.found else None,
        "lacking": each.lacking,
    }


def packs_data(installed: Iterable[Installed], in_use: str, bundled: str) -> dict[str, Any]:
    """Return the installed packs as plain data."""
    return {
        "in_use": in_use,
        "bundled": bundled,
        "packs": [
            {
                "version": each.version,
                "in_use": bool(each.pack) and each.version == in_use,
                "says": each.pack.says if each.pack else "",
                "problem": str(each.problem) if each.problem else "",
                **note_of(each.path),
            }
            for each in installed
        ],
    }


def packs_lines(
    installed: Iterable[Installed], in_use: str, bundled: str, _: Translator
) -> list[str]:
    """Return the lines that list the installed packs and the law in use."""
    shown = [
        _("Law in use: {version}").format(version=in_use),
        _("The program’s own: {version}").format(version=bundled),
    ]
    for each in installed:
        note = note_of(each.path)
        state = _(IN_USE) if each.version == in_use else _(OLDER)
        shown += ["", f"{each.version}  {state if each.pack else ''}".rstrip()]
        if each.pack:
            shown += wrapped(each.pack.says, 2)
        if note:
            shown.append(f"  {note.get('installed_at', '')}  {note.get('installed_by', '')}")
        if note.get("despite"):
            shown += wrapped(_("Despite a difference: {why}").format(why=note["despite"]), 2)
        if each.problem:
            shown += wrapped(sentence(each.problem, _.language), 2)
    return shown


def passed_over(each: Installed, in_use: str, language: str) -> str:
    """Return the sentence that an installed pack is not used."""
    from desktop.texts import translate

    why = sentence(each.problem, language) if each.problem else ""
    return translate(language)(PASSED_OVER).format(version=in_use, why=why)
