"""What a declared veto looks like."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from etl.reading.kinds.family import Family

MONEY: Final = Family.MONEY
PERCENT: Final = Family.PERCENT
COUNT: Final = Family.COUNT
YEARS: Final = Family.YEARS
MULTIPLE: Final = Family.MULTIPLE


class Zone(Enum):
    """Which of a figure's words a veto reads."""

    CLAUSE = auto()  # its clause, alone and behind its label and its column
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class Veto:
    """A figure of something else."""

    reason: str
    families: tuple[Family, ...]
    pattern: re.Pattern[str]
    zone: Zone = Zone.CLAUSE
    spares_markets: bool = False  # "$200 billion will be spent on AI" is a market's size
