"""Tables for the dashboard's tests: the project's own, none, and with a third role."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.data.folders import TABLES_VARIABLE
from dashboard.data.tables import load_tables

from ..third_role import build_with_third_role
from .whole_page import remember


@pytest.fixture(scope="session", autouse=True)
def scanned_once():
    """The test runner looks through every installed package for components, anew for each app: half its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session")
def tables():
    """The project's tables; every kind of row is in them."""
    return load_tables()


@pytest.fixture(scope="session")
def third_role_folder(tmp_path_factory):
    """Tables built from the project's documents and one about another role."""
    return build_with_third_role(tmp_path_factory.mktemp("third"))


@pytest.fixture
def third_role(third_role_folder, monkeypatch):
    """The app reads the tables with a third role."""
    monkeypatch.setenv(TABLES_VARIABLE, str(third_role_folder))
    return load_tables(third_role_folder)


@pytest.fixture
def no_tables(tmp_path, monkeypatch):
    """The app finds an empty folder."""
    monkeypatch.setenv(TABLES_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def whole_pages(monkeypatch):
    """After an edit a test sees the whole page, as a visitor does."""
    remember(monkeypatch)
