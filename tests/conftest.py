"""How hard all tests look: `HYPOTHESIS_PROFILE=thorough make test` looks harder."""

import os

from hypothesis import settings

# A busy machine may pause any test: none has a deadline.
settings.register_profile("gate", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
