"""Figures in text: numbers with their signs, number words, ranges, open ends, years, pay periods."""
