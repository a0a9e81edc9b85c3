"""What cannot be computed, said to the person who entered it."""


class CompensationError(ValueError):
    """An input that pay cannot be computed from: what is wrong, what was expected, how to mend it."""
