"""Where base pay stands among the documents' percentiles: source by source, never pooled."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dashboard.compensation.errors import CompensationError
from dashboard.compensation.percentiles import Anchors, Position, spanning
from etl.checked_csv import Blank, Text, read_rows
from etl.role_key import role_key


class PercentileRow(BaseModel):
    """A row of the table of salary percentiles, as far as it is needed here."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    role: Text
    role_key: Text
    percentile: Annotated[Annotated[float, Field(gt=0, lt=100)] | None, Blank] = None
    low_usd: Annotated[Annotated[float, Field(gt=0)] | None, Blank] = None
    high_usd: Annotated[Annotated[float, Field(gt=0)] | None, Blank] = None
    document: str
    line: int
    fact_id: str


@dataclass(frozen=True)
class SourcePosition:
    """Where a pay stands in one document's figures for a role."""

    document: str
    lines: tuple[int, ...]
    fact_ids: tuple[str, ...]
    position: Position


@dataclass(frozen=True)
class MarketPosition:
    """A pay among the figures of all documents that speak of a role, or why it cannot be placed."""

    role: str
    sources: tuple[SourcePosition, ...]
    note: str = ""

    @property
    def band(self) -> Position | None:
        """From the lowest to the highest position that any source supports."""
        band: Position | None = None
        for source in self.sources:
            band = spanning(band, source.position) if band else source.position
        return band


def read_percentiles(path: Path) -> tuple[PercentileRow, ...]:
    """Read the table's file, or say which line of it is wrong."""
    return read_rows(path, PercentileRow, may_be_empty=True)


def market_position(rows: Iterable[PercentileRow], role: str, pay_usd: float) -> MarketPosition:
    """Place a pay in each document's figures for a role."""
    rows = list(rows)
    roles = sorted({row.role for row in rows})
    of_role = [row for row in rows if row.role_key == role_key(role)]
    if not of_role:
        named = f"for {role!r}" if role else "for an offer without a title"
        known = f"the roles are {', '.join(roles)}" if roles else "the table is empty"
        return MarketPosition(role, (), f"There are no percentiles {named}; {known}.")
    sources: list[SourcePosition] = []
    left_out: list[str] = []
    for document in sorted({row.document for row in of_role}):
        points = sorted(
            (row.percentile, row.low_usd, row.high_usd, row.line, row.fact_id)
            for row in of_role
            if row.document == document and row.percentile and row.low_usd and row.high_usd
        )
        if len(points) < 2:
            left_out.append(
                f"{document} is left out: it gives {len(points)} of the two percentiles it takes."
            )
            continue
        pcts, lows, highs, lines, fact_ids = zip(*points, strict=True)
        try:
            # A percentile given as a range makes two curves; the pay stands between its places on them.
            position = spanning(Anchors(pcts, highs).position(pay_usd), Anchors(pcts, lows).position(pay_usd))
        except CompensationError as unusable:
            left_out.append(f"{document} is left out: {unusable}")
            continue
        sources.append(SourcePosition(document, lines, fact_ids, position))
    return MarketPosition(role, tuple(sources), " ".join(left_out))
