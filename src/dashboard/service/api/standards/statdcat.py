"""The data in StatDCAT-AP 3, as catalogues of public data take it up: one catalogue, a data set for the whole and one for
each subject, with the addresses at which each is given.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.locale import FALLBACK, LANGUAGES
from dashboard.service.api.cubes import DIMENSIONS, JSON_STAT, SDMX_CSV
from dashboard.service.api.standards.dataset import About, series, units, years
from dashboard.service.api.standards.graph import Graph, Iri, Text

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "stat": "http://data.europa.eu/s1n/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
LANGUAGE_CODES = {"en": "ENG", "nl": "NLD"}
PLACES = {
    "bel": (f"{EU}country/BEL", "Belgium"),
    "be-vlg": ("http://data.europa.eu/nuts/code/BE2", "Flanders"),
}
THEME = (f"{EU}data-theme/INTR", "International issues")
ATTRIBUTES = ("obs_status", "unit_measure", "authority", "derived")


class Form(NamedTuple):
    """A form in which figures are given: the ending of its address, its media type, and its code as a type of file."""

    ending: str
    media: str
    file: str


FORMS = (
    Form(".csv", "text/csv", "CSV"),
    Form(".json", "application/json", "JSON"),
    Form(f".{JSON_STAT}", "application/json", "JSON"),
    Form(f".{SDMX_CSV}", "text/csv", "CSV"),
)
WHOLE = (*FORMS, Form("package.zip", "application/zip", "ZIP"))
"""Those of all figures."""


@lru_cache(maxsize=2)
def catalogue(said: About) -> Graph:
    """The catalogue. Shared: never alter it."""
    return _Written(said).graph


class _Written:
    """Writes the catalogue of one edition."""

    def __init__(self, said: About) -> None:
        self._said = said
        self._own = f"{said.root}/statdcat.ttl#"
        self.graph = graph = Graph(PREFIXES)
        self._publisher = graph.say(f"{self._own}publisher", "foaf:Agent", foaf_name=Text(said.publisher))
        self._languages = [
            graph.say(f"{EU}language/{LANGUAGE_CODES[lang]}", "dct:LinguisticSystem")
            for lang in LANGUAGES
            if lang in LANGUAGE_CODES
        ]
        self._dimensions = [
            graph.say(f"{self._own}{name}", "qb:DimensionProperty", rdfs_label=Text(name.upper()))
            for name in DIMENSIONS
        ]
        self._attributes = [
            graph.say(f"{self._own}{name}", "qb:AttributeProperty", rdfs_label=Text(name.upper()))
            for name in ATTRIBUTES
        ]
        self._structure = graph.say(
            f"{said.root}/structure.xml", "dct:Standard", dct_title=Text("SDMX structure", FALLBACK)
        )
        self._theme = graph.say(THEME[0], "skos:Concept", skos_prefLabel=Text(THEME[1], FALLBACK))
        figures = said.edition.package.observations()
        sets = [
            self._dataset("", said.titles, figures),
            *map(self._of_subject, said.edition.package.subjects),
        ]
        service = self._service(sets)
        graph.say(
            f"{self._own}catalogue",
            "dcat:Catalog",
            dct_title=_each(said.titles),
            dct_description=_each(said.descriptions),
            dct_publisher=self._publisher,
            dct_language=self._languages,
            dct_modified=self._day(),
            foaf_homepage=graph.say(f"{said.home}/", "foaf:Document"),
            dcat_dataset=sets,
            dcat_service=service,
            **self._terms(),
        )

    def _of_subject(self, subject: str) -> Iri:
        figures = self._said.edition.package.observations(subject)
        entry = next(
            one for one in self._said.edition.dictionary if one.name == subject or one.subject == subject
        )
        return self._dataset(subject, {lang: entry.title.text(lang) for lang in LANGUAGES}, figures)

    def _dataset(self, subject: str, titles: object, figures: pd.DataFrame) -> Iri:
        """The data set of a subject; of all figures with "" as the subject."""
        said, graph = self._said, self.graph
        name = subject or "figures"
        places = set(figures["ref_area"])
        more = {}
        if len(figures):
            more = {
                "dct_temporal": self._period(name, *years(figures)),
                "dct_spatial": [
                    graph.say(address, "dct:Location", rdfs_label=Text(label, FALLBACK))
                    for code, (address, label) in PLACES.items()
                    if code in places
                ],
                "stat_numSeries": Text(str(series(figures)), kind=f"{PREFIXES['xsd']}integer"),
                "stat_statUnitMeasure": [self._unit(code) for code in units(figures, said.edition)],
            }
        return graph.say(
            f"{self._own}{name}",
            "dcat:Dataset",
            dct_title=_each(titles),
            dct_description=_each(said.descriptions),
            dct_identifier=Text(f"{said.root}/figures?page={subject}" if subject else f"{said.root}/figures"),
            dct_publisher=self._publisher,
            dct_language=self._languages,
            dct_modified=self._day(),
            dct_accessRights=graph.say(f"{EU}access-right/PUBLIC", "dct:RightsStatement"),
            dct_accrualPeriodicity=graph.say(f"{EU}frequency/IRREG", "dct:Frequency"),
            dct_conformsTo=self._structure,
            dcat_theme=self._theme,
            dcat_keyword=[
                Text(word, lang)
                for lang in LANGUAGES
                for word in said.edition.package.names("themes", lang).values()
            ],
            dcat_landingPage=graph.say(f"{said.home}/{subject}", "foaf:Document"),
            dcat_distribution=[self._distribution(subject, form) for form in (FORMS if subject else WHOLE)],
            owl_versionInfo=Text(said.version),
            stat_dimension=self._dimensions,
            stat_attribute=self._attributes,
            **more,
        )

    def _distribution(self, subject: str, form: Form) -> Iri:
        said, graph = self._said, self.graph
        whole = not form.ending.startswith(".")
        address = f"{said.root}/{form.ending}" if whole else f"{said.root}/figures{form.ending}"
        address += f"?page={subject}" if subject else ""
        file = graph.say(f"{EU}file-type/{form.file}", "dct:MediaTypeOrExtent")
        media = f"https://www.iana.org/assignments/media-types/{form.media}"
        name = f"{subject or 'figures'}-{form.ending.strip('.').replace('.', '-')}"
        return graph.say(
            f"{self._own}{name}",
            "dcat:Distribution",
            dct_title=Text(name, FALLBACK),
            dcat_accessURL=graph.say(address, "rdfs:Resource"),
            dcat_downloadURL=Iri(address),
            dct_format=file,
            dcat_mediaType=graph.say(media, "dct:MediaType"),
            **self._terms(),
        )

    def _service(self, sets: list[Iri]) -> Iri:
        said, graph = self._said, self.graph
        return graph.say(
            f"{self._own}service",
            "dcat:DataService",
            dct_title=_each(said.titles),
            dcat_endpointURL=graph.say(f"{said.root}/", "rdfs:Resource"),
            dcat_endpointDescription=graph.say(f"{said.root}/openapi.json", "rdfs:Resource"),
            dcat_servesDataset=sets,
            dct_accessRights=graph.say(f"{EU}access-right/PUBLIC", "dct:RightsStatement"),
            **({"dct_license": terms["dct_license"]} if "dct_license" in (terms := self._terms()) else {}),
        )

    def _terms(self) -> dict[str, Iri]:
        """The licence of the compilation, and a statement of what is not sure of it."""
        licence, graph = self._said.licence, self.graph
        if licence is None:
            return {}
        more = (
            ""
            if licence.confirmed
            else " The licence of the compilation has still to be confirmed by its owner."
        )
        rights = graph.say(
            f"{self._own}rights",
            "dct:RightsStatement",
            rdfs_label=Text(
                f"Each figure keeps the licence of its source, which stands with it.{more}", FALLBACK
            ),
        )
        address = licence.url or f"{self._own}licence"
        document = graph.say(address, "dct:LicenseDocument", dct_title=Text(licence.name, FALLBACK))
        return {"dct_license": document, "dct_rights": rights}

    def _period(self, name: str, first: int, last: int) -> Iri:
        kind = f"{PREFIXES['xsd']}gYear"
        return self.graph.say(
            f"{self._own}{name}-years",
            "dct:PeriodOfTime",
            dcat_startDate=Text(f"{first:04}", kind=kind),
            dcat_endDate=Text(f"{last:04}", kind=kind),
        )

    def _unit(self, code: str) -> Iri:
        package = self._said.edition.package
        labels = [Text(package.names("units", lang)[code], lang) for lang in LANGUAGES]
        return self.graph.say(f"{self._own}unit-{code}", "skos:Concept", skos_prefLabel=labels)

    def _day(self) -> list[Text]:
        return [Text(self._said.day, kind=f"{PREFIXES['xsd']}date")] if self._said.day else []


def _each(texts: object) -> list[Text]:
    return [Text(said, lang) for lang, said in dict(texts).items() if said]
