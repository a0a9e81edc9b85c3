"""Price levels by area, the nation being 100: the Regional Price Parities of the Bureau of Economic Analysis."""

import re
from typing import Final

from etl.datasets.cells import RejectedError, filled, number, required
from etl.datasets.kind import HEADING, VALUE, Clean, Kind, Layout, Record, Row

PRICE_LEVEL: Final = "RPPs:"
AREA_CODE: Final = re.compile(r"\d{1,5}")


def cleaner(layout: Layout) -> Clean:
    """A record an area, category and year; the code of an area has its zeros."""

    def clean(row: Row) -> Record:
        area = required(row, "area")
        if not AREA_CODE.fullmatch(area):
            raise RejectedError("no code of an area", "area")
        category = filled(row["category"]) or ""
        if not category.startswith(PRICE_LEVEL):
            raise RejectedError("another measure than a price level", "category")
        if (level := number(row, VALUE)) is None:
            raise RejectedError("no price level", VALUE)
        return {
            "area": area.zfill(5),
            "category": category.removeprefix(PRICE_LEVEL).strip().lower(),
            "year": int(str(row[HEADING])[-4:]),
            "price_level": level,
        }

    return clean


KIND: Final = Kind(
    name="bea-rpp",
    holds="BEA price levels by area",
    gives={"area": str, "category": str, "year": int, "price_level": float},
    needs={"area": "GEOFIPS", "category": "DESCRIPTION"},
    cleaner=cleaner,
    wide=r"(RPP_)?\d{4}",
    prefers=r"(^|/)[A-Z]+RPP_(MSA|STATE)_",
    policy="A row a year. Areas are matched by code, never by name.",
)
