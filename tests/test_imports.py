"""Who may import whom: one table of rooms, read from the source of every module; README shows the same table."""

import ast
import subprocess
import sys
from dataclasses import dataclass

import pytest

from etl.folders import ROOT


@dataclass(frozen=True)
class Room:
    """A package or module of the house: what of the others it may import, and which libraries it knows.

    `streamlit` names the modules of the room that know Streamlit; "*" is every one.
    """

    holds: str
    may: tuple[str, ...] = ()
    streamlit: str = ""
    plotly: bool = False


PAGE_KIT = ("kit", "charts", "data", "words", "compensation", "etl.records", "shared")
# What of etl the dashboard asks as well: it knows no document, and no pattern by which one is read.
SHARED = (
    *(
        "checked_csv",
        "errors",
        "facts",
        "figure_text",
        "folders",
        "place_table",
        "role_key",
        "sentences",
        "unit",
    ),
    *("tables.dictionary", "tables.pay", "tables.resources", "tables.schema", "tables.version"),
)
# From the top floor down: a room imports only what stands below it.
ROOMS = {
    "app": Room("the entry: theme and navigation", ("kit",), "*"),
    "server": Room(
        "what `make run` serves", ("data", "kit", "charts", "etl.records", "shared"), "*", plotly=True
    ),
    "app_pages": Room(
        "a module a page: state, numbers, chart, layout",
        ("offers", "bands", "cities", "pay", "employers", "demand", "sources", *PAGE_KIT),
        "*",
    ),
    "offers.compare": Room("offers side by side", ("offers.worth", "offers.entry", *PAGE_KIT), "offer_set"),
    "offers.exports": Room("report, workbook", ("offers.worth", "offers.entry", *PAGE_KIT), "section"),
    "offers.worth": Room("what an offer comes to", ("offers.entry", "pay", *PAGE_KIT), "sections shown"),
    "offers.entry": Room(
        "an offer as it is entered", ("bands", "cities", "pay", *PAGE_KIT), "fields files form redraw session"
    ),
    "bands": Room("pay bands for a posting", ("cities", "pay", *PAGE_KIT), "section"),
    "cities": Room("pay, prices and taxes of cities", PAGE_KIT),
    "pay": Room("what a role pays", PAGE_KIT, "section"),
    "employers": Room("who pays, by visa filings", PAGE_KIT),
    "demand": Room("growth, markets, mentions", PAGE_KIT),
    "sources": Room(
        "documents, disagreements, tables", PAGE_KIT, "sections doubts document_view public_records"
    ),
    "kit": Room(
        "what every page is made with", ("charts", "data", "words", "etl.records", "shared"), "*", plotly=True
    ),
    "charts": Room("marks to plain figure data, one look", ("words", "shared")),
    "data": Room("tables, official data, provenance", ("words", "compensation", "etl.records", "shared")),
    "compensation": Room("the pure core of pay", ("words.sentences", "shared")),
    "words": Room("how a number or a text is written", ("shared",)),
    "etl": Room("documents to facts to tables", ("etl.records", "shared")),
    "etl.records": Room("what public records tell of pay", ("shared",)),
    "shared": Room(f"of etl: {' '.join(SHARED)}"),
}


def room_of(module):
    """The room that a module lies in; None for a library."""
    name = module.removeprefix("dashboard.")
    if name == module and module.split(".")[0] != "etl":
        return None
    if module.startswith(tuple(f"etl.{name}" for name in SHARED)):
        return "shared"
    rooms = [room for room in ROOMS if name == room or name.startswith(f"{room}.")]
    return max(rooms, key=len, default=None)


def module_name(path, root):
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source, module, is_package):
    """Every module that a source imports, at its top or deep inside, by its full name."""
    here = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            # `from dashboard import charts` imports dashboard.charts
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def forbidden(module, imported):
    """What a module imports and may not: a room's name, a library's, or nothing."""
    room, target, library = room_of(module), room_of(imported), imported.split(".")[0]
    if room is None:
        return None
    allowed = ROOMS[room]
    if target is not None and target != room:
        names = (target, imported.removeprefix("dashboard."))
        reached = any(name == may or name.startswith(f"{may}.") for name in names for may in allowed.may)
        return None if reached else target
    if library == "plotly" and not allowed.plotly:
        return library
    if library == "streamlit" and allowed.streamlit != "*":
        inside = module.removeprefix("dashboard.").removeprefix(room).lstrip(".").split(".")[0]
        return None if inside in allowed.streamlit.split() else library
    return library if library == "dashboard" and target is None else None


