"""The least that Streamlit can show: what a page costs before it has anything to say."""

import streamlit as st

st.title("Bare")
