"""Figures of how something was found out: codes, samples, what respondents said, how a model did."""

import re
from typing import Final

from etl.reading.vetoes.rows import COUNT, MONEY, MULTIPLE, PERCENT, YEARS, Veto, Zone
from etl.reading.words import any_of, grammar, words

_people = any_of(
    r"""
    respondents?  participants?  engineers?  developers?  scientists?  professionals?  practitioners?
    workers?  employees?  employers?  compan(y|ies)  firms  organi[sz]ations  businesses  teams  managers
    recruiters  executives  leaders  candidates  applicants  people  adults  americans  those  them
    all (job )?(postings?|ads|listings)  (job )?(postings?|listings|ads|adverts|vacancies|offers)  graduates
    students  users  readers  members  women  men  hires  positions  roles  openings  jobs  startups
    enterprises  analysts  researchers  designers  nurses  contractors  freelancers  learners  hospitals
    banks  decision-makers  attendees  subscribers  clients  customers  households  interviewees  cases
    projects  models  papers  us\b  staff  the (workforce|sample|total|field|profession|team|class|cohort)
    """
)
_did = any_of("of  said  say  report(ed)? (that|being|having|feeling|using)  agreed  believe  plan(ned)? to")
_answered = any_of(
    r"""
    of (them|us|all)\b  said\b  say\b  agreed  believe  prefer  that they\b  think\b  thinks\b  feel\b  want\b
    would\b  are (women|men|remote|satisfied|happy)  hold (a|an)\b  have (a|an)\b  work (remotely|from)
    now work  use\b  used\b  listed\b  mention*  require[sd]?\b  ask(ed)? for  plan to  expect to hire
    were (women|men)  identif\w+  report (feeling|being|having|using|that)
    (had |have )?left the (profession|field|job|trade)
    (all |the )?([\w-]+ ){1,3}(earned|earn|made|make) (more|less|over|under)\b
    """
)
_some = r"of (?:[\w'’-]+ ){1,4}?"  # 71% of holders report a raise
_tell = "(?:report(?:ed)?|say|said|saw|told|expect|agree|received|got|had|have)"
_of_pay = any_of(
    """
    ctc  compensation  the package  cash  base  the base  salary  annual  total  pay  their (salary|base|total|pay)
    your  gross  earnings
    """
)
_whose = "(an?|our|the|this|its|their|last|[\\w’']+s)"

OF_SURVEYS: Final[tuple[Veto, ...]] = (
    Veto(
        "a code or an identifier",
        (MONEY, PERCENT, COUNT, YEARS),
        grammar(
            r"^(?:\w+[ ])?(?:codes?|id|ids|soc(?:[ ]code)?|ref(?:erence)?|no\.?|[#]|citation|doi|isbn|issn)\s*:"
            r"|^how[ ]to[ ]cite\b"
        ),
    ),
    Veto(
        "a sample size",
        (MONEY, PERCENT, COUNT, YEARS),
        words(
            r"""
            (draws on|drawn from|based on|sample of|analy[sz]ed) ([\w-]+ ){0,3}#
            (we|I) (looked at|weighted|collected|combined|reviewed|read|scanned|went through|studied) ([\w-]+ ){0,3}#
            (a |our )(review|study|scan|reading|look) (of|at) ([\w-]+ ){0,2}#
            from # (postings|ads|listings) (that|which|with)
            in sample
            (uses?|using|used|with|on) (data|figures|information) (from|on|of) ([\w-]+ ){0,3}#
            ^(n|sample( size)?|respondents|responses|holders|records|people surveyed|submissions|reports)\s*:
            """
        ),
    ),
    Veto(
        "a share of people or firms in a survey",
        (PERCENT,),
        grammar(
            rf"(?<!\blose[ ])(?<!\blost[ ])\#\s*(?:\w+[ ])?{_did}\b(?![ ]{_of_pay})[^#]{{0,60}}?\b{_people}\b"
        ),
    ),
    Veto(
        "a share of people or firms in a survey",
        (PERCENT,),
        re.compile(rf"#\s*(?:{_answered}|{_some}{_tell}\b)", re.IGNORECASE),
    ),
    Veto(
        "a share of people or firms in a survey",
        (PERCENT, COUNT),
        words(
            rf"""
            share (with|who|that|receiving|getting|offering)
            ^(used by|users?|adoption|usage|share of (postings|ads|jobs|listings|respondents))
            (of|among) (those|them)\b[^#]*\(\s*#
            (in|of|to|per) {_whose} ([\w-]+ ){{0,3}}(survey|poll|questionnaire)\b(?![^#]*\b(averag|budget|median))[^#]*#
            (surveyed|polled)\b[^#]*#  #[^#]*\b(respondents|(people|those|them|engineers|workers) surveyed)
            #[^#]*\bsurveyed (said|say|report)*  respondents
            """
        ),
    ),
    Veto(
        "a share of people or firms in a survey",
        (PERCENT,),
        words(
            r"""
            (share|proportion|percentage) of (respondents|companies|firms|employers|women|men|engineers)*
            (share|proportion|percentage) of (teams|postings|candidates|readers|members)*
            """
        ),
    ),
    Veto(
        "a ratio to an average, not a difference",
        (PERCENT,),
        words(
            r"\d+ ?(%|per ?cent) of (the |our )?(national|u\.?s\.?|market) (figure|average|mean|median|level)"
        ),
        Zone.SENTENCE,
    ),
    Veto(
        "what one firm pays",
        (PERCENT, MONEY),
        words(
            "we (trail|lag|lead|exceed)  (our|my) (own )?(vacancy|turnover|attrition|acceptance|retention) rate"
        ),
    ),
    Veto(
        "a data split",
        (PERCENT,),
        words(r"train(ing)?\b.{0,60}\b(validation|test(ing)?|hold-?out)  split"),
        Zone.SENTENCE,
    ),
    Veto(
        "model quality or system health",
        (PERCENT, MULTIPLE),
        words(
            r"""
            accurac\w+  precision  recall  f1  auc  mAP  bleu  score[ds]?  benchmark  confidence  coverage
            loss  error rates?  word error  false (positive|negative)s?  defects?  bugs?  incidents?
            uptime  up-time  downtime  availability  (?<!low )(?<!low-)latency  response time  throughput  utili[sz]ation
            efficiency  memory  speed-?ups?  (runs?|trains?|ran|trained|inference|times|x) (faster|slower)
            fps  compression  sparsity  dropout  cpu  gpu (time|hours)
            """
        ),
    ),
)
