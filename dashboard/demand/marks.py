"""Demand as figures to read and as marks to draw: growth claims, official projections, counts of jobs."""

from collections.abc import Sequence

from dashboard.charts import Mark
from dashboard.data.official import OfficialProjection
from dashboard.data.provenance import (
    Source,
    SourcedFigure,
    columns_of,
    official_source,
    source_of,
    sources_of,
)
from dashboard.data.roles import in_sentence
from dashboard.data.tables import Entry, Tables
from dashboard.demand.claims import Claim, ClaimGroup
from dashboard.demand.growth import compounding, yearly_equivalent_pct
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences
from etl.unit import PCT_PER_YEAR

SAY = sentences("demand")


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


def group_marks(tables: Tables, group: ClaimGroup) -> tuple[Mark, ...]:
    """The claims of one group, which may share an axis, strongest first."""
    ordered = sorted(
        group.claims, key=lambda claim: -(claim.high if claim.high is not None else claim.low or 0)
    )
    return tuple(
        Mark(
            sentence_start(claim.about),
            claim.period,
            tone="hope" if claim.is_projection else "documents",
            low=claim.low,
            high=claim.high,
            bound=claim.bound,
            unit=claim.unit,
            signed=True,
            **columns_of(source_of(tables, claim.fact_ids[0])),
        )
        for claim in ordered
    )


def projection_marks(
    tables: Tables, claims: Sequence[Claim], projections: Sequence[OfficialProjection]
) -> tuple[Mark, ...]:
    """Projected growth of jobs over stated years, as growth a year: the documents' and the official one."""
    stated = tuple(
        _stated(source_of(tables, claim.fact_ids[0]), claim)
        for claim in claims
        if claim.is_projection
        and claim.measure == "job_growth"
        and claim.first_year is not None
        and claim.yearly.formula
    )
    return stated + tuple(map(_official, sorted(projections, key=lambda row: -row.change_pct)))


def _stated(source: Source, claim: Claim) -> Mark:
    return Mark(
        sentence_start(claim.about),
        f"{source.publisher}, {claim.period}",
        low=claim.yearly.low,
        high=claim.yearly.high,
        bound=claim.yearly.bound,
        unit=PCT_PER_YEAR,
        signed=True,
        formula=claim.yearly.formula,
        **columns_of(source),
    )


def _official(row: OfficialProjection) -> Mark:
    pct = yearly_pct(row)
    return Mark(
        row.occupation,
        f"{row.vintage}{', similar job' if row.proxy_note else ''}",
        tone="official" if row.proxy_note else "other",
        low=pct,
        high=pct,
        unit=PCT_PER_YEAR,
        signed=True,
        formula=compounding(row.change_pct, row.until - row.year),
        **{**columns_of(official_source(row, "")), "quote": row.proxy_note},
    )


def projection_finding(marks: Sequence[Mark]) -> str:
    """How the documents’ projections compare with the official ones for similar jobs."""
    ends = [
        [end for mark in marks if mark.tone == tone for end in mark.ends]
        for tone in ("documents", "official")
    ]
    own, official = (
        short_span(min(part), max(part), None, "pct", signed=True) if part else "" for part in ends
    )
    return SAY("projections", own=own, official=official)


def yearly_pct(row: OfficialProjection) -> float:
    """An official projection as growth a year."""
    return yearly_equivalent_pct(row.change_pct, row.until - row.year)


def count_figures(
    tables: Tables, demand: Sequence[Entry], projections: Sequence[OfficialProjection]
) -> list[SourcedFigure]:
    """How many jobs there are: by the documents, then officially for the occupations that come closest."""
    figures = []
    for row in demand:
        if row["measure"] != "jobs_count":
            continue
        about = sentence_start(row["role"] or "All jobs")
        place = ", ".join(row[name] for name in ("industry", "city", "state") if row[name])
        source = source_of(tables, row["fact_id"])
        figures.append(
            SourcedFigure(
                "Jobs, as stated",
                short_span(row["low"], row["high"], row["bound"], "count"),
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
