"""Visitors who come, change a control a few times and leave, for as long as asked: what the server's memory does."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, cycle, islice
from pathlib import Path
from statistics import linear_regression
from typing import Annotated

import typer

from etl.folders import ROOT

from ..served import served_process
from .server_costs import cpu_seconds, resident_mb
from .subjects import PAGES, PAY, Subject
from .websocket_visitor import visiting

AT_ONCE = 6
LINES = 20
# A value that nobody had before is what a cache without a limit would keep.
ANY_PAY = range(60_000, 260_000, 7)
HEAD = f"{'openings':>9}{'changes':>9}{'memory':>12}{'CPU a change':>15}"


@dataclass
class Soak:
    """So many visits of so many changes each, the pages in turn."""

    address: str
    process_id: int
    openings: int
    changes: int
    faults: list[str] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    visits: int = 0

    async def run(self) -> None:
        """Each visit is a session of its own; a few go on at once."""
        print(HEAD)
        began = cpu_seconds(self.process_id)
        subjects = islice(cycle(varied()), self.openings)
        numbers = count()

        async def visitors() -> None:
            for subject in subjects:
                await self._visit(subject, next(numbers))
                self.visits += 1
                if self.visits % max(1, self.openings // LINES) == 0:
                    self._note(cpu_seconds(self.process_id) - began)

        await asyncio.gather(*(visitors() for _ in range(AT_ONCE)))

    async def _visit(self, subject: Subject, number: int) -> None:
        values, start = subject.control.values, number * self.changes
        async with visiting(self.address, subject.path) as visitor:
            await visitor.open()
            for turn in range(start, start + self.changes):
                await visitor.change(subject.control.label, values[turn % len(values)])
            self.faults += visitor.faults

    def _note(self, spent: float) -> None:
        made = self.visits * self.changes
        self.memory.append((made, resident_mb(self.process_id)))
        print(
            f"{self.visits:>9,}{made:>9,}{self.memory[-1][1]:>9.0f} MB{1000 * spent / made:>12.1f} ms",
            flush=True,
        )

    @property
    def slope(self) -> float:
        """MB that a thousand changes add, over the second half."""
        half = self.memory[len(self.memory) // 2 :]
        return 1000 * linear_regression(*zip(*half, strict=True)).slope


def varied() -> Iterator[Subject]:
    """The pages that have a control, a pay among a great many."""
    for subject in PAGES:
        if subject.control:
            values = ANY_PAY if subject.control.values is PAY else subject.control.values
            yield replace(subject, control=replace(subject.control, values=values))


def soaked(openings: int, changes: int, *options: str, checkout: Path = ROOT) -> Soak:
    """Under a server of its own."""
    tables, script = checkout / "data" / "tables", checkout / "dashboard" / "server.py"
    with served_process(*options, script=script, tables=tables, checkout=checkout) as (address, process):
        soak = Soak(address, process.pid, openings, changes)
        asyncio.run(soak.run())
    print(f"over the second half {soak.slope:+.2f} MB for each thousand changes")
    return soak


def main(
    openings: Annotated[int, typer.Option(help="sessions, one after the other")] = 2_000,
    changes: Annotated[int, typer.Option(help="changes in each of them")] = 10,
    app: Annotated[Path, typer.Option(help="a checkout with a .venv")] = ROOT,
    option: Annotated[list[str], typer.Option(help="of Streamlit's, such as runner.postScriptGC=false")] = [],  # noqa: B006
) -> None:
    """The server's memory over many visits."""
    soak = soaked(openings, changes, *(f"--{one}" for one in option), checkout=app.resolve())
    print(*sorted(set(soak.faults)), sep="\n")
    raise typer.Exit(bool(soak.faults))


if __name__ == "__main__":
    typer.run(main)
