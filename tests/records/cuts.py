"""How data/official was cut from the files it credits; `python -m tests.records.cuts FOLDER` cuts it again.

The folder holds the public figures under the names of SOURCES. The shipped tables must be what this gives.
"""

import csv
import io
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import openpyxl
import yaml

from etl.folders import OFFICIAL
from etl.tables.resources import digest

FEWEST = 10  # of fewer records no percentile is told
RANKS = (10, 25, 50, 75, 90)
WAGES = tuple(f"p{rank}_usd" for rank in RANKS)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, skipinitialspace=True)


def number(cell):
    """A cell's number without a needless point; an empty one stays empty."""
    if cell in ("", None):
        return ""
    value = float(str(cell).replace(",", ""))
    return int(value) if value.is_integer() else value


def percentiles(values, weights=None):
    """The wages at RANKS, each value standing for as many records as its weight says."""
    if weights is None or len(set(weights)) == 1:
        return [round(float(wage)) for wage in np.percentile(values, RANKS)]
    order = np.argsort(values)
    values, weights = np.asarray(values)[order], np.asarray(weights)[order]
    ranks = (np.cumsum(weights) - weights / 2) / weights.sum()
    return [round(float(wage)) for wage in np.interp(np.array(RANKS) / 100, ranks, values)]


def told(filings, wages):
    """Percentiles of enough records."""
    return [number(wage) if filings >= FEWEST else "" for wage in wages]


def metros(folder):
    """Areas as of 2024, with the code that the same main city had before the lines changed."""
    published = defaultdict(set)
    titles = {}
    before = {}
    for row in read(folder / "oews-metro-tech-median-2019-2025.csv"):
        published[row["AREA"]].add(int(row["YEAR"]))
        titles[row["AREA"]] = row["AREA_TITLE"]
        if row["YEAR"] == "2023":
            before[row["AREA"]] = row["AREA_TITLE"]
    gone = {code: main_cities(titles[code]) for code, years in published.items() if max(years) < 2024}
    for row in read(folder / "metros-2025.csv"):
        code, cities = row["AREA"], main_cities(row["AREA_TITLE"])
        same = [old for old, named in gone.items() if named & cities] if min(published[code]) >= 2024 else []
        until_2023 = max(same, key=lambda old: len(gone[old] & cities), default="")
        name = before.get(until_2023 or code, "")
        yield {
            "area": code,
            "name": row["AREA_TITLE"],
            "short": short(row["AREA_TITLE"]),
            "state": row["PRIM_STATE"],
            "latitude": number(row["LATITUDE"]),
            "longitude": number(row["LONGITUDE"]),
            "code_until_2023": until_2023,
            "name_until_2023": name if name != row["AREA_TITLE"] else "",
        }


def short(title):
    """Denver-Aurora-Centennial, CO: Denver, CO; the areas of a name with a hyphen in it keep it."""
    names, states = title.rsplit(", ", 1)
    first = names if names.startswith("Winston-Salem") else re.split("[-/]", names)[0]
    first = first.removesuffix(" Town").removeprefix("Urban ")
    return f"{first}, {states.split('-')[0]}"


def main_cities(title):
    """The cities that an area is named for, each with the area's first state."""
    names, states = title.rsplit(", ", 1)
    return {(name.removesuffix(" Town"), states[:2]) for name in names.split("-")}


def wages_metro(folder):
    for row in read(folder / "oews-metro-tech-2025.csv"):
        yield {
            "area": row["AREA"],
            "occupation": row["OCC_CODE"],
            "employment": number(row["TOT_EMP"]),
            "location_quotient": number(row["LOC_QUOTIENT"]),
            **dict(zip(WAGES, ladder(row), strict=True)),
            "capped": row["CAPPED"],
        }


