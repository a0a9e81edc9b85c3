"""What all tests need: the warehouse of the public records, and how hard they look.

`HYPOTHESIS_PROFILE=thorough make test` looks harder.
"""

import os

import pytest
from hypothesis import settings

from etl.records.warehouse import build_warehouse

# A busy machine may pause any test: none has a deadline.
settings.register_profile("gate", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session", autouse=True)
def warehouse():
    """Made once, as `etl build` makes it."""
    build_warehouse()
