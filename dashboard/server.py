"""What `make run` serves: the app, with everything imported and read before the first visitor comes.

`streamlit run dashboard/app.py` shows the same pages; its first visitor waits for the imports.
"""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import plotly.graph_objects
import streamlit as st

from dashboard.data.cache import current_tables
from dashboard.data.records import place_names
from dashboard.data.tables import TablesError
from etl.errors import InputError
from etl.records.warehouse import open_warehouse

SCRIPTS = ("dashboard.app", "dashboard.server", "dashboard.app_pages")
# What Streamlit and plotly import only when a page first needs it.
IMPORTED_LATE = ("PIL.Image", "plotly.tools", "pyarrow", "streamlit.material_icon_names")


def prepare() -> None:
    """Import what the pages will, and read the tables; what is wrong with those, console and pages say."""
    for module in walk_packages([str(Path(__file__).parent)], "dashboard."):
        if not module.name.startswith(SCRIPTS):
            import_module(module.name)
    for name in IMPORTED_LATE:
        import_module(name)
    plotly.graph_objects.Figure().to_json()
    try:
        current_tables()
        place_names()
        open_warehouse()
    except (TablesError, InputError) as error:
        print(f"Payscope: {error} To build them: python -m etl build", file=sys.stderr, flush=True)
    gc.collect()
    # No collection need walk through it again. Later, what visitors hold would be kept for ever with it.
    gc.freeze()


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """The server answers once all is prepared."""
    await asyncio.to_thread(prepare)
    yield


app = st.App(Path(__file__).with_name("app.py"), lifespan=ready)
