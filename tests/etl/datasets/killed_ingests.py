"""Ingests that are killed, run by test_killed_ingests.py in a process of its own that has no threads to fork.

Prints one JSON list per kill: whether a folder was there right after it and was whole, and whether the next ingest
left nothing but a whole folder.
"""

import json
import os
import signal
import sys
from pathlib import Path

from etl.datasets import ingest as ingesting
from etl.datasets import store
from etl.datasets.kinds import KINDS


def killed(work, step):
    """Whether the work was killed before its end."""
    child = os.fork()
    if child == 0:
        try:
            die_at(step)
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def die_at(step):
    """Kill this process before the n-th line of ingesting, or the n-th call to the system within it."""
    taken = 0

    def one_more():
        nonlocal taken
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame, event, arg):
        if frame.f_code.co_filename not in (ingesting.__file__, store.__file__):
            return None
        if event == "line":
            one_more()
        return trace

    sys.addaudithook(lambda event, _: one_more() if event.startswith(("os.", "open")) else None)
    sys.settrace(trace)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def main(path, out, stride):
    def work():
        return ingesting.ingest(path, KINDS["lca"], out)

    folder = work().folder
    whole = files(folder)
    for step in range(1, 100_000, stride):
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
        was_killed = killed(work, step)
        there = folder.exists()
        right_after = files(folder) == whole if there else True
        done = work()
        clean = {each.name for each in out.iterdir()} == {folder.name, store.LOCK}
        print(json.dumps([there, right_after, files(folder) == whole and clean and done.is_new != there]))
        if not was_killed:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
