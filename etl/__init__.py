"""From documents to sourced facts, from facts to tidy tables.

The data flows one way: document -> quantity -> fact -> table. Nothing here knows the dashboard.
"""
