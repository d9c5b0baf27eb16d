"""``python -m tests.corpus [--results FILE] DIR …``: read every spreadsheet below some folders."""

import argparse
import json
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

ROOM = 2 * 2**30
"""What reading may take beyond what the program takes by itself [bytes]."""
LIMIT = 60.0
"""What one way of reading one file may take [seconds]."""
NAMES = ("xlsx", "xlsm", "xltx", "xls", "xlt", "xlsb", "ods", "ots", "fods", "csv", "tsv")


def main(words):
    """Read all files, one child each, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--results", type=Path, default=Path("out/corpus.jsonl"))
    parser.add_argument("--compare", action="store_true", help="with values calamine reads")
    asked = parser.parse_args(words)
    asked.results.parent.mkdir(parents=True, exist_ok=True)
    results = asked.results.resolve()
    paths = sorted(path.resolve() for folder in asked.folders for path in files(folder))
    done = known(results)
    if asked.compare:
        compare(paths)
        return
    from tests.corpus import reading  # loaded once, before the children

    with tempfile.TemporaryDirectory() as folder, results.open("a", encoding="utf-8") as rows:
        os.chdir(folder)
        for path in paths:
            if str(path) not in done:
                row = tried(path, reading)
                rows.write(json.dumps(row, ensure_ascii=False) + "\n")
                rows.flush()
    tell(results)


def compare(paths):
    """Print where the values of a file differ from those that python-calamine reads."""
    from tests.corpus import comparing

    cells, odd, unread = 0, 0, 0
    for path in paths:
        answer = in_child(partial(comparing.differences, path))
        found, compared = answer or ([], 0)
        cells, odd, unread = cells + compared, odd + bool(found), unread + (answer is None)
        for each in found:
            sys.stdout.write(f"{path.name}: {each}\n")
    sys.stdout.write(
        f"{len(paths)} files, {cells:,} cells; {odd} files differ; {unread} are not read by both\n"
    )


def in_child(work):
    """Return what a call returns in a child of its own; None where it does not return."""
    with tempfile.NamedTemporaryFile() as kept:
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            signal.alarm(int(LIMIT))
            try:
                Path(kept.name).write_bytes(pickle.dumps(work()))
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        answer = Path(kept.name).read_bytes()
        return pickle.loads(answer) if answer else None


def files(folder):
    """Return the spreadsheets below a folder."""
    return [
        path
        for path in (folder.rglob("*") if folder.is_dir() else [folder])
        if path.suffix.lstrip(".").lower() in NAMES and path.is_file()
    ]


def known(results):
    """Return which files have a result, so that a run can be taken up again."""
    lines = results.read_text("utf-8").splitlines() if results.exists() else []
    return {json.loads(line)["file"] for line in lines}


def tried(path, reading):
    """Return what came of one file: how long it took, what it took, what each way said."""
    began = time.perf_counter()
    with tempfile.NamedTemporaryFile() as kept:
        child = os.fork()
        if child == 0:
            alone(path, reading, kept.name)
        status, usage = waited(child, LIMIT * len(reading.ways()))
        answer = kept.read()
    found = pickle.loads(answer) if answer else {}
    if os.WIFSIGNALED(status):
        found["process"] = f"TRACE ended by signal {os.WTERMSIG(status)}"
    return {
        "file": str(path),
        "size": path.stat().st_size,
        "seconds": round(time.perf_counter() - began, 2),
        "mb": usage.ru_maxrss // 1024,
        "ways": found,
    }


def alone(path, reading, kept):
    """In a child: read the file in every way, and keep what came of each as it comes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    room = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    found = {}
    try:
        for name, work in reading.ways().items():
            signal.signal(signal.SIGALRM, lambda *_: os._exit(9))
            signal.alarm(int(LIMIT))
            found[name] = "TRACE took too long"
            Path(kept).write_bytes(pickle.dumps(found))
            found[name] = reading.outcome(work, path)
            Path(kept).write_bytes(pickle.dumps(found))
            signal.alarm(0)
    finally:
        os._exit(0)


def waited(child, limit):
    """Wait for a child, and end it past the limit; return its status and what it used."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            return status, usage
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    return os.wait4(child, 0)[1:]


def tell(results):
    """Print a row a kind of file, and every file that did not end as it should."""
    rows = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    kinds = Counter()
    for row in rows:
        kind = row["file"].rsplit(".", 1)[-1].lower()
        kinds[kind, "files"] += 1
        said = row["ways"].get("check", "")
        kinds[kind, "read" if "workers" in said else "refused with a sentence"] += 1
        kinds[kind, "faults"] += any(text.startswith("TRACE") for text in row["ways"].values())
    columns = ("files", "read", "refused with a sentence", "faults")
    out = sys.stdout.write
    out(f"| kind | {' | '.join(columns)} |\n| --- {'| --: ' * len(columns)}|\n")
    for kind in sorted({kind for kind, _column in kinds}):
        out(f"| {kind} | {' | '.join(str(kinds[kind, name]) for name in columns)} |\n")
    slowest = max(rows, key=lambda row: row["seconds"])
    largest = max(rows, key=lambda row: row["mb"])
    out(f"\nslowest {slowest['seconds']} s: {slowest['file']}\n")
    out(f"largest {largest['mb']} MB: {largest['file']}\n\n")
    for row in rows:
        for name, text in row["ways"].items():
            if text.startswith("TRACE"):
                out(f"{row['file']}: {name}: {text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
