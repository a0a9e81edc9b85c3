"""How the commands speak: results on stdout, errors and progress on stderr, one line each."""

import json
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from etl.corpus import Progress as ReportProgress
from etl.facts import Fact

PIPE_WIDTH = 200
SECONDS_BETWEEN_LINES = 5.0
# Whoever writes a document or names a file must not write on the terminal of those who read it.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
INSTEAD = "\ufffd"


def say(text: str) -> None:
    """A line of result."""
    _print(CONTROL.sub(INSTEAD, text))


def _print(text: str) -> None:
    """Results; whoever has read enough of them (`| head`) may leave."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def complain(problems: Iterable[object]) -> None:
    """One line of error each."""
    for problem in problems:
        print(CONTROL.sub(INSTEAD, " ".join(str(problem).splitlines())), file=sys.stderr)


def shown(folder: Path) -> str:
    """A folder below the working directory by its short name, another in full."""
    return str(folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder)


def show_json(facts: Iterable[Fact]) -> None:
    """Facts as a JSON list, whole numbers without a fraction."""
    _print_json([_json_fields(fact.model_dump(mode="json")) for fact in facts])


def show_json_object(answer: dict[str, Any]) -> None:
    """One JSON object, whole numbers without a fraction."""
    _print_json(_json_fields(answer))


def _print_json(found: object) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=2)
    _print(re.sub(r"[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text))  # json escapes the others


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
    """An aligned table, as wide as the terminal or, in a pipe, wide enough to read."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPE_WIDTH)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(CONTROL.sub(INSTEAD, cell)) for cell in row))
    with console.capture() as captured:
        console.print(table)
    _print("\n".join(line.rstrip() for line in captured.get().splitlines()))


@contextmanager
def progress_of(activity: str, things: str = "documents") -> Iterator[ReportProgress]:
    """A progress bar on a terminal; elsewhere a plain line every few seconds."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _ProgressLines(activity, things)
        return
    parts = (TextColumn(activity), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as bar:
        task = bar.add_task(activity, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _ProgressLines:
    """Lines that are worth a log: none for short work."""

    def __init__(self, activity: str, things: str) -> None:
        self.activity = activity
        self.things = things
        self.last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.last >= SECONDS_BETWEEN_LINES:
            self.last = now
            print(f"{self.activity}: {done:,} of {total:,} {self.things}", file=sys.stderr, flush=True)


def _json_fields(found: Any) -> Any:
    if isinstance(found, dict):
        return {name: _json_fields(value) for name, value in found.items()}
    if isinstance(found, list):
        return [_json_fields(value) for value in found]
    return int(found) if isinstance(found, float) and found.is_integer() else found
