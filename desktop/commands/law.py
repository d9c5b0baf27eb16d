"""``pheaktean law``: the figures in force, and what other readings would cost."""

from __future__ import annotations

import argparse
import json

from desktop.inputs import enterprise_of, month_of, readings_of
from desktop.status import CLEAN, STOP, UsageError


def run(arguments: argparse.Namespace) -> int:
    """Print the fields, the law of a month, or a comparison of its readings."""
    from desktop import law_report
    from desktop.commands import law_packs
    from desktop.texts import translate

    if law_packs.asked_for(arguments):
        return law_packs.run(arguments)
    _ = translate(arguments.language).gettext
    if arguments.fields:
        print(law_report.fields(_))  # noqa: T201
        return CLEAN
    if arguments.compare:
        return _compare(arguments)
    return _in_force(arguments)


def _in_force(arguments: argparse.Namespace) -> int:
    from declaration.law import Law, NotInForceError, UnknownReadingError
    from desktop import law_report
    from desktop.texts import translate

    month, enterprise = month_of(arguments), enterprise_of(arguments)
    readings = {**(enterprise.readings if enterprise else {}), **readings_of(arguments)}
    try:
        law = Law.load().at(month, readings)
    except UnknownReadingError as problem:
        raise UsageError(str(problem)) from problem
    except NotInForceError as problem:
        print(problem)  # noqa: T201
        return STOP
    if arguments.json:
        print(json.dumps(law_report.as_data(law), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print(law_report.as_text(law, translate(arguments.language).gettext))  # noqa: T201
    return CLEAN


def _compare(arguments: argparse.Namespace) -> int:
    from desktop import law_report
    from desktop.job import work_out
    from desktop.outcome import exit_status
    from desktop.texts import translate

    arguments.payroll = arguments.compare
    month = work_out(arguments).month
    if arguments.json:
        readings = law_report.comparison_data(month)
        print(json.dumps(readings, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print(law_report.comparison(month, translate(arguments.language).gettext))  # noqa: T201
    return exit_status(month)
