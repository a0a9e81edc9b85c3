"""What each kind of pay brings in a year, as formulas over the other sheets."""

from dataclasses import dataclass

from dashboard.compensation.dates import months_between
from dashboard.compensation.ledger import Kind
from dashboard.compensation.offer import Offer
from dashboard.offers.exports.workbook.cells import Table, cell
from dashboard.offers.exports.workbook.inputs import Inputs
from dashboard.offers.exports.workbook.months import BASE, MATCH
from dashboard.offers.exports.workbook.purchases import GAIN
from dashboard.offers.exports.workbook.vests import AMOUNT, KIND, WORTH, YEAR

HEAD_ROW, LABEL, FIRST_YEAR = 3, 0, 3


@dataclass(frozen=True)
class Parts:
    """The other tables that the years add up; None where the offer has no such thing."""

    months: Table
    vests: Table | None
    purchases: Table | None


@dataclass(frozen=True)
class KindFormulas:
    """Formulas for the columns of the year table, without the sign before them."""

    offer: Offer
    inputs: Inputs
    parts: Parts

    def amount(self, kind: Kind, row: int, column: int, base_row: int) -> str:
        """What a kind brings; its label stands in that row."""
        inputs, is_first = self.inputs, column == FIRST_YEAR
        match kind:
            case Kind.BASE | Kind.MATCH:
                months = self.parts.months
                paid = months.range(BASE if kind is Kind.BASE else MATCH)
                return f"SUMIF({months.range(YEAR)},{year_of(column)},{paid})"
            case Kind.BONUS:
                earned = (
                    f"{cell(base_row, column)}*{inputs['bonus.target_pct']}*{inputs['bonus_attainment_pct']}"
                )
                return f"{earned}*{inputs['bonus.first_year_months']}/12" if is_first else earned
            case Kind.SIGN_ON:
                return "+".join(address for address, _ in self._sign_ons(column)) or "0"
            case Kind.RSU | Kind.REFRESHER | Kind.PRIVATE_SHARES:
                return self._vested(AMOUNT, row, column)
            case Kind.ESPP:
                return self._bought(GAIN, column)
            case Kind.LEARNING:
                return f"{inputs['learning.budget_usd']}*{inputs['learning.expected_use_pct']}"
            case Kind.OTHER:
                benefits = range(len(self.offer.other_benefits))
                return "+".join(inputs[f"other_benefits[{number}].usd_per_year"] for number in benefits)
            case Kind.HEALTH:
                return inputs["health.employer_premium_usd"]
            case Kind.HSA:
                return inputs["health.employer_hsa_usd"]
            case Kind.OPTIONS:
                raise LookupError("what options are worth follows from no cell")

    def worth(self, kind: Kind, row: int, column: int) -> str:
        """What is not paid through the year is worth on the first day: each payment counts at its month."""
        rate = self.inputs["discount_pct"]
        match kind:
            case Kind.BONUS:
                return f"{cell(row, column)}/(1+{rate})^{year_of(column)}"
            case Kind.SIGN_ON:
                paid = self._sign_ons(column)
                return "+".join(f"{address}/(1+{rate})^({month}/12)" for address, month in paid) or "0"
            case Kind.RSU | Kind.REFRESHER:
                return self._vested(WORTH, row, column)
            case Kind.ESPP:
                return self._bought(WORTH, column)
        raise LookupError(f"{kind} is paid through the year or speculative")

    def _vested(self, name: str, row: int, column: int) -> str:
        vests = self.parts.vests
        if vests is None:
            return "0"
        label, years = f"${cell(row, LABEL)}", vests.range(YEAR)
        return f"SUMIFS({vests.range(name)},{vests.range(KIND)},{label},{years},{year_of(column)})"

    def _bought(self, name: str, column: int) -> str:
        bought = self.parts.purchases
        return f"SUMIF({bought.range(YEAR)},{year_of(column)},{bought.range(name)})" if bought else "0"

    def _sign_ons(self, column: int) -> list[tuple[str, int]]:
        """The cells and the months of what is paid in a year."""
        starts = self.offer.start
        paid = [months_between(starts, one.on) if one.on else 0 for one in self.offer.sign_on]
        return [
            (self.inputs[f"sign_on[{number}].amount_usd"], month)
            for number, month in enumerate(paid)
            if month // 12 == column - FIRST_YEAR
        ]


def year_of(column: int) -> str:
    """The head of a column, which holds the year's number."""
    return cell(HEAD_ROW, column, in_row=True)
