"""What one estimate and one simulation cost beside a rerun's budget: printed, not judged (`make bench`)."""

import time
from statistics import median

import pytest

from dashboard.compensation import Assumptions, estimate
from dashboard.compensation.simulation import PATHS, simulate
from dashboard.offers.compare.side_by_side import side_by_side
from dashboard.offers.entry.files import examples

pytestmark = pytest.mark.benchmark

TIMES = 40


def milliseconds(work):
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - began))
    return median(taken)


def test_one_estimate_and_one_simulation():
    swinging = {"stock_volatility_pct": 40.0}
    print(f"\n\nCPU, median of {TIMES}{'':<24}{'estimate':>12}{f'{PATHS:,} paths':>16}")
    for name, file in examples().items():
        assumed = file.assumptions.model_copy(update=swinging)
        one = milliseconds(lambda offer=file.offer, assumed=assumed: estimate(offer, assumed))
        chance = milliseconds(lambda offer=file.offer, assumed=assumed: simulate(offer, assumed))
        print(f"{name:<44}{one:>9.1f} ms{chance:>13.1f} ms")
    files = [*examples().values()]
    assumed = Assumptions(stock_volatility_pct=40.0)
    print(f"{'four of them side by side':<44}{milliseconds(lambda: side_by_side(files, assumed)):>9.1f} ms")
