"""How money is written: signs, codes and words of currencies, and the words that scale a number."""

from typing import Final

from etl.reading.words import any_of

SPELLINGS: Final = {
    "usd": "$  us$  usd  dollar  dollars  us dollars  bucks",
    "gbp": "£  gbp  pound  pounds  pounds sterling  sterling",
    "eur": "€  eur  euro  euros",
    "inr": "₹  inr  rs  rs.  rupee  rupees  lpa",
    "cad": "c$  ca$  cad  cad$  canadian dollars",
    "aud": "a$  au$  aud  aud$  australian dollars",
    "sgd": "s$  sg$  sgd  singapore dollars",
    "nzd": "nz$  nzd  new zealand dollars",
    "hkd": "hk$  hkd  hong kong dollars",
    "brl": "r$  brl  reais",
    "chf": "chf  francs  swiss francs",
    "jpy": "¥  jpy  yen",
    "cny": "cny  rmb  yuan  renminbi",
    "sek": "sek  kronor",
    "nok": "nok",
    "dkk": "dkk",
    "pln": "pln  zł  zloty  zlotys  zlotych",
    "ils": "ils  ₪  shekels",
    "krw": "krw",
    "zar": "zar  rand",
    "mxn": "mxn  mx$",
    "aed": "aed  dirhams",
    "czk": "czk  kč",
    "huf": "huf",
    "ron": "ron  lei",
    "thb": "thb  baht",
    "idr": "idr",
    "myr": "myr  ringgit",
    "twd": "twd  nt$",
    "vnd": "vnd",
    "uah": "uah",
    "sar": "sar",
    "qar": "qar",
    "ngn": "ngn",
    "kes": "kes",
    "pkr": "pkr",
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
    MXN  AED  CZK  HUF  RON  THB  IDR  MYR  TWD  VND  UAH  SAR  QAR  NGN  KES  PKR
    """
)
SIGN: Final = r"(?:US|CA|CAD|AU|AUD|NZ|SG|HK|NT|MX|C|A|S|R)?\$|[£€₹¥₪]"
FULL_NAME: Final = any_of(
    """
    (US|Canadian|Australian|Singapore|New Zealand|Hong Kong) dollars  pounds sterling  Swiss francs
    """
)
NAME: Final = f"{FULL_NAME}|{CODE}|" + any_of(
    """
    €  £  zł  Kč  dollars?  pounds?  sterling  euros?  rupees?  francs  yen  bucks  zlot(ys|ych|y)  yuan
    renminbi  rand  reais  shekels  dirhams  kronor  baht  ringgit
    """
)
# Names that more than one currency goes by: a sum in them is none of ours.
SHARED_NAME: Final = any_of("kroner?  krona  kr\\.?  pesos?  dinars?  won  riyals?  rials?  lira  soles")
