"""The floor: a title, a number field, a number and a chart, and nothing that Streamlit would not do by itself."""

import plotly.graph_objects as go
import streamlit as st

POINTS = range(10)

st.title("Floor")
factor = st.number_input("Factor", value=2)
st.metric("Twice as much", 2 * factor)
st.plotly_chart(go.Figure(go.Scatter(x=[*POINTS], y=[factor * x % 11 for x in POINTS], mode="markers")))
