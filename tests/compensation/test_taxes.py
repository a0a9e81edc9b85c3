"""Taxes worked out by hand, the law's own cliffs, and what is refused by name."""

import pytest

from dashboard.compensation import taxes
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.jurisdictions import federal, fica, law
from dashboard.compensation.taxes import (
    cliffs,
    gross_for_net,
    marginal_rate,
    place_of,
    salt_limit,
    take_home,
    tax_years,
    withholding_gap,
    years_for,
)


def kept(wage, place, year=2025):
    return take_home(wage, place, year, itemize_salt=False)


@pytest.mark.parametrize(
    ("year", "wage", "tax"),
    [
        (2024, 14_600, 0),
        (2024, 114_600, 1_160 + 0.12 * 35_550 + 0.22 * 52_850),
        (2025, 15_750, 0),
        (2025, 27_675, 1_192.50),
        (2025, 64_225, 1_192.50 + 0.12 * 36_550),
        (2025, 1_015_750, 188_769.75 + 0.37 * (1_000_000 - 626_350)),
        (2026, 28_500, 1_240),
        (2026, 116_100, 1_240 + 0.12 * 38_000 + 0.22 * 49_600),
    ],
)
def test_federal_tax_with_the_standard_deduction(year, wage, tax):
    assert federal(year).tax(wage, 0) == pytest.approx(tax, abs=0.005)


@pytest.mark.parametrize(
    ("year", "income", "cap"),
    [
        (2024, 90_000, 10_000),
        (2024, 900_000, 10_000),
        (2025, 500_000, 40_000),
        (2025, 510_000, 37_000),
        (2025, 600_000, 10_000),
        (2025, 2_000_000, 10_000),
        (2026, 505_000, 40_400),
        (2026, 515_000, 37_400),
    ],
)
def test_the_cap_on_state_and_local_taxes(year, income, cap):
    assert salt_limit(income, year) == pytest.approx(cap)


@pytest.mark.parametrize(
    ("wage", "place", "overstated"),
    [(250_000, "NYC", 2_851), (400_000, "CA", 6_155), (400_000, "NYC", 8_488)],
)
def test_what_a_table_with_the_standard_deduction_alone_overstates(wage, place, overstated):
    difference = kept(wage, place).federal - take_home(wage, place).federal
    assert difference == pytest.approx(overstated, abs=0.6)


@pytest.mark.parametrize(
    ("year", "wage", "social_security", "medicare", "additional"),
    [
        (2025, 100_000, 6_200, 1_450, 0),
        (2025, 200_000, 10_918.20, 2_900, 0),
        (2025, 250_000, 10_918.20, 3_625, 450),
        (2024, 250_000, 10_453.20, 3_625, 450),
        (2026, 250_000, 11_439, 3_625, 450),
    ],
)
def test_social_security_and_medicare(year, wage, social_security, medicare, additional):
    rates = fica(year)
    assert rates.social_security(wage) == pytest.approx(social_security)
    assert rates.medicare(wage) == pytest.approx(medicare)
    assert rates.additional_medicare(wage) == pytest.approx(additional)


@pytest.mark.parametrize(
    ("wage", "tax"),
    [
        (5_706, 0),
        (20_000, 110.79 + 0.02 * (14_294 - 11_079) - 153),
        (20_785, 110.79 + 0.02 * (15_079 - 11_079) - 153),
        (252_203, 3_201.97 + 0.093 * (246_497 - 72_724) - 153),
        (252_204, 3_201.97 + 0.093 * (246_498 - 72_724) - 147),
        (254_703, 3_201.97 + 0.093 * (248_997 - 72_724) - 147),
        (254_704, 3_201.97 + 0.093 * (248_998 - 72_724) - 141),
        (315_000, 3_201.97 + 0.093 * (309_294 - 72_724) - 0),
    ],
)
def test_california_and_its_fading_credit(wage, tax):
    by_hand = max(0.0, tax)
    assert law("CA", 2025).income_tax(wage, 0) == pytest.approx(by_hand, abs=0.02)


