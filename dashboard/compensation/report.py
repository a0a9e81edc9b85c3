"""An estimate as JSON and as CSV: dollars to the cent, each figure under a name with its unit."""

import csv
from dataclasses import asdict
from io import StringIO
from typing import Any

from dashboard.compensation.cautions import cautions
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import Certainty, Kind
from dashboard.compensation.market import MarketPosition
from dashboard.compensation.percentiles import Position
from dashboard.words.sentences import sentences
from etl.figure_text import whole

SAY = sentences("compensation")
TAX_NOTE = SAY("tax_note")


def as_json(estimate: Estimate, market: MarketPosition) -> dict[str, Any]:
    """The whole estimate."""
    outcomes, assumed = estimate.outcomes, estimate.assumptions
    content = {
        "offer": estimate.offer.model_dump(mode="json"),
        "assumptions": assumed.model_dump(mode="json"),
        "years": year_table(estimate),
        **asdict(estimate.headline),
        "present_value_usd": estimate.present_value_usd,
        "bands": {
            "of": f"total of years 1 to {assumed.years}",
            "paths": outcomes.by_year.shape[1],
            "mean_usd": outcomes.mean_usd,
            **{f"p{pct}_usd": usd for pct, usd in outcomes.bands().items()},
        },
        "take_home": {
            "tax_year": assumed.tax_year,
            "years": [
                {
                    "year": net.year,
                    **{f"{name}_usd": usd for name, usd in asdict(net.steps).items()},
                    "net_usd": net.steps.net,
                    "withheld_from_vests_usd": net.vests.withheld,
                    "owed_on_vests_usd": net.vests.owed,
                }
                for net in estimate.take_home
            ],
            "note": estimate.take_home_note or TAX_NOTE,
        },
        "private": [asdict(grant) for grant in estimate.private],
        "time_off_usd": estimate.time_off_usd,
        "leaving": asdict(estimate.leaving) if estimate.leaving else None,
        "market_position": _market(market, estimate.offer.base_usd),
        "cautions": [asdict(caution) for caution in cautions(estimate)],
    }
    rounded: dict[str, Any] = _to_the_cent(content)
    return rounded


def year_table(estimate: Estimate) -> list[dict[str, Any]]:
    """A row for each year; `counted` tells those in the average from those past it."""
    net = {year.year: year.steps.net for year in estimate.take_home}
    return [
        {
            "year": row.year,
            "counted": row.year <= estimate.assumptions.years,
            **{f"{kind.value}_usd": row.by_kind[kind] for kind in Kind},
            **{f"{certainty.value}_usd": row.by_certainty[certainty] for certainty in Certainty},
            "total_usd": row.total_usd,
            "wages_usd": row.wages_usd,
            "net_wages_usd": net.get(row.year),
        }
        for row in estimate.years
    ]


def as_csv(estimate: Estimate) -> str:
    """The year table."""
    rows = _to_the_cent(year_table(estimate))
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _market(market: MarketPosition, base_usd: float) -> dict[str, Any]:
    return {
        "of": "base pay",
        "base_usd": base_usd,
        "role": market.role,
        "sources": [
            {
                "document": source.document,
                "lines": list(source.lines),
                "fact_ids": list(source.fact_ids),
                **_position(source.position),
            }
            for source in market.sources
        ],
        "band": _position(market.band) if market.band else None,
        "note": market.note,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "standing": position.standing.value,
        "from_percentile": whole(position.low) if position.low > 0 else None,
        "to_percentile": whole(position.high) if position.high < 100 else None,
        "in_words": position.in_words(),
    }


def _to_the_cent(content: Any) -> Any:
    if isinstance(content, float):
        return round(content, 2)
    if isinstance(content, dict):
        return {key: value if key in _EXACT else _to_the_cent(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_to_the_cent(value) for value in content]
    return content


# What was entered is given back as entered; a share of a company is far below a hundredth of a percent.
_EXACT = ("offer", "assumptions", "owned_pct")
