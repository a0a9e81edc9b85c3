"""The public records that stand beside the documents: whose they are, how old, how cut, and every row."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data.csv_export import csv_bytes
from dashboard.kit.downloads import download
from dashboard.kit.state import choose_one
from dashboard.words.markdown import link, literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.records.descriptor import Descriptor
from etl.records.ingested import ingested_reports
from etl.records.warehouse import open_warehouse

SAY = sentences("sources")
MOST_SHOWN = 500


def show_public_records(today: date) -> None:
    """Every data set in a line, and one of them in full."""
    store = open_warehouse()
    st.markdown(f":gray[{literal(SAY('records_how'))}]")
    st.code("python -m etl build", language=None)
    st.dataframe(
        records_table(store.descriptors, today),
        hide_index=True,
        key="sources_records",
        height="content",
        alt=SAY("records_alt", count=counted(len(store.descriptors), "data set")),
        column_config={
            "Address": st.column_config.LinkColumn(),
            "Rows": st.column_config.NumberColumn(format="localized"),
        },
    )
    if reports := ingested_reports():
        st.header(SAY("ingested"), anchor=False)
        table = ingested_table(reports)
        st.dataframe(table, hide_index=True, key="sources_ingested", alt=SAY("ingested_alt"))
    _one(store.descriptors)


@st.fragment
def _one(descriptors: dict[str, Descriptor]) -> None:
    titles = {name: about.title for name, about in descriptors.items()}
    name = choose_one("sources", "data", SAY("data_set"), [*titles], shown=lambda key: titles[key])
    about = descriptors[name]
    st.header(literal(about.title), anchor=False)
    st.markdown(
        SAY(
            "record_about",
            publisher=link(about.publisher, about.url),
            file=literal(about.file),
            vintage=literal(about.vintage),
            copy=literal(about.copy_of_it),
            read=about.read_on.isoformat(),
            terms=literal(about.terms),
        )
    )
    st.markdown(literal(about.cut))
    rows = open_warehouse().ask(f"select * from {name} limit {MOST_SHOWN}")
    shown = SAY("rows_shown", shown=f"{len(rows):,}", rows=f"{about.rows:,}", part=len(rows) < about.rows)
    st.markdown(f":gray[:small[{literal(shown)} sha256 {about.sha256}]]")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key="sources_record_rows",
        alt=literal(about.title),
        column_config={
            column.name: st.column_config.Column(
                help=f"{column.meaning}{f', {column.unit}' if column.unit else ''}"
            )
            for column in about.columns
        },
    )
    download("CSV", partial(_whole, name), f"payscope-{name}.csv", "sources_record_csv", SAY("record_csv"))


def _whole(name: str) -> bytes:
    about = open_warehouse().descriptors[name]
    rows = pd.DataFrame(open_warehouse().ask(f"select * from {name}"))
    return csv_bytes(rows.assign(source=f"{about.publisher}: {about.file}", address=about.url))


def records_table(descriptors: dict[str, Descriptor], today: date) -> pd.DataFrame:
    """A line for each data set."""
    return pd.DataFrame(
        [
            {
                "Data set": about.title,
                "Publisher": about.publisher,
                "Vintage": about.vintage,
                "Rows": about.rows,
                "State": SAY("state", behind=about.is_behind(today), due=about.next_due.isoformat()),
                "Terms": about.terms,
                "Read": about.read_on.isoformat(),
                "Address": about.url,
            }
            for about in descriptors.values()
        ]
    )


def ingested_table(reports: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """A line for each file that was ingested here."""
    return pd.DataFrame(
        [
            {
                "File": report["file"],
                "Kind": report["kind"],
                "Vintage": report["vintage"] or "",
                "Rows read": report["read"],
                "Kept": report["kept"],
                "Rejected": "; ".join(f"{count:,} {reason}" for reason, count in report["rejects"].items()),
                "How": report["policy"],
                "sha256": report["sha256"],
            }
            for report in reports
        ]
    )
