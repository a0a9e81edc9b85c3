"""An estimate as marks: what the charts draw, the tables show and the CSV files hold."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.charts import Mark
from dashboard.charts.look import Tone
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import TRAITS, Certainty, YearRow
from dashboard.compensation.simulation import Outcomes
from dashboard.words.numbers import counted, full
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.unit import USD, USD_TOTAL

SAY = sentences("offer")
THIS_OFFER = "This offer"
# Orange is the visitor's own; violet is hoped for and not promised.
TONES: dict[Certainty, Tone] = {
    Certainty.GUARANTEED: "you",
    Certainty.CONDITIONAL: "you",
    Certainty.MARKET: "hope",
    Certainty.SPECULATIVE: "hope",
}
KEPT = "Kept on leaving"
TAKEN: dict[str, tuple[Tone, str]] = {
    "net": ("you", ""),
    "federal": ("other", "/"),
    "payroll": ("other", "."),
    "state and city": ("other", "x"),
}
TAX_PATTERNS = {name: pattern for name, (_, pattern) in TAKEN.items()}


def year_marks(estimate: Estimate, name: str = "", years: int | None = None) -> tuple[Mark, ...]:
    """Each year by how sure its money is, and of what each part is made; or the first years alone."""
    counted_years = estimate.assumptions.years
    return tuple(
        Mark(
            f"Year {row.year}",
            name or ("" if row.year <= counted_years else "not in the average"),
            certainty.value,
            tone=TONES[certainty],
            low=usd,
            high=usd,
            source=name or THIS_OFFER,
            formula=made_of(row, certainty),
        )
        for row in estimate.years[:years]
        for certainty, usd in row.by_certainty.items()
        if usd
    )


def made_of(row: YearRow, certainty: Certainty) -> str:
    """Base pay $150,000 and sign-on $20,000."""
    parts = [
        f"{TRAITS[kind].label} {full(round(usd), USD)}"
        for kind, usd in row.by_kind.items()
        if usd and TRAITS[kind].certainty is certainty
    ]
    return listed(parts)


def month_marks(name: str, received: Iterable[float], source: str, formula: str) -> tuple[Mark, ...]:
    """A line over months: what has been received after 0, 1, 2 ... of them."""
    return tuple(
        Mark(
            name,
            f"after {counted(month, 'month')}",
            f"month {month}",
            month,
            "you",
            usd,
            usd,
            unit=USD_TOTAL,
            source=source,
            formula=formula,
        )
        for month, usd in enumerate(received)
    )


def kept_marks(estimate: Estimate) -> tuple[Mark, ...]:
    """What one has received, and keeps, by leaving after each number of months."""
    kept = map(float, estimate.timeline.received_on_leaving)
    return month_marks(KEPT, kept, THIS_OFFER, SAY("kept_formula"))


def outcome_marks(outcomes: Outcomes, name: str = THIS_OFFER, dots: int = 20) -> tuple[Mark, ...]:
    """Equally likely totals, each one possible outcome."""
    return tuple(
        Mark(
            name,
            mark=f"outcome {number} of {dots}",
            tone="hope",
            low=usd,
            high=usd,
            unit=USD_TOTAL,
            source=name,
            formula=SAY("outcome_formula"),
        )
        for number, usd in enumerate(map(float, outcomes.dots(dots)), start=1)
    )


def net_marks(estimate: Estimate) -> tuple[Mark, ...]:
    """Each year's wages by who gets them: oneself, the federal government, state and city, payroll taxes."""
    marks: list[Mark] = []
    for year in estimate.take_home:
        steps = year.steps
        amounts = {
            "net": steps.net,
            "federal": steps.federal,
            "payroll": steps.social_security + steps.medicare + steps.additional_medicare + steps.payroll,
            "state and city": steps.state + steps.local,
        }
        marks += (
            Mark(
                f"Year {year.year}",
                mark=name,
                tone=TAKEN[name][0],
                low=usd,
                high=usd,
                source=THIS_OFFER,
                formula=SAY(
                    "tax_formula", wages=full(round(steps.wage), USD), share=f"{usd / steps.wage:.1%}"
                ),
            )
            for name, usd in amounts.items()
            if usd
        )
    return tuple(marks)


def net_table(estimate: Estimate) -> pd.DataFrame:
    """From gross to net, a column for each year, and what of the taxes is still to be paid in April."""
    columns: dict[str, list[Any]] = {}
    for year in estimate.take_home:
        (gross, wage), *taken = year.steps.steps()
        steps = [
            (gross, wage),
            *((name, -usd) for name, usd in taken),
            ("Take-home pay", year.steps.net),
            ("Tax on vests due in April", max(0.0, year.vests.gap)),
        ]
        columns.setdefault("US dollars", [name for name, _ in steps])
        columns[f"Year {year.year}"] = [round(usd) for _, usd in steps]
    table = pd.DataFrame(columns)
    return table[(table.drop(columns="US dollars") != 0).any(axis=1)]
