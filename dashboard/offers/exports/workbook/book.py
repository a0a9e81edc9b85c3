"""An offer as a workbook that goes on calculating: change an input, and the year table follows."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from dashboard.compensation.cautions import cautions
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.timeline import Timeline
from dashboard.data.provenance import Source
from dashboard.offers.exports.workbook.cells import OFFER, REASONS, YEARS, Sheet, Styles, cleaned
from dashboard.offers.exports.workbook.inputs import Inputs, write_inputs
from dashboard.offers.exports.workbook.kinds import Parts
from dashboard.offers.exports.workbook.months import months
from dashboard.offers.exports.workbook.purchases import purchases
from dashboard.offers.exports.workbook.vests import grants_and_vests
from dashboard.offers.exports.workbook.years import YearTable
from dashboard.offers.worth.grounds import (
    CERTAINTY_WORDS,
    HOW_IT_IS_COUNTED,
    MarketLine,
    assumed,
    grounds,
    title_of,
)
from dashboard.words.markdown import web_address

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
REASON_HEADS = ("Kind", "What", "Says", "Document", "Line", "Read", "Address")
REASON_WIDTHS = (20, 36, 90, 36, 7, 12, 50)


def workbook(
    estimate: Estimate,
    made_on: date,
    market_lines: Sequence[MarketLine] = (),
    sources: Sequence[Source] = (),
) -> bytes:
    """The workbook: the inputs, the year table over them, its working sheets, and what it all rests on."""
    timeline, inputs = Timeline(estimate.offer, estimate.assumptions), Inputs(estimate)
    vesting = grants_and_vests(timeline, inputs)
    parts = Parts(
        months=months(timeline, inputs),
        vests=vesting[1] if vesting else None,
        purchases=purchases(timeline, inputs),
    )
    working = [table for table in (parts.months, *(vesting or ()), parts.purchases) if table is not None]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        made = datetime.combine(made_on, datetime.min.time())
        book.set_properties({"title": cleaned(title_of(estimate))[:200], "created": made})
        styles = Styles(book)
        names = (OFFER, YEARS, *(table.name for table in working), REASONS)
        sheets = {name: Sheet(book.add_worksheet(name), styles) for name in names}
        YearTable(sheets[YEARS], estimate, inputs, parts).write()
        for table in working:
            table.write(sheets[table.name])
        write_inputs(sheets[OFFER], inputs, title_of(estimate), made_on)
        _write_reasons(sheets[REASONS], estimate, made_on, market_lines, sources)
        _name(book, inputs)
    return file.getvalue()


def _name(book: Any, inputs: Inputs) -> None:
    for name, address in inputs.names().items():
        book.define_name(name, address)


def _write_reasons(
    sheet: Sheet,
    estimate: Estimate,
    made_on: date,
    market_lines: Sequence[MarketLine],
    sources: Sequence[Source],
) -> None:
    lines = [
        ("Made on", "", made_on.isoformat()),
        *(("Assumption", "", sentence) for sentence in assumed(estimate)),
        *(("How it is counted", "", sentence) for sentence in HOW_IT_IS_COUNTED),
        *(("Certainty", certainty.value, words) for certainty, words in CERTAINTY_WORDS.items()),
        *(("Market", line.source, line.sentence) for line in market_lines),
        *(("Caution", "", caution.text) for caution in cautions(estimate)),
    ]
    sheet.heads(0, REASON_HEADS, REASON_WIDTHS)
    for row, cells in enumerate(lines, start=1):
        sheet.make_room(row, cells, REASON_WIDTHS[: len(cells)])
        for column, content in enumerate(cells):
            sheet.text(row, column, content, sheet.styles.wrapped)
    for row, source in enumerate(grounds(estimate, market_lines, sources), start=1 + len(lines)):
        _write_source(sheet, row, source)
    sheet.printed(0, frozen_columns=2)


def _write_source(sheet: Sheet, row: int, source: Source) -> None:
    says = source.quote or source.note or source.value
    cells = ("Source", source.speaker, says, source.document)
    sheet.make_room(row, cells, REASON_WIDTHS[: len(cells)])
    for column, content in enumerate(cells):
        sheet.text(row, column, content, sheet.styles.wrapped)
    if source.line is not None:
        sheet.write(row, 4, source.line, "0")
    sheet.text(row, 5, source.read_on)
    address = web_address(source.url)
    if address and len(address) < 2_000:
        sheet.sheet.write_url(row, 6, address, sheet.styles.link, cleaned(address))
    else:
        sheet.text(row, 6, source.url)
