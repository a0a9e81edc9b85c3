"""Industries named as such: "in finance", "real estate and information technology sectors"."""

import re
from typing import Final

from etl.reading.words import any_of, grammar
from etl.stretches import Stretch, without_overlaps

INDUSTRY_NAMES: Final = any_of(
    """
    finance  financial services  fintech  banking  investment banking  insurance  healthcare  health care
    health tech  pharma(ceuticals?)?  biotech(nology)?  life sciences  retail  e-commerce  ecommerce
    automotive  manufacturing  real estate  information technology  information services  tech(nology)?  media
    entertainment  telecom(munications|s)?  energy  oil and gas  utilities  aerospace  defen[cs]e
    aerospace and defen[cs]e  government  public sector  education  higher education  consulting  gaming
    video games  semiconductors?  software  hospitality  hospitals  logistics  transport(ation)?  agriculture
    professional services  advertising  legal  nonprofits?  quantitative trading  robotics
    autonomous vehicles  cybersecurity  construction  consumer goods  consumer electronics  medical devices
    computer systems design  scientific research  research and development  cloud computing  adtech
    finance and insurance  management of companies  software publish(ers|ing)  warehousing  mining  food
    travel  climate tech  crypto  space  food and beverage  banking and financial services  healthcare and pharma
    management of companies and enterprises  scientific research and development
    """
)
# Names that are as often a subject as an industry: as a label they count only under "by industry".
AMBIGUOUS: Final = re.compile(
    any_of(
        """
        (higher )?education  research and development  space  food  travel  trading  software  robotics
        tech(nology)?  legal  advertising  consulting  crypto  mining
        """
    ),
    re.IGNORECASE,
)
_firms = any_of(
    """
    sectors?  industry  industries  compan(y|ies)  firms?  employers?  businesses  organi[sz]ations
    institutions  clients  shops?
    """
)
_no_industry = any_of("hub  giant  skill  stack  lead  degree  science  engineer  team  center  centre")
_pay = any_of("pays?  trails?  averages?  leads?  offers?  follows?  tops?  comes?  at [$£€]  [$£€]")
INDUSTRY: Final = grammar(
    rf"""
    \b(?P<named>{INDUSTRY_NAMES})                               # finance and insurance companies
        (?=(?:(?:,|[ ]and|[ ]or|,?[ ]&)[ ]{INDUSTRY_NAMES}){{0,4}}[ ]{_firms}\b)
    |\b(?:in|across|within|from|for|like|sectors?:?|industr(?:y|ies):?)[ ](?:the[ ])?
        (?P<after>{INDUSTRY_NAMES})\b(?![ ]{_no_industry})      # in finance, not: in tech hubs
    |(?:^|[,;.][ ](?:and[ ])?|\band[ ])(?P<subject>{INDUSTRY_NAMES})
        (?=[ ](?:firms?[ ]|companies[ ])?{_pay})                # Finance pays, and retail $90,000
    |(?<=[ ]and[ ])(?P<last>{INDUSTRY_NAMES})(?=[ ](?:sectors?|industries|firms|companies)\b)
    """
)
INDUSTRY_LABEL: Final = grammar(
    rf"""
    (?:the[ ])?{INDUSTRY_NAMES}(?:(?:[ ]?(?:,|/|and|&)[ ]?){INDUSTRY_NAMES})*
    (?:[ ](?:sector|industry|companies|firms))?(?:\s*\([^)]*\))?
    """
)


def find_industries(text: str) -> list[Stretch[str]]:
    """The industries a text names as such."""
    return without_overlaps(_named(match) for match in INDUSTRY.finditer(text))


def _named(match: re.Match[str]) -> Stretch[str]:
    group = match.lastgroup or ""
    name = match[group]
    at_start = match.start(group) == 0 and name.istitle()  # only the sentence gave it a capital
    return Stretch(match.start(group), match.end(group), name.lower() if at_start else name)
