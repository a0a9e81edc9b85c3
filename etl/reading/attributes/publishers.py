"""The publishers that a document cites for its figures."""

import re
from typing import Final

from etl.reading.words import any_of
from etl.stretches import Stretch, without_overlaps

BLS: Final = "U.S. Bureau of Labor Statistics"
CANONICAL: Final = {
    "bls": BLS,
    "bureau of labor statistics": BLS,
    "u.s. bureau of labor statistics": BLS,
    "us bureau of labor statistics": BLS,
    "bureau": BLS,
    "wef": "World Economic Forum",
    "ons": "Office for National Statistics",
    "levels": "Levels.fyi",
}
# Names that count without "according to".
KNOWN: Final = any_of(
    r"""
    (the )?U\.?S\.? Bureau of Labor Statistics  Bureau of Labor Statistics  BLS  ZipRecruiter  Salary\.com
    Glassdoor( UK| Germany| India| Canada)?  Levels\.fyi  Indeed( Hiring Lab)?  PayScale  Payscale
    LinkedIn( Economic Graph| Jobs on the Rise)?  Built In( NYC)?  Hired  Robert Half  Stack Overflow  Dice
    Comparably  Talent\.com  Grand View Research  MarketsandMarkets  Markets and Markets  Gartner  IDC
    McKinsey( & Company| Global Institute)?  World Economic Forum  Fortune Business Insights  Statista  PwC
    Deloitte  Burning Glass  Lightcast  Precedence Research  Allied Market Research  Mordor Intelligence
    Bloomberg( Intelligence)?  Goldman Sachs  Forrester  CareerBuilder  Monster  SimplyHired  Adzuna  Reed
    StepStone  Kununu  Totaljobs  Hays  Michael Page  Randstad  Korn Ferry  Mercer  Radford  Carta  Wellfound
    AngelList  Blind  Kaggle  O['’]Reilly  IEEE  ACM  Stanford( AI Index| HAI)?  AI Index
    Economic Research Institute  ERI  SalaryExpert  Coursera  AmbitionBox  Naukri  NodeFlair  Morgan McKinley
    Harnham  Burtch Works  Office for National Statistics  Eurostat  Statistics Canada  Job Bank  Seek
    MyCareersFuture  OECD  O\*NET( OnLine)?  CompTIA  Motion Recruitment  Zippia  Salary Explorer
    Salary Transparent Street  Payscale\.com  Hired\.com  Jobted  ITJobsWatch  IT Jobs Watch  CWJobs
    """
)
_word = r"(?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*(?:\.\w[\w&'’-]*)*)"  # U.S., Levels.fyi; no full stop behind it
_name = rf"(?:the )?(?P<name>{_word}(?: (?:(?:of|for|and|&|on|de) )?(?:{_word}|\d{{4}}))*)"
_long_name = rf"(?P<name>{_word}(?: (?:(?:of|for|and|&) )?{_word}){{1,4}})"
_says = any_of(
    """
    reports?  reported  says?  said  estimates?  estimated  puts?  pegs?  pegged  lists?  listed  shows?
    showed  indicates?  indicated  finds?  found  predicts?  predicted  projects?  projected  forecasts?
    expects?  gives?  cites?  counts?  counted  quotes?  records?  recorded  places?  placed  values?  valued
    calculates?  notes?  noted  suggests?  suggested  measures?  anticipates?  tracks?  has  tallied  reckons?
    logged  logs  sees  saw  foresees?  goes for  com(es|ing) (in|out) at  com(es|ing) up with
    """
)
_reckons = any_of(  # what a name that is not known must do to count
    """
    reports  estimates  puts  pegs  forecasts  predicts  projects
    reported  estimated  pegged  predicted  projected  (says|said|notes|found|finds) that
    values?
    (sees|expects) (employment|demand|growth|jobs|the|it|openings)
    """
)
_according_to = any_of(
    """
    [Aa]ccording to  [Pp]er  [Aa]s reported by  [Rr]eported by  [Pp]ublished by  [Cc]iting  [Cc]ompiled by
    [Ee]stimated by  [Ff]orecast by  [Tt]racked by
    """
)
_data = any_of(
    "[Dd]ata  [Ff]igures  [Nn]umbers  [Ss]tatistics  [Aa]nalysis  [Rr]esearch  [Ee]stimates?  [Ss]urvey"
)
_their_data = any_of(
    "data  figures?  survey  report  numbers  estimates?  average  median  salary  index  analysis"
)
_whose = (
    r"(?:data (?:from|by) |figures from |the latest |(?:analysts|researchers) at "
    r"|the (?:recruiters?|recruitment agency|staffing firm|consultancy|job (?:board|site)|research firm|pollster) )"
)
_as_employer = any_of("pays?  engineers?  employees?  hires?  offers?")
_by = any_of("[Oo]n  [Ff]rom  [Bb]y  [Aa]t  [Vv]ia  [Uu]sing  [Pp]er")

