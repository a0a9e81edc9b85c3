"""Bands of career levels: against percentiles, level premiums and promotions."""

from collections.abc import Iterator
from itertools import pairwise

from etl.disagreements.corpus import COMPARED, Clash, Group, distinct, divided
from etl.disagreements.cues import READ, is_single, is_total, setting, speaks_of_promotion
from etl.disagreements.wording import SAY, cited, figure, lines, listed, percent
from etl.facts import Fact, Kind

TOP_QUARTER = 75
NEARLY = 0.98
POINTS = 10  # a premium this far from what the bands give is not a matter of rounding

Bands = dict[str, Fact]


def against_percentiles(group: Group) -> Iterator[Clash]:
    """A senior band that starts at the 75th percentile makes seniors the top quarter, which is rarely so."""
    percentiles = {
        (fact.unit, fact.percentile): fact
        for fact in reversed(group.of(Kind.SALARY_PERCENTILE))
        if is_single(fact) and not _local(fact) and not fact.level
    }
    for bands in _ladders(group):
        senior = bands.get("senior")
        quarter = percentiles.get((senior.unit, TOP_QUARTER)) if senior else None
        if not senior or not quarter or (senior.low or 0) < NEARLY * (quarter.low or 0):
            continue
        top = percentiles.get((senior.unit, 90))
        over = [top] if top and (senior.high or 0) > (top.high or 0) else []
        yield Clash(
            (senior, quarter, *over),
            SAY(
                "senior_is_top_quarter",
                document=group.name,
                senior=cited(senior),
                quarter=cited(quarter),
                over=SAY("over_the_90th", top=cited(over[0])) if over else "",
            ),
        )


def premium_against_bands(group: Group) -> Iterator[Clash]:
    """What a level earns over another follows from the two bands."""
    for premium in distinct(group.of(Kind.LEVEL_PREMIUM)):
        for bands in _ladders(group):
            upper = bands.get(_level(premium.level))
            lower = _level_below(premium, bands)
            if not upper or not lower or lower is upper or premium.unit != "pct":
                continue
            low, high = _ratio(upper.low, lower.low), _ratio(upper.high, lower.high)
            least, most = _ratio(upper.low, lower.high), _ratio(upper.high, lower.low)
            readings = sorted((low, high))
            fits = _near(premium.low, readings[0], least) and _near(premium.high, readings[1], most)
            if not fits:
                yield Clash(
                    (premium, lower, upper),
                    SAY(
                        "level_premium",
                        document=group.name,
                        upper=upper.level,
                        premium=figure(premium, signed=False),
                        lower=lower.level,
                        line=premium.line,
                        lower_band=cited(lower),
                        upper_band=cited(upper),
                        low=_percent(low),
                        high=_percent(high),
                        least=_percent(least),
                        most=_percent(most),
                    ),
                )


def promotion_against_steps(group: Group) -> Iterator[Clash]:
    """A promotion moves pay from one band to the next."""
    for promotion in filter(speaks_of_promotion, distinct(group.of(Kind.PROMOTION_PCT))):
        for bands in _ladders(group):
            ladder = sorted(bands.values(), key=_middle)
            steps = [(lower, upper) for lower, upper in pairwise(ladder) if _is_meant(promotion, upper)]
            rises = [_ratio(_middle(upper), _middle(lower)) for lower, upper in steps]
            if rises and promotion.unit == "pct" and all(_misses(promotion, rise) for rise in rises):
                told = [
                    SAY("step", rise=_percent(rise), lower=lower.level, upper=upper.level)
                    for (lower, upper), rise in zip(steps, rises, strict=True)
                ]
                facts = list({fact.id: fact for step in steps for fact in step}.values())
                yield Clash(
                    (promotion, *facts),
                    SAY(
                        "promotion",
                        document=group.name,
                        promotion=cited(promotion),
                        lines=lines(facts),
                        steps=listed(told),
                    ),
                )


def _ladders(group: Group) -> list[Bands]:
    """The bands of the levels, national and with both ends, per unit and year."""
    bands = [f for f in group.of(Kind.SALARY_BY_LEVEL) if f.level and not _local(f)]
    ladders = divided(
        [fact for fact in bands if fact.low and fact.high],
        lambda fact: (fact.unit, group.corpus.year_of(fact), is_total(fact), fact.source_named),
    )
    return [{_level(fact.level): fact for fact in reversed(same)} for same in ladders[:COMPARED]]


def _level_below(premium: Fact, bands: Bands) -> Fact | None:
    """The level that the premium's sentence names beside its own, else the lowest."""
    words = premium.quote[:READ].casefold()
    named = [band for name, band in bands.items() if name != _level(premium.level) and name in words]
    return named[0] if named else min(bands.values(), key=_middle)


def _level(name: str | None) -> str:
    return (name or "").casefold()


def _local(fact: Fact) -> bool:
    return any((fact.city, fact.state, fact.industry, fact.company_type, fact.skill, setting(fact)))


def _is_meant(promotion: Fact, upper: Fact) -> bool:
    return promotion.level is None or _level(promotion.level) == _level(upper.level)


def _misses(promotion: Fact, rise: float) -> bool:
    too_high = promotion.high is not None and round(rise) > promotion.high
    return too_high or (promotion.low is not None and round(rise) < promotion.low)


def _near(stated: float | None, *readings: float) -> bool:
    return stated is None or any(abs(stated - reading) <= POINTS for reading in readings)


def _middle(fact: Fact) -> float:
    return ((fact.low or 0) + (fact.high or 0)) / 2


def _ratio(upper: float | None, lower: float | None) -> float:
    return 100 * ((upper or 0) / (lower or 1) - 1)


def _percent(value: float) -> str:
    return percent(round(value))
