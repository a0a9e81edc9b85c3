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
from dashboard.words.sentences import sentences
from etl.figure_text import SPACE
from etl.unit import PCT, USD_TOTAL

SAY = sentences("offer_basis")
SAY_OF_OFFER = sentences("offer")
CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.GUARANTEED: SAY("guaranteed"),
    Certainty.CONDITIONAL: SAY("conditional"),
    Certainty.MARKET: SAY("market"),
    Certainty.SPECULATIVE: SAY("speculative"),
}
HOW_IT_IS_COUNTED = (
    SAY("years_begin"),
    SAY("vest_value"),
    SAY("bonus_base"),
    SAY("left_out"),
    SAY("dollars"),
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
        SAY("years", years=counted(given.years, "year")),
        _raises(given),
        SAY("bonus", pct=full(given.bonus_attainment_pct, PCT)),
        _share_price(given),
        SAY("discount", pct=_pct_or_none(given.discount_pct)),
        SAY("refreshers", counted=given.include_refreshers),
        SAY("tax_year", year=given.tax_year),
        SAY("take_home", note=estimate.take_home_note or TAX_NOTE),
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
    outlook = grant.outlook
    said = SAY_OF_OFFER(
        "option_grant",
        name=grant.name or "Options",
        owned=f"{grant.owned_pct:.4g}{SPACE}%",
        cost=dollars(grant.exercise_cost_usd),
        mean=dollars(outlook.mean_usd) if outlook else "",
        median=dollars(outlook.median_usd) if outlook else "",
        chance=full(round(100 * outlook.chance_of_zero), PCT) if outlook else "",
    )
    over = grant.not_incentive_options
    return f"{said} {SAY_OF_OFFER('incentive_limit', count=f'{over:,}')}" if over else said


def dollars(usd: float) -> str:
    """A sum to the whole dollar: $115,864."""
    return full(round(usd), USD_TOTAL)


def title_of(estimate: Estimate) -> str:
    """Deep Learning Engineer at Example Ltd."""
    offer = estimate.offer
    return " at ".join(filter(None, (offer.title or "An offer", offer.employer)))


def _raises(given: Assumptions) -> str:
    said, promotion = SAY("raises", pct=_pct_or_none(given.raise_pct, signed=True)), given.promotion
    if not promotion:
        return said
    lifted = SAY(
        "promotion",
        month=counted(promotion.month, "month"),
        pct=full(promotion.pct, PCT),
        replaces_raise=promotion.replaces_raise,
    )
    return f"{said} {lifted}"


def _share_price(given: Assumptions) -> str:
    moves = SAY("share_price", growth=_pct_or_none(given.stock_growth_pct, signed=True))
    return f"{moves} {SAY('swing', swing=_pct_or_none(given.stock_volatility_pct))}"


def _pct_or_none(pct: float, *, signed: bool = False) -> str:
    return full(pct, PCT, signed=signed) if pct else ""
