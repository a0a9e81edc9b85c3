"""Visits in Streamlit's test runner: a page as somebody with a link sees it."""

import json
from functools import cache

from streamlit.testing.v1 import AppTest

from ..pages import APP
from .figures import valid


def visit(page, **params):
    """The page as a visitor with this link sees it."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page(f"app_pages/{page.name}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [exception.value for exception in app.exception]
    return app


@cache
def first_visit(page):
    """The page without a link, visited once for all that only look at it."""
    return visit(page)


def charts(app):
    """What the browser is sent, and plotly would accept."""
    sent = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert all(valid(figure).data for figure in sent)
    return sent


def text_of(app):
    """Headings, texts and notices."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.info, app.warning)
    return "\n".join(element.value for elements in kinds for element in elements)
