"""The data described in the standards of its field, for catalogues, search engines and statistical software: schema.org
and Croissant, StatDCAT-AP, SDMX structures. Nothing is described that has no address here.
"""

from dashboard.service.api.standards.croissant import croissant
from dashboard.service.api.standards.dataset import About, about, schema_org
from dashboard.service.api.standards.statdcat import catalogue
from dashboard.service.api.standards.structure import STRUCTURE_TYPE, structure

__all__ = ["STRUCTURE_TYPE", "About", "about", "catalogue", "croissant", "schema_org", "structure"]
