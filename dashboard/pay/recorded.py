"""What records tell of a role's pay at a place: the first line, and the figures below it."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.charts import Mark
from dashboard.data.cache import kept
from dashboard.data.provenance import SourcedFigure, columns_of
from dashboard.data.records import record_source, records_of, similar_jobs
from dashboard.data.roles import in_sentence, plural
from dashboard.data.tables import Tables
from dashboard.pay.typical_pay import documents_say
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences
from etl.records.places import RecordPlace
from etl.records.projections import projections_of
from etl.records.roles import role_of
from etl.records.statistics import Statistic, wage_levels
from etl.unit import PCT, USD

SAY = sentences("pay")


@lru_cache(maxsize=4096)
def whole_filings(role: str, place: RecordPlace) -> tuple[Statistic, ...]:
    """The filings of the role's own title, else those under the occupation that it is; of all levels together."""
    found = [each for each in records_of(role, place, "filings") if each.level == "all" and each.percentiles]
    own = [each for each in found if not each.occupation]
    return tuple(own or found)


def whole_statistics(role: str, place: RecordPlace) -> tuple[Statistic, ...]:
    """All percentiles of the role at large: official wages, then filings."""
    return (*similar_jobs(role, place), *whole_filings(role, place))


@kept
def pay_answer(tables: Tables, role: str, place: RecordPlace) -> str:
    """What records and documents say of the pay: the page's first line."""
    nationally = place.kind in ("nation", "remote")
    return f"{records_say(role, place)} {documents_say(tables, role, nationally)}"


@lru_cache(maxsize=4096)
def records_say(role: str, place: RecordPlace) -> str:
    """What official wages tell of the pay, in a sentence."""
    told = [each for each in similar_jobs(role, place) if each.p50 is not None]
    who = plural(in_sentence(role))
    return SAY(
        "recorded",
        nothing=not told,
        plain=who,
        who=f"{who[:1].upper()}{who[1:]}",
        place=place.label if place.kind == "metro" else place.name,
        areas=place.kind == "state",
        similar=any(each.is_similar for each in told),
        half=_half(told[0]) if len(told) == 1 else "",
        median=_medians(told),
        vintage=told[0].vintage if told else "",
    )


@lru_cache(maxsize=4096)
def level_marks(role: str, place: RecordPlace) -> tuple[Mark, ...]:
    """The middle half of the filings of each level that titles name, the lowest median first."""
    found = [each for each in records_of(role, place, "filings") if each.level != "all" and each.percentiles]
    return tuple(
        Mark(
            SAY("level_name", level=each.level if each.level == "unmarked" else each.level.capitalize()),
            SAY("level_detail", median=short(each.p50 or 0, USD), many=counted(each.n or 0, "filing")),
            tone="filings",
            low=each.p25,
            high=each.p75,
            **columns_of(record_source(each)),
        )
        for each in sorted(found, key=lambda each: each.p50 or 0)
    )


def level_finding(role: str, place: RecordPlace) -> str:
    """What the lowest and the highest level are offered."""
    found = [each for each in records_of(role, place, "filings") if each.level != "all" and each.p50]
    found.sort(key=lambda each: each.p50 or 0)
    if len(found) < 2:
        return SAY("recorded_levels", first="", last="", low="", high="")
    names = [SAY("level_name", level=each.level).lower() for each in (found[0], found[-1])]
    pays = [short(each.p50 or 0, USD) for each in (found[0], found[-1])]
    return SAY("recorded_levels", first=names[0], low=pays[0], last=names[1], high=pays[1])


@lru_cache(maxsize=4096)
def prevailing_marks(role: str, place: RecordPlace) -> tuple[Mark, ...]:
    """The four prevailing wages of the role's occupations at an area."""
    known = role_of(role)
    marks = []
    for code in known.occupations if known else ():
        if (found := wage_levels(code, place)) is None:
            continue
        detail = SAY(
            "prevailing_detail",
            shared=found.same_in_areas > 1,
            place=place.label,
            vintage=found.statistic.vintage,
            areas=found.same_in_areas,
        )
        marks += [
            Mark(
                found.statistic.about,
                detail,
                SAY("prevailing_level", level=level),
                tone="official",
                low=usd,
                high=usd,
                **columns_of(record_source(found.statistic)),
            )
            for level, usd in enumerate(found.usd, 1)
        ]
    return tuple(marks)


def pay_figures(role: str, place: RecordPlace) -> list[SourcedFigure]:
    """The official median, and that of the filings."""
    official = [each for each in similar_jobs(role, place) if each.p50 is not None]
    figures = [_median("Official median", official, SAY("no_official"))]
    return [*figures, _median("Visa filings, median", whole_filings(role, place), SAY("no_filings"))]


def projected_jobs(role: str) -> SourcedFigure:
    """How the jobs of a role, or of those it is filed as, are projected to grow."""
    known = role_of(role)
    found = projections_of(known.occupations) if known else ()
    if not found:
        return SourcedFigure("Jobs", "not projected", SAY("no_projection"))
    changes = [each.change_pct for each in found]
    years = f"{found[0].year}–{found[0].until % 100:02d}"
    return SourcedFigure(
        f"Jobs {years}",
        short_span(min(changes), max(changes), None, PCT, signed=True),
        SAY("projected", similar=len(found) > 1, jobs=full(found[0].employment_thousands, "count")),
        tuple(record_source(each.statistic, short(each.change_pct, PCT, signed=True)) for each in found),
    )


def _median(name: str, told: Sequence[Statistic], nothing: str) -> SourcedFigure:
    if not told:
        return SourcedFigure(name, "not published", nothing)
    many = sum(each.n or 0 for each in told)
    is_official = told[0].kind == "official"
    note = SAY(
        "median_of",
        many=counted(many, "person", "people") if is_official else counted(many, "filing"),
        vintage=told[0].vintage,
        similar=any(each.is_similar for each in told),
    )
    sources = tuple(record_source(each, full(each.p50, USD)) for each in told if each.p50 is not None)
    return SourcedFigure(name, _medians(told), note, sources)


def _medians(told: Sequence[Statistic]) -> str:
    """From the lowest to the highest median, each as it is told; nothing is averaged."""
    found = [each.p50 for each in told if each.p50 is not None]
    capped = any(each.is_floor(50) for each in told)
    return short_span(min(found), max(found), "high_open" if capped else None, USD) if found else ""


def _half(each: Statistic) -> str:
    if each.p25 is None or each.p75 is None:
        return ""
    return short_span(each.p25, each.p75, "high_open" if each.is_floor(75) else None, USD)
