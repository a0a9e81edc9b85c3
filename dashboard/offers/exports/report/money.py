"""The parts of the printed report that hold amounts: years, chance, taxes, leaving, private grants."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dashboard.compensation.estimate import Estimate, NetYear, Private
from dashboard.compensation.grants import OptionGrant
from dashboard.compensation.ledger import TRAITS, Certainty, Kind, YearRow
from dashboard.compensation.report import TAX_NOTE
from dashboard.offers.exports.report.charts import outcome_dots, year_bars
from dashboard.offers.exports.report.html import Html, Row, drawing, element, joined, table
from dashboard.offers.worth.grounds import dollars
from etl.figure_text import whole_ordinal

YEARS_ABREAST = 6  # more columns of dollars do not fit a sheet of paper
DOTS = 20
Year = TypeVar("Year", YearRow, NetYear)


def year_by_year(estimate: Estimate) -> Iterator[Html]:
    """Each year as a bar and as figures."""
    bars = year_bars(estimate)
    if bars:
        yield drawing(bars, "Total of each year, by how sure it is.")
    for some in _abreast(estimate.years):
        yield _year_table(estimate, some)


def _year_table(estimate: Estimate, some: Sequence[YearRow]) -> Html:
    shown = [kind for kind in Kind if any(year.by_kind[kind] for year in estimate.years)]
    surest = [sure for sure in Certainty if sure is not Certainty.SPECULATIVE]
    rows = [
        Row(
            TRAITS[kind].label,
            [TRAITS[kind].certainty.value, *(dollars(year.by_kind[kind]) for year in some)],
        )
        for kind in shown
        if TRAITS[kind].certainty in surest
    ]
    for index, sure in enumerate(surest):
        amounts = [dollars(year.by_certainty[sure]) for year in some]
        rows.append(Row(f"Together, {sure.value}", ["", *amounts], "" if index else "rule"))
    running = [dollars(sum(before.total_usd for before in estimate.years[: year.year])) for year in some]
    rows.append(Row("Total", ["", *(dollars(year.total_usd) for year in some)], "strong rule"))
    rows.append(Row("Cumulative", ["", *running]))
    return table(
        f"{_span(some)} by kind of pay, in dollars before tax.",
        ["What", "How sure", *_year_heads(estimate, some)],
        rows,
        texts=1,
    )


def by_chance(estimate: Estimate) -> Iterator[Html]:
    """Possible totals as dots and as percentiles, or why there is but one."""
    count, outcomes = estimate.assumptions.years, estimate.outcomes
    bands = outcomes.bands()
    if max(bands.values()) - min(bands.values()) < 1:
        why = (
            "Nothing in the total depends on a share price."
            if not any(year.by_certainty[Certainty.MARKET] for year in estimate.years[:count])
            else "The share price was given no volatility."
        )
        yield element("p", f"{why} Every outcome is the same: {dollars(outcomes.mean_usd)}.")
        return
    dots = [float(total) for total in outcomes.dots(DOTS)]
    yield drawing(
        outcome_dots(dots),
        f"Total of {counted_years(count)} with the share price left to chance. Each of the {DOTS} dots is one "
        "possible outcome, all equally likely.",
    )
    paths = f"{outcomes.by_year.shape[1]:,}"
    yield table(
        f"Percentiles of the total of {counted_years(count)}, over {paths} possible paths of the share price.",
        ["Percentile", "In words", "Total"],
        [
            *(
                Row(whole_ordinal(pct), [f"{pct} of 100 outcomes are below", dollars(usd)])
                for pct, usd in bands.items()
            ),
            Row("Average", ["of all outcomes", dollars(outcomes.mean_usd)]),
        ],
        texts=1,
    )


def after_tax(estimate: Estimate) -> Iterator[Html]:
    """The steps from wages to take-home, or why they are left out."""
    if not estimate.take_home:
        yield element("p", estimate.take_home_note)
        return
    assumptions = estimate.assumptions
    yield element("p", f"{TAX_NOTE} Tax tables of {assumptions.tax_year}, as for {estimate.offer.city}.")
    for some in _abreast(estimate.take_home):
        yield table(
            f"{_span(some)}: from wages to take-home. Match, insurance and other benefits are no wages.",
            ["Step", *_year_heads(estimate, some)],
            _net_rows(estimate.take_home, some),
        )


def _net_rows(every: Sequence[NetYear], some: Sequence[NetYear]) -> Iterator[Row]:
    for index, (name, _) in enumerate(some[0].steps.steps()):
        amounts = [net.steps.steps()[index][1] for net in some]
        if index == 0:
            yield Row(name, [dollars(usd) for usd in amounts], "strong")
        elif any(net.steps.steps()[index][1] for net in every):
            yield Row(name, [dollars(-usd) for usd in amounts])
    yield Row("Take-home", [dollars(net.steps.net) for net in some], "strong rule")
    yield Row(
        "Kept of wages",
        [f"{net.steps.net / net.steps.wage:.0%}" if net.steps.wage else "–" for net in some],
    )
    if any(net.vests.withheld for net in every):
        yield Row("Federal tax withheld from vests", [dollars(net.vests.withheld) for net in some], "rule")
        yield Row("Federal tax owed on vests", [dollars(net.vests.owed) for net in some])
        yield Row("Still to pay in April", [dollars(net.vests.gap) for net in some])


def on_leaving(estimate: Estimate) -> Html:
    """What leaving early means; nothing where no month was entered."""
    left = estimate.leaving
    if left is None:
        return Html("")
    return table(
        "What has been received by then and what is given up, in dollars before tax.",
        ["What", "Amount"],
        [
            Row("Received by then, less what is paid back", [dollars(left.received_usd)]),
            Row("Sign-on to pay back", [dollars(left.paid_back_usd)]),
            Row("Shares that have not vested, lost", [dollars(left.unvested_usd)]),
            Row("401(k) match, lost", [dollars(left.match_lost_usd)]),
        ],
    )


def set_apart(estimate: Estimate) -> Iterator[Html]:
    """What is speculative."""
    if any(year.by_kind[Kind.PRIVATE_SHARES] for year in estimate.years):
        for some in _abreast(estimate.years):
            yield table(
                f"{_span(some)}: private shares at the price entered, which nobody may pay.",
                ["What", *_year_heads(estimate, some)],
                [Row("Private shares", [dollars(year.by_kind[Kind.PRIVATE_SHARES]) for year in some])],
            )
    grants = [grant for grant in estimate.offer.grants if isinstance(grant, OptionGrant)]
    for grant, private in zip(grants, estimate.private, strict=True):
        yield table(
            f"{grant.name or 'Options'}: speculative.", ["What", "Value"], _option_rows(grant, private)
        )


def _option_rows(grant: OptionGrant, private: Private) -> Iterator[Row]:
    def known(price: float, usd: float) -> str:
        return dollars(usd) if price else "unknown, no price was entered"

    yield Row("Part of the company after the rounds entered", [f"{private.owned_pct:.4g} %"])
    yield Row("Cost of exercising all of it", [dollars(private.exercise_cost_usd)])
    yield Row("Gain at today's fair value", [known(grant.fair_value_usd, private.gain_at_fair_value_usd)])
    yield Row(
        "Gain at the investors' price", [known(grant.preferred_price_usd, private.gain_at_preferred_usd)]
    )
    if private.not_incentive_options:
        yield Row(
            "Options over the yearly limit of incentive options", [f"{private.not_incentive_options:,}"]
        )
    if private.outlook:
        yield Row("Chance that nothing is left", [f"{private.outlook.chance_of_zero:.0%}"], "rule")
        yield Row("Median over the scenarios", [dollars(private.outlook.median_usd)])
        yield Row("Mean over the scenarios", [dollars(private.outlook.mean_usd)])


def _abreast(years: Sequence[Year]) -> Iterator[Sequence[Year]]:
    for first in range(0, len(years), YEARS_ABREAST):
        yield years[first : first + YEARS_ABREAST]


def _year_heads(estimate: Estimate, some: Sequence[Year]) -> list[Html]:
    return [
        joined(
            [
                f"Year {year.year}",
                element("small", "not counted") if year.year > estimate.assumptions.years else "",
            ]
        )
        for year in some
    ]


def _span(some: Sequence[Year]) -> str:
    first, last = some[0].year, some[-1].year
    return f"Years {first} to {last}" if first < last else f"Year {first}"


def counted_years(count: int) -> str:
    """The years that the average and the total cover."""
    return f"years 1 to {count}" if count > 1 else "year 1"
