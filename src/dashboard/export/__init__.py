"""The export room: cards in, bytes out. What leaves the dashboard carries its title, filters, sources, date and link.

Knows figures, languages and charts' data; refuses to know Streamlit, and starts no browser.
"""
