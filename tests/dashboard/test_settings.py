"""The settings of `.streamlit/config.toml`, some of which Streamlit's own list of them leaves out."""

import tomllib

from streamlit import config

from etl.folders import ROOT


def names(settings, before=()):
    for name, value in settings.items():
        yield from names(value, (*before, name)) if isinstance(value, dict) else [".".join((*before, name))]


def test_streamlit_knows_each_setting():
    """An upgrade that drops one would only say so in the log."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert {*names(settings)} <= {*config.get_config_options()}
