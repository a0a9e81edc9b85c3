"""The words by which one sort of figure is told from another (`etl.reading.words` explains the notation)."""

import re
from typing import Final

from etl.reading.words import grammar, words

# Change and comparison
GROWTH: Final = words(
    """
    grow*  grew*  increas*  rose  ris(e|es|en|ing)  jump*  surg*  climb*  expand*  expans*  soar*  gain*
    doubl*  tripl*  outpac*  rebound*  swell*  recover*  add*  more  higher*  up
    fell  fall*
    sank  sink*  shed  declin*  drop*  decreas*  down  shr[iau]nk*  contract(ed|ion|ing)  slump*  dip(ped|s)?  slip*
    slid*  plung*  cut  eas(ed|ing)  cool*  less  fewer  lower*
    change  outlook*
    """
)
COMPARISON: Final = words(
    """
    premium*  extra*  additional*  boost*  bump*  uplift*  bonus*  discount*  differential*  advantage*
    penalty  markup*  mark-up*
    higher*  more  above  lower*  less  below  beneath  under  over the*  behind  ahead  top  vs  versus
    national (average|mean|median|figure)s?
    short of  shy of  clear of  north of  south of  adrift of  off the (national|average|mean)  better than
    adds?  adding  added  beat*  trail*  exceed*  lift*  rais(e|es|ing)  command*  increas*  worth*
    out-?earn*
    """
)
MORE_PAID: Final = words("higher  lifts?  boosts?  premium  adds?  adding  extra  bump  uplift  boost  more")
MORE_PAID_THAN: Final = words(
    """
    premium  another  adds?  adding  extra  bump  uplift  lifts?  boosts?  more than  additional
    over an? (master|bachelor)*  (is|are) worth
    """
)
LEVEL_COMPARED: Final = words(
    "more  higher  above  less  lower  below  premium  raises? pay  mov(e|es|ing) from  out-?earn"
)

CHANGE_OF: Final = grammar(  # "a fall of 13%"
    r"\b(?:fall|drop|decline|decrease|rise|increase|jump|gain|slump|plunge|surge)[ ]of\b[^#,;]{0,30}\#"
)

# Pay and its parts
PAY: Final = words(
    r"""
    salar(y|ies)  pay(s|ing)?  paid  wages?  compensation*  comp  income*  base  remuneration*  packages?
    take[- ]home*  rates?  tc  ote  lpa  stipend*  offers?  bands?  worth
    earn*  makes?  making  made  bring(s)? home  fetch(es|ed)?  pull(s|ed|ing)? (in|down)  rake(s|d)? in
    count on  (come|comes) in at  tak(e|es) home  walk(s)? away with  pockets?  command(s|ed)?  draw(s)? a?
    land(s)? (at|between|around|somewhere)  go(es)? for  sees?(?= [$£€])  brackets?  expect to (get|see|start)  clears?
    (can|could|may|might|should) expect  starts? (at|on)  starting at  averag(es|ed|ing)
    per (year|hour|day|month|annum)s?  an hour*  a year*  a day*  a month*  a week*  annual*  hourly
    percentile*  median*  quartile*  contractor*  freelanc\w+
    """
)
PAY_NOUN: Final = words("salar(y|ies)  pay  wages?  base  compensation*  earn*  makes?")
PAY_OR_RATE: Final = words(
    """
    salar(y|ies)  pay  wages?  compensation  earn(s|ed|ing|ings)?  base  day rates?  rates  average  median
    offers
    """
)
AVERAGE: Final = words(r"averag*  mean  typical(ly)? (salary|pay|earn|base)*  national figure*  avg*")
TOTAL_PAY: Final = words(
    "total (comp*|pay|package|cash|remuneration|earnings|annual comp*)  all-in*  packages?  ote  tc"
)
PART_OF_PAY: Final = words(
    "bonus*  equity  stock  rsus?  sign-on  signing  commissions?  profit sharing  median  retention*"
)
BASE: Final = words("base  salar(y|ies)  total comp*")
BONUS: Final = words(
    "bonus*  overtime  additional cash*  STI  LTI  incentives?  variable pay*  profit[- ]sharing*  commission*"
)
EQUITY: Final = words("equity  stocks?  rsus?  shares?  options?  espp  refresh(er)? grants?  refreshers?")
SIGNING: Final = words(
    """
    sign(ing)?[- ]?on*  signing*  joining bonus*  hiring bonus*  sign-?up bonus*  retention*  relocation*
    referral*
    """
)
GRANT: Final = words(  # equity as a whole, not by the year
    r"""
    vest*  grants?\b(?! (worth )?# (a|per) year)  initial  over (four|4|three|3|five|5) years  four-year*
    4-year*
    """
)
YEARLY: Final = words("per year  a year  annual*  each year  yearly")

