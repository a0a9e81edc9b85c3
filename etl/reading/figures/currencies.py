"""How money is written: signs, codes and words of currencies, and the words that scale a number."""

from typing import Final

from etl.reading.words import any_of

SPELLINGS: Final = {
    "usd": "$  us$  usd  dollar  dollars  us dollars  bucks",
    "gbp": "£  gbp  pound  pounds  pounds sterling  sterling",
    "eur": "€  eur  euro  euros",
    "inr": "₹  inr  rs  rs.  rupee  rupees  lpa",
    "cad": "c$  ca$  cad  cad$  canadian dollars",
    "aud": "a$  au$  aud  australian dollars",
    "sgd": "s$  sg$  sgd  singapore dollars",
    "nzd": "nz$  nzd",
    "hkd": "hk$  hkd",
    "brl": "r$  brl",
    "chf": "chf  francs  swiss francs",
    "jpy": "¥  jpy  yen",
    "cny": "cny  rmb",
    "sek": "sek",
    "nok": "nok",
    "dkk": "dkk",
    "pln": "pln  zł",
    "ils": "ils",
    "krw": "krw",
    "zar": "zar",
    "mxn": "mxn",
    "aed": "aed",
}
CURRENCIES: Final = {
    spelling: currency for currency, spellings in SPELLINGS.items() for spelling in spellings.split("  ")
}
WRITES_POINTS_IN_THOUSANDS: Final = frozenset(("eur", "chf", "sek", "nok", "dkk", "pln", "brl"))  # €65.000

SCALE_WORDS: Final = {
    1e3: "k  thousand  thousands  grand",
    1e5: "l  lakh  lakhs  lac  lacs  lpa",  # LPA: lakhs per annum
    1e6: "m  mn  mm  million  millions",
    1e7: "cr  crore  crores",
    1e9: "b  bn  billion  billions",
    1e12: "t  tn  trillion  trillions",
}
SCALES: Final = {word: scale for scale, words in SCALE_WORDS.items() for word in words.split("  ")}

# As parts of larger patterns. A code stands before or after its number, a sign mostly before, a word after.
CODE: Final = any_of(
    """
    USD  GBP  EUR  CAD  AUD  INR  CHF  SGD  NZD  HKD  BRL  JPY  CNY  RMB  SEK  NOK  DKK  PLN  ILS  KRW  ZAR
    MXN  AED
    """
)
SIGN: Final = r"(?:US|CA|CAD|AU|NZ|SG|HK|C|A|S|R)?\$|[£€₹¥]"
NAME: Final = f"{CODE}|" + any_of(
    "€  £  zł  dollars?  pounds?  sterling  euros?  rupees?  francs  yen  bucks"
)
FULL_NAME: Final = any_of("(US|Canadian|Australian|Singapore) dollars  pounds sterling  Swiss francs")
