"""What pay is worth elsewhere: by prices, by prices and taxes, and what employers pay there.

A price level is a regional price parity: 100 is the national average. What employers pay and what living
costs are two different things; nothing here mixes them.
"""

from collections.abc import Sequence

from dashboard.compensation.combining import geometric_mean
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.taxes import DEFAULT_YEAR, root_above, take_home


def real_pay(pay: float, price_level: float) -> float:
    """What a pay buys at national prices: in a dear city less than it says."""
    return pay / (_checked(price_level) / 100)


def equivalent_pay(pay: float, price_from: float, price_to: float) -> float:
    """The pay that buys elsewhere what this one buys here, taxes aside."""
    return pay * _checked(price_to) / _checked(price_from)


def equivalent_pay_after_tax(
    pay: float,
    place_from: str,
    price_from: float,
    place_to: str,
    price_to: float,
    year: int = DEFAULT_YEAR,
    *,
    itemize_salt: bool = True,
) -> float:
    """The pay that leaves, after taxes, what buys as much elsewhere as this one does here."""
    kept = take_home(pay, place_from, year, itemize_salt=itemize_salt).net
    needed = equivalent_pay(kept, price_from, price_to)
    return root_above(
        lambda wage: take_home(wage, place_to, year, itemize_salt=itemize_salt).net - needed, needed
    )


def pay_premium(pairs: Sequence[tuple[float, float]]) -> float:
    """How much more one city pays than another: the geometric mean of the ratios for the same roles."""
    if any(there <= 0 for _, there in pairs):
        raise CompensationError("A pay to compare with must be above zero.")
    return geometric_mean([here / there for here, there in pairs])


def _checked(price_level: float) -> float:
    if not price_level > 0:
        raise CompensationError(
            f"A price level of {price_level:g} is not above zero; the national average is 100."
        )
    return price_level
