"""What an offer is worth: pure calculations, from what a person enters to every figure that is shown.

An `Offer` says what an employer offers, `Assumptions` what a person supposes about the years to come.
`estimate` lays both out as one ledger of dated events, each with a kind and a certainty; the year table,
headline, present value, take-home and outcomes of chance are views of it. `compare` sets offers side by
side; `pack` and `unpack` carry them in a link, `to_json` and `from_json` in a file; `describe` tells a form
or a page of docs what can be entered.

Each part of pay has a module of its own, to be used alone: `cash`, `vesting`, `equity`, `options`, `espp`,
`retirement`, `benefits`, `taxes`, `percentiles`, `bands`, `cities`, `combining`, `market`, `prices`.
"""

from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.cautions import cautions
from dashboard.compensation.comparison import compare
from dashboard.compensation.entry import describe
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.estimate import Estimate, estimate
from dashboard.compensation.offer import Offer
from dashboard.compensation.sharing import OfferFile, from_json, pack, problems, to_json, unpack

__all__ = [
    "Assumptions",
    "CompensationError",
    "Estimate",
    "Offer",
    "OfferFile",
    "cautions",
    "compare",
    "describe",
    "estimate",
    "from_json",
    "pack",
    "problems",
    "to_json",
    "unpack",
]
