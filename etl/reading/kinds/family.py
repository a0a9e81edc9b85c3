"""The sort of a quantity."""

from enum import StrEnum


class Family(StrEnum):
    """The sort of a quantity, which decides the kinds it can be."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    YEARS = "years"
    MULTIPLE = "multiple"
    INDEX = "index"
