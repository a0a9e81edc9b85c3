"""An offer's estimate as one page to print: HTML that needs nothing but itself."""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.compensation.cautions import cautions
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import Certainty
from dashboard.data.provenance import Source
from dashboard.offers.entry.entries import day_in_words, entered
from dashboard.offers.exports.report.html import Html, element, joined, listing, page, pairs, section
from dashboard.offers.exports.report.money import (
    after_tax,
    by_chance,
    counted_years,
    on_leaving,
    set_apart,
    year_by_year,
)
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
from dashboard.words.numbers import counted
from etl.figure_text import listed

SURE = {
    Certainty.GUARANTEED: "is guaranteed",
    Certainty.CONDITIONAL: "depends on conditions",
    Certainty.MARKET: "depends on the share price",
}


def report(
    estimate: Estimate,
    made_on: date,
    market_lines: Sequence[MarketLine] = (),
    sources: Sequence[Source] = (),
) -> str:
    """The page. `sources` are further ones beside those of the market lines and of the taxes."""
    title = title_of(estimate)
    return page(
        f"{title}, {made_on.isoformat()}",
        element("header", *_head(estimate, title, made_on)),
        element(
            "main",
            _headline(estimate),
            section("What to look at twice", _cautions(estimate)),
            section("Year by year", *year_by_year(estimate)),
            section("What chance may do", *by_chance(estimate)),
            section("What is left after tax", *after_tax(estimate)),
            section(
                f"Leaving after {counted(estimate.assumptions.leave_month, 'month')}", on_leaving(estimate)
            ),
            section("Private shares and options, in no total", *set_apart(estimate)),
            section("Where base pay stands", *_market(market_lines)),
            section("The offer as entered", _as_entered(estimate)),
            section("What is assumed", listing(assumed(estimate))),
            section("How it is counted", listing(HOW_IT_IS_COUNTED), _certainties()),
            section("Sources", _sources(grounds(estimate, market_lines, sources))),
        ),
        element("footer", element("p", f"Made with Payscope on {day_in_words(made_on)}.", class_="quiet")),
    )


def _head(estimate: Estimate, title: str, made_on: date) -> Iterator[Html]:
    offer = estimate.offer
    yield element("h1", title)
    about = [offer.level, offer.city, f"from {day_in_words(offer.start)}"]
    yield element("p", " · ".join(filter(None, about)))
    yield element(
        "p",
        f"An estimate made on {day_in_words(made_on)}, in dollars before tax unless it says otherwise.",
        class_="quiet",
    )


def _headline(estimate: Estimate) -> Html:
    said, count = estimate.headline, estimate.assumptions.years
    span = counted_years(count)
    sums = {
        words: sum(year.by_certainty[certainty] for year in estimate.years[:count])
        for certainty, words in SURE.items()
    }
    parts = [f"{dollars(usd)} {words}" for words, usd in sums.items() if usd]
    made_of = f", of which {listed(parts)}" if len(parts) > 1 else ""
    return section(
        "In short",
        element(
            "p",
            f"Over {counted(count, 'year')} the offer comes to {dollars(said.cumulative_usd)}{made_of}.",
            class_="lead",
        ),
        pairs(
            (
                ("First year", dollars(said.first_year_usd)),
                (f"Average of {span}", dollars(said.average_usd)),
                (f"Last counted year, year {count}", dollars(said.last_year_usd)),
                (f"Together, {span}", dollars(said.cumulative_usd)),
                (f"The year after, year {count + 1}", dollars(said.year_after_usd)),
                (f"Present value of {span}", dollars(estimate.present_value_usd)),
            ),
            "tiles",
        ),
    )


def _cautions(estimate: Estimate) -> Html:
    found = cautions(estimate)
    return listing(caution.text for caution in found) if found else Html("")


def _market(lines: Sequence[MarketLine]) -> Iterator[Html]:
    if not lines:
        yield element("p", "Base pay was not placed among published figures.")
    for line in lines:
        yield element("h3", line.source)
        yield element("p", line.sentence)
        for source in line.quoted:
            says = f"“{source.quote}”" if source.quote else source.value
            at = f"{source.document}, line {source.line}" if source.line is not None else source.document
            yield element(
                "blockquote", says, *(element("small", small) for small in (at, source.note) if small)
            )


def _as_entered(estimate: Estimate) -> Html:
    parts: dict[str, list[tuple[str, str]]] = {}
    for field in entered(estimate.offer):
        if field.value != "":
            parts.setdefault(field.part or "Basics", []).append((field.label, field.in_words()))
    shown = (
        element("section", element("h3", part), pairs(fields, "pairs")) for part, fields in parts.items()
    )
    return element("div", *shown, class_="columns")


def _certainties() -> Html:
    return listing(
        joined([element("strong", certainty.value.capitalize()), f": {words}"])
        for certainty, words in CERTAINTY_WORDS.items()
    )


def _sources(found: Sequence[Source]) -> Html:
    if not found:
        return element("p", "No source outside the offer itself was used.")
    alike: dict[tuple[str, str, str, str], list[int]] = {}
    for source in found:
        said = (source.speaker, source.document, source.read_on, source.url)
        alike.setdefault(said, []).extend([] if source.line is None else [source.line])
    return listing((_source(*said, lines) for said, lines in alike.items()), class_="sources")


def _source(speaker: str, document: str, read_on: str, url: str, lines: Sequence[int]) -> Html:
    said = list(dict.fromkeys(filter(None, (speaker, document))))
    if lines:
        noun = "line" if len(lines) == 1 else "lines"
        said.append(f"{noun} {listed([str(line) for line in lines])}")
    said += [f"read {read_on}"] if read_on else []
    address = web_address(url)
    link = element("a", url, href=address, rel="noreferrer") if address else url
    return joined([", ".join(said), ". " if url else ".", link])
