"""What an offer's figures rest on, for those who read an export without the app at hand."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.estimate import Estimate, Private
from dashboard.compensation.ledger import Certainty
from dashboard.compensation.report import TAX_NOTE
from dashboard.compensation.taxes import place_of
from dashboard.data.provenance import Source
from dashboard.data.tax_sources import tax_sources
from dashboard.words.numbers import counted, full
from etl.unit import USD_TOTAL

CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.GUARANTEED: "Promised in the offer: base pay, sign-on, health insurance and other fixed benefits.",
    Certainty.CONDITIONAL: (
        "Paid if a condition is met: bonus, 401(k) match on what one saves, the part of a learning budget "
        "one expects to use."
    ),
    Certainty.MARKET: "Worth what the share price makes it: shares as they vest, gains on an ESPP.",
    Certainty.SPECULATIVE: (
        "Shares and options of a private company, which cannot be sold yet. Shown apart and in no total."
    ),
}
HOW_IT_IS_COUNTED = (
    "Year 1 begins on the first day; what vests in month 12 belongs to year 1.",
    "A vest is worth the number of shares times the share price at the end of its month.",
    "A bonus is a share of the base pay earned in the year; a sign-on is not in that base.",
    "Time off is inside base pay and not counted again; own savings are not counted, only what is added to them.",
    "All amounts are before tax and in dollars of their own year, not corrected for inflation.",
)


class MarketLine(NamedTuple):
    """Where base pay stands in one source's figures, and the lines that say so."""

    source: str
    sentence: str
    quoted: tuple[Source, ...] = ()


def assumed(estimate: Estimate) -> tuple[str, ...]:
    """What is supposed about the years to come, in sentences."""
    given = estimate.assumptions
    return (
        f"The average and the total cover {counted(given.years, 'year')}; the table goes one year past the "
        "last vest, so that a fall at its end is seen.",
        _raises(given),
        f"{full(given.bonus_attainment_pct, 'pct')} of the target bonus is paid.",
        _share_price(given),
        f"Later dollars are discounted by {full(given.discount_pct, 'pct')} a year."
        if given.discount_pct
        else "Later dollars are not discounted, so the present value is the plain sum.",
        "Refreshers, which nobody has promised, are counted."
        if given.include_refreshers
        else "Refreshers are not counted.",
        f"Taxes and limits of {given.tax_year} apply to all years.",
        f"Take-home: {estimate.take_home_note or TAX_NOTE}",
    )


def grounds(
    estimate: Estimate, market: Iterable[MarketLine], further: Iterable[Source]
) -> tuple[Source, ...]:
    """Every source, each once: of the market lines, of the taxes, and what else is named."""
    place = place_of(estimate.offer.city)
    taxed = tax_sources(place, estimate.assumptions.tax_year) if place and estimate.take_home else ()
    quoted = (source for line in market for source in line.quoted)
    return tuple(dict.fromkeys((*quoted, *taxed, *further)))


def private_in_words(grant: Private) -> str:
    """What a grant of options may come to."""
    said = [
        f"{grant.name or 'Options'}: {grant.owned_pct:.4g} % of the company after the rounds entered",
        f"exercising all of it costs {dollars(grant.exercise_cost_usd)}",
    ]
    if grant.outlook:
        said += [
            f"nothing is left with a chance of {grant.outlook.chance_of_zero:.0%}",
            f"the median over the scenarios is {dollars(grant.outlook.median_usd)}",
            f"the mean {dollars(grant.outlook.mean_usd)}",
        ]
    if grant.not_incentive_options:
        said.append(f"{grant.not_incentive_options:,} of them exceed a year's limit for incentive options")
    return "; ".join(said) + "."


def dollars(usd: float) -> str:
    """A sum to the whole dollar: $115,864."""
    return full(round(usd), USD_TOTAL)


def title_of(estimate: Estimate) -> str:
    """Deep Learning Engineer at Example Ltd."""
    offer = estimate.offer
    return " at ".join(filter(None, (offer.title or "An offer", offer.employer)))


def _raises(given: Assumptions) -> str:
    if given.raise_pct:
        said = f"Base pay changes by {full(given.raise_pct, 'pct', signed=True)} on each anniversary"
    else:
        said = "Base pay is never raised"
    promotion = given.promotion
    if not promotion:
        return f"{said}."
    instead = ", in place of that year's raise" if promotion.replaces_raise else ""
    return (
        f"{said}; a promotion after {counted(promotion.month, 'month')} lifts it by "
        f"{full(promotion.pct, 'pct')}{instead}."
    )


def _share_price(given: Assumptions) -> str:
    moves = (
        f"The share price moves by {full(given.stock_growth_pct, 'pct', signed=True)} a year"
        if given.stock_growth_pct
        else "The share price stays where it is"
    )
    swings = full(given.stock_volatility_pct, "pct")
    return (
        f"{moves}; outcomes of chance let it swing by {swings} a year around that."
        if given.stock_volatility_pct
        else f"{moves}, and nothing is left to chance."
    )
