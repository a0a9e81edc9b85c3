"""The build that a page shows; where there is none, the page says how to make it."""

import streamlit as st

from dashboard.data.cache import current_tables
from dashboard.data.tables import Tables, TablesError
from dashboard.words.sentences import sentences

SAY = sentences("kit")


def tables_or_stop() -> Tables:
    """The tables as they are now; without them the page says how to build them, and ends.

    All visitors share one copy: nobody may change a frame in place.
    """
    try:
        return current_tables()
    except TablesError as error:
        st.error(str(error), icon=":material/table:")
        st.write(SAY("build_needed"))
        st.code("python -m etl build", language=None)
        st.stop()
