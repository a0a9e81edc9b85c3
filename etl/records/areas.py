"""Every metropolitan area side by side: what an occupation pays there, what that is at national prices, how many jobs."""

from dataclasses import dataclass
from functools import lru_cache

from etl.records.warehouse import open_warehouse

QUESTION = """
    select metros.area, metros.short as place, metros.state, wages.employment, wages.p25_usd, wages.p50_usd, wages.p75_usd,
           wages.capped, prices.price_level, filings.filings, filings.p50_usd as filed_usd,
           (select p50_usd from wages_national where occupation = $1 and year = 2025) as nation_usd
    from metros
    left join wages_metro as wages on wages.area = metros.area and wages.occupation = $1
    left join price_levels as prices on prices.area = metros.area
    left join filings_metro as filings on filings.area = metros.area and filings.occupation = $1
    order by wages.p50_usd desc nulls last, place
"""


@dataclass(frozen=True)
class AreaPay:
    """An occupation at an area; None is not published."""

    area: str
    place: str
    state: str
    employment: int | None
    p25_usd: int | None
    p50_usd: int | None
    p75_usd: int | None
    capped: str | None
    price_level: float | None
    filings: int | None
    filed_usd: int | None
    nation_usd: int

    @property
    def premium_pct(self) -> float | None:
        """How far the median lies above the nation's; of a floor it is not known."""
        known = self.p50_usd is not None and "p50" not in (self.capped or "").split()
        return (self.p50_usd / self.nation_usd - 1) * 100 if known and self.p50_usd else None

    @property
    def at_national_prices_usd(self) -> float | None:
        """What the median buys, in dollars of the nation's prices."""
        return self.p50_usd / self.price_level * 100 if self.p50_usd and self.price_level else None


@lru_cache(maxsize=64)
def every_area(occupation: str) -> tuple[AreaPay, ...]:
    """All 393 areas, the highest median first."""
    return tuple(AreaPay(**row) for row in open_warehouse().ask(QUESTION, [occupation]))
