"""Who may import whom (the rules of the layout), read from the source of every module."""

import ast
from dataclasses import dataclass

import pytest

from etl.folders import ROOT


@dataclass(frozen=True)
class Rule:
    """Modules below `package` import nothing below the packages of `never`."""

    package: str
    never: tuple[str, ...]


RULES = (
    Rule("etl", ("dashboard", "streamlit", "plotly")),
    Rule("dashboard.compensation", ("streamlit", "plotly", "dashboard.charts", "dashboard.app_pages")),
    Rule("dashboard.charts", ("streamlit", "dashboard.app_pages")),
)


def is_below(module, package):
    return module == package or module.startswith(package + ".")


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


def breaches(root):
    """Every import that breaks a rule: file, line, what is imported where."""
    for rule in RULES:
        for path in sorted((root / rule.package.split(".")[0]).rglob("*.py")):
            module = module_name(path, root)
            if not is_below(module, rule.package):
                continue
            for line, imported in imports_of(path.read_text("utf-8"), module, path.name == "__init__.py"):
                for forbidden in rule.never:
                    if is_below(imported, forbidden):
                        yield f"{path.relative_to(root)}:{line}: {rule.package} must not import {forbidden}"


def test_the_layers_import_only_what_they_may():
    assert list(breaches(ROOT)) == []


def test_the_walk_reads_the_packages():
    assert (ROOT / "etl" / "cli.py").is_file(), "the packages have moved; the rules would guard nothing"


@pytest.mark.parametrize(
    ("file", "source", "forbidden"),
    [
        ("etl/a.py", "import dashboard", "dashboard"),
        ("etl/a.py", "import dashboard.tables as t", "dashboard"),
        ("etl/a.py", "from dashboard import tables", "dashboard"),
        ("etl/deep/er/a.py", "def f():\n    from streamlit.testing import v1", "streamlit"),
        ("etl/__init__.py", "if True:\n    import plotly.express", "plotly"),
        ("dashboard/compensation/a.py", "from .. import charts", "dashboard.charts"),
        ("dashboard/compensation/a.py", "from ..charts import look", "dashboard.charts"),
        ("dashboard/compensation/__init__.py", "from ..charts.look import dots", "dashboard.charts"),
        ("dashboard/compensation/a.py", "import streamlit as st", "streamlit"),
        ("dashboard/charts/a.py", "import os, streamlit", "streamlit"),
        ("dashboard/charts.py", "import streamlit", "streamlit"),
    ],
)
def test_a_breach_is_found(tmp_path, file, source, forbidden):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    (found,) = breaches(tmp_path)
    assert found.startswith(f"{file}:{len(source.splitlines())}: ")
    assert found.endswith(f" must not import {forbidden}")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("etl/a.py", "from etl import dashboard_like"),
        ("etl/a.py", "import plotly_like\nfrom . import streamlit"),
        ("etl/a.py", "# import dashboard\ntext = 'import streamlit'"),
        ("dashboard/app.py", "import streamlit\nfrom dashboard import compensation"),
        ("dashboard/charts/a.py", "import plotly.graph_objects as go"),
    ],
)
def test_what_is_allowed_passes(tmp_path, file, source):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert list(breaches(tmp_path)) == []
