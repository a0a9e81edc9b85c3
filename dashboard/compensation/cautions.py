"""What a friend would point out about an offer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from dashboard.compensation.cash import Clawback
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.grants import OptionGrant, Refreshers, StockGrant
from dashboard.words.sentences import sentences

SAY = sentences("compensation")

BACK_LOADED_BELOW = Fraction(2, 5)
PRICE_MOVED_BY = 0.1
GAP_FROM_USD = 500


@dataclass(frozen=True)
class Caution:
    """A short name for the caution, and the sentence."""

    name: str
    text: str


def cautions(estimate: Estimate) -> tuple[Caution, ...]:
    """All cautions that apply, in a fixed order."""
    return tuple(Caution(name, text) for name, check in _CHECKS.items() for text in check(estimate))


def _back_loaded(estimate: Estimate) -> Iterator[str]:
    for grant in _stock_grants(estimate):
        schedule = grant.vesting.schedule()
        early = schedule.vested(schedule.last_month // 2)
        if early < BACK_LOADED_BELOW:
            yield SAY("back_loaded", grant=_name(grant), share=_pct(float(early)), months=schedule.last_month)


def _price_moved(estimate: Estimate) -> Iterator[str]:
    today = estimate.offer.share_price_usd
    for grant in _stock_grants(estimate):
        if today and grant.grant_price_usd:
            moved = round(today / grant.grant_price_usd - 1, 6)
            if abs(moved) >= PRICE_MOVED_BY:
                yield SAY(
                    "price_moved",
                    grant=_name(grant),
                    above=moved > 0,
                    change=_pct(abs(moved)),
                    granted=f"${grant.grant_price_usd:,.2f}",
                    today=f"${today:,.2f}",
                )


def _private_shares(estimate: Estimate) -> Iterator[str]:
    if any(
        isinstance(g, OptionGrant) or (isinstance(g, StockGrant) and g.private) for g in estimate.offer.grants
    ):
        yield SAY("private_shares")


def _unvested_match(estimate: Estimate) -> Iterator[str]:
    plan = estimate.offer.retirement
    if plan.tiers and plan.deferral_pct and plan.vested_after_months:
        yield SAY("unvested_match", months=plan.vested_after_months)


def _idle_match(estimate: Estimate) -> Iterator[str]:
    plan = estimate.offer.retirement
    if plan.tiers and not plan.deferral_pct:
        yield SAY("idle_match")


def _clawback(estimate: Estimate) -> Iterator[str]:
    for payment in estimate.offer.sign_on:
        if payment.clawback_months and payment.amount_usd:
            yield SAY(
                "clawback",
                in_full=payment.clawback is Clawback.FULL,
                amount=f"${payment.amount_usd:,.0f}",
                months=payment.clawback_months,
            )


def _refreshers(estimate: Estimate) -> Iterator[str]:
    if estimate.assumptions.include_refreshers and any(
        isinstance(g, Refreshers) for g in estimate.offer.grants
    ):
        yield SAY("refreshers_not_promised")


def _withholding(estimate: Estimate) -> Iterator[str]:
    worst = max(estimate.take_home, key=lambda year: year.vests.gap, default=None)
    if worst and worst.vests.gap >= GAP_FROM_USD:
        yield SAY("withholding", gap=f"${worst.vests.gap:,.0f}", year=worst.year)


def _stock_grants(estimate: Estimate) -> Iterator[StockGrant]:
    return (grant for grant in estimate.offer.grants if isinstance(grant, StockGrant))


def _name(grant: StockGrant) -> str:
    return grant.name or "A grant"


def _pct(share: float) -> str:
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


_CHECKS: dict[str, Callable[[Estimate], Iterator[str]]] = {
    "back_loaded": _back_loaded,
    "price_moved": _price_moved,
    "private_shares": _private_shares,
    "unvested_match": _unvested_match,
    "idle_match": _idle_match,
    "clawback": _clawback,
    "refreshers_not_promised": _refreshers,
    "withholding": _withholding,
}
