"""Where an offer stands in the market: its base and its average yearly total, source by source."""

from dataclasses import dataclass

from dashboard.charts import Mark
from dashboard.compensation.percentiles import Position
from dashboard.data.document_names import shown_names
from dashboard.data.provenance import Source
from dashboard.data.tables import Tables
from dashboard.pay.marks import percentile_marks, record_marks
from dashboard.pay.position import Standings, percentile_rows, source_standings, standings
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.statistics import Statistic

SAY = sentences("offer")
OFFER = "This offer"


@dataclass(frozen=True)
class OfferPlace:
    """Where base and total stand in one source's percentiles, and the lines these were read from."""

    source: str
    detail: str
    is_official: bool
    base: Position
    total: Position
    sources: tuple[Source, ...]

    @property
    def base_text(self) -> str:
        """At about the 64th percentile."""
        return self.base.in_words()

    @property
    def total_text(self) -> str:
        """Above the 90th percentile; only for orientation."""
        return self.total.in_words()

    @property
    def lines(self) -> tuple[int, ...]:
        """The document's lines; official statistics have none."""
        return tuple(source.line for source in self.sources if source.line is not None)

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts behind the percentiles."""
        return tuple(source.fact_id for source in self.sources if source.fact_id)


@dataclass(frozen=True)
class OfferMarket:
    """Base and total among all sources, the documents first."""

    base: Standings
    total: Standings
    places: tuple[OfferPlace, ...]
    left_out: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where documents and official wages put the base, and what to think of the total."""
        if not self.base.pay_usd:
            return (SAY("no_base_yet"),)
        said = (self.base.documents_say, self.base.official_say, self._total_says, self.left_out)
        return tuple(filter(None, said))

    @property
    def _total_says(self) -> str:
        return SAY("about_totals") if self.places and self.total.pay_usd != self.base.pay_usd else ""


def offer_market(
    tables: Tables, wages: tuple[Statistic, ...], role: str, base_usd: float, total_usd: float
) -> OfferMarket:
    """Place an offer's base and its average yearly total among what is stated of a role."""
    base, total = (standings(tables, wages, role, float(round(usd))) for usd in (base_usd, total_usd))
    pairs = zip(*(source_standings(tables, wages, place) for place in (base, total)), strict=True)
    places = tuple(
        OfferPlace(
            of_base.name,
            of_base.detail,
            of_base.is_official,
            of_base.position,
            of_total.position,
            of_base.sources,
        )
        for of_base, of_total in pairs
    )
    return OfferMarket(base, total, places if base.pay_usd else (), _left_out(tables, base))


def market_marks(
    tables: Tables, wages: tuple[Statistic, ...], role: str, base_usd: float, total_usd: float
) -> tuple[Mark, ...]:
    """The offer above the percentiles of the documents and of the official wages."""
    return _offer_marks(base_usd, total_usd) + percentile_marks(tables, role) + record_marks(wages)


def _offer_marks(base_usd: float, total_usd: float) -> tuple[Mark, ...]:
    pays = {"base": base_usd, "total": total_usd}
    if round(base_usd) == round(total_usd):
        pays = {"base and total": base_usd}
    formulas = {"total": SAY("total_mark_formula")}
    return tuple(
        Mark(
            OFFER,
            SAY("total_is_orientation") if len(pays) > 1 else "",
            mark,
            tone="you",
            low=usd,
            high=usd,
            source="what you entered",
            formula=formulas.get(mark, ""),
        )
        for mark, usd in pays.items()
        if usd > 0
    )


def _left_out(tables: Tables, place: Standings) -> str:
    """The documents that give percentiles, but none that a pay could be placed among."""
    used = {source.document for source in place.documents.sources}
    names = shown_names(tables)
    others = [*dict.fromkeys(row.document for row in percentile_rows(tables, place.role))]
    left_out = [names[document] for document in others if document not in used]
    return SAY("not_placed", documents=listed(left_out)) if left_out else ""
