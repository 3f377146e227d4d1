"""What a reader asked to see, as an address says it. Knows codes and addresses; draws nothing, reads no files."""

from dashboard.view.links import ALL, COMMON, Choice, Remark, View, Vocabulary, address, parse, query

__all__ = ["ALL", "COMMON", "Choice", "Remark", "View", "Vocabulary", "address", "parse", "query"]
