"""The files: opened as their readers open them."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.bands.city_bands import Target, city_bands
from dashboard.bands.export import BANDS, REASONS, Export
from dashboard.bands.export import csv as csv_of
from dashboard.bands.export import xlsx as xlsx_of

from ..cities.examples import city, source

EVIL = '=HYPERLINK("http://example.com","x")'


def export(role="Deep Learning Engineer", pay=135_000.0, **fields):
    target = Target(
        120_000, "50th percentile", "$120,000", (source(url="https://example.org/a", **fields),), 2024
    )
    places = [city("Boston, MA"), city("Austin, TX", premium=(5.0, 10.0))]
    return Export(
        role=role,
        target=target,
        built_around="Percentiles",
        spread_pct=50,
        adjustment="Premium, middle",
        bands=tuple(city_bands(target, 50, places, "Premium", "Middle")),
        pay_usd=pay,
        made_on=date(2026, 11, 20),
        notes=("Premiums are borrowed.",),
    )


def opened(**fields):
    return load_workbook(io.BytesIO(xlsx_of(export(**fields))))


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_workbook_has_the_bands_as_numbers_with_formats():
    sheet = opened()[BANDS]
    head, first, second = cells(sheet)
    row = dict(zip(head, first, strict=True))
    assert row["City"] == "Boston, MA"
    assert (row["Minimum"], row["Maximum"]) == (122_000, 184_000)
    assert row["Midpoint"] == (row["Minimum"] + row["Maximum"]) / 2
    assert row["Compa-ratio"] == pytest.approx(135_000 / row["Midpoint"], abs=1e-4)
    assert second[0] == "Austin, TX"
    assert sheet["D2"].number_format == "$#,##0"
    assert sheet.cell(2, 1 + head.index("Compa-ratio")).number_format == "0.00"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref
    assert sheet.column_dimensions["A"].width > 15
    assert sheet["A1"].font.b


def test_the_second_sheet_names_every_source_formula_assumption_and_date():
    rows = cells(opened()[REASONS])
    kinds = [row[0] for row in rows[1:]]
    assert {*kinds} == {"Choice", "Assumption", "Formula", "Source"}
    assert kinds.count("Formula") == 2
    said = "\n".join(str(cell) for row in rows for cell in row if cell)
    for needed in (
        "2026-11-20",
        "as A Guide says",
        "https://example.org/a",
        "$120,000 × ",
        "Premiums are borrowed.",
    ):
        assert needed in said
    assert kinds.count("Source") == len(export().sources)


@pytest.mark.parametrize("text", [EVIL, "+1", "-1", "@SUM(A1)", "{=1+1}", "https://example.com"])
def test_no_text_becomes_a_formula_or_a_link(text):
    book = opened(role=text, quote=text, document=text)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if cell.hyperlink:
                    assert cell.hyperlink.target in ("https://example.org/a", "https://www.bea.gov")
    assert book[BANDS]["B2"].value == text


@pytest.mark.parametrize("text", [EVIL, "+1", "-1", "@SUM(A1)", "\t=1"])
def test_csv_cells_are_escaped(text):
    rows = list(csv.DictReader(io.StringIO(csv_of(export(role=text)).decode(), newline="")))
    assert rows[0]["Role"] == f"'{text}"
    assert rows[0]["Minimum"] == "122000.0"
    assert rows[0]["Exported"] == "2026-11-20"
    assert "A Guide: The guide, line 1, read 2026-11-20" in rows[0]["Sources"]


def test_without_a_pay_there_is_no_compa_ratio():
    assert "Compa-ratio" not in [cell.value for cell in opened(pay=None)[BANDS][1]]


def test_a_text_too_long_for_a_cell_is_cut_and_the_file_still_opens():
    assert len(opened(quote="x" * 40_000)[REASONS].cell(2, 3).value) < 33_000


def test_the_same_choices_give_the_same_file():
    assert xlsx_of(export()) == xlsx_of(export())
    assert csv_of(export()) == csv_of(export())
