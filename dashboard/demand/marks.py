"""Demand as figures to read and as marks to draw: growth claims, official projections, counts of jobs."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts import Mark
from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, columns_of, source_of, sources_of
from dashboard.data.records import projection_source
from dashboard.data.roles import documents_about, in_sentence
from dashboard.data.tables import Entry, Tables
from dashboard.demand.claims import Claim, ClaimGroup, claims_of, compounding, yearly_equivalent_pct
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences
from etl.records.projections import Projection
from etl.unit import PCT, PCT_PER_YEAR

SAY = sentences("demand")


def claim_figure(tables: Tables, claim: Claim) -> SourcedFigure:
    """A growth claim with its growth a year, or the reason why it has none."""
    yearly = "" if claim.is_rate else f"{sentence_start(claim.yearly.words)}."
    note = SAY("claim", about=sentence_start(claim.about), period=claim.period, yearly=yearly).strip()
    formula = " ".join(filter(None, [claim.yearly.formula, claim.whole_period]))
    return SourcedFigure(claim.direction, claim.stated, note, sources_of(tables, claim.fact_ids), formula)


@kept
def strongest_growth(tables: Tables, role: str, projections: tuple[Projection, ...]) -> SourcedFigure:
    """The strongest growth claim that states its years, of the role's documents if one does, and official ones."""
    rows, own = tables["demand"].entries, documents_about(tables, role)
    of_role, every = (
        [claim for claim in claims_of(some) if claim.measure == "job_growth" and claim.can_be_compared]
        for some in ([row for row in rows if row["document"] in own], rows)
    )
    if not every:
        return SourcedFigure("Job growth", "not stated", SAY("no_strongest"))
    claim = max(of_role or every, key=lambda claim: claim.yearly.low or 0.0)
    first, last, total = claim.first_year or 0, claim.last_year or 0, claim.low or 0.0
    proxies = [row for row in projections if not row.is_total]
    beside = tuple(projection_source(row, short(row.change_pct, PCT, signed=True)) for row in proxies)
    growth = short(claim.yearly.low or 0.0, PCT)
    return SourcedFigure(
        f"Jobs {first}–{last % 100:02d}",
        short(total, PCT, signed=True),
        SAY("strongest", about=in_sentence(claim.about), growth=growth, elsewhere=not of_role),
        (source_of(tables, claim.fact_ids[0]), *beside),
        SAY("strongest_formula", sum=SAY("compounded", sums=compounding(total, last - first))),
    )


def growth_finding(claims: Sequence[Claim], projections: Sequence[Projection]) -> str:
    """How far the claims are apart once each is put as a growth a year."""
    convertible = [claim for claim in claims if claim.yearly.ends]
    ends = [end for claim in convertible for end in claim.yearly.ends]
    alone = ""
    if len(convertible) == 1:
        (only,) = convertible
        alone = SAY("alone", direction=only.direction, about=in_sentence(only.about))
    said = SAY(
        "growth",
        stated=claims,
        from_low=short(min(ends), PCT, signed=True) if ends else "",
        to_high=_span(ends if alone else [max(ends)]) if ends else "",
        alone=alone,
        others=counted(len(claims) - 1, "other claim") if len(claims) > 1 else "",
        alike=len(set(ends)) == 1,
    )
    official = [yearly_pct(row) for row in projections if not row.is_total]
    beside = SAY("growth_official", span=_span(official)) if official else ""
    return f"{said} {beside}".strip()


def _span(pcts: Sequence[float]) -> str:
    """From the least to the most of several growths."""
    return short_span(min(pcts), max(pcts), None, PCT, signed=True) if pcts else ""


def group_marks(tables: Tables, group: ClaimGroup) -> tuple[Mark, ...]:
    """The claims of one group, which may share an axis, strongest first."""
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
        for claim in sorted(group.claims, key=lambda claim: -(claim.span.ends or (0.0,))[-1])
    )


