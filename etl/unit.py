"""The unit of a figure taken apart: usd_per_year is money, in US dollars, a year."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

USD: Final = "usd_per_year"  # of pay, where nothing else is said
PCT: Final = "pct"
PCT_PER_YEAR: Final = "pct_per_year"
USD_TOTAL: Final = "usd_total"
NAME = re.compile(r"(?P<stem>[a-z]+)_(?:total|per_(?P<period>[a-z]+))")


@dataclass(frozen=True)
class Unit:
    """What is counted, for money its currency, for a rate its period: empty where there is none."""

    kind: str
    currency: str = ""
    period: str = ""

    @classmethod
    @cache
    def of(cls, name: str) -> "Unit":
        """The unit of that name, as facts and tables write it: usd_total, pct_per_year, count, years ..."""
        parts = NAME.fullmatch(name)
        if parts is None:
            return cls(name)
        period = parts["period"] or ""
        return cls("pct", "", period) if parts["stem"] == "pct" else cls("money", parts["stem"], period)

    @property
    def is_money(self) -> bool:
        """An amount of some currency, a rate or a total."""
        return self.kind == "money"
