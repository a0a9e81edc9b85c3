"""An ingest that is killed leaves nothing or all of its folder, and the next one clears what it left."""

import json
import os
import subprocess
import sys

import pytest

from etl.folders import ROOT

from .files import LCA, lines_of, table

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")


def test_a_folder_is_whole_or_absent_wherever_an_ingest_is_killed(tmp_path):
    path = table(tmp_path / "a.csv", lines_of(LCA, *[{**LCA, "CASE_STATUS": "Denied"}] * 3))
    command = [
        sys.executable,
        "-m",
        "tests.etl.datasets.killed_ingests",
        str(path),
        str(tmp_path / "out"),
        "7",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) > 20, "the steps of an ingest were not counted"
    assert {there for there, _, _ in found} == {True, False}
    assert all(whole and mended for _, whole, mended in found)
