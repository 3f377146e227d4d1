"""Addresses for the data: the catalogue, figures, tables and the whole package, as JSON and CSV, to be read only.

Every answer says which version of the data it is, carries a strong ETag, and may be read by pages of any site.
"""

from dashboard.service.api.routes import api

__all__ = ["api"]
