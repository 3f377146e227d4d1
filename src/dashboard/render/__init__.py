"""The room of renderers: a specification, a card or words in; what a screen, a slide, a sheet, a picture or a page shows out.

Everything that leaves the dashboard is made from cards alone, so that what leaves is what was seen. This room knows no
page and no Streamlit, and needs no browser.
"""
