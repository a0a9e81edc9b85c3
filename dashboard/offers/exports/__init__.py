"""An estimate to take along: a report to print, a workbook, a year table."""
