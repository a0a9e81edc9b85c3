"""Wages and employment by area and occupation: the Occupational Employment and Wage Statistics (BLS)."""

from typing import Final

from etl.datasets.cells import RejectedError, number, occupation, required, text, whole
from etl.datasets.kind import Clean, Kind, Layout, Record, Row

WAGES: Final = {
    "mean": "A_MEAN",
    "p10": "A_PCT10",
    "p25": "A_PCT25",
    "p50": "A_MEDIAN",
    "p75": "A_PCT75",
    "p90": "A_PCT90",
}
# The first year of each cap. "#" is printed for what lies at or above it; where the year of a change is not sure, the
# lower cap stands for it: that is a floor in any case.
CAPS_USD: Final = {2025: None, 2022: 239_200, 2017: 208_000, 2011: 187_200, 2008: 166_400, 1997: 145_600}
AT_LEAST: Final = "#"
UNITED_STATES: Final = "99"
ALL_INDUSTRIES: Final = ("", "cross-industry")


def cap_usd(year: int) -> int | None:
    """What a year's "#" stands for; None in a year without one."""
    return next((cap for first, cap in CAPS_USD.items() if year >= first), None)


def cleaner(layout: Layout) -> Clean:
    """Detailed occupations of all industries; a capped wage is the cap, and is named as a floor."""
    year = layout.year or 0
    cap = cap_usd(year)

    def clean(row: Row) -> Record:
        if text(row.get("industries")) not in ALL_INDUSTRIES:
            raise RejectedError("an industry's own row", "industries")
        if text(row.get("group")) not in ("", "detailed"):
            raise RejectedError("not a detailed occupation", "group")
        capped = [name for name in WAGES if text(row[name]) == AT_LEAST]
        if capped and cap is None:
            raise RejectedError("a capped wage in a year that has no cap", capped[0])
        wages = {f"{name}_usd": float(cap or 0) if name in capped else number(row, name) for name in WAGES}
        ranks = [wage for name in list(WAGES)[1:] if (wage := wages[f"{name}_usd"]) is not None]
        if ranks != sorted(ranks):
            raise RejectedError("percentiles do not rise", "p50")
        return {
            "year": year,
            "area": required(row, "area") if "area" in row else UNITED_STATES,
            "occupation": occupation(row),
            "employment": whole(row, "employment"),
            "location_quotient": number(row, "location_quotient"),
            **wages,
            "capped": " ".join(capped),
        }

    return clean


KIND: Final = Kind(
    name="oews",
    holds="BLS wages and employment by area and occupation",
    gives={
        "year": int,
        "area": str,
        "occupation": str,
        "employment": int,
        "location_quotient": float,
        **{f"{name}_usd": float for name in WAGES},
        "capped": str,
    },
    needs={
        "area": "AREA",
        "occupation": "OCC_CODE",
        "group": "O_GROUP OCC_GROUP GROUP",
        "employment": "TOT_EMP",
        **WAGES,
    },
    may={"location_quotient": "LOC_QUOTIENT", "industries": "I_GROUP"},
    cleaner=cleaner,
    prefers=r"(^|/)(all_data|MSA_M)",
    year_in_name=r"M(20\d\d)|oesm(\d\d)|(20\d\d)",
    asks_year=True,
    spared={"national": "area"},
    policy="Detailed occupations only. A wage named in `capped` is a floor: the year's cap.",
)
