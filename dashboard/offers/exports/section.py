"""The estimate to take along: for a spreadsheet, to print, and the bare year table."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.compensation import Estimate
from dashboard.compensation.report import as_csv
from dashboard.data.provenance import Source
from dashboard.offers.entry.files import MEND_FIRST
from dashboard.offers.entry.session import today
from dashboard.offers.exports.report import report
from dashboard.offers.exports.workbook import workbook
from dashboard.offers.worth.findings import effect_sources, market_lines
from dashboard.offers.worth.grounds import MarketLine
from dashboard.offers.worth.shown import Shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_offer(page: str, offer: Callable[[], Shown], *, is_mended: bool) -> None:
    """The estimate as files, as it is when one is asked for: for a spreadsheet, to print, the bare year table."""

    def grounds() -> tuple[Estimate, date, list[MarketLine], list[Source]]:
        now = offer()
        return now.estimate, today(), market_lines(now.market), effect_sources(now.effects)

    kinds: tuple[tuple[str, str, str, Callable[[], bytes], str], ...] = (
        (
            "Workbook",
            "payscope-offer.xlsx",
            XLSX,
            lambda: workbook(*grounds()),
            "XLSX: each payment, and a year table of sums over them",
        ),
        (
            "Report to print",
            "payscope-offer.html",
            "text/html",
            lambda: report(*grounds()).encode(),
            "One page of HTML with everything, for paper or PDF",
        ),
        (
            "Year table",
            "payscope-offer.csv",
            "text/csv",
            lambda: as_csv(offer().estimate).encode(),
            "CSV: every kind of pay in every year",
        ),
    )
    with st.popover("Export", icon=":material/download:", type="tertiary"):
        for label, name, mime, make, what in kinds:
            st.download_button(
                label,
                make,
                name,
                mime,
                key=f"{page}_{label}",
                on_click="ignore",
                help=what if is_mended else MEND_FIRST,
                disabled=not is_mended,
                icon=":material/download:",
                type="tertiary",
            )
