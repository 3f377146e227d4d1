"""The structure of the figures in SDMX-ML 3.0: dimensions, attributes, code lists, concepts, and the flow that has them. It
is what SDMX-CSV (`cubes`) names, so that statistical software can read a view with its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from xml.etree import ElementTree

from dashboard.data.store import Edition
from dashboard.locale import LANGUAGES, mark, reader_for
from dashboard.service.api.cubes import AGENCY, FLOW, STRUCTURE_VERSION, WHOLE
from dashboard.service.api.following import XML_LANG

STRUCTURE_TYPE = "application/vnd.sdmx.structure+xml; version=3.0.0"
_ROOT = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
SPACES = {"mes": f"{_ROOT}/message", "str": f"{_ROOT}/structure", "com": f"{_ROOT}/common"}

CONCEPTS = "CS_FIGURES"
AREAS, INDICATORS, ITEMS, STATUSES, UNITS, AUTHORITIES = (
    "CL_AREA", "CL_INDICATOR", "CL_ITEM", "CL_OBS_STATUS", "CL_UNIT_MEASURE", "CL_AUTHORITY",
)  # fmt: skip
LISTS = {
    AREAS: ("regions", mark("reporting areas and partners")),
    INDICATORS: ("indicators", mark("what is measured: name, definition, unit and concept")),
    ITEMS: ("items", mark("parts of a whole: product groups, policy domains, offices and the like")),
    UNITS: ("units", mark("units")),
}
"""The code lists that are tables of the package, and what each holds."""

STATUS_NAMES = {
    "A": mark("as stated"),
    "B": mark("break in the series: not comparable with the periods before"),
    "D": mark("by another definition than the rest of the series"),
    "E": mark("approximate, as the source says"),
    "P": mark("provisional"),
    "U": mark("misprinted or contradicted in the source"),
}
AUTHORITY_NAMES = {"official": mark("official"), "press": mark("press")}
COMPONENTS: Mapping[str, tuple[str, str]] = {
    "INDICATOR": (mark("What"), INDICATORS),
    "REF_AREA": (mark("Whose"), AREAS),
    "COUNTERPART": (mark("Partner"), AREAS),
    "ITEM": (mark("Item"), ITEMS),
    "TIME_PERIOD": (mark("Period"), "ObservationalTimePeriod"),
    "OBS_VALUE": (mark("Value"), "Double"),
    "OBS_STATUS": (mark("Status"), STATUSES),
    "UNIT_MEASURE": (mark("Unit"), UNITS),
    "AUTHORITY": (mark("How far to trust it"), AUTHORITIES),
    "DERIVED": (mark("Derived"), "Boolean"),
    "FIGURE_ID": (mark("Code"), "String"),
}
"""Every component: what it is called, and the code list that its values are of, or else their type."""

DIMENSIONS = ("INDICATOR", "REF_AREA", "COUNTERPART", "ITEM")
ATTRIBUTES = ("OBS_STATUS", "UNIT_MEASURE", "AUTHORITY", "DERIVED", "FIGURE_ID")

for _prefix, _address in SPACES.items():
    ElementTree.register_namespace(_prefix, _address)

Element = ElementTree.Element
Names = Mapping[str, str]


@lru_cache(maxsize=2)
def structure(edition: Edition) -> bytes:
    """The structure message of an edition of the data."""
    message = Element(_tag("mes:Structure"))
    header = _add(message, "mes:Header")
    _add(header, "mes:ID", f"FIGURES_{edition.package.version}".replace(".", "_"))
    _add(header, "mes:Test", "false")
    _add(header, "mes:Prepared", f"{edition.package.created or edition.taken.date().isoformat()}T00:00:00Z")
    _add(header, "mes:Sender", id=AGENCY)
    parts = _add(message, "mes:Structures")
    lists = _add(parts, "str:Codelists")
    for code, (table, title) in LISTS.items():
        _codelist(lists, code, title, _of_table(edition, table))
    _codelist(lists, STATUSES, mark("Status"), _in_words(STATUS_NAMES))
    _codelist(lists, AUTHORITIES, mark("How far to trust it"), _in_words(AUTHORITY_NAMES))
    scheme = _maintained(_add(parts, "str:ConceptSchemes"), "ConceptScheme", CONCEPTS, _texts("Figures"))
    for name, (title, _) in COMPONENTS.items():
        _named(_add(scheme, "str:Concept", id=name), _texts(title))
    flow = _maintained(_add(parts, "str:Dataflows"), "Dataflow", FLOW, _title(edition))
    _add(flow, "str:Structure", _urn("datastructure.DataStructure", FLOW))
    _definition(_add(parts, "str:DataStructures"), edition)
    return ElementTree.tostring(message, encoding="utf-8", xml_declaration=True)


def _definition(parent: Element, edition: Edition) -> None:
    made = _maintained(parent, "DataStructure", FLOW, _title(edition))
    components = _add(made, "str:DataStructureComponents")
    dimensions = _add(components, "str:DimensionList", id="DimensionDescriptor")
    for place, name in enumerate(DIMENSIONS, start=1):
        _component(_add(dimensions, "str:Dimension", id=name, position=str(place)), name)
    _component(_add(dimensions, "str:TimeDimension", id="TIME_PERIOD"), "TIME_PERIOD")
    attributes = _add(components, "str:AttributeList", id="AttributeDescriptor")
    for name in ATTRIBUTES:
        attribute = _add(attributes, "str:Attribute", id=name, usage="mandatory")
        _component(attribute, name)
        _add(_add(attribute, "str:AttributeRelationship"), "str:Observation")
    measures = _add(components, "str:MeasureList", id="MeasureDescriptor")
    _component(_add(measures, "str:Measure", id="OBS_VALUE", usage="mandatory"), "OBS_VALUE")


def _component(parent: Element, name: str) -> None:
    _add(parent, "str:ConceptIdentity", _urn("conceptscheme.Concept", CONCEPTS, name))
    shown, of = _add(parent, "str:LocalRepresentation"), COMPONENTS[name][1]
    if of.startswith("CL_"):
        _add(shown, "str:Enumeration", _urn("codelist.Codelist", of))
    else:
        _add(shown, "str:TextFormat", textType=of)


def _codelist(parent: Element, code: str, title: str, codes: Iterable[tuple[str, Names]]) -> None:
    made = _maintained(parent, "Codelist", code, _texts(title))
    for one, names in codes:
        _named(_add(made, "str:Code", id=one), names)


def _of_table(edition: Edition, table: str) -> Sequence[tuple[str, Names]]:
    """The codes of a table with their names; of parts there is one more, which stands for the whole."""
    package = edition.package
    names = {lang: package.names(table, lang) for lang in LANGUAGES}
    found = [(code, {lang: names[lang][code] for lang in LANGUAGES}) for code in package.table(table)["id"]]
    return [*found, (WHOLE, _texts(mark("Total")))] if table == "items" else found


def _in_words(names: Mapping[str, str]) -> list[tuple[str, Names]]:
    return [(code, _texts(said)) for code, said in names.items()]


def _texts(message: str) -> Names:
    return {lang: reader_for(lang).text(message) for lang in LANGUAGES}


def _title(edition: Edition) -> Names:
    stated = edition.package.described()
    return {lang: stated.get(f"title_{lang}") or stated.get("title") or FLOW for lang in LANGUAGES}


def _maintained(parent: Element, kind: str, code: str, names: Names) -> Element:
    made = _add(
        parent,
        f"str:{kind}",
        id=code,
        agencyID=AGENCY,
        version=STRUCTURE_VERSION,
        isExternalReference="false",
    )
    return _named(made, names)


def _named(made: Element, names: Names) -> Element:
    for lang, said in names.items():
        _add(made, "com:Name", said, **{XML_LANG: lang})
    return made


def _urn(kind: str, code: str, item: str = "") -> str:
    return (
        f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{code}({STRUCTURE_VERSION}){f'.{item}' if item else ''}"
    )


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    made = ElementTree.SubElement(parent, _tag(name), attributes)
    made.text = text or None
    return made


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"
