"""Demand as figures to read and as marks to draw: growth claims, official projections, counts of jobs."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.marks import marks
from dashboard.data.official import OfficialProjection
from dashboard.data.provenance import SourcedFigure, columns_of, official_source, source_of, sources_of
from dashboard.data.roles import in_sentence
from dashboard.data.tables import Tables
from dashboard.demand.claims import Claim, ClaimGroup
from dashboard.demand.growth import compounding, yearly_equivalent_pct
from dashboard.words.cells import number, text
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences

SAY = sentences("demand")
PER_YEAR = "pct_per_year"


def claim_figure(tables: Tables, claim: Claim) -> SourcedFigure:
    """A growth claim with its growth a year, or the reason why it has none."""
    yearly = "" if claim.is_rate else f"{sentence_start(claim.yearly.words)}."
    note = SAY("claim", about=sentence_start(claim.about), period=claim.period, yearly=yearly).strip()
    formula = " ".join(filter(None, [claim.yearly.formula, claim.whole_period]))
    return SourcedFigure(claim.direction, claim.stated, note, sources_of(tables, claim.fact_ids), formula)


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
        beside = SAY("growth_official", span=span)
    convertible = [claim for claim in claims if claim.yearly.exists]
    alone = ""
    if len(convertible) == 1:
        (only,) = convertible
        alone = SAY("alone", direction=only.direction, about=in_sentence(only.about))
    said = SAY(
        "growth",
        stated=claims,
        from_low=short(min(ends), "pct", signed=True) if ends else "",
        to_high=short_span(min(ends) if alone else max(ends), max(ends), None, "pct", signed=True)
        if ends
        else "",
        alone=alone,
        others=counted(len(claims) - 1, "other claim") if len(claims) > 1 else "",
        alike=len(set(ends)) == 1,
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
            "unit": PER_YEAR,
            **columns_of(source_of(tables, claim.fact_ids[0])),
            "formula": claim.yearly.formula,
        }
        for claim in like
    ]
    official = [
        {
            "row": row.occupation,
            "detail": f"{row.vintage}{', similar job' if row.proxy_note else ''}",
            "tone": "official" if row.proxy_note else "other",
            "low": yearly_pct(row),
            "high": yearly_pct(row),
            "unit": PER_YEAR,
            **columns_of(official_source(row, "")),
            "quote": row.proxy_note,
            "formula": compounding(row.change_pct, row.until - row.year),
        }
        for row in sorted(projections, key=lambda row: -row.change_pct)
    ]
    return marks([*stated, *official])


def projection_finding(frame: pd.DataFrame) -> str:
    """How the documents' projections compare with the official ones for similar jobs."""
    said, official = (frame[frame["tone"] == tone] for tone in ("documents", "official"))
    own, beside = (
        short_span(part["low"].min(), part["high"].max(), None, "pct", signed=True) if len(part) else ""
        for part in (said, official)
    )
    return SAY("projections", own=own, official=beside)


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
                SAY("count_note", about=", ".join(filter(None, [about, place])), source=source.speaker),
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
                    f"Jobs in {official.year}, official",
                    short(official.employment_thousands * 1000, "count"),
                    SAY(
                        "official_count_note",
                        occupation=official.occupation,
                        then=then,
                        until=official.until,
                        openings=openings,
                    ),
                    (official_source(official, f"{now} jobs"),),
                )
            )
    return figures


def sentence_start(name: str) -> str:
    """Machine learning engineering, as a row's name."""
    return name[:1].upper() + name[1:]
