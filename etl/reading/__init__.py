"""Reads the figures of a document: every numeral comes back in a fact, or with the reason why it is in none.

`read_document` is the whole of it. A figure goes through the modules in this order:

    document   reader        walks the blocks, makes facts of claims, credits source lines
    blocks     markup        blanks what is no text
               lines, grids  tell a heading, an item, wrapped prose, a table from one another
               blocks        cut the document up, each piece under the scopes that speak for it
    numbers    figures       numerals in figures and words, years, pay periods
               sorting       parts what may be a figure from dates, percentiles, versions, ages
    quantities figures       joins two numbers into a range, reads open ends
    context    attributes    find levels, industries, employers, markets, skills, publishers in a text
               lent, labels  what a heading, a column, a label says of the figures beside it
               surroundings  gathers it: own words first, then label and column, then the scopes above
               denominations currency and multiplier that a heading declares
               context       holds it all, with the clause, the sentence and what stands around
               carried       what the sentence before leaves to this one
    kind       kinds         the family of a quantity, then the rules that name its kind
               vetoes        what is no market figure, and why
               evidence      whether a sum is pay
    claim      sentences     runs a sentence through all of these
               table_reader  does so for each cell of a table; `columns` parts labels from figures
               units         ends and unit
               signs         falls are negative
               projections   what is only expected
               claims        the fact without its place
    fact       accounts      every numeral with its fact or its reason

The vocabulary is declared in tables (`words` has the notation), the rules and vetoes in rows of one shape; the
first that fits counts.
"""

from etl.reading.reader import Reading, read_document

__all__ = ["Reading", "read_document"]
