"""What an estimate comes to, in sentences: the first line, the titles, the figures on top."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.compensation.estimate import Estimate, Leaving
from dashboard.compensation.ledger import Certainty, Kind
from dashboard.data.provenance import Source, SourcedFigure
from dashboard.offers.worth.advice import SourceAsk
from dashboard.offers.worth.grounds import MarketLine
from dashboard.offers.worth.position import OfferMarket
from dashboard.offers.worth.raises import RaiseEffect
from dashboard.words.numbers import counted, full, in_words, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.unit import PCT, USD

SAY = sentences("offer")
CLEARLY = 0.02
COUNTED = (Certainty.GUARANTEED, Certainty.CONDITIONAL, Certainty.MARKET)


def answer(estimate: Estimate) -> str:
    """The page's first line: three totals that are all called total compensation."""
    head = estimate.headline
    years, apart = head.counted_years, private_in_brief(estimate)
    shown = {_short(usd) for usd in (head.first_year_usd, head.average_usd, head.last_year_usd)}
    said = SAY(
        "answer",
        nothing=not head.cumulative_usd,
        one_year=years == 1,
        even=len(shown) == 1,
        first=_short(head.first_year_usd),
        average=_short(head.average_usd),
        last=_short(head.last_year_usd),
        total=_short(head.cumulative_usd),
        years=in_words(years),
        last_year=years,
    )
    return f"{said} {SAY('not_counted', what=apart)}" if apart else said


def top_figures(estimate: Estimate) -> list[SourcedFigure]:
    """First year, average and last year side by side, and what taxes leave of the first."""
    head, years = estimate.headline, estimate.headline.counted_years
    private = bool(private_in_brief(estimate))
    figures = [
        SourcedFigure(
            "First year",
            _short(head.first_year_usd),
            _first_year_note(estimate),
            formula=SAY("total_of_year", year=1, private=private),
        ),
        SourcedFigure(
            "Average a year",
            _short(head.average_usd),
            SAY("average_note", years=counted(years, "year"), total=_short(head.cumulative_usd)),
            formula=SAY(
                "average_formula",
                total=full(round(head.cumulative_usd), USD),
                years=years,
                private=private,
            ),
        ),
        SourcedFigure(
            f"Year {years}",
            _short(head.last_year_usd),
            SAY("year_after", usd=_short(head.year_after_usd), year=years + 1),
            formula=SAY("total_of_year", year=years, private=private),
        ),
    ]
    if estimate.take_home:
        first = estimate.take_home[0].steps
        note, formula = SAY("kept_note", wage=_short(first.wage)), SAY("kept_formula")
        figures.append(SourcedFigure("Kept in year 1", _short(first.net), note, formula=formula))
    else:
        figures.append(SourcedFigure("Kept in year 1", "not known", estimate.take_home_note))
    return figures if years > 1 else [figures[0], figures[-1]]


def year_title(estimate: Estimate) -> str:
    """What the years have in common, or what happens when a grant is spent."""
    head = estimate.headline
    totals = [row.total_usd for row in estimate.years]
    has_stock = any(row.by_kind[Kind.RSU] for row in estimate.years)
    before, after = totals[-2], totals[-1]
    low, high = min(totals[: head.counted_years]), max(totals[: head.counted_years])
    return SAY(
        "year_title",
        falls=has_stock and after < before * (1 - CLEARLY),
        even=high - low <= CLEARLY * high,
        before=_short(before),
        after=_short(after),
        average=_short(head.average_usd),
        low=_short(low),
        high=_short(high),
    )


def year_subtitle(estimate: Estimate) -> str:
    """The unit, and how sure each part of a year is."""
    return SAY("year_subtitle", how_sure=how_sure([estimate]))


def how_sure(estimates: Iterable[Estimate]) -> str:
    """What the kinds of money are that the charts tell apart."""
    private = any(row.by_kind[Kind.PRIVATE_SHARES] for one in estimates for row in one.years)
    return SAY("how_sure", private=private)


