"""Draws every page of the window, offscreen, to be looked at: ``make screens``.

Into ``out/screens``: ``LANGUAGE-SCHEME-PAGE-STATE.png``, and ``…@2x.png`` as a screen of double
density shows it. Not everything has to be drawn:

    make screens SCREENS="--page findings --language km zh --scheme dark --scale 1"
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from unseen import environment

LANGUAGES, SCHEMES, SCALES = ("en", "km", "zh"), ("light", "dark"), (1, 2)
OUT = Path("out/screens")


def main() -> None:
    """Draw what was asked for; each scale in a process of its own, for Qt reads it only once."""
    asked = arguments()
    if asked.inside:
        draw_all(asked)
        return
    for scale in asked.scale:
        with tempfile.TemporaryDirectory() as name:
            again = [sys.executable, *sys.argv, "--inside", name, "--scale", str(scale)]
            done = subprocess.run(again, env=environment(Path(name), scale), check=False)
        if done.returncode:
            sys.exit(done.returncode)


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    say = argparse.ArgumentParser("make screens", description=__doc__.partition("\n")[0])
    say.add_argument("--page", nargs="+", default=[], help="pages or scenes, as findings about")
    say.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    say.add_argument("--scheme", nargs="+", choices=SCHEMES, default=SCHEMES)
    say.add_argument("--state", nargs="+", default=[], help="as full empty long nobody many")
    say.add_argument("--scale", nargs="+", type=int, choices=SCALES, default=SCALES)
    say.add_argument("--out", type=Path, default=OUT)
    say.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    return say.parse_args()


def draw_all(asked: argparse.Namespace) -> None:
    """Draw every scene asked for, in this process."""
    from months import MONTHS, VAULTS
    from scenes import SCENES
    from stage import Stage

    asked.out.mkdir(parents=True, exist_ok=True)
    stage, end = Stage(asked.inside), "" if asked.scale == [1] else f"@{asked.scale[0]}x"
    count = 0
    for state, make in MONTHS.items():
        scenes = [each for each in SCENES if is_asked(each, state, asked)]
        if not scenes:
            continue
        stage.show_month(make(asked.inside))
        stage.open_vault(VAULTS[state](asked.inside) if state in VAULTS else None)
        for language, scheme in looks(state, asked):
            stage.speak(language)
            stage.colour(scheme)
            for scene in scenes:
                stage.window.show_page(scene.page)
                stage.rest()
                name = f"{language}-{scheme}-{scene.name}-{state}{end}.png"
                scene.draw(stage).save(str(asked.out / name))
                count += 1
    stage.close()
    print(f"{count} pictures in {asked.out}")  # noqa: T201


def is_asked(scene: object, state: str, asked: argparse.Namespace) -> bool:
    """Return whether a scene is to be drawn in a state; pages are drawn under stress as well."""
    from months import STRESS
    from scenes import Scene

    if not isinstance(scene, Scene) or (asked.state and state not in asked.state):
        return False
    named = not asked.page or scene.page in asked.page or scene.name in asked.page
    return named and (state in scene.states or (state in STRESS and scene.name == scene.page))


def looks(state: str, asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Yield the languages and schemes of a state; one is enough for what only strains a page."""
    from months import STRESS

    if state in STRESS:
        yield asked.language[0], asked.scheme[0]
        return
    yield from product(asked.language, asked.scheme)


if __name__ == "__main__":
    main()
