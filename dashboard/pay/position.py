"""Where a pay stands: among the documents' percentiles and among official wages, source by source."""

from dataclasses import dataclass, replace

from dashboard.compensation.market import MarketPosition, PercentileRow, market_position
from dashboard.compensation.percentiles import Anchors, Position, Standing, spanning
from dashboard.data.cache import kept
from dashboard.data.document_names import shown_names
from dashboard.data.provenance import Source, sources_of
from dashboard.data.records import record_source
from dashboard.data.roles import in_sentence, is_about, plural
from dashboard.data.tables import Tables
from dashboard.words.numbers import full, full_span, in_words
from dashboard.words.sentences import sentences
from etl.figure_text import whole_ordinal
from etl.records.statistics import Statistic
from etl.unit import USD

SAY = sentences("pay")
APART = ["level", "city", "state", "industry", "company_type"]


@dataclass(frozen=True)
class SourceStanding:
    """A pay's place in one source, and the source's percentiles.

    They are one curve, or a lower and a higher one where the source states ranges.
    """

    name: str
    detail: str
    is_official: bool
    position: Position
    curves: tuple[Anchors, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Standings:
    """A pay's place among the documents and among the official wages."""

    pay_usd: float
    role: str
    documents: MarketPosition
    official: tuple[tuple[str, Position], ...]
    similar: bool = True

    @property
    def documents_say(self) -> str:
        """Where the documents put the pay."""
        pay, role = full(self.pay_usd, USD), plural(in_sentence(self.role))
        band, sources = self.documents.band, self.documents.sources
        if band is None:
            return SAY("not_placed", pay=pay, role=role)
        return SAY(
            "placed",
            pay=pay,
            where=band.in_words(),
            role=role,
            many=len(sources) > 1,
            alike=band.low == band.high,
            ranges=band.standing is Standing.INTERVAL,
        )

    @property
    def official_say(self) -> str:
        """Where official wages put it."""
        if not self.official:
            return ""
        band = self.official[0][1]
        for _, position in self.official[1:]:
            band = spanning(band, position)
        where = band.in_words()
        return SAY(
            "placed_officially",
            where=where,
            own=not self.similar,
            alike={position.in_words() for _, position in self.official} == {where},
            count=in_words(len({name for name, _ in self.official})),
        )


def standings(tables: Tables, wages: tuple[Statistic, ...], role: str, pay_usd: float) -> Standings:
    """Place a pay for a role."""
    official = tuple((wage.about, _anchors(wage).position(pay_usd)) for wage in placing(wages))
    similar = any(wage.is_similar for wage in wages)
    stated = market_position(percentile_rows(tables, role), role, pay_usd)
    return Standings(pay_usd, role, stated, official, similar)


def source_standings(
    tables: Tables, wages: tuple[Statistic, ...], place: Standings
) -> tuple[SourceStanding, ...]:
    """The same, source by source: the documents that could place the pay, then the official ones."""
    return (*_by_document(tables, place), *_by_occupation(wages, place))


@kept
def percentile_rows(tables: Tables, role: str) -> list[PercentileRow]:
    """What documents state of the role as a whole: a city's or a level's percentiles are another ladder."""
    return [
        PercentileRow.model_validate(row)
        for row in tables["salary_percentiles"].entries
        if is_about(row, role) and not any(row[name] for name in APART)
    ]


def _by_document(tables: Tables, place: Standings) -> list[SourceStanding]:
    stated = {row.fact_id: row for row in percentile_rows(tables, place.role)}
    names = shown_names(tables)
    found = []
    for placed in place.documents.sources:
        rows = [stated[fact_id] for fact_id in placed.fact_ids]
        pcts = tuple(row.percentile for row in rows if row.percentile is not None)
        lows = tuple(row.low_usd for row in rows if row.low_usd is not None)
        highs = tuple(row.high_usd for row in rows if row.high_usd is not None)
        curves = tuple(dict.fromkeys((Anchors(pcts, lows), Anchors(pcts, highs))))
        sources = sources_of(tables, placed.fact_ids)
        speakers = {source.speaker for source in sources}
        name = speakers.pop() if len(speakers) == 1 else sources[0].publisher
        detail = names[placed.document]
        found.append(SourceStanding(name, detail, False, placed.position, curves, sources))
    alike = [one.name for one in found]
    return [replace(one, name=one.detail) if alike.count(one.name) > 1 else one for one in found]


def _by_occupation(wages: tuple[Statistic, ...], place: Standings) -> list[SourceStanding]:
    return [
        SourceStanding(
            wage.about,
            SAY("official_source", place=wage.place, vintage=wage.vintage, similar=wage.is_similar),
            True,
            position,
            (_anchors(wage),),
            (record_source(wage, _reach(_anchors(wage))),),
        )
        for wage, (_, position) in zip(placing(wages), place.official, strict=True)
    ]


def placing(wages: tuple[Statistic, ...]) -> tuple[Statistic, ...]:
    """The statistics a pay can be placed by: those with two percentiles or more that are no floors."""
    return tuple(wage for wage in wages if len(wage.points) > 1)


def _anchors(wage: Statistic) -> Anchors:
    return Anchors(tuple(map(float, wage.points)), tuple(map(float, wage.points.values())))


def _reach(curve: Anchors) -> str:
    ends = full_span(curve.pays[0], curve.pays[-1], None, USD)
    return f"{ends}, {whole_ordinal(curve.pcts[0])} to {whole_ordinal(curve.pcts[-1])}"
