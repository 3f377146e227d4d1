"""What stands on a page as bytes: HTML by templates. Knows neither pages nor Streamlit."""
