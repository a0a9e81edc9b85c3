"""Where a pay stands: among the documents' percentiles and among official wages, source by source."""

from dataclasses import dataclass, replace

from dashboard.compensation.market import MarketPosition, PercentileRow, market_position
from dashboard.compensation.percentiles import Anchors, Position, Standing, spanning
from dashboard.data.cache import kept
from dashboard.data.document_names import shown_names
from dashboard.data.official import OfficialWage
from dashboard.data.provenance import Source, official_source, sources_of
from dashboard.data.roles import in_sentence, is_about, plural
from dashboard.data.tables import Tables
from dashboard.words.numbers import full, full_span, in_words
from dashboard.words.sentences import sentences
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
            alike={position.in_words() for _, position in self.official} == {where},
            count=in_words(len(self.official)),
        )


def standings(tables: Tables, wages: tuple[OfficialWage, ...], role: str, pay_usd: float) -> Standings:
    """Place a pay for a role."""
    official = tuple((wage.occupation, _anchors(wage).position(pay_usd)) for wage in wages if wage.proxy_note)
    return Standings(pay_usd, role, market_position(percentile_rows(tables, role), role, pay_usd), official)


def source_standings(
    tables: Tables, wages: tuple[OfficialWage, ...], place: Standings
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


def _by_occupation(wages: tuple[OfficialWage, ...], place: Standings) -> list[SourceStanding]:
    proxies = [wage for wage in wages if wage.proxy_note]
    return [
        SourceStanding(
            wage.occupation,
            f"{wage.vintage}, similar job",
            True,
            position,
            (_anchors(wage),),
            (official_source(wage, f"{full_span(wage.p10_usd, wage.p90_usd, None, USD)}, 10th to 90th"),),
        )
        for wage, (_, position) in zip(proxies, place.official, strict=True)
    ]


def _anchors(wage: OfficialWage) -> Anchors:
    return Anchors(
        tuple(float(pct) for pct in wage.percentiles), tuple(float(pay) for pay in wage.percentiles.values())
    )
