"""What an estimate comes to, in sentences: the first line, the titles, the figures on top."""

from collections.abc import Sequence

import pandas as pd

from dashboard.compensation.estimate import Estimate, Leaving
from dashboard.compensation.ledger import Certainty, Kind
from dashboard.data.provenance import Source, SourcedFigure
from dashboard.offers.worth.advice import SourceAsk
from dashboard.offers.worth.grounds import MarketLine
from dashboard.offers.worth.position import OfferMarket
from dashboard.offers.worth.raises import RiseEffect
from dashboard.words.numbers import counted, full, in_words, short
from etl.figure_text import listed
from etl.unit import USD

CLEARLY = 0.02
PARTS = {
    Certainty.GUARANTEED: "guaranteed",
    Certainty.CONDITIONAL: "conditional",
    Certainty.MARKET: "in shares",
}


def answer(estimate: Estimate) -> str:
    """The page's first line: three totals that are all called total compensation."""
    head = estimate.headline
    if not head.cumulative_usd:
        return "Nothing is entered yet that is paid."
    years = head.counted_years
    if years == 1:
        return f"{_short(head.first_year_usd)} in its one year, before taxes{_apart(estimate)}."
    shown = {_short(usd) for usd in (head.first_year_usd, head.average_usd, head.last_year_usd)}
    if len(shown) == 1:
        return (
            f"{shown.pop()} in each of {in_words(years)} years, {_short(head.cumulative_usd)} in all, before "
            f"taxes{_apart(estimate)}."
        )
    return (
        f"{_short(head.first_year_usd)} in year 1, {_short(head.average_usd)} a year on average over "
        f"{in_words(years)} years, {_short(head.last_year_usd)} in year {years}, before taxes{_apart(estimate)}."
    )


def top_figures(estimate: Estimate) -> list[SourcedFigure]:
    """First year, average and last year side by side, and what taxes leave of the first."""
    head, years = estimate.headline, estimate.headline.counted_years
    figures = [
        SourcedFigure("First year", _short(head.first_year_usd), _first_year_note(estimate), formula=_sum(1)),
        SourcedFigure(
            "Average a year",
            _short(head.average_usd),
            f"over {counted(years, 'year')}; in all {_short(head.cumulative_usd)}",
            formula=f"{full(round(head.cumulative_usd), USD)} ÷ {years}. Private shares and options are in no total.",
        ),
        SourcedFigure(
            f"Year {years}",
            _short(head.last_year_usd),
            f"then {_short(head.year_after_usd)} in year {years + 1}",
            formula=_sum(years),
        ),
    ]
    if estimate.take_home:
        first = estimate.take_home[0].steps
        figures.append(
            SourcedFigure(
                "Kept in year 1",
                _short(first.net),
                f"after taxes on wages of {_short(first.wage)}",
                formula="Wages less federal, state, city and payroll taxes; step by step below.",
            )
        )
    else:
        figures.append(SourcedFigure("Kept in year 1", "not known", estimate.take_home_note))
    return figures if years > 1 else [figures[0], figures[-1]]


def year_title(estimate: Estimate) -> str:
    """What the years have in common, or what happens when a grant is spent."""
    head = estimate.headline
    totals = [row.total_usd for row in estimate.years]
    has_stock = any(row.by_kind[Kind.RSU] for row in estimate.years)
    before, after = totals[-2], totals[-1]
    if has_stock and after < before * (1 - CLEARLY):
        return f"When the grant is spent, {_short(before)} a year becomes {_short(after)}"
    low, high = min(totals[: head.counted_years]), max(totals[: head.counted_years])
    if high - low <= CLEARLY * high:
        return f"About {_short(head.average_usd)} in each year"
    return f"Between {_short(low)} and {_short(high)} a year"


YEAR_SUBTITLE = (
    "US dollars a year before taxes, by how sure they are. Guaranteed: base, sign-on, insurance. Conditional: "
    "bonus, match. Market: shares at the price assumed. Speculative: private shares and options, in no total."
)


def leaving_title(leaving: Leaving) -> str:
    """What leaving then costs."""
    lost = [
        f"{_short(usd)} {what}"
        for usd, what in (
            (leaving.unvested_usd, "unvested"),
            (leaving.paid_back_usd, "to pay back"),
            (leaving.match_lost_usd, "of the 401(k) match"),
        )
        if round(usd)
    ]
    if leaving.options_unvested:
        lost.append(f"{counted(leaving.options_unvested, 'unvested option')}")
    when = f"Leaving after {counted(leaving.month, 'month')}"
    if not lost:
        return f"{when} forfeits nothing"
    return f"{when} leaves behind {listed(lost)}"


def depends_on_shares(estimate: Estimate) -> bool:
    """Whether the share price moves the total at all."""
    counted_years = estimate.years[: estimate.headline.counted_years]
    return any(round(row.by_certainty[Certainty.MARKET], 2) for row in counted_years)


def outcome_title(estimate: Estimate) -> str:
    """How far apart the outcomes lie, or why they are one."""
    bands, years = estimate.outcomes.bands(), estimate.headline.counted_years
    what = f"The total of {counted(years, 'year')} is {_short(bands[50])}"
    if not depends_on_shares(estimate):
        return f"{what} at any share price"
    if not estimate.assumptions.stock_volatility_pct:
        return f"{what}, for the share price is assumed not to swing"
    return (
        f"Eight in ten outcomes bring {_short(bands[10])} to {_short(bands[90])} in {counted(years, 'year')}"
    )