def ladder(row):
    return [number(row[name]) for name in ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")]


def medians_metro(folder):
    for row in read(folder / "oews-metro-tech-median-2019-2025.csv"):
        if row["A_MEDIAN"] or row["TOT_EMP"]:
            yield {
                "year": row["YEAR"],
                "area": row["AREA"],
                "occupation": row["OCC_CODE"],
                "employment": number(row["TOT_EMP"]),
                "p50_usd": number(row["A_MEDIAN"]),
                "capped": "p50" if "p50" in row["CAPPED"].split() else "",
            }


# A year's `#` is at least this. Where its file does not say: the least of the caps used that no printed wage reaches.
CAPS = {2003: 145_600, 2008: 166_400, 2012: 187_200, 2017: 208_000, 2022: 239_200}


def wages_national(folder):
    """The cells as printed, `#` as the year's cap; the last year from the file that has it."""
    rows = {}
    for row in read(folder / "oews-national-tech-2003-2024.csv"):
        cells = [row[name].strip() for name in ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")]
        capped = [f"p{rank}" for rank, cell in zip(RANKS, cells, strict=True) if cell == "#"]
        cap = max(cap for since, cap in CAPS.items() if since <= int(row["YEAR"]))
        rows[row["YEAR"], row["OCC_CODE"]] = {
            "year": row["YEAR"],
            "occupation": row["OCC_CODE"],
            "title": row["OCC_TITLE"].strip().rstrip("*"),
            "employment": number(row["TOT_EMP"].strip().replace("**", "")),
            **{
                name: (cap if cell == "#" else "" if cell == "*" else number(cell))
                for name, cell in zip(WAGES, cells, strict=True)
            },
            "capped": " ".join(capped),
        }
    for row in read(folder / "oews-national-tech-2019-2025.csv"):
        rows.setdefault(
            (row["YEAR"], row["OCC_CODE"]),
            {
                "year": row["YEAR"],
                "occupation": row["OCC_CODE"],
                "title": row["OCC_TITLE"],
                "employment": number(row["TOT_EMP"]),
                **dict(zip(WAGES, ladder(row), strict=True)),
                "capped": row["CAPPED"],
            },
        )
    yield from (rows[key] for key in sorted(rows))


def wage_levels(folder):
    wanted = occupations(folder)
    for row in read(folder / "oflc-wage-levels-2025-26.csv"):
        if row["OCC_CODE"] in wanted:
            yield {
                "area": row["AREA"],
                "occupation": row["OCC_CODE"],
                **{f"level{level}_usd_per_hour": row[f"L{level}_HOURLY"] for level in range(1, 5)},
                "same_in_areas": row["SAME_IN_AREAS"],
            }


def occupations(folder):
    return {row["OCC_CODE"] for row in read(folder / "oews-metro-tech-2025.csv")}


def filings_metro(folder):
    """Wages offered by area and occupation; states and the nation pooled, each wage with the filings behind it."""
    cells, counts = defaultdict(list), {}
    for row in read(folder / "lca-fy2025-wages-by-metro.csv"):
        key = row["AREA"], row["OCC_CODE"]
        cells[key].append(float(row["WAGE"]))
        counts[key] = int(row["FILINGS"])
    states = {row["area"]: row["state"] for row in metros(folder)}
    pools = defaultdict(lambda: ([], [], []))
    for (area, occupation), wages in cells.items():
        weight = counts[area, occupation] / len(wages)
        for pool in ("US", states[area]):
            values, weights, filings = pools[pool, occupation]
            values += wages
            weights += [weight] * len(wages)
            filings.append(counts[area, occupation])
    found = {key: (counts[key], percentiles(wages)) for key, wages in cells.items()}
    found |= {
        key: (sum(filings), percentiles(values, weights)) for key, (values, weights, filings) in pools.items()
    }
    for (area, occupation), (filings, wages) in sorted(found.items()):
        yield {
            "area": area,
            "occupation": occupation,
            "filings": filings,
            **dict(zip(WAGES, told(filings, wages), strict=True)),
        }


def filings_employers(folder):
    for row in read(folder / "lca-fy2025-employers.csv"):
        yield employer("US", row, row["EMPLOYER"], row["P25"], row["MEDIAN"], row["P75"], row["KIND"])
    kinds = {row["EMPLOYER"]: row["KIND"] for row in read(folder / "lca-fy2025-employers.csv")}
    for row in read(folder / "lca-fy2025-employers-by-metro.csv"):
        name = row["EMPLOYER_NAME"]
        yield employer(row["AREA"], row, name, "", row["MEDIAN_WAGE"], "", kinds.get(name, ""))


def employer(area, row, name, low, middle, high, kind):
    filings = int(row["FILINGS"])
    wages = told(filings, (low, middle, high))
    return {
        "employer": name,
        "area": area,
        "occupation": row["OCC_CODE"],
        "filings": filings,
        **dict(zip(("p25_usd", "p50_usd", "p75_usd"), wages, strict=True)),
        "staffing": "yes" if kind == "staffing" else "",
    }


LEVELS = {
    "base": "unmarked",
    "senior": "senior",
    "lead": "lead",
    "staffPlus": "staff",
    "directorPlus": "director",
}


def filings_titles(folder):
    for row in read(folder / "lca-fy2025-titles.csv"):
        cut, key, filings = row["CUT"], row["KEY"], int(row["FILINGS"])
        wages = told(filings, (row["P25"], row["MEDIAN"], row["P75"]))
        yield {
            "title": row["TITLE"],
            "family": row["FAMILY"],
            "level": LEVELS[key] if cut == "tier" else "all",
            "area": key if cut == "metro" else "US",
            "employer": key if cut == "employer" else "",
            "filings": filings,
            **dict(zip(("p25_usd", "p50_usd", "p75_usd"), wages, strict=True)),
        }


def title_occupations(folder):
    for row in read(folder / "lca-fy2025-title-soc.csv"):
        yield {
            "job_title": row["JOB_TITLE"],
            "title_filings": row["TITLE_FILINGS"],
            "occupation": row["OCC_CODE"],
            "filings": row["FILINGS"],
        }


STATES = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"  # noqa: E501


def price_levels(folder):
    for row in read(folder / "metros-2025.csv"):
        if row["RPP_ALL_ITEMS_2024"]:
            yield {"area": row["AREA"], "year": 2024, "price_level": row["RPP_ALL_ITEMS_2024"]}
    for row in read(folder / "SARPP_STATE_2008_2023.csv"):
        if "All items" in (row["Description"] or "") and row["GeoFIPS"].strip(' "') != "00000":
            state = STATE_CODES[row["GeoName"].strip()]
            yield {"area": state, "year": 2023, "price_level": row["2023"]}


NAMES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware District_of_Columbia Florida Georgia Hawaii "
    "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi "
    "Missouri Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio "
    "Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia "
    "Washington West_Virginia Wisconsin Wyoming"
)
STATE_CODES = {name.replace("_", " "): code for name, code in zip(NAMES.split(), STATES.split(), strict=True)}


def rents(folder):
    """One row a rent area within a metro: its counties share the rent."""
    sheet = openpyxl.load_workbook(folder / "FY26_FMRs.xlsx", read_only=True)["FY26_FMRs"]
    head, *rows = sheet.iter_rows(values_only=True)
    known = {row["area"] for row in metros(folder)}
    areas = {}
    for cells in rows:
        row = dict(zip(head, cells, strict=True))
        area = row["hud_area_code"][5:10]
        if not row["metro"] or area not in known:
            continue
        found = areas.setdefault(
            row["hud_area_code"],
            {
                "area": area,
                "rent_area": row["hud_area_name"].replace(" HUD Metro FMR Area", "").replace(" MSA", ""),
                "population": 0,
                **{f"rent_{rooms}_usd_per_month": row[f"fmr_{rooms}"] for rooms in range(5)},
            },
        )
        found["population"] += row["pop2023"]
    yield from sorted(areas.values(), key=lambda row: (row["area"], -row["population"]))


def projections(folder):
    sheet = openpyxl.load_workbook(folder / "bls-projections-2024-34.xlsx", read_only=True)["Table 1.2"]
    wanted = occupations(folder) | {"00-0000"}
    for cells in sheet.iter_rows(values_only=True):
        if cells[1] in wanted and cells[2] in ("Line item", "Summary"):
            yield {
                "occupation": cells[1],
                "year": 2024,
                "until": 2034,
                "employment_thousands": number(cells[3]),
                "projected_thousands": number(cells[4]),
                "change_pct": number(cells[8]),
                "openings_thousands_per_year": number(cells[10]),
            }


CUTS = {
    cut.__name__: cut
    for cut in (
        *(metros, wages_metro, medians_metro, wages_national, wage_levels, filings_metro),
        *(filings_employers, filings_titles, title_occupations, price_levels, rents, projections),
    )
}


def content(name, folder):
    """A table as it is shipped."""
    rows = list(CUTS[name](folder))
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(), len(rows)


def main(folder):
    for name in CUTS:
        written, rows = content(name, folder)
        (OFFICIAL / f"{name}.csv").write_bytes(written)
        print(f"{name}: {rows:,} rows, {len(written):,} bytes")
    sign()


def sign():
    """Write row count and hash into each descriptor; all else in it is typed by hand."""
    for path in OFFICIAL.glob("*.yaml"):
        told = yaml.safe_load(path.read_text("utf-8"))
        table = path.with_suffix(".csv").read_bytes()
        told |= {"rows": table.count(b"\n") - 1, "sha256": digest(table)}
        path.write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=110), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
