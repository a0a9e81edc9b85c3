"""Who taxes wages, and how: one small model for each jurisdiction and year, its numbers from data/reference.

Single filer, wages only, resident all year, no other deductions. `wage` is pay before any deduction, `fica`
the Social Security and Medicare tax on it.
"""

from collections.abc import Mapping
from functools import cache
from math import ceil, fsum
from typing import ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.compensation.errors import CompensationError
from dashboard.compensation.reference import BracketRow, TaxParameterRow, table


class Cliff(NamedTuple):
    """Wages from which to which the law may take more than a raise gives; both the same for a lump sum."""

    start: float
    end: float


class Jurisdiction(BaseModel):
    """A tax law of one year; by default it takes nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    recognises_hsa: ClassVar[bool] = True

    brackets: tuple[tuple[float, float], ...] = Field(default=(), description="(over, rate) from 0 upwards")

    def graduated(self, taxable: float) -> float:
        """Tax by the brackets alone."""
        rates = [0.0, *(rate for _, rate in self.brackets)]
        return fsum(
            (rate - below) * max(0.0, taxable - over)
            for below, (over, rate) in zip(rates, self.brackets, strict=False)
        )

    def income_tax(self, wage: float, fica: float) -> float:
        """Tax on a year's wages."""
        return self.graduated(wage)

    def payroll_tax(self, wage: float) -> float:
        """What is taken from wages for insurance, such as disability and family leave."""
        return 0.0

    def cliffs(self) -> tuple[Cliff, ...]:
        """Where more pay may leave less; nowhere by default."""
        return ()


class Federal(Jurisdiction):
    """Federal income tax and the rates at which bonuses and vests are withheld."""

    standard_deduction: float
    salt_cap: float
    salt_floor: float
    salt_phase_down_over: float
    salt_phase_down_rate: float
    supplemental_rate: float
    supplemental_rate_above: float
    supplemental_above: float

    def salt_limit(self, income: float) -> float:
        """The state and local tax that may be deducted at an income."""
        over = max(0.0, income - self.salt_phase_down_over)
        return max(self.salt_floor, self.salt_cap - self.salt_phase_down_rate * over)

    def tax(self, wage: float, deductible_taxes: float) -> float:
        """Tax after the better of the standard deduction and state and local income taxes."""
        deduction = max(self.standard_deduction, min(self.salt_limit(wage), deductible_taxes))
        return self.graduated(max(0.0, wage - deduction))

    def withheld_from(self, supplemental: float, rate: float | None = None) -> float:
        """What an employer withholds from bonuses and vests of a year, at the flat rate or another."""
        above = max(0.0, supplemental - self.supplemental_above)
        below = supplemental - above
        return (
            self.supplemental_rate if rate is None else rate
        ) * below + self.supplemental_rate_above * above


class Fica(Jurisdiction):
    """Social Security and Medicare."""

    social_security_rate: float
    social_security_base: float
    medicare_rate: float
    additional_medicare_rate: float
    additional_medicare_over: float

    def social_security(self, wage: float) -> float:
        """Levied up to the wage base."""
        return self.social_security_rate * min(wage, self.social_security_base)

    def medicare(self, wage: float) -> float:
        """Levied on all wages."""
        return self.medicare_rate * wage

    def additional_medicare(self, wage: float) -> float:
        """Levied on high wages."""
        return self.additional_medicare_rate * max(0.0, wage - self.additional_medicare_over)


class California(Jurisdiction):
    """Income tax with an exemption credit that fades in steps; disability insurance without a cap."""

    recognises_hsa: ClassVar[bool] = False

    standard_deduction: float
    exemption_credit: float
    exemption_phase_out_over: float
    exemption_phase_out_step: float
    exemption_lost_per_step: float
    disability_rate: float

    def income_tax(self, wage: float, fica: float) -> float:
        """Tax less what is left of the credit."""
        steps = ceil(max(0.0, wage - self.exemption_phase_out_over) / self.exemption_phase_out_step)
        credit = max(0.0, self.exemption_credit - self.exemption_lost_per_step * steps)
        return max(0.0, self.graduated(max(0.0, wage - self.standard_deduction)) - credit)

    def payroll_tax(self, wage: float) -> float:
        """State disability insurance."""
        return self.disability_rate * wage

    def cliffs(self) -> tuple[Cliff, ...]:
        """Each step at which a part of the exemption credit is lost."""
        steps = ceil(self.exemption_credit / self.exemption_lost_per_step)
        edges = [
            self.exemption_phase_out_over + step * self.exemption_phase_out_step for step in range(steps)
        ]
        return tuple(Cliff(edge, edge) for edge in edges)