def leaving_title(leaving: Leaving) -> str:
    """What leaving then costs."""
    lost = [
        SAY("lost_on_leaving", what=what, amount=_short(usd))
        for what, usd in (
            ("shares", leaving.unvested_usd),
            ("sign_on", leaving.paid_back_usd),
            ("match", leaving.match_lost_usd),
        )
        if round(usd)
    ]
    if leaving.options_unvested:
        options = counted(leaving.options_unvested, "unvested option")
        lost.append(SAY("lost_on_leaving", what="options", amount=options))
    return SAY("leaving_title", months=counted(leaving.month, "month"), lost=listed(lost))


def depends_on_shares(estimate: Estimate) -> bool:
    """Whether the share price moves the total at all."""
    counted_years = estimate.years[: estimate.headline.counted_years]
    return any(round(row.by_certainty[Certainty.MARKET], 2) for row in counted_years)


def outcome_title(estimate: Estimate) -> str:
    """How far apart the outcomes lie, or why they are one."""
    bands, years = estimate.outcomes.bands(), estimate.headline.counted_years
    return SAY(
        "outcome_title",
        moves=depends_on_shares(estimate),
        swings=estimate.assumptions.stock_volatility_pct,
        years=counted(years, "year"),
        low=_short(bands[10]),
        middle=_short(bands[50]),
        high=_short(bands[90]),
    )


def outcome_subtitle(estimate: Estimate) -> str:
    """What is drawn and under which assumptions."""
    assumed, years = estimate.assumptions, estimate.headline.counted_years
    return SAY(
        "outcome_subtitle",
        grows=assumed.stock_growth_pct,
        years=counted(years, "year"),
        growth=full(assumed.stock_growth_pct, PCT, signed=True),
        swing=full(assumed.stock_volatility_pct, PCT),
    )


def net_title(estimate: Estimate) -> str:
    """What taxes leave of the first year."""
    first = estimate.take_home[0].steps
    share = first.net / first.wage if first.wage else 0
    return SAY(
        "net_title", wage=_short(first.wage), net=_short(first.net), share=full(round(100 * share), PCT)
    )


def market_title(market: OfferMarket) -> str:
    """Where the documents put the base, else what the chart is of."""
    band = market.base.documents.band
    where = band.in_words() if market.places and band else ""
    return SAY("market_title", where=where)


def market_lines(market: OfferMarket) -> list[MarketLine]:
    """The same for an export, each source with its quotes."""
    base = full(round(market.base.pay_usd), USD)
    return [
        MarketLine(place.source, SAY("base_stands", base=base, where=place.base_text), place.sources)
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
            SAY(
                "ask_in_brief",
                ask=one.ask.map(round).full(USD) if one.ask else "",
                reached=bool(one.ask and max(one.ask.ends) <= offer_usd),
            ),
            one.reasoning,
            one.sources,
        )
        for one in asked
    ]


def effect_title(effects: Sequence[RaiseEffect]) -> str:
    """The least and the most that a stated raise or promotion adds."""
    added = [effect.difference_usd for effect in effects[1:]]
    years = counted(len(effects[0].base_usd), "year")
    return SAY("effect_title", least=_short(min(added)), most=_short(max(added)), years=years)


def effect_sources(effects: Sequence[RaiseEffect]) -> list[Source]:
    """The lines that raises and promotions were read from, each once."""
    return list(dict.fromkeys(source for effect in effects for source in effect.sources))


def effect_table(effects: Sequence[RaiseEffect]) -> pd.DataFrame:
    """Each raise or promotion, and what it makes of base and total."""
    years = len(effects[0].base_usd)
    return pd.DataFrame(
        {
            "If": [effect.name for effect in effects],
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
        SAY("first_year_part", certainty=sure.value, usd=_short(first.by_certainty[sure]))
        for sure in COUNTED
        if round(first.by_certainty[sure])
    ]
    return listed(parts) or SAY("first_year_empty")


def private_in_brief(estimate: Estimate) -> str:
    """Private shares and options, which are in no total, in a few words; empty if there are none."""
    said = [
        SAY(
            "options_in_brief",
            mean=_short(grant.outlook.mean_usd) if grant.outlook else "",
            chance=full(round(100 * grant.outlook.chance_of_zero), PCT) if grant.outlook else "",
        )
        for grant in estimate.private
    ]
    shares = sum(row.by_kind[Kind.PRIVATE_SHARES] for row in estimate.years)
    if shares:
        said.append(SAY("private_shares_in_brief", worth=_short(shares)))
    return listed(said)


def _short(usd: float) -> str:
    return short(usd, USD)
