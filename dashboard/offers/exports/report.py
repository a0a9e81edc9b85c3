"""An offer's estimate as one page to print: the values that `report.html.j2` sets and `report.css` dresses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.charts.look import FONT, LIGHT, tick_name, tick_step
from dashboard.compensation.cautions import cautions
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.grants import OptionGrant
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.report import TAX_NOTE
from dashboard.data.provenance import Source
from dashboard.offers.entry.entries import day_in_words, entered
from dashboard.offers.worth.grounds import (
    CERTAINTY_WORDS,
    HOW_IT_IS_COUNTED,
    MarketLine,
    assumed,
    dollars,
    grounds,
    title_of,
)
from dashboard.words.markdown import web_address
from dashboard.words.numbers import counted, short
from etl.figure_text import listed, whole_ordinal
from etl.unit import USD_TOTAL

SURE = {
    Certainty.GUARANTEED: "is guaranteed",
    Certainty.CONDITIONAL: "depends on conditions",
    Certainty.MARKET: "depends on the share price",
}
DOTS, PITCH, WIDTH = 20, 15, 720  # how many, how far apart, how wide the axis is
PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

PAGES.filters.update(dollars=dollars, short=lambda usd: short(usd, USD_TOTAL))


class Line(NamedTuple):
    """A row of a table of years: its name, how sure it is, its amounts, and how it stands out."""

    name: str
    amounts: Sequence[str]
    sure: str = ""
    style: str = ""


def report(
    estimate: Estimate,
    made_on: date,
    market_lines: Sequence[MarketLine] = (),
    sources: Sequence[Source] = (),
) -> str:
    """The page. `sources` are further ones beside those of the market lines and of the taxes."""
    offer, given = estimate.offer, estimate.assumptions
    grants = [grant for grant in offer.grants if isinstance(grant, OptionGrant)]
    return PAGES.get_template("report.html.j2").render(
        colours=asdict(LIGHT),
        font=FONT,
        title=title_of(estimate),
        made_on=made_on.isoformat(),
        day=day_in_words(made_on),
        about=[said for said in (offer.level, offer.city, f"from {day_in_words(offer.start)}") if said],
        count=given.years,
        years=counted(given.years, "year"),
        span=f"years 1 to {given.years}" if given.years > 1 else "year 1",
        headline=estimate.headline,
        present_value=estimate.present_value_usd,
        made_of=_made_of(estimate),
        cautions=[caution.text for caution in cautions(estimate)],
        bars=_bars(estimate),
        by_kind=list(_by_kind(estimate)),
        moves=any(year.by_certainty[Certainty.MARKET] for year in estimate.years[: given.years]),
        mean=estimate.outcomes.mean_usd,
        percentiles=_percentiles(estimate),
        paths=f"{estimate.outcomes.by_year.shape[1]:,}",
        dots=_dots([float(total) for total in estimate.outcomes.dots(DOTS)]),
        after_tax=list(_after_tax(estimate)),
        tax_note=estimate.take_home_note or TAX_NOTE,
        tax_year=given.tax_year,
        city=offer.city,
        leaving=estimate.leaving,
        leave_month=counted(given.leave_month, "month"),
        private_shares=_private_shares(estimate),
        options=list(zip(grants, estimate.private, strict=True)),
        market_lines=market_lines,
        entered=_entered(estimate),
        assumed=assumed(estimate),
        how_counted=HOW_IT_IS_COUNTED,
        certainties=CERTAINTY_WORDS,
        sources=list(_sources(grounds(estimate, market_lines, sources))),
    )


def _line(name: str, amounts: Iterable[float], sure: str = "", style: str = "") -> Line:
    return Line(name, [dollars(usd) for usd in amounts], sure, style)


def _made_of(estimate: Estimate) -> str:
    """$660,062 is guaranteed and $87,856 depends on conditions; nothing where all is of one kind."""
    covered = estimate.years[: estimate.assumptions.years]
    sums = {words: sum(year.by_certainty[sure] for year in covered) for sure, words in SURE.items()}
    parts = [f"{dollars(usd)} {words}" for words, usd in sums.items() if usd]
    return listed(parts) if len(parts) > 1 else ""


def _bars(estimate: Estimate) -> list[dict[str, Any]]:
    """Each year's total and its parts, as fractions of the longest; nothing for nothing."""
    most = max(year.total_usd for year in estimate.years)
    return [
        {
            "year": year.year,
            "usd": year.total_usd,
            "parts": [(sure, usd / most, usd) for sure in SURE if (usd := year.by_certainty[sure]) > 0],
        }
        for year in estimate.years
        if most > 0
    ]


