"""What the server's memory does over many visitors and reruns: printed, not judged (`make bench`)."""

import gc
import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ..pages import APP

pytestmark = pytest.mark.benchmark

VISITORS, RERUNS, LINES = 200, 10, 10
FIRST_PAY, STEP = 60_000, 500


def resident_mb():
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@pytest.fixture
def quiet():
    """Streamlit warns at every run that no server is there."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet")
def test_memory_over_reruns():
    """The app freezes what each page's first run leaves; whatever comes later must still be collected."""
    print(f"\n\n{'reruns':>8}{'memory':>12}{'frozen':>12}{'not frozen':>12}")
    for visitor in range(VISITORS + 1):
        if visitor % (VISITORS // LINES) == 0:
            objects = f"{gc.get_freeze_count():>12,}{len(gc.get_objects()):>12,}"
            print(f"{visitor * RERUNS:>8,}{resident_mb():>9.0f} MB{objects}")
        page = AppTest.from_file(APP, default_timeout=60).run()
        for rerun in range(1, RERUNS):
            page.number_input[0].set_value(float(FIRST_PAY + STEP * (visitor + rerun))).run()