def projection_marks(
    tables: Tables, claims: Sequence[Claim], projections: Sequence[Projection]
) -> tuple[Mark, ...]:
    """Projected growth of jobs over stated years, as growth a year: the documents' and the official one."""
    stated = tuple(
        _stated(tables, claim)
        for claim in claims
        if claim.is_projection
        and claim.measure == "job_growth"
        and claim.first_year is not None
        and claim.yearly.formula
    )
    return stated + tuple(map(_official, sorted(projections, key=lambda row: -row.change_pct)))


def _stated(tables: Tables, claim: Claim) -> Mark:
    source, yearly = source_of(tables, claim.fact_ids[0]), claim.yearly
    return Mark(
        sentence_start(claim.about),
        f"{source.publisher}, {claim.period}",
        low=yearly.low,
        high=yearly.high,
        bound=yearly.bound,
        unit=PCT_PER_YEAR,
        signed=True,
        formula=yearly.formula,
        **columns_of(source),
    )


def _official(row: Projection) -> Mark:
    pct = yearly_pct(row)
    return Mark(
        row.title,
        row.vintage,
        tone="other" if row.is_total else "official",
        low=pct,
        high=pct,
        unit=PCT_PER_YEAR,
        signed=True,
        formula=compounding(row.change_pct, row.until - row.year),
        **columns_of(projection_source(row)),
    )


def projection_finding(marks: Sequence[Mark]) -> str:
    """How the documents’ projections compare with the official ones for similar jobs."""
    own, official = (
        _span([end for mark in marks if mark.tone == tone for end in mark.ends])
        for tone in ("documents", "official")
    )
    return SAY("projections", own=own, official=official)


def yearly_pct(row: Projection) -> float:
    """An official projection as growth a year."""
    return yearly_equivalent_pct(row.change_pct, row.until - row.year)


def count_figures(
    tables: Tables, demand: Sequence[Entry], projections: Sequence[Projection]
) -> list[SourcedFigure]:
    """How many jobs there are: by the documents, then officially for the occupations that come closest."""
    stated = [_stated_count(tables, row) for row in demand if row["measure"] == "jobs_count"]
    return stated + [_official_count(row) for row in projections if not row.is_total]


def _stated_count(tables: Tables, row: Entry) -> SourcedFigure:
    place = (row[name] for name in ("industry", "city", "state"))
    about = ", ".join(filter(None, [sentence_start(row["role"] or "All jobs"), *place]))
    source = source_of(tables, row["fact_id"])
    count = short_span(row["low"], row["high"], row["bound"], "count")
    return SourcedFigure(
        "Jobs, as stated", count, SAY("count_note", about=about, source=source.speaker), (source,)
    )


def _official_count(row: Projection) -> SourcedFigure:
    thousands = (row.employment_thousands, row.projected_thousands, row.openings_thousands_per_year)
    now, then, openings = (full(count * 1000, "count") for count in thousands)
    note = SAY("official_count_note", occupation=row.title, then=then, until=row.until, openings=openings)
    count = short(row.employment_thousands * 1000, "count")
    return SourcedFigure(
        f"Jobs in {row.year}, official", count, note, (projection_source(row, f"{now} jobs"),)
    )


def occupation_table(projections: Sequence[Projection]) -> pd.DataFrame:
    """Every occupation: jobs now and then, and what becomes free each year."""
    return pd.DataFrame(
        {
            "Occupation": [row.title for row in projections],
            f"Jobs {projections[0].year}": [round(row.employment_thousands * 1000) for row in projections],
            f"Jobs {projections[0].until}": [round(row.projected_thousands * 1000) for row in projections],
            "Change, %": [row.change_pct for row in projections],
            "Openings a year": [round(row.openings_thousands_per_year * 1000) for row in projections],
        }
    )


def sentence_start(name: str) -> str:
    """Machine learning engineering, as a row's name."""
    return name[:1].upper() + name[1:]
