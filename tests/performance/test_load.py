"""Many visitors at once, page by page beside the floor: times are printed, errors asserted to be none (`make bench`)."""

import pytest

from .load import HEAD, floor, loaded
from .subjects import PAGES

pytestmark = pytest.mark.benchmark

MANY, MORE = 20, 60
# As many as one process should serve with 95 of 100 changes shown within a quarter of a second.
ENOUGH = (("offer", 40), ("overview", 80))
CELLS = (
    *((name, visitors) for visitors in (MANY, MORE) for name in ("overview", "cities", "offer", "compare")),
    *ENOUGH,
)


def test_many_visitors():
    """The floor is measured between any two, since a shared machine is not the same for long."""
    subjects = {subject.name: subject for subject in PAGES}
    faults = []
    before = floor()
    print("\n", HEAD, before.row(), sep="\n")
    for name, visitors in CELLS:
        found = loaded(subjects[name], visitors)
        after = floor()
        print(found.row([before, after]), after.row(), sep="\n")
        faults += found.faults + after.faults
        before = after
    assert not set(faults)
