"""The sheets of an offer's workbook: their names, where the table on each begins, what may be changed on them."""

OFFER, YEARS, PAYMENTS, REASONS = "Offer", "Year table", "Payments", "What it rests on"
HEAD_ROW, FIRST_ROW = 5, 6  # below a title and its notes
RATE = "discount_rate"  # the name of the one entry that formulas follow
TO_CHANGE = {"bg_color": "#FBF0E6", "font_color": "#1F3FA0", "bottom": 4, "bottom_color": "#AD520F"}
NUMBER = "#,##0.####"
