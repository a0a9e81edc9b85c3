"""What the stated raises and promotions would do to an offer: each end of each, beside no rise at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from dashboard.compensation import Estimate, Offer, estimate
from dashboard.compensation.assumptions import Promotion
from dashboard.compensation.ledger import Kind
from dashboard.data.provenance import Source
from dashboard.data.tables import Tables
from dashboard.offers.entry.stated_pay import Stated, stated_components
from dashboard.words.numbers import counted, full
from etl.unit import PCT, USD

PROMOTION_AFTER_MONTHS = 12
MOST_RISE_PCT = 100


@dataclass(frozen=True)
class RiseEffect:
    """What an assumption on base pay makes of an offer; the first one of a list assumes no rise at all."""

    assumption: str
    base_usd: tuple[float, ...]
    last_year_total_usd: float
    cumulative_usd: float
    difference_usd: float
    formula: str
    sources: tuple[Source, ...] = ()


_Change: TypeAlias = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class _Rise:
    name: str
    rule: str
    update: dict[str, Any]
    source: Source


def rise_effects(
    tables: Tables, estimated: Estimate, promotion_after_months: int = PROMOTION_AFTER_MONTHS
) -> tuple[RiseEffect, ...]:
    """What the stated raises and promotions do to an offer, each end of each by itself.

    All other assumptions stay as they are; no document says when a promotion comes, so one that is assumed
    already lends its month.
    """
    offer, assumed = estimated.offer, estimated.assumptions
    month = assumed.promotion.month if assumed.promotion else promotion_after_months
    rises = [
        *_rises(tables, "raise_pct", offer, partial(_raise, offer.base_usd, assumed.years)),
        *_rises(tables, "promotion_pct", offer, partial(_promotion, offer.base_usd, month)),
    ]
    if not rises or not offer.base_usd:
        return ()
    none = assumed.model_copy(update={"raise_pct": 0.0, "promotion": None})
    flat = estimate(offer, none)
    return (
        _effect(flat, "No raise and no promotion", "Base pay stays as offered.", flat),
        *(
            _effect(
                estimate(offer, none.model_copy(update=rise.update)),
                rise.name,
                rise.rule,
                flat,
                (rise.source,),
            )
            for rise in rises
        ),
    )


def _rises(
    tables: Tables, component: str, offer: Offer, change: Callable[[float], _Change]
) -> Iterator[_Rise]:
    """Both ends of every statement of a rise, as assumptions."""
    for stated in stated_components(tables, component, offer.title, offer.level, offer.city):
        for pct in dict.fromkeys(stated.span.ends):
            if 0 < pct <= MOST_RISE_PCT:
                name, rule, update = change(pct)
                yield _Rise(f"{name}{_which_end(stated, pct)}", rule, update, stated.source)


def _which_end(stated: Stated, pct: float) -> str:
    span, said = stated.span, ""
    if span.low != span.high:
        said = f", the {'low' if pct == span.low else 'high'} end of {span.full(PCT)}"
    return f"{said}, stated for {stated.whom}" if stated.whom else said


def _raise(base_usd: float, years: int, pct: float) -> _Change:
    factor = 1 + pct / 100
    rule = f"On each anniversary base pay × {factor:g}, none in year 1"
    if years > 1:
        last = full(round(base_usd * factor ** (years - 1)), USD)
        rule += f"; in year {years} {full(base_usd, USD)} × {factor:g} ^ {years - 1} = {last}"
    return f"A raise of {full(pct, PCT)} a year", f"{rule}.", {"raise_pct": pct}


def _promotion(base_usd: float, month: int, pct: float) -> _Change:
    factor = 1 + pct / 100
    after, months = full(round(base_usd * factor), USD), counted(month, "month")
    rule = f"After {months} base pay × {factor:g}: {full(base_usd, USD)} × {factor:g} = {after} a year."
    name = f"A promotion after {months} that pays {full(pct, PCT)} more"
    return name, rule, {"promotion": Promotion(month=month, pct=pct)}


def _effect(
    estimated: Estimate, name: str, rule: str, flat: Estimate, sources: tuple[Source, ...] = ()
) -> RiseEffect:
    years, headline = estimated.assumptions.years, estimated.headline
    difference = headline.cumulative_usd - flat.headline.cumulative_usd
    follows = " What is a share of base pay follows it. Difference: "
    follows += f"the totals of {counted(years, 'year')} together, less those without a rise."
    return RiseEffect(
        assumption=name,
        base_usd=tuple(row.by_kind[Kind.BASE] for row in estimated.years[:years]),
        last_year_total_usd=headline.last_year_usd,
        cumulative_usd=headline.cumulative_usd,
        difference_usd=difference,
        formula=rule + (follows if sources else ""),
        sources=sources,
    )