class NewYork(Jurisdiction):
    """Income tax that takes back the lower brackets' advantage from higher wages (worksheets 7 to 9)."""

    standard_deduction: float
    recapture_over: float
    recapture_span: float
    flat_rate: float
    flat_rate_up_to: float
    recapture_2_base: float
    recapture_2_more: float
    recapture_3_over: float
    recapture_3_base: float
    recapture_3_more: float
    family_leave_rate: float
    family_leave_cap: float
    disability_rate: float
    disability_cap: float

    def income_tax(self, wage: float, fica: float) -> float:
        """Tax by the brackets plus the recapture, which grows over a span of wages."""
        taxable = max(0.0, wage - self.standard_deduction)
        tax = self.graduated(taxable)
        if taxable <= self.flat_rate_up_to:
            return tax + max(0.0, self.flat_rate * taxable - tax) * self._phased_in(wage, self.recapture_over)
        if taxable <= self.recapture_3_over:
            more = self.recapture_2_more * self._phased_in(wage, self.flat_rate_up_to)
            return tax + self.recapture_2_base + more
        more = self.recapture_3_more * self._phased_in(wage, self.recapture_3_over)
        return tax + self.recapture_3_base + more

    def _phased_in(self, wage: float, over: float) -> float:
        return min(1.0, max(0.0, wage - over) / self.recapture_span)

    def cliffs(self) -> tuple[Cliff, ...]:
        """Where one worksheet follows another, and the steep recapture of the last one."""
        second = self.flat_rate_up_to + self.standard_deduction
        third = self.recapture_3_over + self.standard_deduction
        return Cliff(second, second), Cliff(third, self.recapture_3_over + self.recapture_span)

    def payroll_tax(self, wage: float) -> float:
        """Paid family leave and disability insurance, each up to its cap."""
        return min(self.family_leave_rate * wage, self.family_leave_cap) + min(
            self.disability_rate * wage, self.disability_cap
        )


class NewYorkCity(Jurisdiction):
    """Resident tax less the school tax credit and its rate reduction, both lost at once above a limit."""

    standard_deduction: float
    school_credit: float
    school_credit_up_to: float
    rate_reduction: float
    rate_reduction_above: float
    rate_reduction_threshold: float
    rate_reduction_up_to: float

    def income_tax(self, wage: float, fica: float) -> float:
        """Tax less the credits."""
        taxable = max(0.0, wage - self.standard_deduction)
        tax = self.graduated(taxable)
        if wage <= self.school_credit_up_to:
            tax -= self.school_credit
        if taxable <= self.rate_reduction_up_to:
            above = max(0.0, taxable - self.rate_reduction_threshold)
            tax -= self.rate_reduction * (taxable - above) + self.rate_reduction_above * above
        return max(0.0, tax)

    def cliffs(self) -> tuple[Cliff, ...]:
        """The two limits."""
        limits = self.school_credit_up_to, self.rate_reduction_up_to + self.standard_deduction
        return tuple(Cliff(limit, limit) for limit in limits)


class Massachusetts(Jurisdiction):
    """Income tax with a surtax on high incomes and a deduction for FICA; paid leave up to a wage base."""

    exemption: float
    fica_deduction_cap: float
    leave_rate: float
    leave_base: float

    def income_tax(self, wage: float, fica: float) -> float:
        """Tax after the exemption and the FICA deduction."""
        return self.graduated(max(0.0, wage - self.exemption - min(self.fica_deduction_cap, fica)))

    def payroll_tax(self, wage: float) -> float:
        """Paid family and medical leave."""
        return self.leave_rate * min(wage, self.leave_base)


class Washington(Jurisdiction):
    """No income tax on wages; paid leave to the Social Security base and WA Cares on all wages."""

    leave_rate: float
    leave_base: float
    cares_rate: float

    def payroll_tax(self, wage: float) -> float:
        """Paid leave and long-term care insurance."""
        return self.leave_rate * min(wage, self.leave_base) + self.cares_rate * wage


class Texas(Jurisdiction):
    """No tax on wages."""


LAWS: Mapping[str, type[Jurisdiction]] = {
    "federal": Federal,
    "fica": Fica,
    "CA": California,
    "NY": NewYork,
    "NYC": NewYorkCity,
    "MA": Massachusetts,
    "WA": Washington,
    "TX": Texas,
}


@cache
def years(jurisdiction: str) -> tuple[int, ...]:
    """The years for which a jurisdiction's law is on file."""
    rows: list[BracketRow | TaxParameterRow] = [
        *table("tax_brackets.csv", BracketRow),
        *table("tax_parameters.csv", TaxParameterRow),
    ]
    return tuple(sorted({row.year for row in rows if row.jurisdiction == jurisdiction}))


@cache
def law(jurisdiction: str, year: int) -> Jurisdiction:
    """A jurisdiction's law in a year that is on file."""
    brackets = [
        (row.over_usd, row.rate)
        for row in table("tax_brackets.csv", BracketRow)
        if (row.jurisdiction, row.year) == (jurisdiction, year)
    ]
    if brackets and (brackets != sorted(brackets) or brackets[0][0] != 0):
        raise CompensationError(f"tax_brackets.csv: {jurisdiction} {year} must rise from 0.")
    numbers = {
        row.parameter: row.value
        for row in table("tax_parameters.csv", TaxParameterRow)
        if (row.jurisdiction, row.year) == (jurisdiction, year)
    }
    try:
        return LAWS[jurisdiction].model_validate({"brackets": tuple(brackets), **numbers})
    except ValidationError as invalid:
        problem = invalid.errors()[0]
        raise CompensationError(
            f"tax_parameters.csv: {jurisdiction} {year}: {problem['loc'][0]}: {problem['msg']}."
        ) from None


def federal(year: int) -> Federal:
    """Federal income tax law of a year."""
    found = law("federal", year)
    assert isinstance(found, Federal)
    return found


def fica(year: int) -> Fica:
    """Social Security and Medicare of a year."""
    found = law("fica", year)
    assert isinstance(found, Fica)
    return found
