"""How the cost of some work grows with its input, by processor time within one run: a busy machine changes nothing."""

import time
from collections.abc import Callable

REPEATS = 10
CLEARLY_LINEAR = 2.4


def cost_of_doubling(work: Callable[[int], object], size: int) -> float:
    """How many times as much twice the input costs: 2 where cost is linear, 4 where it is quadratic.

    Told from two doublings, so that a disturbance weighs half, and from the least of several runs; one is enough where
    it is far from suspicion.
    """
    small = large = float("inf")
    for _ in range(REPEATS):
        small = min(small, _seconds(work, size))
        large = min(large, _seconds(work, 4 * size))
        if large < CLEARLY_LINEAR**2 * small:
            break
    return float((large / small) ** 0.5)


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
