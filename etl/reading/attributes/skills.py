"""Skills and degrees that a premium may be for: "expertise in PyTorch", "who know CUDA", "PhD holders"."""

import re
from typing import Final

from etl.reading.words import any_of, grammar
from etl.roles import HEADS
from etl.stretches import Stretch, without_overlaps

EDUCATION: Final = grammar(
    r"""\b(?:
    ph\.?d\.?s?|doctora(?:te|l)s?|master['’]?s?(?:[ ]degree)?|m\.?sc?\.?|mba|bachelor['’]?s?(?:[ ]degree)?
    |advanced[ ]degrees?|graduate[ ]degrees?|degree[ ]holders?|postgraduate
    )(?!\w)"""
)

_mastery = any_of(
    """
    skills?  expertise  experience  proficien(cy|t)  knowledge  speciali[sz](ation|ing|ts?|ed)  background
    fluen(cy|t)  expert  certifi(ed|cations?)  mastery  familiar(ity)?  competenc[ey]
    """
)
_has_it = any_of(
    "skills?  expertise  experience  knowledge  proficiency  speciali[sz]ation  specialists?  certifications?"
)
_no_field = any_of(
    """
    years?  of  more  less  work  working  relevant  prior  bring  brings  with  have  has  need  your  their  and  or  the
    a  an  who  some  any  no  these  those  such  in-demand  strong  soft  niche  much  such  little  enough  extra  whose
    job  level  field  that  this  same  right  other  most  by  in  for  on
    """
)
_badge = any_of(
    "licen[sc]es?  tickets?  permits?  certifications?  certificates?  credentials?  badges?  clearances?"
)
_article = r"(?:the|an?|their|your|this)\b"
_pays_verb = any_of(  # what cannot be a word of the skill's name
    r"can\b  may\b  earn  command  adds?\b  pay  get  see  receive  is\b  are\b  bring  carr"
)
_pays = any_of(
    r"""
    can  may  earn*  command*  adds?  adding  pays?  gets?  sees?  receives?  is  are  brings?  carr\w+
    rais\w+  boosts?  lifts?  attracts?  typically  usually  often  tend  increas\w+  skills?  experience  of
    """
)
_knows = any_of(
    """
    know  use  write  speak  hold  master  work (with|on)  speciali[sz]e in
    can (use|write|(script|code|program) in)  understand
    are skilled in
    """
)
_are_paid = any_of("can  may  earn*  command*  get  make  see  receive  are paid  typically  often")
_amount = r"(?:[\d$£€]|(?:five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b)"
SKILL: Final = grammar(
    rf"""
    \b{_mastery}[ ](?:in|with|of|as|for)[ ]                     # experience with Kubernetes or Ray commands
        (?P<after>(?!{_article})[\w+#./-]+(?:,?[ ](?:or|and)?[ ]?(?!{_pays_verb})[\w+#./-]+){{0,4}}?)
        (?=[ ]{_pays}\b|[,.;:)]|$)
    |\b[Hh]olders[ ]of[ ](?:the|an?)[ ]                         # holders of the AWS Security badge earn
        (?P<held>[A-Z][\w+#–-]*(?:[ ][\w+#–-]+){{0,7}}?)
        (?=[ ](?:\(|reports?|earn|make|get|can|are)\b|[ ]\()
    |(?P<holder>[A-Z][A-Z+-]{{1,10}})[ ]holders[ ](?=(?:can[ ]|may[ ])?(?:earn|command|make|get))
    |\b(?:[Aa]n?[ ])?(?P<certificate>[A-Z][A-Z+-]{{1,9}})[ ](?:can[ ]|may[ ])?      # A CISSP lifts pay by
        (?=(?:lifts?|raises?|boosts?)[ ](?:pay|salar(?:y|ies)|base[ ]pay|earnings)[ ]by[ ])
    |\b(?:[Aa]n?|[Tt]he)[ ](?P<ticket>[\w-]+\.?(?:[ ][\w.-]+){{0,3}}?[ ]{_badge})      # A P.E. license adds another $7,500
        (?=[ ](?:can[ ]|may[ ]|typically[ ]|usually[ ]|often[ ])?
            (?:adds?|brings?|is[ ]worth|lifts?|raises?|commands?|carries))
    |(?:^|[.;][ ])(?P<badge>[A-Z][\w.-]*(?:[ ][\w-]+){{0,3}}?[ ]{_badge})
        (?=[ ](?:adds?|is|brings?|lifts?|raises?)\b|\.[ ]?$|[.,:])
    |\bwho[ ]{_knows}[ ](?P<known>[\w+#./, -]{{2,50}}?)(?=[ ]{_are_paid}\b)
    |(?:^|[.;,][ ](?:and[ ])?)                                      # CUDA adds about $10,000
        (?P<subject>[A-Z][\w+#./-]*(?:[ ][\w+#./-]+){{0,4}}?)
        (?=(?:[ ]\([\w-]+\))?[ ](?:(?:can|may|will|could|might|often|usually|typically)[ ])?
            (?:adds?|commands?|carr(?:y|ies)|(?:is|are)[ ]worth)[ ]
            (?:an?[ ])?(?:premium[ ]of[ ]|extra[ ]|another[ ])?
            (?:about[ ]|around[ ]|roughly[ ]|up[ ]to[ ])?{_amount})
    |\b(?P<lower>(?!{_no_field}\b)[a-z][\w+#-]*(?:[ ](?!{_no_field}\b)[a-z][\w+#-]*){{0,2}})
        [ ](?:skills|experience|expertise)      # machine learning skills earn
        (?=[ ](?:earns?|commands?|adds?|brings?|is[ ]worth|lifts?|fetch(?:es)?|{_amount}))
    |(?:^|[.;,][ ](?:and[ ])?)(?P<worthy>[A-Za-z][\w+#./-]*(?:[ ][\w+#./-]+){{0,3}}?)  # formal verification is worth $8,000
        (?=[ ](?:is|are)[ ]worth[ ](?:about[ ]|around[ ]|another[ ]|roughly[ ])?{_amount})
    |\b(?P<before>[A-Z][\w+#./-]*(?:[ /](?!skills|expertise|experience)[A-Za-z+#./-]+){{0,3}})[ ]{_has_it}\b
    """,
    re.NOFLAG,  # a skill is told by its capital
)
NEXT_SKILL: Final = grammar(  # "Solidity is worth nine percent, Rust fifteen, and RTOS work of five"
    r"""
    (?:[,;]|\band)[ ](?:and[ ])?(?P<name>[A-Z][\w+#./-]*(?:[ ](?:[A-Z][\w+#./-]*|\d))?)
    (?=
        (?:[ ](?:work|skills?))?(?:[ ](?:of|by|adds?|another|about|some|around))*
        [ ](?:[$£€+]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b)
    )
    """,
    re.NOFLAG,
)
AROUND_NAME: Final = re.compile(
    r"^.*\b(?:with|of|in|know|knowledge|like) (?:strong |solid |deep |good |hands-on )?"
    r"|\s(?:on|in) (?:your|the|a|an|their)\b.*$|\s(?:fluently|well)$"
)
HAS_IT_LAST: Final = re.compile(rf" {_has_it}$", re.IGNORECASE)
PEOPLE: Final = re.compile(rf"\b(?:{HEADS})s$", re.IGNORECASE)  # "Verification engineers command"
NO_SKILL: Final = re.compile(
    any_of(
        r"""
        by  senior  more  years?  relevant  prior  these  such  strong  soft  niche  in-demand  the  with
        the [\w-]+  general*  it  they  that  this  market*  [\w ]*market  industry  degree
        """
    ),
    re.IGNORECASE,
)


def find_skills(text: str) -> list[Stretch[str]]:
    """Skills that a premium may be for."""
    found = [span for match in SKILL.finditer(text) if (span := _skill(match))]
    if found:
        following = NEXT_SKILL.finditer(text, found[0].end)
        found += [Stretch(match.start("name"), match.end(), match["name"]) for match in following]
    return without_overlaps(found)


def find_degrees(text: str) -> list[Stretch[bool]]:
    """Where a text speaks of a degree."""
    return [Stretch(match.start(), match.end(), True) for match in EDUCATION.finditer(text)]


def _skill(match: re.Match[str]) -> Stretch[str] | None:
    group = match.lastgroup or ""
    name = HAS_IT_LAST.sub("", AROUND_NAME.sub("", match[group].strip(" ,.")))
    if (
        not name
        or NO_SKILL.fullmatch(name)
        or PEOPLE.search(name)
        or (group == "subject" and EDUCATION.search(name))
    ):
        return None
    return Stretch(match.start(), match.end(), name)
