"""Why a numeral or a quantity is no market figure.

`numerals` looks at what touches a numeral, `clauses` at the words of a clause or a sentence: its rows stand in
`surveys`, `money` and `stories`.
"""
