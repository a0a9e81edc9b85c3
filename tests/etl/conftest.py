"""Settings that all tests of the ETL share."""

from hypothesis import settings

# A busy machine may pause any test; how long reading takes is measured in tests/performance.
settings.register_profile("payscope", deadline=None)
settings.load_profile("payscope")
