"""Offers as a visitor handles them: typed, read, compared, carried away.

`draft` holds what is typed, right or wrong; `fields` and `form` ask for it, `session` and `offer_set` keep it,
`files` lets it come and go. `start` fills in what documents state (`stated_pay`); `market`, `advice` and
`rises` set an offer among their figures. `frames` and `findings` turn an estimate into charts and sentences,
`side_by_side` and `comparison_sentences` several of them. `workbook` and `report` are the exports; both say what
was entered (`entries`) and what it rests on (`grounds`). What an offer is worth is worked out in
`dashboard.compensation` and nowhere here.
"""