def breaches(root):
    """Every import that the table does not allow: file, line, what is imported where."""
    for package in ("etl", "dashboard"):
        for path in sorted((root / package).rglob("*.py")):
            module = module_name(path, root)
            for line, imported in imports_of(path.read_text("utf-8"), module, path.name == "__init__.py"):
                if (what := forbidden(module, imported)) is not None:
                    yield f"{path.relative_to(root)}:{line}: {room_of(module)} must not import {what}"


def picture():
    """The table as README shows it."""
    lines = ["| room | holds | imports | knows |", "|---|---|---|---|"]
    for name, room in ROOMS.items():
        knows = [
            "Streamlit" if room.streamlit == "*" else room.streamlit and f"Streamlit in {room.streamlit}"
        ]
        knows += ["plotly"] if room.plotly else []
        lines.append(f"| `{name}` | {room.holds} | {' '.join(room.may)} | {', '.join(filter(None, knows))} |")
    return "\n".join(lines)


def test_every_room_imports_only_what_the_table_allows():
    assert list(breaches(ROOT)) == []


def test_every_module_lies_in_a_room():
    modules = [module_name(path, ROOT) for path in sorted((ROOT / "dashboard").rglob("*.py"))]
    assert [name for name in modules if room_of(name) is None] == ["dashboard", "dashboard.offers"]


def test_what_is_served_reads_no_documents():
    code = "import sys; from dashboard.server import prepare; prepare(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if room_of(name) in ("etl", "shared")}
    assert loaded == {"etl", "etl.tables", *(f"etl.{name}" for name in SHARED)}


def test_no_arrow_points_up():
    order = list(ROOMS)
    up = [
        f"{name} -> {may}"
        for name, room in ROOMS.items()
        for may in room.may
        if may != "offers" and order.index(room_of(f"dashboard.{may}")) <= order.index(name)
    ]
    assert up == []


def test_the_picture_in_the_readme_is_the_table():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert picture() in readme, f"README's table of rooms has to read:\n{picture()}"


@pytest.mark.parametrize(
    ("file", "source", "what"),
    [
        ("etl/a.py", "import dashboard", "dashboard"),
        ("etl/a.py", "import dashboard.data.tables as t", "data"),
        ("etl/deep/er/a.py", "def f():\n    from streamlit.testing import v1", "streamlit"),
        ("etl/__init__.py", "if True:\n    import plotly.express", "plotly"),
        ("dashboard/compensation/a.py", "from .. import charts", "charts"),
        ("dashboard/compensation/a.py", "from ..charts import look", "charts"),
        ("dashboard/compensation/__init__.py", "from ..charts.look import dots", "charts"),
        ("dashboard/compensation/a.py", "import streamlit as st", "streamlit"),
        ("dashboard/compensation/a.py", "from dashboard.words import numbers", "words"),
        ("dashboard/charts/a.py", "import os, streamlit", "streamlit"),
        ("dashboard/charts/a.py", "import plotly.graph_objects as go", "plotly"),
        ("dashboard/charts/a.py", "from dashboard.data import tables", "data"),
        ("dashboard/pay/marks.py", "import streamlit", "streamlit"),
        ("dashboard/pay/marks.py", "import plotly", "plotly"),
        ("dashboard/kit/a.py", "from dashboard.pay import marks", "pay"),
        ("dashboard/offers/entry/a.py", "from dashboard.offers.worth import marks", "offers.worth"),
        ("dashboard/pay/marks.py", "from dashboard.etc import marks", "dashboard"),
        ("dashboard/data/a.py", "from etl.roles import find_roles", "etl"),
        ("dashboard/compensation/a.py", "from etl import roles", "etl"),
        ("etl/unit.py", "from etl.roles import find_roles", "etl"),
    ],
)
def test_a_breach_is_found(tmp_path, file, source, what):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    (found,) = breaches(tmp_path)
    assert found.startswith(f"{file}:{len(source.splitlines())}: ")
    assert found.endswith(f" must not import {what}")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("etl/a.py", "from etl import dashboard_like"),
        ("etl/a.py", "import plotly_like\nfrom . import streamlit"),
        ("etl/a.py", "# import dashboard\ntext = 'import streamlit'"),
        ("dashboard/app.py", "import streamlit\nfrom dashboard.kit import state"),
        ("dashboard/kit/a.py", "import plotly.graph_objects as go"),
        ("dashboard/pay/section.py", "import streamlit as st"),
        ("dashboard/data/a.py", "from etl import errors\nfrom etl.role_key import role_key"),
        ("dashboard/app_pages/a.py", "from dashboard.offers.worth import marks"),
        ("dashboard/compensation/a.py", "from dashboard.words.sentences import sentences"),
    ],
)
def test_what_is_allowed_passes(tmp_path, file, source):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert list(breaches(tmp_path)) == []