def outcome_subtitle(estimate: Estimate) -> str:
    """What is drawn and under which assumptions."""
    assumed, years = estimate.assumptions, estimate.headline.counted_years
    return (
        f"Total of {counted(years, 'year')} in US dollars. Each square is one possible outcome, all equally likely: "
        f"20 of 20,000 paths of the share price, growing {assumed.stock_growth_pct:g} % and swinging "
        f"{assumed.stock_volatility_pct:g} % a year, a fixed seed."
    )


def net_title(estimate: Estimate) -> str:
    """What taxes leave of the first year."""
    first = estimate.take_home[0].steps
    share = first.net / first.wage if first.wage else 0
    return f"Of {_short(first.wage)} of wages in year 1, {_short(first.net)} are kept: {share:.0%}"


def market_title(market: OfferMarket) -> str:
    """Where the documents put the base, else what the chart is of."""
    band = market.base.documents.band
    if not market.places or band is None:
        return "Where base and total stand"
    return f"By the documents, base stands {band.in_words()} of national pay"


def market_lines(market: OfferMarket) -> list[MarketLine]:
    """The same for an export, each source with its quotes."""
    base = full(round(market.base.pay_usd), USD)
    return [
        MarketLine(place.source, f"Base pay of {base} stands {place.base_text}.", place.sources)
        for place in market.places
    ]


def place_table(market: OfferMarket) -> pd.DataFrame:
    """Where base and total stand, a row for each source."""
    return pd.DataFrame(
        {
            "Source": [f"{place.source}, {place.detail}".rstrip(", ") for place in market.places],
            f"Base, {full(round(market.base.pay_usd), USD)}": [place.base_text for place in market.places],
            f"Average total, {full(round(market.total.pay_usd), USD)}": [
                place.total_text for place in market.places
            ],
        }
    )


def ask_figures(asked: Sequence[SourceAsk], offer_usd: float) -> list[SourcedFigure]:
    """The base to ask for by each source, with its reasoning."""
    return [
        SourcedFigure(
            one.source,
            _ask_words(one, offer_usd),
            one.reasoning,
            one.sources,
        )
        for one in asked
    ]


def rise_title(effects: Sequence[RiseEffect]) -> str:
    """The least and the most that a stated raise or promotion adds."""
    added = [effect.difference_usd for effect in effects[1:]]
    years = counted(len(effects[0].base_usd), "year")
    return f"Stated raises and promotions add {_short(min(added))} to {_short(max(added))} over {years}"


def rise_sources(effects: Sequence[RiseEffect]) -> list[Source]:
    """The lines that raises and promotions were read from, each once."""
    return list(dict.fromkeys(source for effect in effects for source in effect.sources))


def rise_table(effects: Sequence[RiseEffect]) -> pd.DataFrame:
    """Each raise or promotion, and what it makes of base and total."""
    years = len(effects[0].base_usd)
    return pd.DataFrame(
        {
            "If": [effect.assumption.split(", the ")[0] for effect in effects],
            f"More over {counted(years, 'year')}": [
                full(round(effect.difference_usd), USD, signed=True) for effect in effects
            ],
            f"Base in year {years}": [full(round(effect.base_usd[-1]), USD) for effect in effects],
            f"Total in year {years}": [full(round(effect.last_year_total_usd), USD) for effect in effects],
            f"Total of {counted(years, 'year')}": [full(round(e.cumulative_usd), USD) for e in effects],
        }
    )


def _first_year_note(estimate: Estimate) -> str:
    first = estimate.years[0]
    parts = [
        f"{_short(first.by_certainty[sure])} {PARTS[sure]}"
        for sure in PARTS
        if round(first.by_certainty[sure])
    ]
    return listed(parts) or "nothing entered"


def _apart(estimate: Estimate) -> str:
    """What is in no total, for it must not be forgotten either."""
    apart = speculative_words(estimate)
    return f"; apart from that, {apart}" if apart else ""


def speculative_words(estimate: Estimate) -> str:
    """Private shares and options in a few words; empty if there are none."""
    said = []
    for grant in estimate.private:
        if grant.outlook:
            said.append(
                f"options that end at nothing with a chance of {grant.outlook.chance_of_zero:.0%} and bring "
                f"{_short(grant.outlook.mean_usd)} in the mean"
            )
        else:
            said.append("options whose worth is open")
    shares = sum(row.by_kind[Kind.PRIVATE_SHARES] for row in estimate.years)
    if shares:
        said.append(f"private shares said to be worth {_short(shares)}")
    return listed(said)


def _ask_words(one: SourceAsk, offer_usd: float) -> str:
    if one.ask is None:
        return "no figure"
    return "no more" if max(one.ask.ends) <= offer_usd else one.ask.map(round).full(USD)


def _sum(year: int) -> str:
    return (
        f"All that is paid or vests in year {year}, before taxes; private shares and options are in no total."
    )


def _short(usd: float) -> str:
    return short(usd, USD)
