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
from dashboard.words.sentences import sentences
from etl.unit import PCT, USD

SAY = sentences("offer")
PROMOTION_AFTER_MONTHS = 12
MOST_RISE_PCT = 100


@dataclass(frozen=True)
class RaiseEffect:
    """What an assumption on base pay makes of an offer; the first one of a list assumes no rise at all.

    `basis` says which end of which statement it is, and of whom it is stated.
    """

    name: str
    basis: str
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
    basis: str
    rule: str
    update: dict[str, Any]
    source: Source


def raise_effects(
    tables: Tables, estimated: Estimate, promotion_after_months: int = PROMOTION_AFTER_MONTHS
) -> tuple[RaiseEffect, ...]:
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
        _effect(flat, flat),
        *(_effect(estimate(offer, none.model_copy(update=rise.update)), flat, rise) for rise in rises),
    )


def _rises(
    tables: Tables, component: str, offer: Offer, change: Callable[[float], _Change]
) -> Iterator[_Rise]:
    """Both ends of every statement of a rise, as assumptions."""
    for stated in stated_components(tables, component, offer.title, offer.level, offer.city):
        for pct in dict.fromkeys(stated.span.ends):
            if 0 < pct <= MOST_RISE_PCT:
                name, rule, update = change(pct)
                yield _Rise(name, _basis(stated, pct), rule, update, stated.source)


def _basis(stated: Stated, pct: float) -> str:
    span, said = stated.span, ""
    if span.low != span.high:
        said = SAY("end_of_range", low=pct == span.low, span=span.full(PCT))
    return said + (SAY("stated_for", whom=stated.whom) if stated.whom else "")


def _raise(base_usd: float, years: int, pct: float) -> _Change:
    factor = 1 + pct / 100
    rule = SAY(
        "raise_rule",
        later=years > 1,
        factor=f"{factor:g}",
        year=years,
        base=full(base_usd, USD),
        times=years - 1,
        last=full(round(base_usd * factor ** (years - 1)), USD),
    )
    return SAY("raise", pct=full(pct, PCT)), rule, {"raise_pct": pct}


def _promotion(base_usd: float, month: int, pct: float) -> _Change:
    factor, months = 1 + pct / 100, counted(month, "month")
    rule = SAY(
        "promotion_rule",
        factor=f"{factor:g}",
        months=months,
        base=full(base_usd, USD),
        after=full(round(base_usd * factor), USD),
    )
    name = SAY("promotion", months=months, pct=full(pct, PCT))
    return name, rule, {"promotion": Promotion(month=month, pct=pct)}


def _effect(estimated: Estimate, flat: Estimate, rise: _Rise | None = None) -> RaiseEffect:
    years, headline = estimated.assumptions.years, estimated.headline
    return RaiseEffect(
        name=rise.name if rise else SAY("no_raise"),
        basis=rise.basis if rise else "",
        base_usd=tuple(row.by_kind[Kind.BASE] for row in estimated.years[:years]),
        last_year_total_usd=headline.last_year_usd,
        cumulative_usd=headline.cumulative_usd,
        difference_usd=headline.cumulative_usd - flat.headline.cumulative_usd,
        formula=SAY("effect_formula", rule=rise.rule, years=counted(years, "year"))
        if rise
        else SAY("no_raise_rule"),
        sources=(rise.source,) if rise else (),
    )
