"""What public records tell of pay: the tables of data/official, the warehouse made of them, and what they answer.

Documents claim; statistics and filings record. Nothing here reads a document.
"""
