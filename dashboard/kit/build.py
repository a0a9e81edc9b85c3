"""The build that a page shows; where there is none, the page says how to make it."""

from typing import NoReturn

import streamlit as st

from dashboard.data.cache import current_tables
from dashboard.data.tables import Tables, TablesError
from dashboard.words.sentences import sentences
from etl.errors import InputError
from etl.records.warehouse import open_warehouse

SAY = sentences("kit")


def tables_or_stop() -> Tables:
    """The tables as they are now; without them the page says how to build them, and ends.

    All visitors share one copy: nobody may change a frame in place.
    """
    try:
        open_warehouse()
        return current_tables()
    except (TablesError, InputError) as error:
        _say_how_to_build(error)


def _say_how_to_build(error: TablesError | InputError) -> NoReturn:
    problem = SAY("no_records", problem=error.message) if isinstance(error, InputError) else str(error)
    st.error(problem, icon=":material/table:")
    st.write(SAY("build_needed"))
    st.code("python -m etl build", language=None)
    st.stop()
