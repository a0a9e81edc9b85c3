"""What the pages read: the tables of a build, official statistics, roles, places, and where a figure comes from.

Pure: nothing here knows Streamlit.
"""