def test_california_takes_one_percent_more_over_a_million():
    california = law("CA", 2025)
    at, above = (california.income_tax(1_005_706 + more, 0) for more in (0, 1_000))
    assert above - at == pytest.approx(133)
    assert california.payroll_tax(2_000_000) == pytest.approx(24_000)


def ny_brackets(taxable):
    edges = [0, 8_500, 11_700, 13_900, 80_650, 215_400, 1_077_550, 5_000_000]
    rates = [0.04, 0.045, 0.0525, 0.055, 0.06, 0.0685, 0.0965, 0.103]
    ends = [*edges[1:], float("inf")]
    return sum(
        rate * (min(taxable, end) - edge)
        for edge, end, rate in zip(edges, ends, rates, strict=True)
        if taxable > edge
    )


@pytest.mark.parametrize(
    ("wage", "tax"),
    [
        (8_000, 0),
        (50_000, ny_brackets(42_000)),
        (107_650, ny_brackets(99_650)),
        (132_650, ny_brackets(124_650) + (0.06 * 124_650 - ny_brackets(124_650)) / 2),
        (157_650, 0.06 * 149_650),
        (223_400, 0.06 * 215_400),
        (240_400, ny_brackets(232_400) + 568 + 1_831 / 2),
        (265_400, ny_brackets(257_400) + 568 + 1_831),
        (1_085_550, ny_brackets(1_077_550) + 568 + 1_831),
        (1_102_550, ny_brackets(1_094_550) + 2_399 + 30_172 / 2),
        (2_000_000, ny_brackets(1_992_000) + 2_399 + 30_172),
    ],
)
def test_new_york_takes_the_lower_brackets_back(wage, tax):
    assert law("NY", 2025).income_tax(wage, 0) == pytest.approx(tax)
    assert law("NY", 2024).income_tax(wage, 0) == pytest.approx(tax)


def test_new_york_insurance_is_capped():
    assert law("NY", 2025).payroll_tax(5_000) == pytest.approx(0.00388 * 5_000 + 25)
    assert law("NY", 2025).payroll_tax(200_000) == pytest.approx(354.53 + 31.20)
    assert law("NY", 2024).payroll_tax(200_000) == pytest.approx(333.25 + 31.20)
    assert kept(200_000, "NYC").payroll == kept(200_000, "NY").payroll


def city_brackets(taxable):
    return (
        0.03078 * min(taxable, 12_000)
        + 0.03762 * max(0, min(taxable, 25_000) - 12_000)
        + 0.03819 * max(0, min(taxable, 50_000) - 25_000)
        + 0.03876 * max(0, taxable - 50_000)
    )


@pytest.mark.parametrize(
    ("wage", "tax"),
    [
        (9_000, 0),
        (18_000, city_brackets(10_000) - 63 - 0.00171 * 10_000),
        (100_000, city_brackets(92_000) - 63 - 0.00171 * 12_000 - 0.00228 * 80_000),
        (250_000, city_brackets(242_000) - 63 - 0.00171 * 12_000 - 0.00228 * 230_000),
        (250_001, city_brackets(242_001) - 0.00171 * 12_000 - 0.00228 * 230_001),
        (508_000, city_brackets(500_000) - 0.00171 * 12_000 - 0.00228 * 488_000),
        (508_001, city_brackets(500_001)),
    ],
)
def test_new_york_city_and_its_school_credits(wage, tax):
    assert law("NYC", 2025).income_tax(wage, 0) == pytest.approx(tax)


def test_massachusetts_deducts_fica_up_to_a_cap():
    assert kept(20_000, "MA").state == pytest.approx(0.05 * (20_000 - 4_400 - 1_530))
    assert kept(100_000, "MA").state == pytest.approx(0.05 * (100_000 - 6_400))
    assert kept(4_000, "MA").state == 0
    assert kept(2_000_000, "MA").state == pytest.approx(0.05 * 1_993_600 + 0.04 * (1_993_600 - 1_083_150))
    assert kept(2_000_000, "MA", 2024).state == pytest.approx(
        0.05 * 1_993_600 + 0.04 * (1_993_600 - 1_053_750)
    )
    assert kept(300_000, "MA", 2024).payroll == pytest.approx(0.0046 * 168_600)


