"""Time off, health and learning: what counts, and what is only a memo."""

from dashboard.compensation.errors import CompensationError

WORKING_DAYS = 260


def time_off_value(base_usd: float, days: float) -> float:
    """Pay for days off. It is inside base already: compare offers by it, never add it to a total."""
    return base_usd / WORKING_DAYS * days


def hsa_tax_saving(contribution_usd: float, *marginal_pct: float) -> float:
    """What one's own HSA money saves in taxes, at the marginal rates of those taxes that recognise it."""
    if not 0 <= sum(marginal_pct) <= 100:
        raise CompensationError(
            f"Marginal rates of {sum(marginal_pct):g} % together are not between 0 and 100 %."
        )
    return contribution_usd * sum(marginal_pct) / 100
