"""What a friend would point out about an offer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from dashboard.compensation.cash import Clawback
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.grants import OptionGrant, Refreshers, StockGrant

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
    for grant in estimate.offer.grants:
        if isinstance(grant, StockGrant):
            schedule = grant.vesting.schedule()
            early = schedule.vested(schedule.last_month // 2)
            if early < BACK_LOADED_BELOW:
                yield (
                    f"{grant.name or 'A grant'} vests late: only {float(early):.0%} of it in the first half "
                    f"of its {schedule.last_month} months."
                )


def _price_moved(estimate: Estimate) -> Iterator[str]:
    today = estimate.offer.share_price_usd
    for grant in estimate.offer.grants:
        if isinstance(grant, StockGrant) and today and grant.grant_price_usd:
            moved = round(today / grant.grant_price_usd - 1, 6)
            if abs(moved) >= PRICE_MOVED_BY:
                yield (
                    f"The share price of ${today:,.2f} is {abs(moved):.0%} {'above' if moved > 0 else 'below'} "
                    f"the grant price of ${grant.grant_price_usd:,.2f}; the grant has moved with it."
                )


def _private_shares(estimate: Estimate) -> Iterator[str]:
    if any(
        isinstance(g, OptionGrant) or (isinstance(g, StockGrant) and g.private) for g in estimate.offer.grants
    ):
        yield (
            "Shares and options of a private company cannot be sold yet; they are shown apart and are in no "
            "total."
        )


def _unvested_match(estimate: Estimate) -> Iterator[str]:
    plan = estimate.offer.retirement
    if plan.tiers and plan.deferral_pct and plan.vested_after_months:
        yield f"Leaving within {plan.vested_after_months} months loses the whole 401(k) match."


def _idle_match(estimate: Estimate) -> Iterator[str]:
    plan = estimate.offer.retirement
    if plan.tiers and not plan.deferral_pct:
        yield "The 401(k) match counts only with savings of one's own; none are entered, so it counts as nothing."


def _clawback(estimate: Estimate) -> Iterator[str]:
    for payment in estimate.offer.sign_on:
        if payment.clawback_months and payment.amount_usd:
            how = "in full" if payment.clawback is Clawback.FULL else "in proportion to the months missing"
            yield (
                f"The sign-on of ${payment.amount_usd:,.0f} is to be paid back {how} on leaving within "
                f"{payment.clawback_months} months."
            )


def _refreshers(estimate: Estimate) -> Iterator[str]:
    if estimate.assumptions.include_refreshers and any(
        isinstance(g, Refreshers) for g in estimate.offer.grants
    ):
        yield "Refreshers are counted although nobody has promised them."


def _withholding(estimate: Estimate) -> Iterator[str]:
    worst = max(estimate.take_home, key=lambda year: year.vests.gap, default=None)
    if worst and worst.vests.gap >= GAP_FROM_USD:
        yield (
            f"About ${worst.vests.gap:,.0f} of federal tax on the vests of year {worst.year} is not withheld "
            "from them and falls due in April."
        )


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