def test_washington_takes_insurance_and_no_income_tax():
    assert kept(300_000, "WA").state == 0
    assert kept(300_000, "WA").payroll == pytest.approx(0.0092 * 0.7152 * 176_100 + 0.0058 * 300_000)
    assert kept(100_000, "WA", 2026).payroll == pytest.approx(0.0113 * 0.7143 * 100_000 + 580)


def test_texas_takes_nothing():
    assert (kept(300_000, "TX").state, kept(300_000, "TX").payroll, kept(300_000, "TX").local) == (0, 0, 0)


def test_city_tax_only_in_the_city():
    assert kept(100_000, "NY").local == 0
    assert kept(100_000, "NYC").local > 3_000
    assert kept(100_000, "NYC").state == kept(100_000, "NY").state


def test_steps_lead_from_gross_to_net():
    taken = kept(300_000, "CA")
    names, amounts = zip(*taken.steps(), strict=True)
    assert names[0] == "Gross wages"
    assert len(names) == 8
    assert amounts[0] - sum(amounts[1:]) == pytest.approx(taken.net) == pytest.approx(187_422.07, abs=0.5)
    assert taken.taxes == pytest.approx(300_000 - taken.net)


def test_hsa_money_escapes_all_taxes_but_californias_own():
    for place in ("TX", "WA"):
        saved = (
            kept(150_000, place).taxes - take_home(150_000, place, itemize_salt=False, hsa_usd=1_000).taxes
        )
        assert saved == pytest.approx(240 + 76.5, abs=1)
    plain = kept(150_000, "CA")
    with_hsa = take_home(150_000, "CA", itemize_salt=False, hsa_usd=1_000)
    assert with_hsa.state == plain.state
    assert with_hsa.federal == pytest.approx(plain.federal - 240)
    assert with_hsa.wage == 150_000
    in_york = take_home(150_000, "NYC", itemize_salt=False, hsa_usd=1_000)
    assert in_york.state < kept(150_000, "NYC").state
    assert in_york.local < kept(150_000, "NYC").local
    with pytest.raises(CompensationError, match=r"Wages of \$500.00 do not leave \$501.00 for an HSA"):
        take_home(500, "TX", hsa_usd=501)
    assert take_home(500, "TX", hsa_usd=500).taxes == pytest.approx(0)


def test_marginal_rate_by_hand():
    assert marginal_rate(150_000, "TX") == pytest.approx(0.24 + 0.0765)
    assert marginal_rate(400_000, "TX") == pytest.approx(0.35 + 0.0145 + 0.009)
    assert marginal_rate(150_000, "TX", step=1_000) == pytest.approx(0.24 + 0.0765)
    assert marginal_rate(300_000, "CA", itemize_salt=False) == pytest.approx(
        0.35 + 0.0235 + 0.093 + 0.012, abs=1e-6
    )
    assert marginal_rate(300_000, "CA") == pytest.approx(
        0.35 * (1 - 0.093) + 0.0235 + 0.093 + 0.012, abs=1e-6
    )


def test_the_laws_own_cliffs_are_known():
    assert cliffs("TX") == ()
    in_york = ((223_400, 223_400), (1_085_550, 1_127_550))
    assert cliffs("NY") == in_york
    assert cliffs("NYC") == (in_york[0], (250_000, 250_000), (508_000, 508_000), in_york[1])
    assert cliffs("CA")[0] == (252_203, 252_203)
    assert len(cliffs("CA")) == 26
    assert cliffs("CA")[-1] == (252_203 + 25 * 2_500,) * 2
    assert kept(223_401, "NY").net < kept(223_400, "NY").net
    assert kept(1_127_550, "NY").net < kept(1_085_550, "NY").net
    assert marginal_rate(1_100_000, "NY") > 1 > marginal_rate(1_127_550, "NY")
    assert kept(508_001, "NYC").net < kept(508_000, "NYC").net
    assert marginal_rate(507_950, "NYC") > 1


