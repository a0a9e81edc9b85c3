"""Where a pay stands: among the documents' percentiles and among official wages, source by source."""

from dataclasses import dataclass

from dashboard.compensation.market import MarketPosition, PercentileRow, market_position
from dashboard.compensation.percentiles import Anchors, Position, Standing, ordinal, spanning, whole
from dashboard.numbers_text import full, in_words
from dashboard.reference import OfficialWage
from dashboard.roles import in_sentence, of_role, plural
from dashboard.tables import Tables


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
        pay, role = full(self.pay_usd, "usd_per_year"), plural(in_sentence(self.role))
        band, sources = self.documents.band, self.documents.sources
        if band is None:
            return f"No document gives percentiles that could place {pay} among {role}."
        if len(sources) > 1:
            basis = (
                f"depending on which of {len(sources)} documents"
                if band.low < band.high
                else "in all documents"
            )
        elif band.standing is Standing.INTERVAL:
            basis = "for the one document that gives percentiles states them as ranges"
        else:
            basis = "by the one document that gives percentiles"
        return f"{pay} stands {standing_text(band)} of {role}, {basis}."

    @property
    def official_say(self) -> str:
        """Where official wages put it."""
        if not self.official:
            return ""
        band = self.official[0][1]
        for _, position in self.official[1:]:
            band = spanning(band, position)
        return (
            f"Among official wages it stands {standing_text(band)}, "
            f"depending on which of {in_words(len(self.official))} proxy occupations is meant."
        )


def standings(tables: Tables, wages: tuple[OfficialWage, ...], role: str, pay_usd: float) -> Standings:
    """Place a pay for a role."""
    rows = of_role(tables["salary_percentiles"].rows, role)
    read = [
        PercentileRow.model_validate({**{str(name): cell for name, cell in row.items()}, "role": role})
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
    official = tuple((wage.occupation, _anchors(wage).position(pay_usd)) for wage in wages if wage.proxy_note)
    return Standings(pay_usd, role, market_position(read, role, pay_usd), official)


def standing_text(position: Position) -> str:
    """Between the 40th and 55th percentile; above the 90th; at about the 64th percentile."""
    low, high = ordinal(position.low), ordinal(position.high)
    if position.standing is Standing.BELOW:
        return f"below the {high} percentile"
    if position.standing is Standing.ABOVE:
        return f"above the {low} percentile"
    if position.low == 0 and position.high == 100:
        return "anywhere from the bottom to the top"
    if position.low == 0:
        return f"at or below the {high} percentile"
    if position.high == 100:
        return f"at or above the {low} percentile"
    if whole(position.low) == whole(position.high):
        return f"at about the {low} percentile"
    return f"between the {low} and {high} percentile"


def _anchors(wage: OfficialWage) -> Anchors:
    return Anchors(
        tuple(float(pct) for pct in wage.percentiles), tuple(float(pay) for pay in wage.percentiles.values())
    )