def _by_kind(estimate: Estimate) -> Iterator[Line]:
    years = estimate.years
    for kind in Kind:
        amounts, sure = [year.by_kind[kind] for year in years], TRAITS[kind].certainty
        if sure in SURE and any(amounts):
            yield _line(TRAITS[kind].label, amounts, sure)
    for sure in SURE:
        style = "rule" if sure is Certainty.GUARANTEED else ""
        yield _line(f"Together, {sure}", (year.by_certainty[sure] for year in years), style=style)
    yield _line("Total", (year.total_usd for year in years), style="strong rule")
    yield _line("Cumulative", (sum(before.total_usd for before in years[: year.year]) for year in years))


def _after_tax(estimate: Estimate) -> Iterator[Line]:
    """The steps from wages to take-home; none where there is no tax table."""
    nets = estimate.take_home
    for index, (name, _) in enumerate(nets[0].steps.steps() if nets else ()):
        amounts = [net.steps.steps()[index][1] for net in nets]
        if index == 0:
            yield _line(name, amounts, style="strong")
        elif any(amounts):
            yield _line(name, (-usd for usd in amounts))
    if nets:
        yield _line("Take-home", (net.steps.net for net in nets), style="strong rule")
        kept = [f"{net.steps.net / net.steps.wage:.0%}" if net.steps.wage else "–" for net in nets]
        yield Line("Kept of wages", kept)
    if any(net.vests.withheld for net in nets):
        yield _line("Federal tax withheld from vests", (net.vests.withheld for net in nets), style="rule")
        yield _line("Federal tax owed on vests", (net.vests.owed for net in nets))
        yield _line("Still to pay in April", (net.vests.gap for net in nets))


def _private_shares(estimate: Estimate) -> list[Line]:
    amounts = [year.by_kind[Kind.PRIVATE_SHARES] for year in estimate.years]
    return [_line("Private shares", amounts)] if any(amounts) else []


def _percentiles(estimate: Estimate) -> list[tuple[str, str, str]]:
    outcomes = estimate.outcomes
    return [
        *(
            (whole_ordinal(pct), f"{pct} of 100 outcomes are below", dollars(usd))
            for pct, usd in outcomes.bands().items()
        ),
        ("Average", "of all outcomes", dollars(outcomes.mean_usd)),
    ]


def _dots(totals: Sequence[float]) -> dict[str, Any]:
    """Where equally likely totals stand over an axis at height 0, those of about one size above each other."""
    low, high = min(totals), max(totals)
    if high - low < 1:
        return {}
    margin, step = 1.5 * PITCH, tick_step(high - low)
    scale = (WIDTH - 2 * margin) / (high - low)
    ticks = [step * count for count in range(ceil(low / step), floor(high / step) + 1)]
    stacked: Counter[int] = Counter()
    places = []
    for usd in totals:
        column = round((usd - low) * scale / PITCH)
        stacked[column] += 1
        places.append((margin + column * PITCH, (0.4 - stacked[column]) * PITCH))
    return {
        "places": places,
        "ticks": [(round(margin + (usd - low) * scale, 1), tick_name(usd, USD_TOTAL)) for usd in ticks],
        "width": WIDTH,
        "height": (max(stacked.values()) + 0.4) * PITCH,
        "low": low,
        "high": high,
    }


def _entered(estimate: Estimate) -> dict[str, list[tuple[str, str]]]:
    """What was entered, by the part of the offer it belongs to."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for field in entered(estimate.offer):
        if field.value != "":
            parts.setdefault(field.part or "Basics", []).append((field.label, field.in_words()))
    return parts


def _sources(found: Iterable[Source]) -> Iterator[tuple[str, str, str | None]]:
    """Each source with its lines, its address, and the address again where it may be linked."""
    alike: dict[tuple[str, str, str, str], list[str]] = {}
    for source in found:
        said = (source.speaker, source.document, source.read_on, source.url)
        alike.setdefault(said, []).extend([] if source.line is None else [str(source.line)])
    for (speaker, document, read_on, url), lines in alike.items():
        names = dict.fromkeys(filter(None, (speaker, document)))
        at = [f"{'line' if len(lines) == 1 else 'lines'} {listed(lines)}"] if lines else []
        read = [f"read {read_on}"] if read_on else []
        yield ", ".join([*names, *at, *read]), url, web_address(url)
