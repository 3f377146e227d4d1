"""Pages without JavaScript: what a view says as one plain document, for readers, crawlers and frames of other sites."""

from dashboard.service.plain.answers import Plain

__all__ = ["Plain"]
