"""Tidy frame in, plotly Figure out: one look for all charts, no Streamlit here.

`marks` makes the frame (columns in `charts.marks.COLUMNS`), `range_plot` draws its figures as dots, ranges
and open ends, `look_of` picks the colours for a visitor's theme. A new kind of chart is a module beside
`range_plot`: it takes a frame of marks and a `Look`, builds on `look.layout` and `look.value_axis`, and calls
`single_unit` first, so that unlike quantities never share an axis.
"""

from dashboard.charts.look import DARK, LIGHT, Look, look_of
from dashboard.charts.marks import UnlikeUnitsError, marks, single_unit
from dashboard.charts.range_plot import Marker, range_plot

__all__ = [
    "DARK",
    "LIGHT",
    "Look",
    "Marker",
    "UnlikeUnitsError",
    "look_of",
    "marks",
    "range_plot",
    "single_unit",
]
