"""Many visitors at once, each changing a control every five seconds: what a change costs and how long it takes."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Annotated

import typer
from websockets.exceptions import WebSocketException

from etl.folders import ROOT

from ..served import served_process
from .server_costs import cpu_seconds
from .subjects import FLOOR, FLOOR_OPTIONS, FLOOR_SCRIPT, PAGES, Control, Subject
from .websocket_visitor import Visitor, visiting

EVERY = 5.0
SECONDS = 20.0
FLOOR_VISITORS = 20
HEAD = (
    f"{'page':<32}{'visitors':>9}{'changes':>9}{'CPU a change':>14}{'p50':>10}{'p95':>10}{'CPU to floor':>14}"
)


@dataclass(frozen=True)
class Outcome:
    """What so many visitors of a page waited, in seconds, and what their changes cost the server."""

    subject: Subject
    visitors: int
    latencies: list[float]
    cpu_seconds: float
    faults: list[str]

    @property
    def cpu_ms(self) -> float:
        """A change's."""
        return 1000 * self.cpu_seconds / len(self.latencies) if self.latencies else float("nan")

    def row(self, floors: "list[Outcome] | None" = None, name: str = "") -> str:
        """A line of the table; the floor is what it was before and after."""
        waited = [median(self.latencies), quantiles(self.latencies, n=20)[-1]] if self.latencies else []
        times = "".join(f"{1000 * seconds:>7.0f} ms" for seconds in waited)
        ratio = f"{self.cpu_ms / mean(floor.cpu_ms for floor in floors):>14.2f}" if floors else ""
        title = f"{self.subject.name} {name}"
        return f"{title:<32}{self.visitors:>9}{len(self.latencies):>9}{self.cpu_ms:>11.1f} ms{times}{ratio}"


async def load(address: str, process_id: int, subject: Subject, visitors: int, seconds: float) -> Outcome:
    """They come one after the other; then their changes are spread evenly over the time."""
    async with AsyncExitStack() as sessions:
        everyone = []
        for _ in range(visitors):
            everyone.append(await sessions.enter_async_context(visiting(address, subject.path)))
            await everyone[-1].open()
        before = cpu_seconds(process_id)
        end = time.perf_counter() + seconds
        latencies = await asyncio.gather(
            *(
                changes(visitor, subject.control, i, EVERY * i / visitors, end)
                for i, visitor in enumerate(everyone)
            )
        )
        spent = cpu_seconds(process_id) - before
    faults = [fault for visitor in everyone for fault in visitor.faults]
    return Outcome(subject, visitors, [one for each in latencies for one in each], spent, faults)


async def changes(visitor: Visitor, control: Control, first: int, pause: float, end: float) -> list[float]:
    """One visitor's: a change that takes longer than its turn delays the next."""
    latencies: list[float] = []
    for value in islice(cycle(control.values), first % len(control.values), None):
        await asyncio.sleep(pause)
        began = time.perf_counter()
        if began >= end:
            break
        try:
            await visitor.change(control.label, value)
        except (TimeoutError, WebSocketException, LookupError) as error:
            visitor.faults.append(f"/{visitor.page}: {error!r}")
            break
        latencies.append(time.perf_counter() - began)
        pause = max(0, EVERY - latencies[-1])
    return latencies


def loaded(subject: Subject, visitors: int, seconds: float = SECONDS, checkout: Path = ROOT) -> Outcome:
    """Under a server of its own, so that no earlier visitor's session weighs on it."""
    tables, script = checkout / "data" / "tables", checkout / "dashboard" / "server.py"
    with served_process(script=script, tables=tables, checkout=checkout) as (address, process):
        return asyncio.run(load(address, process.pid, subject, visitors, seconds))


def floor(seconds: float = SECONDS) -> Outcome:
    """The least that Streamlit can do, now."""
    with served_process(*FLOOR_OPTIONS, script=FLOOR_SCRIPT) as (address, process):
        return asyncio.run(load(address, process.pid, FLOOR, FLOOR_VISITORS, seconds))


def main(
    page: Annotated[str, typer.Argument(help="overview, salaries, cities, offer, compare or floor")],
    visitors: Annotated[list[int], typer.Option(help="how many at once; may be repeated")] = [20],  # noqa: B006
    app: Annotated[
        list[Path],
        typer.Option(help="a checkout with a .venv, to be served; several take turns"),
    ] = [ROOT],  # noqa: B006
    url: Annotated[str, typer.Option(help="a server that runs already, instead of a checkout")] = "",
    pid: Annotated[int, typer.Option(help="the process of that server")] = 0,
    seconds: Annotated[float, typer.Option(help="how long they stay")] = SECONDS,
    rounds: Annotated[int, typer.Option(help="how often all is measured")] = 1,
    label: Annotated[str, typer.Option(help="how the label of another control of the page begins")] = "",
    values: Annotated[str, typer.Option(help="what that alternates between, parted by commas")] = "",
) -> None:
    """What a change costs with many visitors, beside the floor before and after it."""
    subjects = {subject.name: subject for subject in (FLOOR, *PAGES) if subject.control}
    if page not in subjects:
        raise typer.BadParameter(f"no page {page!r}; it may be {', '.join(subjects)}")
    subject = subjects[page]
    if label:
        subject = Subject(page, subject.path, Control(label, values.split(",")))
    if url and not pid:
        raise typer.BadParameter("--url needs --pid: what a change costs is read from the process")
    print(HEAD)
    before = floor(seconds)
    print(before.row(), flush=True)
    for _ in range(rounds):
        for count in visitors:
            for name, measure in measures(subject, count, seconds, app, url, pid):
                outcome = measure()
                after = floor(seconds)
                print(outcome.row([before, after], name), after.row(), sep="\n", flush=True)
                print(*sorted(set(outcome.faults)), sep="\n", end="")
                before = after


def measures(subject, count, seconds, apps, url, pid):
    """What is measured in turn, by name."""
    if url:
        return [(url, lambda: asyncio.run(load(url, pid, subject, count, seconds)))]
    return [(str(app), partial(loaded, subject, count, seconds, app.resolve())) for app in apps]


if __name__ == "__main__":
    typer.run(main)
