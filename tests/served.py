"""The app, served as `make run` serves it, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.data.folders import TABLES_VARIABLE
from etl.folders import ROOT, TABLES

from .pages import SERVER


@contextmanager
def served(*options: str, tables=TABLES, console=subprocess.DEVNULL) -> Iterator[str]:
    """The address of a server of its own, stopped at the end; what it says to its console goes to a file."""
    with served_process(*options, tables=tables, console=console) as (address, _):
        yield address


@contextmanager
def served_process(
    *options: str, script=SERVER, tables=TABLES, checkout=ROOT, console=subprocess.DEVNULL
) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address and the process of a server, of this app or of another script, of this checkout or of another."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    python = sys.executable if checkout == ROOT else str(checkout / ".venv" / "bin" / "python")
    command = [python, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.fileWatcherType", "none", *options],
        cwd=checkout,
        env={**os.environ, TABLES_VARIABLE: str(tables)},
        stdout=subprocess.DEVNULL,
        stderr=console,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", process)
        yield address, process
    finally:
        process.terminate()
        process.wait()


def wait_for(url, process, seconds=60):
    """Until a server answers."""
    for _ in range(seconds * 50):
        assert process.poll() is None, f"the server ended with status {process.returncode}"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read()
        except OSError:  # refused, or a machine so busy that the answer takes longer
            time.sleep(0.02)
    raise AssertionError(f"{url} did not answer within {seconds} seconds")
