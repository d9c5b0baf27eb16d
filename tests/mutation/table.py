"""The results as a table: a row a module."""

import json
from collections import Counter


def table(results):
    """Return Markdown: for each module how many changes were tried, killed, and survived."""
    found = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    rows = {(row["module"], row["key"], row["line"]): row for row in found}.values()
    counted = {}
    for row in rows:
        counted.setdefault(row["module"], Counter())[row["outcome"]] += 1
    lines = [
        "| module | tried | killed | survived | no test runs it |",
        "| --- | --: | --: | --: | --: |",
    ]
    for module, found in counted.items():
        lines.append(
            f"| `{module}` | {found.total()} | {found['killed']} | {found['survived']} "
            f"| {found['untested']} |"
        )
    lines.append("")
    lines += [
        f"- `{row['module']}:{row['line']}` {row['owner']}: `{row['before']}` → `{row['after']}`"
        f" ({row['outcome']})"
        for row in rows
        if row["outcome"] != "killed"
    ]
    return "\n".join(lines) + "\n"
