"""What the server's memory does over many visitors: printed; errors are asserted to be none (`make bench`)."""

import pytest

from .soak import soaked

pytestmark = pytest.mark.benchmark

OPENINGS, CHANGES = 200, 10


def test_memory_over_visits():
    """`python -m tests.performance.soak` goes on for longer."""
    print("\n")
    assert not soaked(OPENINGS, CHANGES).faults
