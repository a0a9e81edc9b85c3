"""Private options: what is owned after dilution, and what is left at an exit."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, prod

from dashboard.compensation.errors import CompensationError

ISO_LIMIT_USD = 100_000  # 26 U.S.C. 422(d): stock first exercisable in a calendar year, at its value at grant


@dataclass(frozen=True)
class Round:
    """A round of funding, by new shares as a share of the old ones or by what each holder loses."""

    new_shares_pct: float = 0.0
    dilution_pct: float = 0.0

    @property
    def kept(self) -> float:
        """The fraction of a holding that is left after the round."""
        return (1 - self.dilution_pct / 100) / (1 + self.new_shares_pct / 100)


@dataclass(frozen=True)
class Preference:
    """What preferred shareholders take at an exit before, or instead of, their share."""

    amount_usd: float = 0.0
    preferred_pct: float = 0.0
    participating: bool = False

    def taken(self, exit_usd: float) -> float:
        """What preferred holders take; without participation the better of preference and conversion."""
        first = min(self.amount_usd, exit_usd)
        if self.participating:
            return first + (exit_usd - first) * self.preferred_pct / 100
        return max(first, exit_usd * self.preferred_pct / 100)

    def left_for(self, owned: float, exit_usd: float) -> float:
        """What falls to a holder of common shares who owns that fraction of the company."""
        if self.preferred_pct >= 100:
            return 0.0
        common = 1 - self.preferred_pct / 100
        return (exit_usd - self.taken(exit_usd)) * min(owned / common, 1.0)


NO_PREFERENCE = Preference()


@dataclass(frozen=True)
class OptionHolding:
    """Options on a private company."""

    options: float
    strike_usd: float
    fully_diluted: float
    rounds: tuple[Round, ...] = ()
    preference: Preference = NO_PREFERENCE

    def __post_init__(self) -> None:
        if self.fully_diluted <= 0 or self.options > self.fully_diluted:
            raise CompensationError(
                f"{self.options:,.0f} options of {self.fully_diluted:,.0f} fully diluted shares: "
                "the company must have more shares than the grant."
            )

    @property
    def owned(self) -> float:
        """The fraction of the company that the options stand for after all rounds."""
        return self.options / self.fully_diluted * prod(funding.kept for funding in self.rounds)

    @property
    def exercise_cost(self) -> float:
        """What it costs to turn all options into shares."""
        return self.options * self.strike_usd

    def gross(self, exit_usd: float) -> float:
        """What the shares bring at an exit, before the cost of exercise."""
        return self.preference.left_for(self.owned, exit_usd)

    def payoff(self, exit_usd: float) -> float:
        """What is left after exercise; nobody exercises at a loss."""
        return max(0.0, self.gross(exit_usd) - self.exercise_cost)


@dataclass(frozen=True)
class Outlook:
    """Pay-offs over scenarios: the mean alone would hide how often nothing is left."""

    mean_usd: float
    median_usd: float
    chance_of_zero: float


def outlook(holding: OptionHolding, scenarios: Sequence[tuple[float, float]]) -> Outlook:
    """Weigh (probability, exit value) scenarios; the floor at zero applies in each of them."""
    total = fsum(probability for probability, _ in scenarios)
    if not scenarios or abs(total - 1) > 1e-9 or min(probability for probability, _ in scenarios) < 0:
        raise CompensationError(f"The scenarios' probabilities add up to {100 * total:.10g} %, not to 100 %.")
    payoffs = sorted((holding.payoff(exit_usd), probability) for probability, exit_usd in scenarios)
    reached = 0.0
    median = payoffs[-1][0]
    for payoff, probability in payoffs:
        reached += probability
        if reached >= 0.5 - 1e-12:
            median = payoff
            break
    return Outlook(
        mean_usd=fsum(payoff * probability for payoff, probability in payoffs),
        median_usd=median,
        chance_of_zero=fsum(probability for payoff, probability in payoffs if payoff == 0),
    )


def spread(options: float, strike_usd: float, share_price_usd: float) -> float:
    """What exercising gains at a share price; none below the strike."""
    return options * max(0.0, share_price_usd - strike_usd)


def options_for(offer_value_usd: float, preferred_price_usd: float) -> float:
    """How many options an offer stated in dollars at the preferred price stands for."""
    return offer_value_usd / preferred_price_usd


def iso_split(options_per_year: int, fair_value_at_grant_usd: float) -> tuple[int, int]:
    """Of the options first exercisable in a year, those that may be incentive options, and the rest."""
    incentive = min(options_per_year, int(ISO_LIMIT_USD / fair_value_at_grant_usd))
    return incentive, options_per_year - incentive
