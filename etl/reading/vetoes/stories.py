"""Figures of one person, of an example, of a stretch of time, of things that are no jobs."""

import re
from typing import Final

from etl.reading.vetoes.rows import COUNT, MONEY, MULTIPLE, PERCENT, YEARS, Veto, Zone
from etl.reading.words import any_of, grammar, words

_things = any_of(
    r"""
    users?  customers?  respondents?  participants?  students?  members?  readers  subscribers  followers
    countries  cities  states  offices  locations  papers  articles  citations  downloads  stars  samples?
    images  hours  records  rows  salaries  submissions  profiles  reviews  reports?  companies  employers
    firms  businesses  startups  courses?  lessons  questions  interviews?
    people(?! (in|working|employed|hold|held|work|worked|worldwide))  team members  direct reports  volunteers  attendees
    patients  homes  vehicles  robots  models  data ?points  sources  universities  skills  tips  steps  ways
    reasons  things  projects  languages  tools  entries  alumni  graduates  pages  words
    """
)
_spans = any_of(
    """
    ago  later  earlier  horizon  period  plan  contract  track record  history  lease  term  warranty
    programme?  course  degree  college  university  vest*  forecast  old  cycle  cliff  schedule  stay  gap
    clawback  bond  lock-?in  commitment  notice
    high  low  mark  point  anniversary  stage  milestone
    """
)
_lasting = any_of(
    "over  in  within  last  past  next  coming  for  after  every  takes?  took  previous  following"
)
_my = any_of(
    """
    salary  pay  offer  first  base  bonus  rate  raise  job  team  friend  total  current  old  new  rent
    manager  company  comp  last
    """
)
_i_did = any_of(
    """
    am  was  were  mak  made  earn  got  get  start  paid  pay  took  take  accept  negotiat  doubl  moved
    work  had  have (?!seen|heard|found|placed)  spent  bought  live  left  quit  joined  turned  now
    currently  finally  also  just  did  could  would have  used to
    """
)
_numbered = "".join(
    f"(?<!{name} )"
    for name in ("Analyst", "Engineer", "Scientist", "Developer", "Grade", "Level", "Tier", "Band")
)

