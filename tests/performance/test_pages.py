"""The pages beside the least that Streamlit can do, in one browser run: printed, not judged (`make bench`).

Floor and app take turns, so that whatever else the machine does meets both alike; only their ratios mean something.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles

import pytest

from ..pages import SERVER
from ..served import served_process
from .page_timing import Navigation, Visit, visiting
from .server_costs import cpu_seconds
from .subjects import FLOOR, FLOOR_SCRIPT, PAGES, Subject

pytestmark = pytest.mark.benchmark

STARTS = 5
NAVIGATIONS = 9
CHANGES = 40
FRESH, RELOAD, TYPICAL, SLOW, SIZE = 1.3, 1.5, 1.5, 2.0, 1.1


@dataclass(frozen=True)
class Server:
    """A running script: where it is and what it costs."""

    address: str
    process_id: int
    start: float


@contextmanager
def serving(script) -> Iterator[Server]:
    began = time.perf_counter()
    with served_process(script=script) as (address, process):
        yield Server(address, process.pid, time.perf_counter() - began)


@pytest.fixture(scope="module")
def servers():
    """The floor and the app, both running and both warm enough to have imported everything."""
    with serving(FLOOR_SCRIPT) as floor, serving(SERVER) as app:
        yield floor, app


def row(name: str, floor: float, app: float, unit: str, aim: float | None = None) -> None:
    """A line of the table: both figures, their ratio, and what the ratio should be at most."""
    digits = 2 if unit in ("s", "MB") else 0
    figures = (f"{figure:,.{digits}f} {unit}" for figure in (floor, app))
    aimed = "" if aim is None else f"{aim:.2f}" + ("" if app / floor <= aim else "  missed")
    print(f"{name:<48}" + "".join(f"{figure:>12}" for figure in figures) + f"{app / floor:>9.2f}   {aimed}")


def head(title: str) -> None:
    print(f"\n\n{title:<48}{'floor':>12}{'this app':>12}{'ratio':>9}   aim")


def navigation_rows(name: str, floor: list[Navigation], app: list[Navigation], aim: float) -> None:
    for what in ("number", "chart"):
        seconds = (median(getattr(one, what) for one in side) / 1000 for side in (floor, app))
        row(f"{name}: first {what}", *seconds, "s", aim)


def test_start(chromium):
    """From nothing: the process, and the first visitor, for whom the server imports what the page needs."""
    floor, app = [], []
    for _ in range(STARTS):
        for script, found in ((FLOOR_SCRIPT, floor), (SERVER, app)):
            with serving(script) as server, visiting(chromium, server.address) as visit:
                found.append((server.start, visit.open()))
    head(f"new server, median of {STARTS}")
    row("process start to healthy", *(median(start for start, _ in side) for side in (floor, app)), "s")
    navigation_rows("its first visitor", *([first for _, first in side] for side in (floor, app)), FRESH)


def warm(chromium, server: Server, subject: Subject) -> None:
    with visiting(chromium, server.address + subject.path) as visit:
        visit.open()


@pytest.mark.parametrize("subject", [page for page in PAGES if page.is_there], ids=lambda page: page.name)
def test_page(chromium, servers, subject):
    """Every visit in a browser of its own, then the same page again, then one field over and over."""
    sides = [(server, page) for server, page in zip(servers, (FLOOR, subject), strict=True)]
    for server, page in sides:
        warm(chromium, server, page)
    fresh, again, traffic = ([], []), ([], []), ([], [])
    for _ in range(NAVIGATIONS):
        for side, (server, page) in enumerate(sides):
            with visiting(chromium, server.address + page.path) as visit:
                fresh[side].append(visit.open())
                traffic[side].append(visit.traffic.bytes)
                again[side].append(visit.reload())
    head(f"{subject.name}, median of {NAVIGATIONS}")
    navigation_rows("fresh browser", *fresh, FRESH)
    navigation_rows("reload", *again, RELOAD)
    row("bytes in a fresh browser", *(median(side) / 1e6 for side in traffic), "MB", SIZE)
    if subject.control:
        change_rows(chromium, sides)


def change_rows(chromium, sides: list[tuple[Server, Subject]]) -> None:
    with ExitStack() as open_pages:
        visits = [
            open_pages.enter_context(visiting(chromium, server.address + page.path)) for server, page in sides
        ]
        for visit in visits:
            visit.open()
        before = [cpu_seconds(server.process_id) for server, _ in sides]
        times = list(zip(*islice(zip(*each_change(visits, sides), strict=True), CHANGES), strict=True))
        spent = [
            cpu_seconds(server.process_id) - start for (server, _), start in zip(sides, before, strict=True)
        ]
    row(f"a change to its chart: p50 of {CHANGES}", *map(median, times), "ms", TYPICAL)
    row(
        f"a change to its chart: p95 of {CHANGES}", *(quantiles(side, n=20)[-1] for side in times), "ms", SLOW
    )
    row("server CPU a change", *(1000 * seconds / CHANGES for seconds in spent), "ms")


def each_change(visits: list[Visit], sides: list[tuple[Server, Subject]]) -> Iterator[Iterator[float]]:
    for visit, (_, page) in zip(visits, sides, strict=True):
        yield visit.changes(page.control)
