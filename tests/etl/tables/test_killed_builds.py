"""A build that is killed leaves the old set of tables or the new one, and the next build finds its way."""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from etl.folders import ROOT

from .examples import folder_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")


def kills(kind, folder, argument):
    command = [sys.executable, "-m", "tests.etl.tables.killed_builds", kind, str(folder), argument]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_set_is_whole_wherever_publishing_is_killed(tmp_path):
    """Real kills at every seventh line or call; test_publish.py stops at every call to the system."""
    found = kills("steps", tmp_path, "7")
    assert Counter(right_after for right_after, _, _ in found).keys() == {"old", "new"}
    assert all(mended == "new" and clean for _, mended, clean in found)
    assert len(found) > 20, "the steps of publishing were not counted"


def test_a_build_killed_at_any_moment_leaves_one_set_whole(tmp_path):
    guide = (
        "# Deep Learning Engineer salary\n\n- Average salary: ${},000\n" + "- Senior level: $150,000\n" * 10
    )
    for name, pay in (("first", 100), ("second", 200)):
        folder_of(tmp_path / name, **{f"guide_{n}": guide.format(pay + n) for n in range(2)})
    found = kills("moments", tmp_path, "8")
    assert {right_after for right_after, _, _ in found} <= {"old", "new"}
    for turn, (_, mended, clean) in enumerate(found):
        assert (mended, clean) == (("old", "new")[turn % 2], True)
