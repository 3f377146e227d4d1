"""The room of renderers: a specification or a card in, what a screen, a slide, a sheet, a picture or a file shows out.

Everything that leaves the dashboard is made from cards alone, so that what leaves is what was seen. This room knows no
Streamlit and needs no browser.
"""
