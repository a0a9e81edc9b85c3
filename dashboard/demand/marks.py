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
from dashboard.demand.growth import yearly_equivalent_pct
from dashboard.words.numbers import counted, full, short, short_span

PER_YEAR = "pct_per_year"


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
        unit=PER_YEAR,
        formula=claim.yearly.formula,
        **columns_of(source),
    )


def _official(row: OfficialProjection) -> Mark:
    pct = yearly_pct(row)
    return Mark(
        row.occupation,
        f"{row.vintage}{', proxy' if row.proxy_note else ''}",
        tone="official" if row.proxy_note else "other",
        low=pct,
        high=pct,
        unit=PER_YEAR,
        formula=f"(1 + {row.change_pct:g} %) ^ (1 / {row.until - row.year}) − 1 = {pct:.2f} %",
        **{**columns_of(official_source(row, "")), "quote": row.proxy_note},
    )


def projection_finding(marks: Sequence[Mark]) -> str:
    """How the documents' projections compare with those for the proxy occupations."""
    said, official = (
        sorted(end for mark in marks if mark.tone == tone for end in mark.ends)
        for tone in ("documents", "official")
    )
    if not official:
        return "Projected growth of jobs, a year"
    span = short_span(official[0], official[-1], None, "pct", signed=True)
    if not said:
        return f"Officially projected: {span} a year for the closest occupations"
    own = short_span(said[0], said[-1], None, "pct", signed=True)
    return f"Projected: {own} a year in the documents, {span} officially for the closest occupations"


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
