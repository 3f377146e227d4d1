"""The export-markets page as Streamlit is usually written: metrics, columns and `st.plotly_chart`, over the same figures."""

import streamlit as st

from dashboard.content.blocks import Section
from dashboard.content.inline import text_of
from dashboard.render.plotly import CONFIG
from held import LANG, Chosen, asked, charted, data, drawn
from page_style import HEADING, SLUG

st.set_page_config(page_title=HEADING, layout="wide")
regions = data().package.names("regions", LANG)
with st.sidebar:
    chosen = st.multiselect(
        "Region or country", list(regions), format_func=lambda code: f"{regions[code]} (place)"
    )
content = asked(SLUG, Chosen(regions=tuple(chosen)))
st.title(HEADING)
st.caption(content.count)
columns = st.columns(4)
for column, each in zip(columns, content.headlines, strict=False):
    column.metric(each.what, each.amount, "".join(map(text_of, each.beside)), delta_color="off", border=True)
columns, number = st.columns(2), 0
for block in content.walk():
    if isinstance(block, Section):
        st.header(block.heading)
        columns, number = st.columns(2), 0
    elif charted(block):
        card, number = block.card, number + 1
        with columns[number % 2 - 1], st.container(border=True):
            st.subheader(card.heading)
            st.caption(card.subtitle)
            st.plotly_chart(drawn(card), theme=None, key=card.key, config=dict(CONFIG))
            st.caption(" ".join((card.source_line, *card.notes)))
