"""Sums and rates that are no pay: stakes, benefits, taxes, prices, funding, limits, allowances."""

from typing import Final

from etl.reading.vetoes.rows import COUNT, MONEY, PERCENT, YEARS, Veto, Zone
from etl.reading.words import grammar, words

_about = r"(about |around |roughly |up to |between |from |at least |as much as |just |only |an? |the \w+ )?"

OF_MONEY: Final[tuple[Veto, ...]] = (
    Veto("vesting terms", (PERCENT, YEARS), words("vest*  cliff")),
    Veto("a fee", (PERCENT,), words("fees?")),
    Veto(
        "an ownership stake",
        (PERCENT,),
        words(
            r"""
            #\s*(of the (company|shares|equity)|ownership|stake)*  ownership  stake  dilut\w+  fully diluted
            equity (grants? )?(of|between|from|stakes?)?\s*#(?!\s*of (total|the package))
            #\s*(in )?equity\b(?! (refresh|compon))
            """
        ),
    ),
    Veto(
        "a retirement or benefit rule",
        (PERCENT, MONEY),
        words(
            r"""
            401\s?\(?k\)?  403\s?\(?b\)?  (?<!closest )(?<!nearest )(?<!best )match(es|ing|ed)?  pension*
            retirement*  superannuation
            contribut\w+  espp*  (health(care)?|medical|insurance) premiums?  discount on (stock|shares)
            employee stock purchase*
            """
        ),
    ),
    Veto(
        "tax, interest or inflation",
        (PERCENT, MONEY),
        grammar(  # "$120,000 before taxes" is pay
            r"""
            (?<!before[ ])(?<!after[ ])(?<!pre-)(?<!post-)(?<!of[ ])
            (?<!excluding[ ])(?<!excl\.[ ])(?<!plus[ ])(?<!without[ ])(?<!ex[ ])
            \b(?:
                tax(?:es|ed|able|ation)?\b(?![ ](?:analyst|engineer))
                |interest[ ]rate|apr\b|inflation|vat|mortgage|withholding|social[ ]security
                |national[ ]insurance|gdp|surcharge
                |(?:consumer|retail)[ ]prices
                |fines?[ ](?:of|up|under|reach\w*)\b|turnover[ ]of|of[ ]turnover
            )\b
            """
        ),
    ),
    Veto(
        "tax, visa or surcharge",
        (MONEY, PERCENT, YEARS),
        words(
            r"""
            that was the (\d{4}|old|former|earlier) (value|figure|number)  ^\W*(tuition|course fees)\b
            exchange rates?  net income  (diluted )?share\b.{0,20}(closed|price)  per diluted share
            fiscal \d{4}  actual results  income tax  tax rates?  taxed at  surcharge  visas?  tuition is
            filing fees?
            """
        ),
        Zone.SENTENCE,
    ),
    Veto(
        "a discount or price",
        (PERCENT, MONEY),
        words("off (your|the|any|all)  discount*  promo code*  coupon*  sale  refund*"),
    ),
    Veto(
        "the cost of study or training",
        (MONEY,),
        words(
            r"""
            tuition*  boot[ -]?camps?  course(s|work)?  certificat(e|ion)s? (costs?|fees?|exams?|prices?)
            exam\w*\b(?!\s*:)(?![^#]*\b(worth|adds?|lifts?) )
            enrol*  class(es)?  program(me)? (costs?|fees?)  degree costs?  training costs?
            student (loan|debt)*  scholarship*  workshops  workshop (fees?|costs?|prices?)  textbook*
            membership*  subscription*
            (costs?|priced?|fees?)\b[^#]{0,25}#(?![^#]{0,15}\b(salary|pay))
            charged? (clients|customers)*  charges? [^#]{0,20}#(?![^#]{0,12}(hour|day))
            """
        ),
        spares_markets=True,
    ),
    Veto(
        "a price or cost",
        (MONEY,),
        words(
            rf"""
            costs? (us |you |them |me )?{_about}#  costs? of (?!living)  price[ds]?  fees?
            rents?\b(?![^#]*\b(pays?|pay)\b)  rental (price|cost|income|market)*  mortgage*
            house(s|hold)? price*  home (price|value)*  ticket*  registration*  purchase*  buy(s|ing)?
            spend(s|ing)? (on|about|around)  spend(s|ing)? #
            set(s)? (you|them|one) back  spent  bill(s|ed)?\b(?![^#]{{0,25}} #[^#]{{0,12}}(hour|day))
            gpus?\b[^#]{{0,30}}(cost|sell|list)*
            (per|a) (token|seat|user|gpu|query|unit|head|employee|square|hire|attendee|credit|visit|session|patient)*
            (a|an|each) (gpu|card|chip|server)  invoice*  sav(e[sd]?|ings?)
            licen[sc]es?\b(?![^#]*\b(adds?|worth|brings?|lifts?|raises?|command*) )
            """
        ),
        spares_markets=True,
    ),
    Veto(
        "funding, valuation or revenue of firms",
        (MONEY,),
        words(
            r"""
            rais(ed|es|ing) (a |about |over |more than |another |some |nearly |roughly |up to |\w+ )?#
            rais(ed|ing)\b(?=[^#]*#[^#]*\b(series|round|funding|seed|investors?)\b)
            funding  pledged  company valued  series [a-f] (round|raise|led|investment)*  closed a
            seed round*  venture capital*  valuation*  valued at # (by|after|in its)*  acquir\w+  acquisition*
            ipo  market cap*  net income*  (net |gross |operating |annual )profits?
            (quarterly|annual|whose|its|their|company) (revenue|sales|turnover)*
            in (annual |quarterly |net )?(revenue|sales|profits?)
            ^(revenues?|turnover|sales|profits?)\b(?! sharing)  revenue (rose|grew|fell|of)*
            revenues? of (the company|its)*  invested*  bailout*  grants? (from|of # (from|to))*  prize*
            (loss(es)?|profits?) of (about |around |nearly |over |some )?#  (turns|turned) over (about |over )?#
            (on|with|from) (annual |yearly |total )?(revenues?|sales|turnover) of (about |nearly |over )?#
            lawsuit*  settle(d|ment)*  fined  penalt(y|ies)  donat\w+  endowment*  backed (with|by)*
            """
        ),
    ),
    Veto(
        "a cap, threshold or limit set by law",
        (MONEY,),
        words(
            """
            threshold  statutory  minimum wage  salary cap  poverty line  visa  exempt(ion)?  wage base
            limit(s|ed)? (of|to|is)  fine of  caps? (at|of|on)
            """
        ),
    ),
    Veto(
        "a rule of the survey's method",
        (MONEY, PERCENT, COUNT),
        words(
            r"""
            rounded to  (was|were|been) (dropped|excluded|removed|discarded)  outliers?  response rate
            (we|had) (printed|misprinted|misstated|misreported)
            (earlier|first|previous|last year['’]s) ([\w',]+ ){0,14}(printed|gave|said|showed|listed)  as printed
            left out\b  set aside as  implausible  margin of error  confidence interval
            ^corrections?  errat(um|a)
            """
        ),
    ),
    Veto(
        "a sum of two or an equivalent, not a figure",
        (MONEY, PERCENT),
        words(
            """
            feels like  goes as far
            equivalent (to|of)(?! (about |around |roughly )?# ?(/|per|an?) ?(week|month|hour|year|day)\b)
            adds? up to (more than )?1?00  sum(s|med)? to
            deferred  worth the same
            """
        ),
    ),
    Veto(
        "the limits of an allowance",
        (MONEY,),
        words(r"(supplement|weighting|allowance)\b[^.]{0,80}\b(minimum|maximum)"),
        Zone.SENTENCE,
    ),
    Veto(
        "an allowance or budget",
        (MONEY,),
        words(
            r"""
            stipend(?!s? [^#]{0,25}#[^#]{0,3} (a|per) month)*  allowance*  budgets?  reimburs\w+  per diem  relocation*
            wellness*  home office*  (home|your|office|new) equipment  equipment (budget|allowance)  perks?
            childcare*  commut\w+
            """
        ),
        spares_markets=True,
    ),
)
