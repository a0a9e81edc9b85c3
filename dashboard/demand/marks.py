"""Demand as figures to read and as marks to draw: growth claims, official projections, counts of jobs."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.data.official import OfficialProjection
from dashboard.data.provenance import SourcedFigure, columns_of, official_source, source_of, sources_of
from dashboard.data.roles import in_sentence
from dashboard.data.tables import Tables
from dashboard.demand.claims import Claim, ClaimGroup
from dashboard.demand.growth import yearly_equivalent_pct
from dashboard.words.cells import number, text
from dashboard.words.numbers import counted, full, short, short_span
from etl.unit import PCT_PER_YEAR


def claim_figure(tables: Tables, claim: Claim) -> SourcedFigure:
    """A growth claim with its growth a year, or the reason why it has none."""
    said = f"{sentence_start(claim.about)}, {claim.period}."
    comes_to = "" if claim.is_rate else f" {sentence_start(claim.yearly.words)}."
    formula = " ".join(filter(None, [claim.yearly.formula, claim.whole_period]))
    return SourcedFigure(
        claim.direction, claim.stated, f"{said}{comes_to}", sources_of(tables, claim.fact_ids), formula
    )


def growth_finding(claims: Sequence[Claim], projections: Sequence[OfficialProjection]) -> str:
    """How far the claims are apart once each is put as a growth a year."""
    ends = [
        end
        for claim in claims
        if claim.yearly.exists
        for end in (claim.yearly.low, claim.yearly.high)
        if end is not None
    ]
    official = sorted(yearly_pct(row) for row in projections if row.proxy_note)
    beside = ""
    if official:
        span = short_span(official[0], official[-1], None, "pct", signed=True)
        beside = f"Official projections for the closest occupations: {span} a year."
    if not claims:
        return f"No document states a growth. {beside}".strip()
    if not ends:
        return f"No growth claim can be put as a growth a year. {beside}".strip()
    convertible = [claim for claim in claims if claim.yearly.exists]
    if len(convertible) == 1:
        claim, span = convertible[0], short_span(min(ends), max(ends), None, "pct", signed=True)
        said = f"{claim.direction} for {in_sentence(claim.about)}: {span} a year by the documents."
        if len(claims) > 1:
            said += f" {counted(len(claims) - 1, 'other claim')} cannot be put as a growth a year."
    elif min(ends) == max(ends):
        said = f"By the documents, {short(ends[0], 'pct', signed=True)} a year."
    else:
        said = (
            f"By the documents, anything from {short(min(ends), 'pct', signed=True)} to "
            f"{short(max(ends), 'pct', signed=True)} a year: "
            "the claims measure unlike things over unlike periods."
        )
    return f"{said} {beside}".strip()


def group_marks(tables: Tables, group: ClaimGroup) -> pd.DataFrame:
    """The claims of one group, which may share an axis, strongest first."""
    ordered = sorted(
        group.claims, key=lambda claim: -(claim.high if claim.high is not None else claim.low or 0)
    )
    return marks(
        {
            "row": sentence_start(claim.about),
            "detail": claim.period,
            "tone": "hope" if claim.is_projection else "documents",
            "low": claim.low,
            "high": claim.high,
            "bound": claim.bound,
            "unit": claim.unit,
            **columns_of(source_of(tables, claim.fact_ids[0])),
        }
        for claim in ordered
    )


def projection_marks(
    tables: Tables, claims: Sequence[Claim], projections: Sequence[OfficialProjection]
) -> pd.DataFrame:
    """Projected growth of jobs over stated years, as growth a year: the documents' and the official one."""
    like = [
        claim
        for claim in claims
        if claim.is_projection
        and claim.measure == "job_growth"
        and claim.first_year is not None
        and claim.yearly.formula
    ]
    stated = [
        {
            "row": sentence_start(claim.about),
            "detail": f"{source_of(tables, claim.fact_ids[0]).publisher}, {claim.period}",
            "low": claim.yearly.low,
            "high": claim.yearly.high,
            "bound": claim.yearly.bound,
            "unit": PCT_PER_YEAR,
            **columns_of(source_of(tables, claim.fact_ids[0])),
            "formula": claim.yearly.formula,
        }
        for claim in like
    ]
    official = [
        {
            "row": row.occupation,
            "detail": f"{row.vintage}{', proxy' if row.proxy_note else ''}",
            "tone": "official" if row.proxy_note else "other",
            "low": yearly_pct(row),
            "high": yearly_pct(row),
            "unit": PCT_PER_YEAR,
            **columns_of(official_source(row, "")),
            "quote": row.proxy_note,
            "formula": f"(1 + {row.change_pct:g} %) ^ (1 / {row.until - row.year}) − 1 "
            f"= {yearly_pct(row):.2f} %",
        }
        for row in sorted(projections, key=lambda row: -row.change_pct)
    ]
    return marks([*stated, *official])


def projection_finding(frame: pd.DataFrame) -> str:
    """How the documents' projections compare with those for the proxy occupations."""
    said, official = (frame[frame["tone"] == tone] for tone in ("documents", "official"))
    if official.empty:
        return "Projected growth of jobs, a year"
    low, high = official["low"].min(), official["high"].max()
    span = short_span(low, high, None, "pct", signed=True)
    if said.empty:
        return f"Officially projected: {span} a year for the closest occupations"
    own = short_span(said["low"].min(), said["high"].max(), None, "pct", signed=True)
    return f"Projected: {own} a year in the documents, {span} officially for the closest occupations"


def yearly_pct(row: OfficialProjection) -> float:
    """An official projection as growth a year."""
    return yearly_equivalent_pct(row.change_pct, row.until - row.year)


def count_figures(
    tables: Tables, demand: pd.DataFrame, projections: Sequence[OfficialProjection]
) -> list[SourcedFigure]:
    """How many jobs there are: by the documents, then officially for the occupations that come closest."""
    figures = []
    for row in demand[demand["measure"] == "jobs_count"].to_dict("records"):
        about = sentence_start(text(row["role"]) or "All jobs")
        place = ", ".join(text(row[name]) for name in ("industry", "city", "state") if text(row[name]))
        source = source_of(tables, row["fact_id"])
        figures.append(
            SourcedFigure(
                "Jobs, as stated",
                short_span(number(row["low"]), number(row["high"]), text(row["bound"]) or None, "count"),
                f"{', '.join(filter(None, [about, place]))}, by {source.speaker}",
                (source,),
            )
        )
    for official in projections:
        if official.proxy_note:
            now, then, openings = (
                full(thousands * 1000, "count")
                for thousands in (
                    official.employment_thousands,
                    official.projected_thousands,
                    official.openings_thousands_per_year,
                )
            )
            figures.append(
                SourcedFigure(
                    f"Jobs in {official.year}, proxy",
                    short(official.employment_thousands * 1000, "count"),
                    f"{official.occupation}; {then} projected for {official.until}, "
                    f"{openings} openings a year",
                    (official_source(official, f"{now} jobs"),),
                )
            )
    return figures


def sentence_start(name: str) -> str:
    """Machine learning engineering, as a row's name."""
    return name[:1].upper() + name[1:]
