"""Colours can be read: as text on paper and on panels, and as marks on paper."""

import tomllib

import pytest

from dashboard.charts import DARK, LIGHT, look_of
from dashboard.charts.look import value_axis
from etl.folders import ROOT

TEXT, MARK = 4.5, 3.0
COLOURS = ("ink", "muted", "documents", "official", "you", "hope")


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("colour", COLOURS)
def test_text_has_contrast(look, ground, colour):
    assert contrast(getattr(look, colour), getattr(look, ground)) >= TEXT


@pytest.mark.parametrize(("name", "look"), [("light", LIGHT), ("dark", DARK)])
def test_charts_and_pages_have_the_same_colours(name, look):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][name]
    assert theme["backgroundColor"] == look.paper
    assert theme["secondaryBackgroundColor"] == look.panel
    assert theme["textColor"] == look.ink
    assert theme["borderColor"] == look.line
    for key, colour in {
        "blue": "documents",
        "green": "official",
        "orange": "you",
        "violet": "hope",
        "gray": "muted",
    }.items():
        assert theme[f"{key}Color"] == theme[f"{key}TextColor"] == getattr(look, colour)
    assert theme["chartCategoricalColors"] == [
        look.documents,
        look.official,
        look.you,
        look.hope,
        look.muted,
    ]


@pytest.mark.parametrize(("theme", "look"), [("light", LIGHT), ("dark", DARK), (None, LIGHT)])
def test_a_theme_that_is_not_known_yet_is_light(theme, look):
    assert look_of(theme) is look


@pytest.mark.parametrize(
    ("low", "high", "names"),
    [
        (-150_000, 100_000, ["−$150k", "−$100k", "−$50k", "$0", "$50k", "$100k"]),
        (0, 1_500_000, ["$0", "$200k", "$400k", "$600k", "$800k", "$1m", "$1.2m", "$1.4m"]),
        (0, 10_000, ["$0", "$2k", "$4k", "$6k", "$8k", "$10k"]),
        (1_000_000, 2_000_000, ["$1m", "$1.2m", "$1.4m", "$1.6m", "$1.8m", "$2m"]),
        (0, 20_000, ["$0", "$2.5k", "$5k", "$7.5k", "$10k", "$12.5k", "$15k", "$17.5k", "$20k"]),
    ],
)
def test_ticks_are_named_as_all_numbers_are(low, high, names):
    assert value_axis(LIGHT, "usd_total", low, high)["ticktext"] == names
