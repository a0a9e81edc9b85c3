"""What all tests need: the warehouse of the public records, and how hard they look.

`HYPOTHESIS_PROFILE=thorough make test` looks harder.
"""

import os

from hypothesis import settings

from etl.records.warehouse import build_warehouse

# A busy machine may pause any test: none has a deadline.
settings.register_profile("gate", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_configure():
    """The warehouse, as `etl build` makes it: tests that are collected already ask it."""
    build_warehouse()
