"""What programs ask by the Model Context Protocol: tools that find, read, compare and check figures, to be read only.

Each tool is a plain function over one edition of the data, and answers from the same functions as the pages and the
data addresses. An answer brings whatever must not be lost when it is quoted: unit, whose, period, status, source, link,
citation, and what it must not be taken for. What has no figure is told so.
"""

from dashboard.service.tools.endpoint import PATH, Endpoint

__all__ = ["PATH", "Endpoint"]
