"""Growth of jobs and postings: over which period, and whether that period is over."""

import re
from collections.abc import Iterator

from etl.disagreements.corpus import PAY, Clash, Group, divided, stated_once
from etl.disagreements.wording import SAY, figure, listed, percent, subject
from etl.facts import Fact, Kind
from etl.unit import PCT, PCT_PER_YEAR

GROWTH = (Kind.JOB_GROWTH, Kind.POSTINGS_GROWTH)
PROJECTED = (*GROWTH, Kind.JOBS_COUNT, Kind.MARKET_SIZE, Kind.MARKET_CAGR)
NUMBER_WORDS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        range(1, 11),
        strict=True,
    )
)
MONTHS = {"year": 12, "quarter": 3, "month": 1, "decade": 120}
SPAN = re.compile(r"(?:\b(\d{1,3}|[a-z]{3,5})[ -])?\b(year|quarter|month|decade)", re.IGNORECASE)
RELATIVE = re.compile(r"(?:the )?(?:past|last|next|previous|coming)\b")
ABSURD = 1e6  # percent; no growth of a labour market, and its powers overflow
POINTS = 1  # yearly rates closer than this say the same, whatever their periods


def unlike_periods(group: Group) -> Iterator[Clash]:
    """Growth in a year and growth in ten are not comparable as they stand."""
    rates = _rates(group)
    odd = [fact for same in divided(rates, _measure) if _differ(same) for fact in same]
    if not odd and len(rates) > 1:
        odd = [fact for fact in rates if _has_no_start(fact)]
    if odd:
        told = [
            SAY("rate", rate=figure(fact), period=_period(fact), yearly=_yearly(fact), line=fact.line)
            for fact in rates
        ]
        yield Clash(rates, SAY("unlike_periods", document=group.name, rates=listed(told)))


def expired_projection(group: Group) -> Iterator[Clash]:
    """A projection that ends in or before the document's own year is no outlook any more."""
    document = group.corpus.documents.get(group.document)
    published = document.published.year if document and document.published else 0
    pay_years = [group.corpus.year_of(fact) or 0 for fact in group.of(*PAY) if not fact.is_projection]
    year = max(published, *pay_years, (document.salary_year if document else None) or 0)
    for fact in stated_once(group.of(*PROJECTED)):
        end = fact.period_end
        if not fact.is_projection or end is None or end > year or fact.period_start == end == year:
            continue
        yield Clash(
            (fact,),
            SAY(
                "expired_projection",
                salaries=published < year,
                document=group.name,
                what=subject(fact),
                value=figure(fact),
                end=end,
                line=fact.line,
                year=year,
                no_start=SAY("no_start") if _has_no_start(fact) else "",
            ),
        )


def _rates(group: Group) -> list[Fact]:
    """Each growth figure once, however often it is stated."""
    rates = [fact for fact in group.of(*GROWTH) if fact.unit in (PCT, PCT_PER_YEAR)]
    return [same[0] for same in divided(rates, lambda f: (*_measure(f), f.low, f.high, _period(f)))]


def _measure(fact: Fact) -> tuple[str | None, ...]:
    return fact.kind, fact.city, fact.state, fact.industry, fact.company_type, fact.skill


def _differ(rates: list[Fact]) -> bool:
    """Unlike spans, and yearly rates that the difference in spans does not explain."""
    yearly = [rate for fact in rates if (rate := yearly_rate(fact)) is not None]
    spans = {months for fact in rates if (months := _months(fact))}
    return len(spans) > 1 and max(yearly, default=0) - min(yearly, default=0) > POINTS


def yearly_rate(fact: Fact) -> float | None:
    """The growth in a year, in percent, that adds up to the stated one."""
    value = fact.low if fact.high is None else fact.high
    months = _months(fact)
    if value is None or not months or not -100 < value < ABSURD:
        return None
    return float(100 * ((1 + value / 100) ** (12 / months) - 1))


def _months(fact: Fact) -> int | None:
    """The span over which the figure adds up; None if the document does not say."""
    if fact.unit == PCT_PER_YEAR:
        return 12
    if fact.period_start and fact.period_end:
        return 12 * max(1, fact.period_end - fact.period_start)
    span = SPAN.search(fact.period_text or "")
    if not span:
        return None
    count = span[1] or "1"
    return MONTHS[span[2].casefold()] * (
        int(count) if count.isdigit() else NUMBER_WORDS.get(count.casefold(), 1)
    )


def _has_no_start(fact: Fact) -> bool:
    return fact.unit == "pct" and fact.period_start is None and fact.period_end is not None


def _period(fact: Fact) -> str:
    text = fact.period_text or ""
    relative = RELATIVE.match(text)
    return SAY(
        "period",
        relative=relative,
        text=text.removeprefix("the ") if relative else text,
        one_year=fact.period_start == fact.period_end,
        start=fact.period_start,
        end=fact.period_end,
    )


def _yearly(fact: Fact) -> str:
    rate, months = yearly_rate(fact), _months(fact)
    return SAY("yearly", rate=percent(round(rate, 1))) if rate is not None and months != 12 else ""
