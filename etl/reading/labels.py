"""What the label of an item or of a table's row names, given what the header above it says labels are."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from etl.place_table import Place, unlisted_city
from etl.places import find_places, normalise_place
from etl.reading.attributes.employers import find_company_types, find_hubs
from etl.reading.attributes.industries import AMBIGUOUS, INDUSTRY_LABEL
from etl.reading.attributes.levels import CODE_OF_GRADE, level_label
from etl.reading.attributes.markets import find_markets
from etl.reading.attributes.percentiles import find_percentiles
from etl.reading.attributes.publishers import KNOWN, publisher_name
from etl.reading.attributes.skills import EDUCATION, find_degrees
from etl.reading.figures.currencies import CODE, SIGN
from etl.reading.lent import Lent, label_text, only_period
from etl.reading.words import any_of, grammar, words
from etl.role_key import singular
from etl.roles import AMBIGUOUS_HEADS, HEADS, LEVEL_WORDS, find_roles, find_subjects
from etl.stretches import Stretch

# Headers that say what the labels under them are.
INDUSTRY_HEAD: Final = grammar(
    r"""
    \b(?:by|across|per)[ ](?:industry|sector|vertical|setting|commodity)s?\b
    |^\W*(?:industr(?:y|ies)|sectors?|verticals?|settings?)\W*(?:\||$)
    |\bindustr(?:y|ies)[- ](?:specific|pay|salar|variations)
    |\b(?:which|top|top-paying|best-paying)[ ](?:industr|sector)
    |\bsectors\s*$
    |^\W*(?:the[ ])?(?:industr(?:y|ies)|sectors?)[ ](?:matters?|counts?|makes?|plays?|also|is|are)\b
    |\b(?:in|of|among)[ ](?:the[ ]|its[ ])?(?:[\w-]+[ ]){0,3}(?:industries|sectors)\b[^|]{0,30}(?:were|are|:)\W*(?:\||$)
    |^\W*(?:how|where|which|what)\b[^|]{0,20}\b(?:industr(?:y|ies)|sectors?)\b
    |^\W*(?:pay|salar(?:y|ies)|earnings)[ ](?:and|in|across)[ ](?:the[ ])?(?:industr(?:y|ies)|sectors?)\W*(?:\||$)
    """
)
COMPANY_HEAD: Final = grammar(
    r"""
    \b(?:by|across|per)[ ](?:type[ ]of[ ])?(?:compan(?:y|ies)|employers?|firms?|organi[sz]ations?)\b
    |\b(?:company|employer|organi[sz]ation)[ -](?:types?|sizes?|stages?|kinds?|categor\w+)\b
    |\btypes?[ ]of[ ](?:company|employer|firm)
    |^\W*(?:company|compan(?:y|ies)[ ]and[ ]employers?|employers?|organi[sz]ation|firm)s?\W*$
    """
)
SKILL_HEAD: Final = words(
    r"""
    skills?  speciali[sz]ations?  technolog(y|ies)  factor(?= \|)  tools?  platforms?  frameworks?  expertise  languages?
    certifications?  specialt(y|ies)  adds a premium  premiums
    """
)
MARKET_HEAD: Final = words("markets?  segments?  market size  cagr")
LABOUR_MARKET: Final = words("job  labou?r  salary")
SOLD: Final = grammar(  # "AI accelerator revenue", "Spending on cloud security"
    r"""
    (?:global[ ]|worldwide[ ])?
    (?P<name>(?!(?:total|annual|company|quarterly|net|gross|our|its|our|monthly|operating)\b)
        [\w/&+-]+(?:[ ][\w/&+-]+){1,3})
    [ ](?:revenues?|sales|spending|shipments)(?:[ ](?:worldwide|globally))?
    """
)
GRADE_HEAD: Final = grammar(
    r"""
    ^\W*(?:career[ ]|job[ ]|experience[ ]|seniority[ ])?
        (?:levels?|grades?|seniority|career[ ]stages?|stages?|tiers?|steps?|rungs?|ranks?)\b
    |\bby[ ](?:career[ ]stage|level|seniority|grade|experience)\b
    |\b(?:pay|salar(?:y|ies)|moves?|earnings)\b.*\b(?:with|by)[ ](?:experience|level|seniority)
    """
)
GRADE_NOUN: Final = re.compile(
    r"\W*(?:pay |salary )?(?P<noun>band|grade|level|step|tier)s?\W*(?:\||$)", re.IGNORECASE
)
NUMBER_OF_GRADE: Final = re.compile(r"\d{1,2}[a-zA-Z]?|[IVX]{1,4}")
QUANTILE_HEAD: Final = re.compile(r"\W*(?:pctl|percentile|quantile|p)\W*", re.IGNORECASE)
RANK: Final = re.compile(r"[1-9]\d?")
RANK_WITH_YEARS: Final = re.compile(
    r"(?P<rank>analyst|engineer|scientist|developer|consultant)\s*\(\s*\d[\d\s–+-]*(?:years?|yrs?)\b[^)]*\)",
    re.IGNORECASE,
)
ROLE_HEAD: Final = re.compile(
    r"\s*(?:job )?(?:roles?|titles?|positions?|occupations?|jobs?)\s*", re.IGNORECASE
)
SOURCE_HEAD: Final = words("sources?  publishers?  salary sites?  sites?  surveys?  aggregators?  websites?")
LONGEST_SOURCE_HEAD: Final = 30

_measure = any_of(
    """
    overall  total  all  average  median  mean  typical  national  salary  base  pay  range  bonus*  equity
    stock*  premium  growth  year*  location  experience  education  other  note  annual  hourly  low  high
    minimum  maximum  industry  role  title  source  data  details?  premium pay  starting  starting pay
    openings?  postings?  outlook  demand
    """
)
_of_pay = any_of(
    r"salar\w+  pay  base  range  average  total  median  compensation  comp  level  us  u\.s\.  rate"
)
MEASURE: Final = re.compile(rf"(?:the )?{_measure}(?:[ -]{_of_pay})*", re.IGNORECASE)  # names no group
TYPED: Final = words(
    """
    years?  bonus  headcount  salary  pay  range  low  high  openings  postings  base  equity  median  average
    %
    """
)
SAYS_OF_FIRMS: Final = re.compile(r"\b(?:pays?|offers?|are|is|earn|give|add)\b", re.IGNORECASE)
FIRMS_AS_INDUSTRY: Final = re.compile("management of companies", re.IGNORECASE)
FIRM: Final = re.compile("compan|giant|startup|tech$", re.IGNORECASE)
MIDDLE: Final = re.compile(r"mid|middle|medium", re.IGNORECASE)
LOW_TO_HIGH: Final = re.compile(r"\b(?:low|min|from)\w*\b.*\b(?:high|max|to)\w*\b", re.IGNORECASE)
YEARS_ONLY: Final = re.compile(
    r"(?:up to |over |under |from |more than |less than )?\d[\d\W]*(?:years?|yrs?)?(?: (?:and|or) (?:up|more|over))?",
    re.IGNORECASE,
)
YEARS_OF_GRADE: Final = re.compile(r",? (?:under |over |more than |less than )?\d.*$")
ELSEWHERE: Final = re.compile(
    rf"{any_of('outside  excluding  elsewhere  rest of  beyond  other than  not')}\b", re.IGNORECASE
)
BRACKET: Final = re.compile(r"\s*\([^)]*\)$")
KNOWN_SOURCE: Final = re.compile(rf"{KNOWN}(?:\s*\([^)]*\))?")
NO_LEVEL: Final = frozenset(("of", "and", "or", "us", "for", "a", "an", "the"))
WHOLE_ROLE: Final = grammar(
    rf"""
    (?:(?:{"|".join(sorted(LEVEL_WORDS - NO_LEVEL))})\s+)*
    (?P<role>(?:[A-Za-z][\w/&+.-]*[ ]){{1,4}}(?:{HEADS})s?)
    """
)
LEADER: Final = re.compile(r"(?:team|tech|technical|group|squad|shift) leads?(?: \([^)]*\))?", re.IGNORECASE)
JOINED: Final = words("in  for  of  with  per  and  or  by  than  to")
# "Sydney A$", "London (£k)", "Boston base pay": the place of a column without what it measures.
MONEY_OF_PLACE: Final = grammar(
    rf"""
    [\s(]+(?:in[ ])?(?:{SIGN}|(?-i:{CODE}))\s?(?:k|m|0{{3}}s?|thousands?)?\)?$
    |[ ](?:base|basic|total|gross|median|average|mean)?[ ]?(?:pay|salary|salaries|wages?|comp)$
    """
)
PLACE_HEAD: Final = grammar(
    r"""
    ^\W*(?:city|cities|towns?|locations?|metros?|metro[ ]areas?|places?|where)\W*(?:\||$)
    |\b(?:by|across|per)[ ](?:city|location|metro|town)\b|\bcity[- ]wise\b|\b(?:top|best)[- ]paying[ ]cities\b
    """
)
NAME_OF_PLACE: Final = re.compile(r"[A-Z][a-z'’-]+(?:[ -](?:(?:of|de|am|on|upon|the) )?[A-Z][a-z'’-]+){0,2}")
NO_PLACE: Final = words(
    r"""
    remote*  national*  other  others  rest  average  anywhere  everywhere  all  overall  total  elsewhere  outside
    hybrid  nationwide  tier  region*  united  country  median  cities  city  metro*  location  area  small*  large*
    \w+ing\b  major  abroad  on-?site  in-?office  state  north*  south*  east*  west*  central  coast*  rural  urban
    """
)
LONGEST_PLACE: Final = 60


@dataclass(frozen=True, slots=True)
class _Label:
    """A label and what its own words say plainly."""

    text: str
    head: str
    roles: list[Stretch[str]]
    place: Place | None
    level: str | None
    percentiles: list[Stretch[float]]

    @property
    def is_name(self) -> bool:
        """Something that only the header can tell what it is: no place, no level, no measure."""
        if self.place or self.level or self.percentiles:
            return False
        return re.search(r"[A-Za-z]{2}", self.text) is not None and not MEASURE.fullmatch(self.text)


@lru_cache(maxsize=4096)
def lent_by_label(label: str, head: str, beside: str = "") -> Lent:
    """What a label names, given the header of labels and the places spoken of around it."""
    text = label_text(label)
    said = _Label(
        text=text,
        head=head,
        roles=_roles(text),
        place=_place(text, head, beside),
        level=level_label(text),
        percentiles=find_percentiles(text, among_percentiles=True),
    )
    industry, company = _industry_or_company(said)
    source = _source(said, industry or company)
    fields = find_subjects(text)
    return Lent(
        role=None if company or industry else _role(said),
        field_of_work=fields[0].value if fields else None,
        percentile=said.percentiles[0].value if said.percentiles else _ranked(said),
        level=_level(said, beside) or _numbered_grade(said) or _grade(said, industry or company),
        place=said.place,
        industry=None if source else industry,
        company_type=None if source else company,
        market=_market(said),
        skill=_skill(said) if not (source or industry or company) else None,
        source=source,
        period=only_period(text),
        education=bool(find_degrees(text)),
        hub=bool(find_hubs(text)),
    )


def _industry_or_company(label: _Label) -> tuple[str | None, str | None]:
    text, of_industries = label.text, INDUSTRY_HEAD.search(label.head) is not None
    is_other_name = label.is_name and not label.roles
    industry = (
        text if INDUSTRY_LABEL.fullmatch(text) and (of_industries or not AMBIGUOUS.fullmatch(text)) else None
    )
    companies = find_company_types(text)
    company = text if companies and len(text.split()) <= 6 and not FIRMS_AS_INDUSTRY.match(text) else None
    if company and SAYS_OF_FIRMS.search(text):
        company = companies[0].value
    if is_other_name and not industry and COMPANY_HEAD.search(label.head) and not of_industries:
        company = text
    if is_other_name and of_industries and not find_subjects(text) and not (company and FIRM.search(text)):
        return text, None
    return industry, company


def _role(label: _Label) -> str | None:
    if label.roles:
        return label.roles[0].value
    return label.text if label.is_name and ROLE_HEAD.fullmatch(label.head.split(" | ")[0]) else None


def _roles(text: str) -> list[Stretch[str]]:
    """The role a whole label names ("Smart contract auditor"), else the roles in it."""
    if LEADER.fullmatch(text) or CODE_OF_GRADE.match(text):
        return []  # a step of the career, whatever the trade
    whole = WHOLE_ROLE.fullmatch(text)
    if whole and text.lower().endswith(AMBIGUOUS_HEADS) and level_label(text):
        return []
    if whole and not JOINED.search(whole["role"]):
        *field, noun = whole["role"].split(" ")
        return [Stretch(whole.start("role"), whole.end(), " ".join([*field, singular(noun)]))]
    return find_roles(text)


def _level(label: _Label, beside: str) -> str | None:
    """A level; "Middle" between "Low" and "High" is none."""
    is_middle = not label.head and MIDDLE.fullmatch(label.text) and LOW_TO_HIGH.search(beside)
    return None if is_middle else label.level


def _grade(label: _Label, group: str | None) -> str | None:
    """A name under "Career level" that is no known level is a level all the same."""
    if (
        not GRADE_HEAD.search(label.head)
        or not label.is_name
        or label.roles
        or group
        or TYPED.search(label.text)
        or YEARS_ONLY.fullmatch(label.text)
    ):
        return None
    return YEARS_OF_GRADE.sub("", label.text).strip().lower() or None


def _numbered_grade(label: _Label) -> str | None:
    """ "7" under "Band" is band 7; a rank with its years ("Analyst (0-2 yrs)") is a level of its own."""
    if (noun := GRADE_NOUN.match(label.head)) and NUMBER_OF_GRADE.fullmatch(label.text):
        return f"{noun['noun']} {label.text}".lower()
    rank = RANK_WITH_YEARS.fullmatch(label.text)
    return rank["rank"].lower() if rank else None


def _ranked(label: _Label) -> float | None:
    """ "90" under "pctl" is the 90th percentile."""
    is_rank = QUANTILE_HEAD.fullmatch(label.head.split(" | ")[0]) and RANK.fullmatch(label.text)
    return float(label.text) if is_rank else None


def _source(label: _Label, group: str | None) -> str | None:
    under_sources = SOURCE_HEAD.search(label.head) and len(label.head) < LONGEST_SOURCE_HEAD
    is_other_name = label.is_name and not label.roles and not group
    if COMPANY_HEAD.search(label.head) and not SOURCE_HEAD.search(label.head):
        return None
    if KNOWN_SOURCE.fullmatch(label.text) or (under_sources and is_other_name):
        return publisher_name(BRACKET.sub("", label.text))
    return None


def _skill(label: _Label) -> str | None:
    is_skill = label.is_name and SKILL_HEAD.search(label.head) and not EDUCATION.search(label.text)
    return label.text if is_skill else None


def _market(label: _Label) -> str | None:
    if found := find_markets(label.text):
        return found[0].value
    if re.search(r"\bmarket\b", label.text, re.IGNORECASE) or not label.is_name:
        return None
    if sold := SOLD.fullmatch(label.text):
        return sold["name"]
    return label.text if MARKET_HEAD.search(label.head) and not LABOUR_MARKET.search(label.head) else None


def _place(text: str, head: str, beside: str) -> Place | None:
    """A place that the gazetteer knows, or one of any name among the places of a table or list."""
    if len(text) > LONGEST_PLACE or ELSEWHERE.match(text):
        return None
    text = MONEY_OF_PLACE.sub("", text).strip()
    if place := normalise_place(text, [mention.place for mention in find_places(beside)]):
        return place if place.kind != "country" else None
    found = [mention.place for mention in find_places(text) if mention.place.kind != "country"]
    is_one = len({(place.city, place.state) for place in found}) == 1
    if found or not PLACE_HEAD.search(head):
        return found[0] if is_one and not find_roles(text) else None
    is_unknown = NAME_OF_PLACE.fullmatch(text) and not (NO_PLACE.search(text) or find_roles(text))
    return unlisted_city(text) if is_unknown else None