OF_STORIES: Final[tuple[Veto, ...]] = (
    Veto(
        "one person's story",
        (MONEY, PERCENT, YEARS, COUNT, MULTIPLE),
        re.compile(
            r"(?<! or )\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b(?! or (?:her|she|his|him|he)\b)"
            rf"|(?<![A-Z]{{2}} ){_numbered}\bI(?:['’](?:m|ve|d))? {_i_did}"
            rf"|\b[Mm]y (?:own )?{_my}\b|\b(?:offered|paid|gave|give|sent|pays|told) me\b"
            r"|\b[A-Z][a-z]+, [2-6]\d,|\b\d\d-year-old\b"  # Maria, 34,
            r"|\b[Oo]ne of them (?:got|was|left|had)"
            r"|[Oo]ne (?:of our (?:contributors|readers)|reader|engineer told|fellow|candidate|colleague)\b"
            r"|\boffers? (?:was|were|got) (?:lost|declined|rejected|refused|turned down)\b"
            r"|[Oo]ne friend\b|^\W*[Oo]ne of us\b|\b(?:lowballed|low-balled|my buddy|a friend of mine)\b"
            r"|^\W*(?:[Aa]nother|[Ss]omeone|[Oo]ne) (?:just |recently )?(?:was|got|signed|accepted|turned|reported|took)\b"
            r"|[\"“](?:[A-Z]\w+ )?(?:I|Started)\b|\b[Mm]y (?:own )?view\b|\bI represented\b|\b[Tt]oday I\b"
            r"|\b(?:[Ww]e|[Tt]hey) (?:asked for|came back with|countered|settled (?:on|at))\b"
            r"|\bwith an offer (?:of|at|for) [$£€]"
            r"|\bseen (?:one (?:of|at)|an? [$£€]?\d)|\bI['’]m \d\d\b|\b[Oo]verheard\b"
            r"|\basked me\b|\bI asked for\b|\b(?:[Ww]e['’]re|[Ww]e are)(?: also| still)? hiring\b"
            r"|\b(?:best|highest|biggest|largest|lowest)(?: single)? offer\b|\b[Oo]ur alumn\w+ [A-Z]"
            r"|\b[Aa]n? (?:client|reader|candidate|recruiter|caller|applicant)"
            r"(?:,| (?:in|from|at|asked|asks|tells|told|wrote)\b)"
            r"|^\W*[A-Z][a-z]+ (?:joined|was promoted|negotiated|accepted|landed|now makes)\b"
        ),
        Zone.SENTENCE,
    ),
    Veto(
        "one person's story",
        (MONEY,),
        grammar(  # "a departing director got $2 million"
            r"""
            \b(?:an?|one|the)[ ](?!(?:top|bottom|lowest|highest|middle|upper|lower|average|typical)\b)(?:[\w-]+[ ]){1,4}
            (?:got|took[ ]home|walked[ ]away|pocketed|turned[ ]down|was[ ](?:offered|awarded|given)|left[ ]with)
            (?:[ ][\w-]+){0,3}[ ]\#
            """
        ),
    ),
    Veto(
        "an example, not a figure",
        (MONEY, PERCENT, YEARS),
        words(
            r"""
            for example, someone  someone (on|earning|making) #  for example, if  for instance, if
            e\.g\.,? (if|a|an|someone)  suppose*  imagine*  say you
            if (the|your|an|their) offer*  if they offer*  would (come out|end up|give|mean|amount)
            on an? (package|salary|income|ctc) of #
            who (started|joined|took|accepted)  would you  do you  should you  ask for #  \b\?$  let['’]s say
            hypothetical*  if you (make|earn|are|were|currently|receive|get|have|accept|negotiate)
            an? (offer|candidate|engineer) (of|with|who|earning|making|on) # (would|could|might|who|and)
            consider (an?|two)[ ]  assum(e|ing)[ ]
            """
        ),
        Zone.SENTENCE,
    ),
    Veto(
        "an age or a tenure",
        (YEARS,),
        words(
            r"""
            aged?  years? old*  years? (at|with) (the|her|his|a|our) (company|firm|employer)*
            an? ([\w-]+ ){1,3}with (about |over )?#  tenure*  founded*  established*  in business*  retire*
            anniversary  career spanning  since (he|she|I)*
            """
        ),
    ),
    Veto(
        "a length of time, not experience",
        (YEARS,),
        grammar(
            rf"""
            \#[- ]?(?:years?|yrs?)['’]?[ ]{_spans}
            |\#[- ]?(?:years?|yrs?)[ ]behind\b
            |\b{_lasting}\s(?:the[ ])?
                (?:last[ ]|past[ ]|next[ ]|coming[ ]|first[ ]|about[ ]|at[ ]least[ ]|roughly[ ])?\#
            """
        ),
    ),
    Veto(
        "hours, days or weeks, not pay",
        (COUNT,),
        grammar(r"\#[\s-]?(?:hours?|hrs?|days?|weeks?|months?)\b(?![ ](?:rate|pay))"),
    ),
    Veto(
        "people or things that are no jobs",
        (COUNT,),
        grammar(
            rf"(?<!\bneed[ ])(?<!\bneeds[ ])(?<!\blacks[ ])\#\s*(?:\+[ ])?(?:[\w-]+[ ]){{0,2}}?{_things}\b"
        ),
    ),
    Veto(
        "a company's size",
        (COUNT, MONEY),
        words(
            r"""
            (cut|laid off|axed|eliminat\w+|shed|closed|reopened|froze) (about |some |another )?#
            (team|company|firm|staff) of  (companies|firms|employers) with  # offices?  offices? in
            with (about |over |some |roughly |fewer than |more than )?# employees
            """
        ),
    ),
)