def test_gross_for_net():
    assert gross_for_net(0, "TX") == pytest.approx(0, abs=1e-3)
    assert take_home(gross_for_net(123_456, "NYC"), "NYC").net == pytest.approx(123_456, abs=0.01)
    unitemized = gross_for_net(300_000, "CA", itemize_salt=False)
    assert unitemized > gross_for_net(300_000, "CA") + 5_000
    with pytest.raises(CompensationError, match="trillion"):
        gross_for_net(1e12, "TX")


def test_withholding_on_vests():
    assert withholding_gap(100_000, 35).gap == pytest.approx(13_000)
    assert withholding_gap(100_000, 12).gap == pytest.approx(-10_000)
    assert withholding_gap(1_500_000, 37).withheld == pytest.approx(220_000 + 185_000)
    assert withholding_gap(1_500_000, 37, withheld_pct=30).withheld == pytest.approx(300_000 + 185_000)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: take_home(1, "Paris"), "No tax table for 'Paris'; there is one for CA, MA, NY, NYC, TX, WA"),
        (lambda: take_home(1, "CA", 2031), "No tax table for CA in 2031; the years on file are 2024, 2025"),
        (lambda: take_home(1, "NYC", 2026), "No tax table for NYC in 2026; the years on file are 2024, 2025"),
        (lambda: salt_limit(1, 2031), "No tax table for Federal tax in 2031"),
        (lambda: withholding_gap(1, 1, 2031), "No tax table for Federal tax in 2031"),
        (lambda: years_for("Paris"), "No tax table for 'Paris'"),
        (lambda: cliffs("Paris"), "No tax table for 'Paris'"),
    ],
)
def test_an_unknown_year_or_place_is_refused_by_name(call, message):
    with pytest.raises(CompensationError, match=message):
        call()


def test_the_years_on_file():
    assert tax_years() == (2024, 2025, 2026)
    assert years_for("NYC") == (2024, 2025)
    assert years_for("TX") == years_for("WA") == (2024, 2025, 2026)
    assert all(taxes.DEFAULT_YEAR in years_for(place) for place in taxes.PLACES)
    assert not all(taxes.DEFAULT_YEAR + 1 in years_for(place) for place in taxes.PLACES)


@pytest.mark.parametrize(
    ("city", "place"),
    [
        ("San Francisco, CA", "CA"),
        ("san francisco", "CA"),
        ("SF Bay Area", "CA"),
        ("Fresno, California", "CA"),
        ("New York, NY", "NYC"),
        ("New York", "NYC"),
        ("NYC", "NYC"),
        ("Brooklyn, NY", "NYC"),
        ("Buffalo, NY", "NY"),
        ("Ithaca,  N.Y.", "NY"),
        ("NY", "NY"),
        ("Boston", "MA"),
        ("Seattle, WA", "WA"),
        ("Austin , TX", "TX"),
        ("Washington, D.C.", None),
        ("Washington", None),
        ("Paris", None),
        ("Paris, TX", "TX"),
        ("Denver, CO", None),
        ("", None),
    ],
)
def test_whose_taxes_apply_in_a_city(city, place):
    assert place_of(city) == place


def test_the_steps_are_named_in_order():
    assert [name for name, _ in kept(1, "TX").steps()] == [
        "Gross wages",
        "Federal income tax",
        "Social Security",
        "Medicare",
        "Additional Medicare",
        "State income tax",
        "City income tax",
        "State payroll taxes",
    ]


def test_other_years_are_used_throughout():
    assert marginal_rate(105_000, "TX", 2024) == pytest.approx(0.22 + 0.0765)
    assert marginal_rate(170_000, "TX", 2024) == pytest.approx(0.24 + 0.0145)
    assert marginal_rate(170_000, "TX", 2025) == pytest.approx(0.24 + 0.0765)
    assert take_home(gross_for_net(150_000, "TX", 2024), "TX", 2024).net == pytest.approx(150_000)
    assert gross_for_net(150_000, "TX", 2024) != pytest.approx(gross_for_net(150_000, "TX"), abs=1)


def test_the_marginal_rate_is_over_the_next_hundred_dollars():
    assert marginal_rate(249_900, "NYC") < 0.6
    assert marginal_rate(249_900.5, "NYC") > 0.8


def test_a_place_is_what_follows_the_last_comma():
    assert place_of("Somerville, Greater Boston, MA") == "MA"