PER_YEAR: Final = words(
    r"""
    annual(ly|i[sz]ed)?  per (year|annum)  (a|each|every) year\b(?! (ago|earlier|later|before|over year))
    yearly  per-year  cagr  compound
    """
)

_pay_noun = "salary|pay|annual|yearly|wage|base|compensation|cost-of-living|standard|typical"
_no_verb = "(?<!can )(?<!to )(?<!could )(?<!may )(?<!will )"
_upwards = "increases?|rises?|reviews?|increments?|adjustments?|uplifts?|growth|awards?|settlements?"
RAISE: Final = words(
    rf"""
    (pay|annual|yearly|merit|salary|typical|cost-of-living|regular|internal|average|modest|standard) raises?
    {_no_verb}\braises?\b(?! (pay|salar|earn|your|their|the|it|a|over|nearly))
    \braises (?=average|are\b|of\b|run\b|range|come|tend|typically|have)
    stay(ed|s|ing)? put  who (stay|stays|stayed|remain)  (salary|pay) (increase )?budget*  budgeted for  merit*
    increments?  increases? in (pay|salar)*
    ({_pay_noun})s? ({_upwards})
    (pay|salar(y|ies)) (to )?(go|goes) up (by )?#
    (pay|salar(y|ies)) (go|goes|rise|rises|increase|increases|grow|grows) (by )?#
    """
)
PROMOTION: Final = words(
    r"""
    promot\w+  job (change|switch|hop)*  switch*
    chang(e|es|ed|ing|e of) (jobs?|employers?|compan\w+|firms?|offices?|hospitals?|practices?|schools?)
    becoming an? (\w+ )?(lead|manager|director)*  becoming (\w+ )?(lead|manager)  make (lead|senior|staff|principal)
    (go|goes|going|jump|leap|step) from [\w-]+ to [\w-]+  who moved from  jump(ing|ed)? ship
    title changes?  change of title
    mov(e|es|ed|ing) (to (a )?(another|new|different)|between) (compan|employer|firm|hospital|practice|office)*
    mov(e|es|ed|ing) to (a )?(another|new|different) (school|agency|clinic|plant)
    new employer*
    external (move|offer)s?  stepping up  step up  moving up
    """
)
SHARE_OF_PAY: Final = words(r"share of (total |overall |annual )?(pay|comp|package|earnings)*")
OF_ALL_PAY: Final = grammar(  # "40% of total annual compensation"
    r"""
    \#[^#]{0,30}\bof[ ](?:(?:the|their|your|an?|one's)[ ])?
    (?:(?:total|overall|whole|annual|entire|full|first-year|on-target|typical)\s+){0,3}(?:direct[ ]|cash[ ])?
    (?:comp\b|ctc\b|compensation|pay\b|package|earnings|remuneration|income|value|ote|rewards?)
    """
)
WHAT_PAY_IS_MADE_OF: Final = words(
    """
    base  equity  stock  bonus*  rsus?  variable  cash  salary  benefits  fixed  account*  mak(e|es|ing)  up
    share  options
    """
)

# Jobs
POSTINGS: Final = words(
    r"""
    (job |role )?(posting|listing|opening)*  vacanc\w+  adverts?  ads  advertis\w+  requisition*  job offers
    open roles  open positions
    """
)
JOBS: Final = words(
    """
    jobs?  employment*  demand  hiring*  headcount*  workforce*  occupation*  growth rate*  job outlook*
    outlook*  roles  positions  employed  staffing  recruitment  payroll*  field  profession  workers
    need for  openings
    """
)
JOBS_IN_CLAUSE: Final = words(
    r"jobs  employment*  demand*  hiring*  posting*  opening*  vacanc\w+  headcount*  listings"
)
GROWING: Final = words(
    r"jobs  employment  hiring  postings?  openings?  vacanc\w+  listings  ads  market  headcount*  demand"
)
OF_THE_LABOUR_MARKET: Final = words(
    r"""
    unemployment  pay gap*  wage gap*  gender*  remote*  hybrid*  cost of living  inflation*  acceptance*
    retention*  employment rate*  vacancy rate*  salary growth  wage growth  pay growth  freelanc\w+
    contract(or|ing)?  in-office*  on-?site*  overtime*  night shift*  location*  shortage*  share of postings
    growth*
    """
)
PAY_AND_ITS_GROWTH: Final = re.compile(
    r"\b(?:salar(?:y|ies)|pay|wages?|compensation|(?:day|hourly|pay|contract) rates?|earnings|offers)\b"
    r"(?! (?:transparency|range))",
    re.IGNORECASE,
)

# Markets
MARKET: Final = words("market*  industry*  sector*  spending*  revenue*  segment*  cagr  compound annual")
COMPOUND: Final = words(
    "CAGR  compound(ed)? (annual|average|yearly)  compound(ed)? growth  annual growth rate*"
)