FIGURE_SITES: Final = any_of(
    r"""
    Glassdoor  Levels\.fyi  ZipRecruiter  Salary\.com  Pay[Ss]cale  Comparably  Talent\.com  Built In  Zippia
    """
)

CITED: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(pattern)
    for pattern in (
        # according to data from the World Economic Forum
        rf"\b{_according_to} {_whose}?{_name}(?=[,.;:)'’]|\s|$)",
        # is put at $3.9bn by Acme Insight
        rf"\b(?:put|estimated|valued|forecast|projected|pegged|reckoned|counted) (?:at|to)\b[^;()]{{0,60}}? by {_long_name}",
        # says the U.S. Bureau of Labor Statistics
        rf"\b(?:says?|said|reports?|reckons|estimates) (?:the )?(?P<name>{KNOWN})\b",
        # Source: Acme Research
        rf"\b[Ss]ources?:\s*{_name}",
        # figures compiled by Acme
        rf"\b{_data} (?:from|by|of|compiled by|published by) {_name}",
        # Glassdoor's salary page lists
        rf"\b(?P<name>{KNOWN})\b(?=(?:['’]s?)?(?:, [\w ]{{2,25}},)?(?: [\w-]+){{0,4}}? {_says}\b)",
        # on Levels.fyi, (Indeed
        rf"(?:\b{_by}|[(\[—–-]) ?(?:the )?(?P<name>{KNOWN})\b(?! {_as_employer})",
        # Payscale's average
        rf"\b(?P<name>{KNOWN})(?:['’]s)? {_their_data}\b",
        # Acme Market Insights projects
        rf"(?:^|[.;:,(] ?)(?:[Tt]he )?{_long_name} {_reckons}\b",
        # Payscale says X, Indeed $146,900
        rf"(?:,|;|\band) (?P<name>{KNOWN}) (?:at |has |with |about |only )?(?=[$£€₹] ?\d)",
        # sites that are named for nothing but their figures
        rf"\b(?P<name>{FIGURE_SITES})\b",
        # Dice: ...
        rf"^(?P<name>{KNOWN})\b(?=:|$| \()",
    )
)
KNOWN_FIRST: Final = re.compile(rf"{KNOWN}\b")
_people = any_of("engineers?  scientists?  developers?  analysts  managers?  researchers")
NOT_A_PUBLISHER: Final = re.compile(  # "according to recruiters", "per year"
    any_of(
        rf"""
        recruiters?  industry  employers?  companies  analysts?  experts?  surveys?  sources?
        most  some  many  several  the  this  these  one  our  we  recent  job  hiring  salary  senior  entry
        research  reports?  year  annum  hour  month  week  day  capita  u\.?s\.?  united states  median
        [\w ]*{_people}
        """
    ),
    re.IGNORECASE,
)


def find_publishers(text: str) -> list[Stretch[str]]:
    """The publishers cited in a text, by their full names."""
    if text.islower():
        return []
    cited = (match for pattern in CITED for match in pattern.finditer(text))
    return without_overlaps(span for match in cited if (span := _publisher(match)))


def publisher_name(text: str) -> str:
    """One spelling for a publisher."""
    name = re.sub(r"^[Tt]he ", "", text.strip(" .,;:()\"'"))
    name = re.sub(r",? (?:19|20)\d\d$", "", name)
    name = re.sub(r"['’]s$", "", name)
    return CANONICAL.get(name.lower(), name)


def _publisher(match: re.Match[str]) -> Stretch[str] | None:
    known = KNOWN_FIRST.match(match["name"])
    name = known[0] if known else match["name"]
    if NOT_A_PUBLISHER.fullmatch(name):
        return None
    return Stretch(match.start("name"), match.start("name") + len(name), publisher_name(name))
