"""What is measured: a page, and what a visitor types into which of its fields to change which of its charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..pages import APP

FLOOR_SCRIPT = APP.parent.parent / "tests" / "performance" / "floor_app.py"


@dataclass(frozen=True)
class Control:
    """A field of a page, the values it alternates between, and the chart that follows it."""

    label: str
    values: Sequence[int | str]
    chart: int = 0


@dataclass(frozen=True)
class Subject:
    """A page of a served script."""

    name: str
    path: str
    control: Control | None = None

    @property
    def is_there(self) -> bool:
        """A page that is not written yet is left out."""
        return (APP.parent / "app_pages" / f"{self.name}.py").is_file()


# What any app is measured by runs as Streamlit does by itself, whatever this app's settings are.
FLOOR_OPTIONS = ("--runner.postScriptGC", "true", "--server.fileWatcherType", "auto")
PAY = (125_000, 135_000, 145_000)
FLOOR = Subject("floor", "/", Control("Factor", (3, 5, 7)))
# A page is added by a row.
PAGES = (
    Subject("overview", "/", Control("Your base pay a year", PAY)),
    Subject("salaries", "/salaries", Control("Your base pay a year", PAY)),
    Subject("cities", "/cities", Control("Your pay now", PAY, chart=2)),
    Subject("market", "/market"),
    Subject("offer", "/offer", Control("Base pay, $ a year", PAY)),
    Subject("compare", "/compare", Control("Years", (3, 4, 5))),
)
