"""Addresses that a visitor may have kept, and what each must show: `tests/links.json`.

An address in that file stays for good. Where what it shows changes on purpose, `python -m tests.dashboard.kept_links`
records it anew; the difference is what visitors will notice.
"""

import json
from datetime import date
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from etl.folders import ROOT

from ..pages import PAGES
from .visits import charts, visit

FILE = ROOT / "tests" / "links.json"
CHOICES = ("selectbox", "multiselect", "button_group", "toggle", "slider", "number_input", "text_input")
TODAY = date(2026, 12, 1)  # a typical offer starts in the month after


def shown(address):
    """What a visitor sees: title, what is chosen and typed, the figures, how much is drawn, listed and noted."""
    asked = urlsplit(address)
    (page,) = (page for page in PAGES if page.path == asked.path)
    link = parse_qs(asked.query, keep_blank_values=True)
    with patch("dashboard.offers.entry.session.today", lambda: TODAY):
        app = visit(page, **link)
    chosen = {widget.key: widget.value for kind in CHOICES for widget in app.get(kind) if widget.key in link}
    seen = {
        "title": app.title[0].value,
        "chosen": chosen,
        "typed": [f"{field.label}: {field.value}" for field in app.text_input if field.value],
        "figures": [metric.value.replace("\\", "") for metric in app.metric],
        "drawn": len(charts(app)),
        "listed": len(app.dataframe),
        "opened": [json.loads(view.proto.json)["selected"] for view in app.get("bidi_component")],
        "noted": len([*app.warning, *app.info, *app.error]),
        "address": dict(sorted(app.query_params.items())),
    }
    return {name: what for name, what in seen.items() if what}


def kept():
    """What every kept address showed when it was recorded."""
    return json.loads(FILE.read_text("utf-8"))


if __name__ == "__main__":
    recorded = {address: shown(address) for address in kept()}
    FILE.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
