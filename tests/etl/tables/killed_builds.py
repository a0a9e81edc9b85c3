"""Builds that are killed, run by test_killed_builds.py in a process of its own that has no threads to fork.

Prints one JSON list per kill: what was found in the folder right after it, and after the next build.
"""

import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

from etl.cli import app
from etl.tables import publish as publishing
from etl.tables import resources
from etl.tables.package import PACKAGE_NAME
from etl.tables.resources import digest, read_package

Files = dict[str, bytes]


def a_set(text: str, names: tuple[str, ...]) -> Files:
    """Tables that differ from one another, and their package."""
    files = {name: f"{name} {text}".encode() for name in names}
    described = [{"path": name, "hash": f"sha256:{digest(content)}"} for name, content in files.items()]
    package = {"name": PACKAGE_NAME, "resources": described}
    return files | {"datapackage.json": json.dumps(package).encode()}


OLD = a_set("old " * 20_000, ("a.csv", "b.csv", "c.csv"))
NEW = a_set("new " * 20_000, ("a.csv", "b.csv", "d.csv"))


def in_a_child(work: Callable[[], object], kill_after: float | None = None) -> bool:
    """Whether the work was killed before its end."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            work()
        finally:
            os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def die_at(step: int) -> None:
    """Kill this process before the n-th line of publishing, or the n-th call to the system within it."""
    taken = 0

    def one_more() -> None:
        nonlocal taken
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame, event, arg):
        if frame.f_code.co_filename not in (publishing.__file__, resources.__file__):
            return None
        if event == "line":
            one_more()
        return trace

    sys.addaudithook(lambda event, _: one_more() if event.startswith(("os.", "open")) else None)
    sys.settrace(trace)


def named(folder: Path, sets: dict[str, Files]) -> str:
    """The set that a reader finds who follows the package."""
    try:
        package = read_package(folder)
    except Exception as error:
        return f"broken: {error!r}"
    found = {**package.files, "datapackage.json": package.raw}
    return next((name for name, files in sets.items() if files == found), "mixed")


def report(right_after: str, out: Path, mended: str) -> None:
    """What was found after the kill and after the next build, and whether that left nothing but its files."""
    clean = set(publishing.read_files(out)) == {path.name for path in out.iterdir()}
    alone = [path.name for path in out.parent.iterdir()] == ["tables"]
    print(json.dumps([right_after, mended, clean and alone]))


def at_many_steps(folder: Path, stride: str) -> None:
    """Replace OLD by NEW, killed at the first step, then at a later one, until it comes to its end."""
    sets = {"old": OLD, "new": NEW}
    for step in range(1, 10_000, int(stride)):
        out = folder / str(step) / "tables"
        publishing.publish(OLD, out)

        def work(out: Path = out, step: int = step) -> None:
            die_at(step)
            publishing.publish(NEW, out)

        killed = in_a_child(work)
        right_after = named(out, sets)
        publishing.publish(NEW, out)
        report(right_after, out, named(out, sets))
        if not killed:
            return


def at_random_moments(folder: Path, times: str) -> None:
    """`etl build` of two folders of documents in turns, killed at any moment of its work."""
    out = folder / "out" / "tables"
    guides = [folder / "first", folder / "second"]
    sets = dict(zip(("old", "new"), builds_of(guides, out), strict=True))
    started = time.perf_counter()
    build(guides[0], out)
    build(guides[1], out)
    duration = (time.perf_counter() - started) / 2
    moments = random.Random(2)
    for turn in range(int(times)):
        guide = guides[turn % 2]
        in_a_child(lambda guide=guide: build(guide, out), moments.uniform(0, duration * 1.5))
        right_after = named(out, sets)
        build(guide, out)
        report(right_after, out, named(out, sets))


def build(guide: Path, out: Path) -> None:
    with redirect_stdout(io.StringIO()):
        app(["build", "--documents", str(guide), "--out", str(out)], standalone_mode=False)


def builds_of(guides: list[Path], out: Path) -> Iterator[Files]:
    for guide in guides:
        build(guide, out)
        yield publishing.read_files(out)


if __name__ == "__main__":
    kills = {"steps": at_many_steps, "moments": at_random_moments}[sys.argv[1]]
    kills(Path(sys.argv[2]), sys.argv[3])
