"""How the cost of some work grows with its input, by processor time within one run: a busy machine changes nothing."""

import time
from collections.abc import Callable

REPEATS = 4


def cost_of_doubling(work: Callable[[int], object], size: int) -> float:
    """How many times the cost of a size twice the size costs: 2 where cost is linear, 4 where it is quadratic.

    The least of several runs counts; one is enough where it is far from suspicion.
    """
    small = large = float("inf")
    for _ in range(REPEATS):
        small = min(small, _seconds(work, size))
        large = min(large, _seconds(work, 2 * size))
        if large < 2.5 * small:
            break
    return large / small


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
