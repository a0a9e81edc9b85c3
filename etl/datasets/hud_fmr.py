"""Fair market rents by county: the US Department of Housing and Urban Development."""

import re
from typing import Final

from etl.datasets.cells import RejectedError, filled, number, required, text, whole
from etl.datasets.kind import Clean, Kind, Layout, Record, Row

METRO: Final = re.compile(r"METRO(\d{5})\S*")
RENTS: Final = tuple(f"rent_{rooms}" for rooms in range(5))


def cleaner(layout: Layout) -> Clean:
    """A record a county, or a town in New England; the metro's code is part of the rent area's."""

    def clean(row: Row) -> Record:
        hud_area = required(row, "hud_area")
        metro = METRO.fullmatch(hud_area)
        rents = {f"{name}_usd": number(row, name) for name in RENTS}
        if absent := [name for name in RENTS if not rents[f"{name}_usd"]]:
            raise RejectedError("no rent", absent[0])
        return {
            "area": metro[1] if metro else None,
            "hud_area": hud_area,
            "name": required(row, "name"),
            "county": text(row["county"]).zfill(10),
            "county_name": filled(row.get("town")) or filled(row["county_name"]),
            "population": whole(row, "population"),
            **rents,
        }

    return clean


KIND: Final = Kind(
    name="hud-fmr",
    holds="HUD fair market rents by county",
    gives={
        "area": str,
        "hud_area": str,
        "name": str,
        "county": str,
        "county_name": str,
        "population": int,
        **{f"{name}_usd": float for name in RENTS},
    },
    needs={
        "hud_area": "HUD_AREA_CODE",
        "name": "HUD_AREA_NAME",
        "county": "FIPS",
        "county_name": "COUNTYNAME",
        "population": r"POP\d{4}",
        **{name: f"FMR_{rooms}" for rooms, name in enumerate(RENTS)},
    },
    may={"town": "COUNTY_TOWN_NAME"},
    cleaner=cleaner,
    year_in_name=r"FY_?(20\d\d|\d\d)",
    asks_year=True,
    policy="A row a county, or a town in New England; `area` is the metro's code, empty outside metros.",
)
