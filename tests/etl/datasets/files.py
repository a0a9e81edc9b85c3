"""Small made-up files in the publishers' formats."""

import csv
import io
import os
import zipfile
from dataclasses import replace

import pyarrow.parquet as pq
from openpyxl import Workbook

from etl.datasets.cells import RejectedError
from etl.datasets.ingest import ingest
from etl.datasets.kinds import KINDS
from etl.folders import ROOT

PUBLISHED = os.environ.get("PAYSCOPE_DATASETS") or ROOT.parent / "shared" / "datasets"

OEWS = {
    "AREA": "41860",
    "AREA_TITLE": "San Francisco-Oakland-Fremont, CA",
    "I_GROUP": "cross-industry",
    "OCC_CODE": "15-2051",
    "O_GROUP": "detailed",
    "TOT_EMP": 10460,
    "LOC_QUOTIENT": 3.1,
    "A_MEAN": 180000,
    "A_PCT10": 99170,
    "A_PCT25": 130430,
    "A_MEDIAN": 170110,
    "A_PCT75": 212970,
    "A_PCT90": 230000,
}
LCA = {
    "CASE_STATUS": "Certified",
    "DECISION_DATE": "2024-11-04",
    "JOB_TITLE": "ML Engineer",
    "SOC_CODE": "15-2051.00",
    "FULL_TIME_POSITION": "Y",
    "EMPLOYER_NAME": "Example Labs, Inc.",
    "WORKSITE_CITY": "Boston",
    "WORKSITE_STATE": "MA",
    "WORKSITE_POSTAL_CODE": 2134,
    "WAGE_RATE_OF_PAY_FROM": 150000,
    "WAGE_RATE_OF_PAY_TO": 170000,
    "WAGE_UNIT_OF_PAY": "Year",
    "PW_WAGE_LEVEL": "III",
}
AI_JOBS = {
    "work_year": "2024",
    "experience_level": "SE",
    "employment_type": "FT",
    "job_title": "Machine Learning Engineer",
    "salary": "185000",
    "salary_currency": "USD",
    "salary_in_usd": "185000",
    "employee_residence": "US",
    "remote_ratio": "100",
    "company_location": "US",
    "company_size": "M",
}
OFLC = {
    "Area": "41860",
    "SocCode": "15-2051",
    "GeoLvl": "1",
    "Level1": "49.77",
    "Level2": "64.40",
    "Level3": "79.04",
    "Level4": "93.67",
    "Average": "79.04",
    "Label": "",
}
RPP = {"GeoFIPS": "10180", "GeoName": "Abilene, TX", "Description": "RPPs: All items ", "RPP 2023": "89.85"}
PROJECTIONS = {
    "2024 National Employment Matrix title": "    Data scientists",
    "2024 National Employment Matrix code": "15-2051",
    "Occupation type": "Line item",
    "Employment, 2024": 245.9,
    "Employment, 2034": 328.3,
    "Employment distribution, percent, 2024": 0.1,
    "Employment change, numeric, 2024–34": 82.4,
    "Employment change, percent, 2024–34": 33.5,
    "Occupational openings, 2024–34 annual average": 23.4,
    "Median annual wage, dollars, 2024[1]": 112590,
}
FMR = {
    "stusps": "CA",
    "hud_area_code": "METRO41860MM7360",
    "countyname": "Marin County",
    "county_town_name": "",
    "hud_area_name": "San Francisco, CA HUD Metro FMR Area",
    "fips": "0604199999",
    "pop2023": 260485,
    "fmr_0": 2485,
    "fmr_1": 2977,
    "fmr_2": 3604,
    "fmr_3": 4604,
    "fmr_4": 4772,
}
# A kind, a name that its publisher gives to a file, a good row.
KNOWN = {
    "oews": ("MSA_M2024_dl.xlsx", OEWS),
    "lca": ("LCA_Disclosure_Data_FY2025_Q1.xlsx", LCA),
    "ai-jobs": ("salaries.csv", AI_JOBS),
    "oflc": ("OFLC_Wages_2025-26.csv", OFLC),
    "bea-rpp": ("MARPP_MSA_2008_2024.csv", RPP),
    "bls-projections": ("occupation.xlsx", PROJECTIONS),
    "hud-fmr": ("FY26_FMRs.xlsx", FMR),
}


def cleaned(kind, row, name=None, year=None):
    """The records of a row of headings and cells, or why it was rejected."""
    kind = KINDS[kind] if isinstance(kind, str) else kind
    header = list(row)
    assert kind.recognise(header, name or KNOWN[kind.name][0]) == ()
    layout = replace(kind, year=year).layout(header, name or KNOWN[kind.name][0])
    clean, records = kind.cleaner(layout), []
    for each in layout.rows(list(row.values())):
        try:
            records.append(clean(each))
        except RejectedError as why:
            return f"{why.reason} [{layout.fault(each, why.column)[0]}]"
    return records


def workbook(path, rows, **more_sheets):
    """A workbook whose last sheet has the rows; what stands before it is given by title."""
    book = Workbook()
    book.remove(book.active)
    for title, lines in {**more_sheets, "Sheet1": rows}.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


def csv_text(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def table(path, rows):
    """The rows in the format that the file's name says."""
    if path.suffix == ".xlsx":
        return workbook(path, rows)
    path.write_text(csv_text(rows), "utf-8")
    return path


def lines_of(*rows):
    """A header and a line for each row."""
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def a_file(folder, kind, *changes):
    """A file of a kind: its good row as often as there are changes to it."""
    name, row = KNOWN[kind]
    return table(folder / name, lines_of(*({**row, **change} for change in changes or ({},))))


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def ingested(path, kind, out, **options):
    """The records and the report of an ingested file."""
    done = ingest(path, KINDS[kind] if isinstance(kind, str) else kind, out, **options)
    return pq.read_table(done.folder / "records.parquet").to_pylist(), done
